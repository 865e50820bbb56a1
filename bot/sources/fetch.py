"""Fetches feeds and pages politely, and never more than we can carry.

One request asks with the validators the server gave us last time, letter for letter.
Redirects are followed by hand, so that each hop is checked like the first. The body is
unpacked piece by piece: a bomb stops at the limit, not after it (aiohttp and httpx both
hand over 67 MB at once from a gzip bomb when they unpack themselves).
"""

import asyncio
import weakref
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from copy import copy
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Protocol
from urllib.parse import urljoin

import aiohttp
from aiohttp.abc import AbstractResolver
from aiohttp.resolver import ThreadedResolver
from multidict import CIMultiDictProxy
from yarl import URL

from bot import wording_problems as wording
from bot.errors import SourceError, Unanswered
from bot.model import Rest
from bot.sources.body import MOST_BYTES, Body, Room
from bot.sources.canonical import canonical
from bot.sources.floodgate import BUFFER, GatedConnector
from bot.sources.guard import Guard, PrivateError
from bot.sources.hints import fresh_for
from bot.sources.manners import PAUSE, rest_after
from bot.sources.turns import AllAtOnce, Turns

KEPT_OPEN = 5.0  # seconds without a request
DEADLINE = 30.0  # seconds for everything, redirects and all
MOST_REDIRECTS = 5
MOST_VALIDATOR = 500  # characters; each feed's are kept in the store
_PERMANENT = {301, 308}
_REDIRECTS = {301, 302, 303, 307, 308}
_SAME_AGAIN = {307, 308}  # of a form; the others make a question of it
_ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, "
    "application/xml;q=0.9, text/html;q=0.8, */*;q=0.5"
)


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Page:
    """What a server answered: the body only when it is a new one (status 200).

    `moved` is the address to use from now on, when the server said so; `retry_after`
    and `fresh`, for how long the answer holds, are in seconds; `links` are its headers.
    """

    status: int
    url: str
    body: bytes = b""
    content_type: str = ""
    charset: str = ""
    etag: str = ""
    modified: str = ""
    moved: str = ""
    retry_after: float | None = None
    fresh: float = 0.0
    links: str = ""


class Fetcher(Protocol):
    """Gets what stands at an address."""

    async def get(self, url: str, *, etag: str = "", modified: str = "") -> Page:
        """Return the server's answer; raise SourceError when there is none."""
        ...


@asynccontextmanager
async def open_fetcher(
    allow: Iterable[str] = (),
    *,
    contact: str = "",
    seconds: float = DEADLINE,
    resolver: AbstractResolver | None = None,
    turns: Turns | None = None,
) -> AsyncIterator["WebFetcher"]:
    """Give a fetcher; `allow` names hosts of one's own network, `contact` our address.

    The name sent is `Newsbrief/0.1 (+contact)`, so that publishers can reach somebody.
    Requests to a host go one by one where `turns` sees to it.
    """
    names = frozenset(host.strip().lower() for host in allow)
    guard = Guard(names, resolver or ThreadedResolver())
    # What is kept for the pages of a feed is kept shortly: a hundred feeds a second
    # would else take more sockets than most systems allow.
    connector = GatedConnector(guard, guard.make_socket, KEPT_OPEN)
    headers = {
        "User-Agent": "Newsbrief/0.1" + (f" (+{contact})" if contact else ""),
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip",
    }
    async with aiohttp.ClientSession(
        connector=connector,
        headers=headers,
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=False,
        read_bufsize=BUFFER,
        trust_env=False,
        timeout=aiohttp.ClientTimeout(total=None),
    ) as session:
        yield WebFetcher(session, guard, seconds, turns or AllAtOnce())


class WebFetcher:
    """Fetches over the public internet."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        guard: Guard,
        seconds: float,
        turns: Turns,
    ) -> None:
        self._session = session
        self._guard = guard
        self._seconds = seconds
        self._turns = turns
        self._room = Room()

    def waiting(self, turns: Turns) -> "WebFetcher":
        """Return one with the same connections and limits, and turns of its own."""
        other = copy(self)
        other._turns = turns  # noqa: SLF001  # of our own
        return other

    async def get(self, url: str, *, etag: str = "", modified: str = "") -> Page:
        """Return the server's answer; raise SourceError when there is none."""
        async with self._limited(url) as limit:
            return await self._follow(url, _conditions(etag, modified), limit)

    async def post(self, url: str, form: Mapping[str, str]) -> int:
        """Return the status of the answer to a form; SourceError when there is none."""
        async with self._limited(url) as limit:
            here = self._checked(url)
            for _ in range(MOST_REDIRECTS + 1):
                async with (
                    self._turns.hold(str(here), limit) as turn,
                    self._session.post(
                        here, data=form, allow_redirects=False
                    ) as response,
                ):
                    target = response.headers.get("Location", "")
                    turn.rest = self._rest(here, response)
                    if response.status not in _SAME_AGAIN or not target:
                        return response.status
                    here = self._checked(urljoin(str(here), target))
        raise SourceError(_too_far(url))

    @asynccontextmanager
    async def _limited(self, url: str) -> AsyncIterator[asyncio.Timeout]:
        """Set a request its limit of time, and say in words why it had no answer."""
        try:
            async with asyncio.timeout(self._seconds) as limit:
                yield limit
        except TimeoutError:
            message = wording.NO_ANSWER.format(
                host=_host(url), seconds=f"{self._seconds:g}"
            )
            raise Unanswered(message) from None
        except (aiohttp.ClientError, OSError, ValueError) as error:
            kind = SourceError if _is_final(error) else Unanswered
            raise kind(explain(_host(url), error)) from error

    async def _follow(
        self, url: str, headers: dict[str, str], limit: asyncio.Timeout
    ) -> Page:
        here, moved, is_permanent = self._checked(url), "", True
        for _ in range(MOST_REDIRECTS + 1):
            async with (
                self._turns.hold(str(here), limit) as turn,
                self._session.get(
                    here, headers=headers, allow_redirects=False
                ) as response,
            ):
                target = response.headers.get("Location", "")
                turn.rest = self._rest(here, response)
                if response.status not in _REDIRECTS or not target:
                    return await self._read(response, moved)
                is_permanent = is_permanent and response.status in _PERMANENT
                here = self._checked(urljoin(str(here), target))
                moved = str(here) if is_permanent else moved
        raise SourceError(_too_far(url))

    def _rest(self, here: URL, response: aiohttp.ClientResponse) -> Rest:
        """Return the rest its host gets; the operator's own need no pause."""
        is_own = self._guard.permits(here.host or "", here.port or 0)
        asked = _retry_after(response)
        return rest_after(response.status, asked, 0.0 if is_own else PAUSE)

    async def _read(self, response: aiohttp.ClientResponse, moved: str) -> Page:
        """Return the page; its body keeps its room until the page is let go."""
        if response.status != 200:
            return _page(response, moved, b"")
        packing = response.headers.get("Content-Encoding", "")
        body = Body(_host(str(response.url)), packing, MOST_BYTES, self._room)
        try:
            async for piece in response.content.iter_chunked(65_536):
                body.add(piece)
            page = _page(response, moved, body.whole())
        except BaseException:
            self._room.give(body.taken)
            raise
        weakref.finalize(page, self._room.give, body.taken)
        return page

    def _checked(self, text: str) -> URL:
        url = URL(text)
        host = url.host or ""
        if url.raw_user is not None or url.raw_password is not None:
            raise SourceError(wording.USER_NAME.format(host=host))
        if not canonical(text):
            raise SourceError(wording.NO_ADDRESS.format(address=text[:200]))
        self._guard.check(host, url.port or 0)
        return url.with_fragment(None)


def explain(host: str, error: Exception) -> str:
    """Return the sentence that tells a person why there was no answer."""
    cause = getattr(error, "os_error", error)
    if isinstance(cause, PrivateError):
        return wording.NOT_PUBLIC.format(host=cause)
    sentences: tuple[tuple[type[Exception], str], ...] = (
        (aiohttp.ClientConnectorDNSError, wording.NAME_UNKNOWN),
        (aiohttp.ClientSSLError, wording.CERTIFICATE),
        (aiohttp.ClientConnectorError, wording.NO_CONNECTION),
        (aiohttp.InvalidURL, wording.BAD_ADDRESS),
        (aiohttp.ClientPayloadError, wording.BROKEN_OFF),
        (aiohttp.ServerDisconnectedError, wording.HUNG_UP),
        (aiohttp.ClientError, wording.NOT_UNDERSTOOD),
        (ValueError, wording.BAD_ADDRESS),
    )
    fits = (text for kind, text in sentences if isinstance(error, kind))
    # After a redirect it is another host that fails than the one first asked.
    asked = getattr(error, "host", None) or host
    return next(fits, wording.UNREACHABLE).format(host=asked)


def _is_final(error: Exception) -> bool:
    """Return whether the same address will never have an answer."""
    is_private = isinstance(getattr(error, "os_error", error), PrivateError)
    return is_private or isinstance(error, ValueError)


def _too_far(url: str) -> str:
    return wording.REDIRECTS.format(host=_host(url), count=MOST_REDIRECTS)


def _page(response: aiohttp.ClientResponse, moved: str, body: bytes) -> Page:
    return Page(
        status=response.status,
        url=str(response.url),
        body=body,
        content_type=response.headers.get("Content-Type", ""),
        charset=response.charset or "",
        etag=_sendable(response.headers.get("ETag", "")),
        modified=_sendable(response.headers.get("Last-Modified", "")),
        moved=moved,
        retry_after=_retry_after(response),
        links=", ".join(response.headers.getall("Link", [])),
        fresh=_fresh(response.headers),
    )


def _fresh(headers: CIMultiDictProxy[str]) -> float:
    # Some servers and the caches before them write a line each.
    control = ", ".join(headers.getall("Cache-Control", ()))
    others = (headers.get(name, "") for name in ("Expires", "Date", "Age"))
    return fresh_for(control, *others)


def _retry_after(response: aiohttp.ClientResponse) -> float | None:
    headers = response.headers
    return seconds_until(headers.get("Retry-After", ""), headers.get("Date", ""))


def seconds_until(moment: str, now: str) -> float | None:
    """Return the seconds a Retry-After asks for; a date counts from the server's own.

    None when it cannot be read.
    """
    if moment.isascii() and moment.isdigit():
        return float(moment[:9])
    try:
        wait = parsedate_to_datetime(moment) - parsedate_to_datetime(now)
    except (TypeError, ValueError, OverflowError):
        return None
    return max(wait.total_seconds(), 0.0)


def _sendable(validator: str) -> str:
    """Return a validator that can be sent back letter for letter; else nothing.

    Bytes beyond ASCII cannot, and what is too long costs more than it saves.
    """
    is_plain = validator.isascii() and validator.isprintable()
    return validator if is_plain and len(validator) <= MOST_VALIDATOR else ""


def _conditions(etag: str, modified: str) -> dict[str, str]:
    headers = {"If-None-Match": etag, "If-Modified-Since": modified}
    return {name: value for name, value in headers.items() if value}


def _host(url: str) -> str:
    try:
        return URL(url).host or url[:200]
    except ValueError:
        return url[:200]

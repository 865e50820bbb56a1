"""Where hubs call us: to ask whether we meant it, and with what is new (WebSub).

https://www.w3.org/TR/websub/ §5.3 and §7. A hub is believed only when it comes to the
address we gave it for one feed, with the topic and the mode we asked for; what it
pushes must be signed with the secret it was given. A push without a right signature is
answered like any other and passed over, as the standard wants it.

Any reader may bring us a hub by its feed, so a hub may be nobody's friend: of a push no
more is kept than is used, and few may come at a time.
"""

import asyncio
import hmac
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from aiohttp import web

from bot.clock import Clock
from bot.errors import StoreError
from bot.store.connection import guard
from bot.store.hubs import Hubs, Push
from bot.web.webhook import LARGEST, PLAIN

MOST_READ = 8 * LARGEST
"""Bytes of a push; of one over a megabyte only the signature counts: the feed is read
from its own address then, as the body would be in the way of others."""
AT_ONCE = 2
"""Pushes of one hub for one feed that may be on their way."""
TOGETHER = 32
"""Pushes of all hubs that may, with a megabyte of each in memory."""
SECONDS = 30.0
LONGEST_CHALLENGE = 2_000
# A hub that says nothing of its lease; asked again long before most would end it.
_USUAL_LEASE = 86_400.0
_LEASES = (300.0, 30 * 86_400.0)
_METHODS = frozenset({"sha1", "sha256", "sha384", "sha512"})
_TOKEN = r"{token:[\w-]{20,64}}"  # noqa: S105 - a pattern of a route

log = logging.getLogger(__name__)


def hub_routes(hubs: Hubs, clock: Clock) -> tuple[web.RouteDef, ...]:
    """Return the routes that hubs call."""
    coming: list[str] = []

    async def verify(request: web.Request) -> web.Response:
        """Repeat the hub's challenge if we did ask for what it says we did."""
        try:
            with guard():
                return await _verified(hubs, clock, request)
        except StoreError:
            return _busy()

    async def receive(request: web.Request) -> web.Response:
        """Take in what a hub pushes, if not too much is coming already."""
        token = request.match_info["token"]
        if coming.count(token) >= AT_ONCE or len(coming) >= TOGETHER:
            return _busy()
        try:
            with _counted(coming, token), guard():
                return await _received(hubs, clock, request)
        except StoreError:
            return _busy()

    path = f"/hub/{_TOKEN}"
    return web.get(path, verify, allow_head=False), web.post(path, receive)


class Pushed:
    """A push as it arrives: all of it is signed, of a long one nothing is kept."""

    def __init__(self, secret: str, signature: str) -> None:
        method, _, digest = signature.strip().partition("=")
        self._digest = digest.strip().lower()
        is_known = method.lower() in _METHODS
        self._seal = (
            hmac.new(secret.encode(), digestmod=method.lower()) if is_known else None
        )
        self._kept = bytearray()
        self.size = 0

    def add(self, piece: bytes) -> None:
        """Take one more piece."""
        self.size += len(piece)
        if self._seal:
            self._seal.update(piece)
        self._kept += piece
        if self.size > LARGEST or not self._seal:
            self._kept.clear()

    def is_signed(self) -> bool:
        """Return whether the signature was made with the secret."""
        made = self._seal.hexdigest() if self._seal else ""
        told = self._digest.encode("utf-8", "surrogateescape")
        return bool(made) and hmac.compare_digest(made.encode(), told)

    def body(self) -> bytes:
        """Return what was pushed, nothing of what was too long."""
        return bytes(self._kept)


def lease(query: Mapping[str, str]) -> float:
    """Return the seconds a hub says it will tell us, within reason."""
    text = query.get("hub.lease_seconds", "")
    if not (text.isascii() and text.isdigit()):
        return _USUAL_LEASE
    shortest, longest = _LEASES
    return min(max(float(text[:12]), shortest), longest)


@contextmanager
def _counted(coming: list[str], token: str) -> Iterator[None]:
    """Count a push while it is taken in."""
    coming.append(token)
    try:
        yield
    finally:
        coming.remove(token)


async def _verified(hubs: Hubs, clock: Clock, request: web.Request) -> web.Response:
    token, query = request.match_info["token"], request.query
    mode, topic = query.get("hub.mode", ""), query.get("hub.topic", "")
    challenge = query.get("hub.challenge", "")
    if mode == "denied":
        known = bool(topic) and await hubs.deny(token, topic, clock.now())
        if known:
            log.info("a hub refuses %s: %r", topic, query.get("hub.reason", "")[:200])
        return web.Response(status=200 if known else 404)
    is_question = mode in ("subscribe", "unsubscribe") and topic
    if not is_question or not 0 < len(challenge) <= LONGEST_CHALLENGE:
        return web.Response(status=404)
    if not await hubs.confirm(token, topic, mode, clock.now(), lease(query)):
        return web.Response(status=404)
    # Repeated as plain text, so that nobody's browser takes it for a page.
    return web.Response(text=challenge, headers={"X-Content-Type-Options": "nosniff"})


async def _received(hubs: Hubs, clock: Clock, request: web.Request) -> web.Response:
    hearing = await hubs.get(request.match_info["token"])
    if not hearing:
        return web.Response(status=404)
    if request.headers.get("Content-Encoding", PLAIN).lower() != PLAIN:
        return web.Response(status=415)
    pushed = Pushed(hearing.secret, request.headers.get("X-Hub-Signature", ""))
    if not await _whole(request, pushed):
        return web.Response(status=413)
    if not pushed.is_signed():
        log.info("a push for %s is not signed as it should be", hearing.feed)
        return web.Response(status=202)
    kind, body = request.headers.get("Content-Type", ""), pushed.body()
    push = Push(hearing.feed, kind[:200], body) if body else None
    is_wanted = await hubs.push(hearing, push, clock.now())
    # 410 tells the hub that nobody listens any more.
    return web.Response(status=202 if is_wanted else 410)


async def _whole(request: web.Request, pushed: Pushed) -> bool:
    """Take in a push; False when it is too long or takes too long."""
    try:
        async with asyncio.timeout(SECONDS):
            async for piece in request.content.iter_chunked(65_536):
                pushed.add(piece)
                if pushed.size > MOST_READ:
                    return False
    except TimeoutError:
        return False
    return True


def _busy() -> web.Response:
    return web.Response(status=503, headers={"Retry-After": "30"})

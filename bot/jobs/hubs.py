"""Has hubs tell us when a feed has something new, and reads what they bring (WebSub).

Asking is a POST to an address that a stranger's feed names, so it goes through the
guarded fetcher. A hub answers by calling us (`bot.web.hub`); until then nothing is
believed. What a hub promised is asked for again when four fifths of its time are over.
"""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from enum import Enum, auto

from bot.clock import Clock
from bot.errors import HostBusy, NewsbriefError, SourceError
from bot.jobs.abreast import abreast
from bot.model import Feed
from bot.store.connection import guard
from bot.store.hubs import Hearing, Push
from bot.store.records import score
from bot.store.stores import Stores

LEASE = timedelta(days=10)
"""What we ask for; the hub decides."""
LOOK = timedelta(hours=1)
"""Between two looks at one feed and its hub: feeds are removed, settings change."""
AT_ONCE = 20
READERS = 4
BEAT = 0.5
"""Seconds between two looks for pushes while others are read."""
_AGAIN = timedelta(minutes=15)
_LATEST = timedelta(days=1)
_RENEWED = 5  # a fifth of the lease before its end

Post = Callable[[str, Mapping[str, str]], Awaitable[int]]
"""Sends a form to an address; returns the status of the answer."""
Read = Callable[[Push], Awaitable[int]]
"""Takes in what was pushed; returns how many articles that brought."""

log = logging.getLogger(__name__)


class Step(Enum):
    """What is to be done about a feed and its hub."""

    SUBSCRIBE = auto()
    UNSUBSCRIBE = auto()
    REST = auto()
    FORGET = auto()


def decide(hearing: Hearing, feed: Feed | None, public_url: str, now: datetime) -> Step:
    """Return what is to be done; `feed` is None when it is not read any more."""
    if _is_wanted(hearing, feed, public_url):
        if hearing.mode == "denied" and not _is_past(hearing.asked, _LATEST, now):
            return Step.REST
        left = (hearing.until - now).total_seconds() if hearing.until else 0.0
        is_ours = hearing.callback == callback(public_url, hearing.token)
        is_fresh = is_ours and left > hearing.lease / _RENEWED and left > 0
        return Step.REST if is_fresh else Step.SUBSCRIBE
    if not hearing.is_told(now):
        return Step.FORGET
    is_asked = hearing.mode == "unsubscribe"
    if is_asked and not _is_past(hearing.asked, _LATEST, now):
        return Step.REST
    return Step.UNSUBSCRIBE


def callback(public_url: str, token: str) -> str:
    """Return the address a hub is to call."""
    return f"{public_url}/hub/{token}"


def pause(tries: int) -> timedelta:
    """Return how long to wait for a hub's call before it is asked again."""
    return min(_AGAIN * (1 << min(tries, 10)), _LATEST)


def new_hearing(feed: Feed) -> Hearing:
    """Return what to ask the feed's hub for, with a token and secret of its own."""
    return Hearing(
        token=secrets.token_urlsafe(24),
        feed=feed.url,
        hub=feed.hub,
        topic=feed.self_url or feed.url,
        secret=secrets.token_urlsafe(32),
    )


class Listening:
    """Looks after what hubs tell us."""

    def __init__(
        self, stores: Stores, clock: Clock, post: Post, read: Read, public_url: str
    ) -> None:
        self._stores = stores
        self._clock = clock
        self._post = post
        self._read = read
        self._public_url = public_url
        self._busy = 0
        self._idle = asyncio.Event()

    async def tend(self) -> None:
        """Ask hubs to begin, to go on or to end, where that is due."""
        due = await self._stores.hubs.take(self._clock.now(), AT_ONCE)
        async with asyncio.TaskGroup() as group:
            for hearing in due:
                group.create_task(self._try(hearing))

    async def read(self) -> int:
        """Take in what hubs have pushed; how many articles that brought."""
        return sum(await abreast(self._reader() for _ in range(READERS)))

    async def _reader(self) -> int:
        """Take in one push after the other, until nobody has one in hand.

        A feed whose pages are slow keeps one reader, and what comes meanwhile goes on.
        """
        brought = 0
        while True:
            push = await self._stores.hubs.pull(self._clock.now())
            if push:
                brought += await self._counted(push)
            elif self._busy:
                with suppress(TimeoutError):
                    async with asyncio.timeout(BEAT):
                        await self._idle.wait()
            else:
                return brought

    async def _counted(self, push: Push) -> int:
        self._busy += 1
        self._idle.clear()
        try:
            return await self._take_in(push)
        finally:
            self._busy -= 1
            if not self._busy:
                self._idle.set()

    async def _take_in(self, push: Push) -> int:
        """Read a push; whatever is wrong with it, the feed is due soon anyway."""
        try:
            with guard():
                return await self._read(push)
        except NewsbriefError as error:
            log.info("what was pushed for %s: %s", push.feed, error)
        except Exception:  # the boundary: one push never stops another
            log.exception("what was pushed for %s", push.feed)
        return 0

    async def _try(self, hearing: Hearing) -> None:
        try:
            with guard():
                await self._tend(hearing)
        except NewsbriefError as error:
            # Its lease ends, and it comes again.
            log.warning("hub of %s: %s", hearing.feed, error)
        except Exception:  # the boundary: one hub never stops another
            log.exception("hub of %s", hearing.feed)

    async def _tend(self, hearing: Hearing) -> None:
        now = self._clock.now()
        feed = await self._stores.feeds.get(hearing.feed)
        match decide(hearing, feed, self._public_url, now):
            case Step.FORGET:
                await self._stores.hubs.drop(hearing)
            case Step.REST:
                await self._stores.hubs.plan(hearing.token, now + LOOK, tries="0")
            case Step.SUBSCRIBE:
                where = callback(self._public_url, hearing.token)
                await self._ask(hearing, "subscribe", where)
            case _:
                await self._ask(hearing, "unsubscribe", hearing.callback)

    async def _ask(self, hearing: Hearing, mode: str, where: str) -> None:
        """Ask a hub; written down before, because it may call us at once."""
        now = self._clock.now()
        is_kept = await self._stores.hubs.plan(
            hearing.token,
            now + pause(hearing.tries),
            mode=mode,
            callback=where,
            asked=score(now),
            tries=str(hearing.tries + 1),
        )
        if not is_kept:
            return
        try:
            status = await self._post(hearing.hub, form(hearing, mode, where))
        except HostBusy as busy:
            again = now + timedelta(seconds=busy.seconds)
            await self._stores.hubs.plan(hearing.token, again, tries=str(hearing.tries))
        except SourceError as error:
            log.info("hub of %s: %s", hearing.feed, error)
        else:
            if not 200 <= status < 300:
                log.info("hub of %s answered %s", hearing.feed, status)


def form(hearing: Hearing, mode: str, where: str) -> dict[str, str]:
    """Return what a hub is asked, field by field."""
    asked = {
        "hub.mode": mode,
        "hub.topic": hearing.topic,
        "hub.callback": where,
    }
    if mode == "unsubscribe":
        return asked
    seconds = str(int(LEASE.total_seconds()))
    return {**asked, "hub.lease_seconds": seconds, "hub.secret": hearing.secret}


def _is_wanted(hearing: Hearing, feed: Feed | None, public_url: str) -> bool:
    if not public_url or feed is None or feed.is_stopped:
        return False
    return (feed.hub, feed.self_url) == (hearing.hub, hearing.topic)


def _is_past(moment: datetime | None, span: timedelta, now: datetime) -> bool:
    return moment is None or now - moment >= span

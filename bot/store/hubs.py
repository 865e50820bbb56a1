"""What hubs were asked to tell us, and what they pushed and nobody has read yet.

    a feed names a hub ──note──▶ due ──plan──▶ asked ──confirm──▶ told for a time
    hub ──push──▶ waits ──pull──▶ read; the feed is due soon until it was

The address a hub calls ends in a token nobody can guess, and what it pushes is signed
with a secret; both are made anew for each feed and hub. A feed whose hub has pushed of
late need not be asked often (`is_heard`), until a look finds what the hub kept back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.store import keys
from bot.store.bells import PUSHES
from bot.store.codec import moment_of, text_of
from bot.store.connection import Redis
from bot.store.records import score, words_of
from bot.store.scripts import Script, Word

LEASE = timedelta(minutes=3)
"""Longer than asking a hub may take."""
SOON = timedelta(minutes=2)
"""When a feed is read whose pushed body was lost on the way."""
MOST_WAITING = 32
"""Bodies that may wait, each of a megabyte at most; of more only the feed is noted."""
ANSWER = timedelta(days=1)
"""How long after our question a hub may come back to it."""
_TRUSTED = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Hearing:
    """What one hub is to tell us of one feed, and how that stands.

    `mode` is what we asked for last, at the address `callback`, `asked` when and
    `tries` how often in vain. The hub tells us `until` its `lease` (seconds) ends, and
    `heard` is when it last did.
    """

    token: str
    feed: str
    hub: str
    topic: str
    secret: str = field(repr=False)
    callback: str = ""
    mode: str = ""
    asked: datetime | None = None
    tries: int = 0
    until: datetime | None = None
    lease: float = 0.0
    heard: datetime | None = None

    def is_told(self, now: datetime) -> bool:
        """Return whether the hub has promised to tell us now."""
        return self.until is not None and self.until > now


@dataclass(frozen=True, slots=True)
class Push:
    """A body that a hub brought for a feed."""

    feed: str
    content_type: str
    body: bytes


class Hubs:
    """Keeps what was asked of hubs and what they brought."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._note = Script(redis, "hub_note")
        self._take = Script(redis, "hub_take")
        self._set = Script(redis, "hub_set")
        self._drop = Script(redis, "hub_drop")
        self._push = Script(redis, "hub_push")
        self._pull = Script(redis, "hub_pull")

    async def note(self, hearing: Hearing, now: datetime) -> bool:
        """Have this asked for; False when the same is known of the feed already."""
        words = [
            keys.hub(""),
            hearing.feed,
            hearing.hub,
            hearing.topic,
            hearing.token,
            hearing.secret,
            score(now),
        ]
        return bool(await self._note([keys.hubs(), keys.hubs_due()], words))

    async def get(self, token: str) -> Hearing | None:
        """Return what is told under this token."""
        return unpack(token, words_of(await self._redis.hgetall(keys.hub(token))))

    async def of_feed(self, url: str) -> Hearing | None:
        """Return what is told of this feed."""
        token = await self._redis.hget(keys.hubs(), url)
        return await self.get(text_of(token)) if token else None

    async def is_heard(self, url: str, now: datetime) -> bool:
        """Return whether the feed's hub tells us, and has shown that it does."""
        found = await self.of_feed(url)
        if not found or not found.is_told(now) or not found.heard:
            return False
        # Heard ahead of now: the clock was wrong then, and says nothing of when.
        return timedelta(0) <= now - found.heard < _TRUSTED

    async def take(self, now: datetime, most: int) -> tuple[Hearing, ...]:
        """Return what to look after now; it is the caller's alone for `LEASE`."""
        words: list[Word] = [score(now), score(now + LEASE), most, keys.hub("")]
        flat = await self._take([keys.hubs_due()], words)
        pairs = zip(map(text_of, flat[::2]), flat[1::2], strict=True)
        found = (unpack(token, _words(record)) for token, record in pairs)
        return tuple(each for each in found if each)

    async def plan(self, token: str, again: datetime, **fields: str) -> bool:
        """Write these fields, to be looked after again then; False when it is gone."""
        return await self._write(token, again, fields)

    async def confirm(
        self, token: str, topic: str, mode: str, now: datetime, lease: float
    ) -> bool:
        """Note that a hub has agreed to what we asked; False when we did not."""
        end = now + timedelta(seconds=lease) if mode == "subscribe" else now
        fields = {"until": score(end), "lease": str(lease), "tries": "0"}
        return await self._write(token, now, fields, topic=topic, mode=mode)

    async def deny(self, token: str, topic: str, now: datetime) -> bool:
        """Note that a hub refuses to tell us of a topic; False when we never asked."""
        fields = {"until": score(now), "mode": "denied", "asked": score(now)}
        return await self._write(token, now, fields, topic=topic)

    async def miss(self, url: str) -> None:
        """Trust a feed's hub no more until it tells us something: it kept news back."""
        token = await self._redis.hget(keys.hubs(), url)
        if token:
            await self._redis.hdel(keys.hub(text_of(token)), "heard")

    async def drop(self, hearing: Hearing) -> None:
        """Forget what a hub was asked."""
        names = [keys.hubs(), keys.hubs_due(), keys.hub(hearing.token)]
        await self._drop(names, [hearing.token, hearing.feed])

    async def push(self, hearing: Hearing, push: Push | None, now: datetime) -> bool:
        """Keep what a hub brought, or let its feed be due; False without the feed."""
        names = [
            keys.hub(hearing.token),
            keys.pushes(),
            keys.bell(PUSHES),
            keys.feeds_due(),
        ]
        packed = _pack(push) if push else b""
        words: list[Word] = [hearing.feed, packed, MOST_WAITING, score(now)]
        return int(await self._push(names, words)) >= 0

    async def pull(self, now: datetime) -> Push | None:
        """Return what was pushed first; its feed is due soon unless it is saved."""
        names = [keys.pushes(), keys.feeds_due()]
        raw = await self._pull(names, [score(now + SOON)])
        return _unpack(raw) if raw else None

    async def _write(
        self,
        token: str,
        again: datetime,
        fields: Mapping[str, str],
        *,
        topic: str = "",
        mode: str = "",
    ) -> bool:
        pairs = [word for pair in fields.items() for word in pair]
        words: list[Word] = [token, score(again), topic, mode, score(again - ANSWER)]
        names = [keys.hub(token), keys.hubs_due()]
        return bool(await self._set(names, [*words, *pairs]))


def unpack(token: str, word: Mapping[str, str]) -> Hearing | None:
    """Return what a record of these words says; None for an empty one."""
    if not word:
        return None
    asked, until, heard = (
        moment_of(word[name]) if name in word else None
        for name in ("asked", "until", "heard")
    )
    return Hearing(
        token=token,
        feed=word["feed"],
        hub=word["hub"],
        topic=word["topic"],
        secret=word["secret"],
        callback=word.get("callback", ""),
        mode=word.get("mode", ""),
        asked=asked,
        tries=int(word.get("tries", 0)),
        until=until,
        lease=float(word.get("lease", 0)),
        heard=heard,
    )


def _words(flat: list[bytes]) -> dict[str, str]:
    words = list(map(text_of, flat))
    return dict(zip(words[::2], words[1::2], strict=True))


def _pack(push: Push) -> bytes:
    """Return a push in one piece: two lines, and what they are about."""
    head = f"{push.feed}\n{' '.join(push.content_type.split())}\n"
    return head.encode() + push.body


def _unpack(raw: bytes) -> Push:
    feed, kind, body = raw.split(b"\n", 2)
    return Push(text_of(feed), text_of(kind), body)

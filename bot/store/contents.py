"""What was shown, once for all who got the same, to be found when it is corrected.

A content is the messages of a briefing with the pieces of articles in them. It is kept
before its first delivery is, under a digest of itself, and listed for each article it
shows. When one of these is corrected, another content takes its place (`next`); who got
the old one is found by its name, in the shards (`bot.store.amending`). They are looked
for again until nothing that was composed before can still be sent.
"""

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import blake2s

from bot.clock import Clock
from bot.model import Content, Manner, Mark, Message
from bot.store import keys
from bot.store.codec import dumps, moment_of, text_of
from bot.store.connection import Redis
from bot.store.messages import (
    pack_message,
    pack_shown,
    unpack_message,
    unpack_shown,
)
from bot.store.plain import Plain
from bot.store.records import score
from bot.store.scripts import Call, Script, Word
from bot.store.settling import KEPT
from bot.store.spans import seconds

LASTS = KEPT + timedelta(days=1)
"""How long a content is kept: a delivery is, from when it was settled."""
OVER = timedelta(hours=13)
"""Nothing that was in the outbox when a content was revised is sent so much later."""
SOONEST = timedelta(seconds=5)
_NAME = 16


@dataclass(frozen=True, slots=True)
class Amiss:
    """An article that was corrected, and when; what shows it is to be looked at."""

    article_id: str
    moment: str


class Contents:
    """Keeps what was shown, and what took its place."""

    def __init__(self, redis: Redis, clock: Clock) -> None:
        self._redis = redis
        self._clock = clock
        self._keep = Script(redis, "content_keep")
        self._revise = Script(redis, "content_revise")

    async def keep(self, content: Content) -> str:
        """Keep a content and return its name; nothing for one that shows no article."""
        (name,) = await self.keep_all([content])
        return name

    async def keep_all(self, contents: Iterable[Content]) -> tuple[str, ...]:
        """Keep several in one go, those that are alike once, and return their names."""
        made = [(_ids(content), _pack(content)) for content in contents]
        names = tuple(_name(text) if ids else "" for ids, text in made)
        calls = dict(zip(names, map(_keeping, names, made), strict=True))
        calls.pop("", None)
        if calls:
            await self._keep.each(calls.values())
        return names

    async def get(self, name: str) -> Content | None:
        """Return a content; None when it is not kept any more."""
        raw = await self._redis.hget(keys.content(name), "z")
        return _unpack(zlib.decompress(raw)) if isinstance(raw, bytes) else None

    async def showing(self, article_id: str) -> tuple[str, ...]:
        """Return the contents that show an article and have none in their place."""
        raw = text_of(await self._redis.get(keys.showing(article_id)))
        names = list(
            dict.fromkeys(raw[at : at + _NAME] for at in range(0, len(raw), _NAME))
        )
        pipe = self._redis.pipeline(transaction=False)
        for name in names:
            pipe.hmget(keys.content(name), ["next", "z"])
        found = zip(names, await pipe.execute(), strict=True)
        return tuple(name for name, (after, z) in found if z and not after)

    async def last(self, name: str) -> str:
        """Return the name of what is in this content's place now: its own, if none.

        Each has a mark more than the one before, so it ends.
        """
        while after := await self._redis.hget(keys.content(name), "next"):
            name = text_of(after)
        return name

    async def amiss(self) -> tuple[Amiss, ...]:
        """Return the articles corrected since what shows them was looked at."""
        raw = await self._redis.hgetall(keys.amiss())
        return tuple(Amiss(text_of(id_), text_of(raw[id_])) for id_ in sorted(raw))

    async def look_again(self, article_ids: Iterable[str]) -> None:
        """Have what shows these articles looked at: they were corrected meanwhile."""
        now = score(self._clock.now())
        for article_id in article_ids:
            await self._redis.hset(keys.amiss(), article_id, now)

    async def revise(self, amiss: Amiss, new: Mapping[str, str]) -> bool:
        """Put contents in the place of others, by name; False to look once more.

        The article was corrected again then, or somebody put others in their place.
        """
        words: list[Word] = [keys.content(""), amiss.article_id, amiss.moment]
        words.append(score(self._clock.now()))
        for pair in new.items():
            words += pair
        return bool(await self._revise([keys.amiss(), keys.revised()], words))

    async def due(self) -> tuple[str, ...]:
        """Return the contents others took the place of, whose readers to look for."""
        now = self._clock.now()
        found = await self._redis.zrangebyscore(keys.revised(), "-inf", score(now))
        return tuple(map(text_of, found))

    async def looked(self, names: Sequence[str]) -> None:
        """Note that readers of these were looked for: ever less often, then no more."""
        now = self._clock.now()
        pipe = self._redis.pipeline(transaction=False)
        for name in names:
            pipe.hget(keys.content(name), "since")
        for name, since in zip(names, await pipe.execute(), strict=True):
            age = now - moment_of(since) if since else OVER
            if age < OVER:
                again = score(now + max(age, SOONEST))
                await self._redis.zadd(keys.revised(), {name: again}, xx=True)
            else:
                await self._redis.zrem(keys.revised(), name)


def _ids(content: Content) -> tuple[str, ...]:
    """Return the articles a content shows, each once."""
    shown = (each for message in content.messages for each in message.shown)
    return tuple(dict.fromkeys(each.article_id for each in shown))


def _name(text: str) -> str:
    return blake2s(text.encode(), digest_size=_NAME // 2).hexdigest()


def _keeping(name: str, made: tuple[tuple[str, ...], str]) -> Call:
    ids, text = made
    packed = zlib.compress(text.encode())
    return [keys.content(name)], [name, keys.showing(""), seconds(LASTS), packed, *ids]


def _pack(content: Content) -> str:
    messages = [_message(message) for message in content.messages]
    manner = [content.manner.language, int(content.manner.is_plain)]
    return dumps([messages, [_mark(mark) for mark in content.marks], manner])


def _mark(mark: Mark) -> Plain:
    place = [mark.message, mark.at, mark.seen.timestamp()]
    return [*place, mark.words, mark.article_id, mark.correction, mark.version]


def _message(message: Message) -> Plain:
    return [pack_message(message), pack_shown(message.shown)]


def _unpack(raw: bytes) -> Content:
    # What was kept before the bot had languages is in English.
    messages, marks, (language, is_plain) = (*json.loads(raw), ["en", 0])[:3]
    return Content(
        tuple(map(_to_message, messages)),
        tuple(_to_marks(marks)),
        Manner(language, bool(is_plain)),
    )


def _to_message(plain: Plain) -> Message:
    message, shown, *_ = plain
    return replace(unpack_message(message), shown=unpack_shown(shown))


def _to_marks(plain: Iterable[Plain]) -> Iterable[Mark]:
    for message, at, seen, *rest in plain:
        yield Mark(message, at, moment_of(seen), *rest[:4])

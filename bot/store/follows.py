"""What chats follow: stories, people and words, and who follows what.

The chat's own record decides. Who follows something is noted beside the articles too,
under what they follow, so that an article finds its followers: its words are looked up
among all words that anybody follows in one question, however many follow them. A note
without its record is dropped when it is met. Notes on a story move when it becomes a
part of another; a record names the new one as soon as it is met there.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.model import Address, Follow, Subject
from bot.store import keys
from bot.store.codec import Raw, dumps, moment_of, text_of
from bot.store.connection import Redis
from bot.store.records import score
from bot.store.scripts import Script
from bot.store.stories import home

MOST = 50
"""What a chat may follow, figures not counted: more would be read by nobody."""

_AT_ONCE = 1000
"""Words asked for, or records read, in one question."""


class Follows:
    """Keeps what chats follow."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._put = Script(redis, "track_put")
        self._move = Script(redis, "track_follow")
        self._note = Script(redis, "follow_note")

    async def add(self, follow: Follow) -> bool:
        """Keep it; False when the chat follows as much as it may."""
        names = [keys.follows(follow.address.chat_id)]
        if not await self._put(names, [_field(follow), _record(follow), MOST]):
            return False
        await _note_at(self._redis, self._note, follow)
        if follow.subject is Subject.STORY:
            await self._await(follow)
        return True

    async def remove(self, follow: Follow) -> None:
        """Forget it."""
        await self._redis.hdel(keys.follows(follow.address.chat_id), _field(follow))
        await _note_goes(self._redis, self._note, follow)

    async def of(self, address: Address) -> tuple[Follow, ...]:
        """Return what an address follows, oldest first."""
        kept = unpack(
            address.chat_id, await self._redis.hgetall(keys.follows(address.chat_id))
        )
        return tuple(each for each in kept if each.address == address)

    async def of_story(self, story_id: str) -> tuple[Follow, ...]:
        """Return who follows a story."""
        found = await self._of([(Subject.STORY, story_id)])
        return tuple([await self._at(each, story_id) for each in found])

    async def has_words(self) -> bool:
        """Return whether anybody follows people or words."""
        return bool(await self._redis.exists(keys.followed()))

    async def of_words(
        self, wanted: Iterable[tuple[Subject, str]]
    ) -> tuple[Follow, ...]:
        """Return who follows any of these people and words."""
        pairs = list(wanted)
        followed: list[tuple[Subject, str]] = []
        for first in range(0, len(pairs), _AT_ONCE):
            some = pairs[first : first + _AT_ONCE]
            members = [_member(*each) for each in some]
            answers = await self._redis.smismember(keys.followed(), members)
            followed += [
                pair for pair, is_it in zip(some, answers, strict=True) if is_it
            ]
        return await self._of(followed)

    async def hand_on(self, follow: Follow, story_id: str, words: str) -> None:
        """Have who follows a story follow the one in which it goes on."""
        raw = _record(follow)
        new = replace(follow, about=story_id, words=words)
        key, field = keys.follows(follow.address.chat_id), _field(follow)
        await self._move([key], [field, raw, _record(new)])
        # Not what it answers, which is no where a first answer got lost.
        if text_of(await self._redis.hget(key, field)) == _record(new):
            await _note_at(self._redis, self._note, new)
            await self._await(new)
        await _note_goes(self._redis, self._note, follow)

    async def awaited(self, until: datetime, most: int = 100) -> tuple[str, ...]:
        """Return followed stories to be looked at by then."""
        ids = await self._redis.zrange(
            keys.awaited(), "-inf", score(until), byscore=True, offset=0, num=most
        )
        return tuple(map(text_of, ids))

    async def look_again(self, story_id: str, moment: datetime | None) -> None:
        """Look at a followed story at this moment; None for not any more."""
        if moment:
            await self._redis.zadd(keys.awaited(), {story_id: score(moment)})
        else:
            await self._redis.zrem(keys.awaited(), story_id)

    async def _await(self, follow: Follow) -> None:
        moment = {follow.about: score(follow.since)}
        await self._redis.zadd(keys.awaited(), moment, nx=True)

    async def _of(self, wanted: Sequence[tuple[Subject, str]]) -> tuple[Follow, ...]:
        names = [keys.followers(*each) for each in wanted]
        pipe = self._redis.pipeline(transaction=False)
        for name in names:
            pipe.smembers(name)
        noted = [
            (name, text_of(note))
            for name, notes in zip(names, await pipe.execute(), strict=True)
            for note in sorted(notes)
        ]
        found: list[Follow] = []
        for first in range(0, len(noted), _AT_ONCE):
            some = noted[first : first + _AT_ONCE]
            for (name, note), follow in zip(
                some, await self._read([note for _, note in some]), strict=True
            ):
                here = follow or await self._drop(name, note)
                found += [here] if here else []
        return tuple(found)

    async def _drop(self, name: str, note: str) -> Follow | None:
        """Drop a note without a record; return the record if it came meanwhile."""
        await self._redis.srem(name, note)
        (back,) = await self._read([note])
        if back:
            await _note_at(self._redis, self._note, back)
        return back

    async def _read(self, notes: Sequence[str]) -> list[Follow | None]:
        """Return the record of each of these notes, None where it is gone."""
        pipe = self._redis.pipeline(transaction=False)
        parts = (note.partition("/") for note in notes)
        places = [(Address.parse(address), id_) for address, _, id_ in parts]
        for at, id_ in places:
            pipe.hget(keys.follows(at.chat_id), f"{at.thread_id}/{id_}")
        answers = zip(places, await pipe.execute(), strict=True)
        return [_unpack(at, id_, raw) if raw else None for (at, id_), raw in answers]

    async def _at(self, follow: Follow, story_id: str) -> Follow:
        if follow.about == story_id:
            return follow
        new = replace(follow, about=story_id)
        names = [keys.follows(follow.address.chat_id)]
        await self._move(names, [_field(follow), _record(follow), _record(new)])
        return new


def unpack(chat_id: int, raw: Raw) -> tuple[Follow, ...]:
    """Return what a chat's hash keeps, in all its threads, oldest first."""
    found = []
    for field in raw:
        thread, _, id_ = text_of(field).partition("/")
        found.append(_unpack(Address(chat_id, int(thread)), id_, raw[field]))
    return tuple(sorted(found, key=lambda each: (each.since, each.id)))


async def refollow(redis: Redis, old: int, new: int | None) -> None:
    """Have the notes name a chat's new id, or the chat no more."""
    script = Script(redis, "follow_note")
    for follow in unpack(old, await redis.hgetall(keys.follows(old))):
        if new is not None:
            there = replace(follow, address=Address(new, follow.address.thread_id))
            await _note_at(redis, script, there)
        await _note_goes(redis, script, follow)


async def _note_at(redis: Redis, script: Script, follow: Follow) -> None:
    """Note who follows something; a story, where it has become a part of another."""
    await _note(script, follow, follow.about, is_there=True)
    now = await _home(redis, follow)
    if now != follow.about:
        await _note(script, follow, now, is_there=True)
        await _note(script, follow, follow.about, is_there=False)


async def _note_goes(redis: Redis, script: Script, follow: Follow) -> None:
    await _note(script, follow, follow.about, is_there=False)
    await _note(script, follow, await _home(redis, follow), is_there=False)


async def _note(script: Script, follow: Follow, about: str, *, is_there: bool) -> None:
    names = [keys.followers(follow.subject, about), keys.followed()]
    is_story = follow.subject is Subject.STORY
    member = "" if is_story else _member(follow.subject, about)
    await script(names, [f"{follow.address}/{follow.id}", member, int(is_there)])


async def _home(redis: Redis, follow: Follow) -> str:
    is_story = follow.subject is Subject.STORY
    return await home(redis, follow.about) if is_story else follow.about


def _member(subject: Subject, about: str) -> str:
    return f"{subject} {about}"


def _field(follow: Follow) -> str:
    return f"{follow.address.thread_id}/{follow.id}"


def _record(follow: Follow) -> str:
    since = follow.since.timestamp()
    return dumps([follow.subject, follow.about, follow.words, since])


def _unpack(address: Address, id_: str, raw: bytes | str) -> Follow:
    subject, about, words, since, *_ = json.loads(raw)
    return Follow(id_, address, Subject(subject), about, words, moment_of(since))

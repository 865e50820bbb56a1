"""What chats track: series they want to hear of when they change.

The chat's own record decides. Who tracks a story is noted beside the story as well, so
that a new article finds them; a note without its record is dropped when it is met. The
notes move when a story is absorbed by another; a record names the new one as soon as it
is met there.
"""

import json
from collections.abc import Sequence
from dataclasses import replace

from bot.model import Address, Track
from bot.store import keys
from bot.store.codec import Raw, dumps, moment_of, standing_of, text_of
from bot.store.connection import Redis
from bot.store.scripts import Script
from bot.store.stories import home

MOST = 30
"""Series a chat may track: more would bury it in messages."""


class Tracks:
    """Keeps what chats track."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._put = Script(redis, "track_put")
        self._follow = Script(redis, "track_follow")

    async def add(self, track: Track) -> bool:
        """Keep it; False when the chat tracks as much as it may."""
        names = [keys.tracks(track.address.chat_id)]
        if not await self._put(names, [_field(track), _record(track), MOST]):
            return False
        await _note_at(self._redis, track.story_id, _note(track))
        return True

    async def remove(self, track: Track) -> None:
        """Forget it."""
        await self._redis.hdel(keys.tracks(track.address.chat_id), _field(track))
        await _note_goes(self._redis, track.story_id, _note(track))

    async def of_chat(self, chat_id: int) -> tuple[Track, ...]:
        """Return what a chat tracks in all its threads, oldest first."""
        return unpack(chat_id, await self._redis.hgetall(keys.tracks(chat_id)))

    async def followed(self, article_ids: Sequence[str]) -> dict[str, str]:
        """Return the stories of those of these articles whose story somebody tracks."""
        pipe = self._redis.pipeline(transaction=False)
        for article_id in article_ids:
            pipe.hget(keys.article(article_id), "at")
        answers = zip(article_ids, await pipe.execute(), strict=True)
        stories = {id_: standing_of(at).story_id for id_, at in answers if at}
        for story_id in stories.values():
            pipe.exists(keys.trackers(story_id))
        rows = zip(stories.items(), await pipe.execute(), strict=True)
        return dict(story for story, is_tracked in rows if is_tracked)

    async def of_story(self, story_id: str) -> tuple[Track, ...]:
        """Return who tracks series of the story."""
        notes = sorted(
            map(text_of, await self._redis.smembers(keys.trackers(story_id)))
        )
        found = [await self._read(story_id, note) for note in notes]
        return tuple(track for track in found if track)

    async def _read(self, story_id: str, note: str) -> Track | None:
        address, _, series_id = note.partition("/")
        chat_id = Address.parse(address).chat_id
        field = f"{Address.parse(address).thread_id}/{series_id}"
        raw = await self._redis.hget(keys.tracks(chat_id), field)
        if raw is None:
            await self._redis.srem(keys.trackers(story_id), note)
            return None
        track = _unpack(chat_id, field, raw)
        if track.story_id != story_id:
            track = replace(track, story_id=story_id)
            await self._follow([keys.tracks(chat_id)], [field, raw, _record(track)])
        return track


def unpack(chat_id: int, raw: Raw) -> tuple[Track, ...]:
    """Return the tracks of a chat's hash, oldest first."""
    tracks = (_unpack(chat_id, text_of(field), raw[field]) for field in raw)
    return tuple(sorted(tracks, key=lambda track: (track.since, track.series_id)))


async def renote(redis: Redis, old: int, new: int | None) -> None:
    """Have the stories' notes name a chat's new id, or the chat no more."""
    for track in unpack(old, await redis.hgetall(keys.tracks(old))):
        if new is not None:
            address = Address(new, track.address.thread_id)
            note = f"{address}/{track.series_id}"
            await _note_at(redis, track.story_id, note)
        await _note_goes(redis, track.story_id, _note(track))


async def _note_at(redis: Redis, story_id: str, note: str) -> None:
    """Note who tracks a story, or the one it has become a part of by now."""
    await redis.sadd(keys.trackers(story_id), note)
    now = await home(redis, story_id)
    if now != story_id:
        await redis.sadd(keys.trackers(now), note)
        await redis.srem(keys.trackers(story_id), note)


async def _note_goes(redis: Redis, story_id: str, note: str) -> None:
    await redis.srem(keys.trackers(story_id), note)
    await redis.srem(keys.trackers(await home(redis, story_id)), note)


def _field(track: Track) -> str:
    return f"{track.address.thread_id}/{track.series_id}"


def _note(track: Track) -> str:
    return f"{track.address}/{track.series_id}"


def _record(track: Track) -> str:
    since = track.since.timestamp()
    return dumps([track.story_id, track.words, since, track.seen])


def _unpack(chat_id: int, field: str, raw: bytes | str) -> Track:
    thread, _, series_id = field.partition("/")
    story_id, words, since, seen, *_ = json.loads(raw)
    address = Address(chat_id, int(thread))
    return Track(address, series_id, story_id, words, moment_of(since), tuple(seen))

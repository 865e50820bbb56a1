"""The stories: which articles report one event."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from itertools import chain

from bot.model import Story
from bot.store import keys
from bot.store.asking import ask, ask_all
from bot.store.codec import text_of
from bot.store.connection import Redis
from bot.store.crossing import Command
from bot.store.records import pack_story, score, unpack_story
from bot.store.scripts import Script, Word

# Buttons under old messages name the story; after a month nobody presses them.
_REMEMBERED = 30 * 24 * 3600
# A story may be absorbed by one that is absorbed in turn.
_MOST_STEPS = 8

MOST_OWN = 50
"""Stories of one own feed that are listed."""


class Stories:
    """Keeps stories and lists those of a time."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._put = Script(redis, "index", "story_put")
        self._join = Script(redis, "index", "story_join", "story_put")
        self._merge = Script(redis, "index", "story_merge")

    async def get(self, story_id: str) -> Story | None:
        """Return the story, or the one it has become a part of."""
        for _ in range(_MOST_STEPS):
            raw = await ask(self._redis, "HGETALL", keys.story(story_id))
            if raw:
                return unpack_story(story_id, raw)
            became = await self._redis.get(keys.became(story_id))
            if became is None:
                return None
            story_id = text_of(became)
        return None

    async def save(self, story: Story) -> None:
        """Keep the story as it now is, under its present topics.

        One that only own feeds tell of is kept under these: for everybody else there
        is nothing in it, and many such must not hide what is for all. One that was
        shown to everybody meanwhile stays so.
        """
        names = [keys.story(story.id)]
        if not await self._put(names, [story.id, *_words(story)]):
            await self._put(names, [story.id, *_words(replace(story, feeds=()))])

    def joining(self, story: Story, newcomers: Iterable[str]) -> Command:
        """Return the call that keeps the story with these new articles in it.

        1 when it is kept; 2 when one of them is not there, or of another story; 0 when
        it is everybody's meanwhile and would be own feeds' alone (see `save`).
        """
        names = [keys.story(story.id), *map(keys.article, newcomers)]
        return self._join.command(names, [story.id, *_words(story)])

    async def merge(self, story: Story, absorbed: str) -> None:
        """Keep the story as it now is, with all that belonged to the absorbed one.

        Whoever asks for the absorbed one, or tracks a series of it, finds this one.
        """
        names = [keys.story(story.id), keys.story(absorbed), keys.became(absorbed)]
        words: list[Word] = [story.id, absorbed, _REMEMBERED]
        if not await self._merge(names, [*words, *_words(story)]):
            await self._merge(names, [*words, *_words(replace(story, feeds=()))])

    async def recent(
        self, since: datetime, until: datetime | None = None, topic: str = ""
    ) -> tuple[Story, ...]:
        """Return the stories updated from `since` to `until`, newest first."""
        latest = score(until) if until else "+inf"
        ids = await self._redis.zrevrangebyscore(
            keys.stories(topic), latest, score(since)
        )
        return await self.many(text_of(id_) for id_ in ids)

    async def own(self, feeds: Iterable[str], since: datetime) -> tuple[Story, ...]:
        """Return the stories only these own feeds tell of, updated since then."""
        ids: set[str] = set()
        for feed in feeds:
            listed = await self._redis.zrevrangebyscore(
                keys.own_stories(feed), "+inf", score(since), start=0, num=MOST_OWN
            )
            ids |= set(map(text_of, listed))
        return await self.many(sorted(ids))

    async def many(self, ids: Iterable[str]) -> tuple[Story, ...]:
        """Return these stories; those not kept are left out."""
        wanted = list(ids)
        commands = [("HGETALL", keys.story(story_id)) for story_id in wanted]
        found = map(unpack_story, wanted, await ask_all(self._redis, commands))
        return tuple(story for story in found if story is not None)


async def home(redis: Redis, story_id: str) -> str:
    """Return the id of the story this one has become a part of, or its own."""
    for _ in range(_MOST_STEPS):
        became = await redis.get(keys.became(story_id))
        if became is None or await redis.exists(keys.story(story_id)):
            break
        story_id = text_of(became)
    return story_id


def _words(story: Story) -> list[Word]:
    """Return what the scripts take: own feeds, index entries, how many, the fields."""
    fields = pack_story(story)
    places = [keys.stories(), *map(keys.stories, story.topics)]
    if story.feeds:
        places = list(map(keys.own_stories, story.feeds))
    entries = [[name.removeprefix(keys.INDEX), fields["updated"]] for name in places]
    feeds = fields["feeds"]
    return [feeds, len(entries), *chain(*entries), *chain(*fields.items())]

"""How articles that come together get into their stories."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.briefing.stories import OVER
from bot.jobs.analysis import analyse
from bot.jobs.bursts import Bursts, Ready, decide
from bot.jobs.placer import Placer, Wanted
from bot.jobs.placing import MOST_READ, Near
from bot.model import Article, Story
from bot.store import keys
from bot.store.articles import Arrival
from bot.store.connection import Redis
from bot.store.placements import Outcome, Placement, Placements
from bot.store.stores import Stores, make_stores
from bot.store.stories import Stories
from tests.fakes.clock import NOON
from tests.fakes.events import told

LONG_AGO = NOON - timedelta(days=90)
MINE = "https://mine.example/key"

Meddle = Callable[[Story], Awaitable[None]]


class Room:
    def __init__(self, redis: Redis) -> None:
        self.redis = redis
        self.stores: Stores = make_stores(redis, "test")
        self.placer = Placer(self.stores)
        self.bursts = Bursts(self.stores, self.placer)

    async def put(self, articles: Sequence[Article]) -> list[bool]:
        return await self.bursts.put([ready(each) for each in articles])

    async def put_apart(self, article: Article, story_id: str) -> None:
        """Keep an article in a story of its own, whatever else there is."""
        found = analyse(article)
        add = self.stores.articles.add
        await add(article, found.findings, story_id, found.terms)
        report = await self.stores.articles.report(article.id)
        assert report is not None
        await self.placer.put(report, {})

    async def stories(self) -> list[set[str]]:
        found = await self.stores.stories.recent(LONG_AGO)
        return sorted((set(each.article_ids) for each in found), key=sorted)

    async def sorted_ids(self) -> set[str]:
        """The articles whose figures are in series."""
        found = await self.stores.stories.recent(LONG_AGO)
        placed = await self.stores.series.of_all([each.id for each in found])
        return {id_ for each in placed for id_ in each}


def ready(article: Article) -> Ready:
    return Ready(article, analyse(article), Arrival())


@pytest.fixture
def room(redis: Redis) -> Room:
    return Room(redis)


@pytest.fixture(scope="module")
def news() -> list[Article]:
    return [each.article for each in told("shown")][:24]


@pytest.fixture(scope="module")
def tarn() -> list[Article]:
    return [each.article for each in told("shown") if each.event == "flood-tarn"]


class Stopped(Placer):
    """A placer that is stopped after its first look until another has had his turn."""

    def __init__(self, room: "Room", others: Sequence[Article]) -> None:
        super().__init__(room.stores)
        self.room, self.others = room, others

    async def near(self, wanted: Sequence[Wanted]) -> list[dict[str, Near]]:
        found = await super().near(wanted)
        others, self.others = self.others, ()
        if others:
            await self.room.redis.delete(keys.lock("placing"))
            await Room(self.room.redis).put(others)
        return found


async def test_who_was_stopped_while_another_placed_makes_no_story_twice(
    room: Room, tarn: list[Article]
) -> None:
    room.bursts = Bursts(room.stores, Stopped(room, tarn[:1]))
    assert await room.put(tarn[1:2]) == [True]
    assert await room.stories() == [{tarn[0].id, tarn[1].id}]


async def test_together_they_make_the_stories_they_make_one_by_one(
    room: Room, news: list[Article]
) -> None:
    for each in news:
        await room.put([each])
    one_by_one = await room.stories()
    await room.redis.flushdb()
    assert await room.put(news) == [True] * len(news)
    assert await room.stories() == one_by_one
    assert await room.sorted_ids() == {each.id for each in news}


async def test_one_that_unites_two_stories_does_so_for_those_behind_it(
    room: Room, tarn: list[Article]
) -> None:
    await room.put_apart(tarn[0], "one")
    await room.put_apart(tarn[1], "two")
    await room.put(tarn[2:4])
    assert await room.stories() == [{each.id for each in tarn[:4]}]
    assert await room.sorted_ids() == {each.id for each in tarn[:4]}


async def test_what_joins_the_story_of_one_that_is_known_gets_into_its_story(
    room: Room, tarn: list[Article]
) -> None:
    await room.put(tarn[:1])
    again = replace(tarn[0], id="again", url="")
    assert await room.put([again, tarn[1]]) == [False, True]
    (story,) = await room.stories()
    assert tarn[1].id in story
    assert "again" not in story


class Meddled(Placements):
    """Another process does something just before these are kept."""

    def __init__(self, stores: Stores, redis: Redis, meddle: Meddle) -> None:
        super().__init__(redis, stores.articles, stores.stories, stores.series)
        self._meddle = meddle

    async def keep(self, placements: Sequence[Placement]) -> list[Outcome]:
        await self._meddle(placements[0].story)
        return await super().keep(placements)


def meddled(redis: Redis, meddle: Meddle) -> Room:
    room = Room(redis)
    stores = replace(room.stores, placements=Meddled(room.stores, redis, meddle))
    room.bursts = Bursts(stores, room.placer)
    return room


async def test_figures_are_sorted_again_when_others_came_in_between(
    redis: Redis, tarn: list[Article]
) -> None:
    async def sort_another(story: Story) -> None:
        await redis.hset(keys.series(story.id), "ghost", "[[],{}]")

    room = meddled(redis, sort_another)
    await room.put(tarn[:1])
    assert await room.sorted_ids() == {tarn[0].id, "ghost"}


async def test_a_story_that_everybody_sees_meanwhile_stays_so(
    redis: Redis, tarn: list[Article]
) -> None:
    async def show(story: Story) -> None:
        await Stories(redis).save(replace(story, article_ids=("x",), feeds=()))

    room = meddled(redis, show)
    await room.put([replace(tarn[0], feed=MINE)])
    (story,) = await room.stores.stories.recent(LONG_AGO)
    assert tarn[0].id in story.article_ids


def test_no_more_of_a_long_story_is_read_as_it_grows(tarn: list[Article]) -> None:
    one, near = tarn[0], dict[str, Near]()
    for number in range(MOST_READ + 3):
        found = decide(ready(replace(one, id=f"a{number}", url="")), near)
        near = {found.story_id: found.grown}
    (grown,) = near.values()
    assert len(grown.reports) == MOST_READ + 1
    assert len(grown.titles) == 2


async def test_a_story_that_was_over_is_not_joined_by_what_comes_with_it(
    room: Room, tarn: list[Article]
) -> None:
    later = replace(tarn[0], id="later", url="", published=tarn[0].published + 2 * OVER)
    later = replace(later, text=f"{later.text} Again.")
    await room.put([tarn[0], later])
    assert await room.stories() == [{tarn[0].id}, {"later"}]

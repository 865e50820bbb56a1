from dataclasses import replace

import pytest

from bot.model import Findings, Story
from bot.store.articles import Articles
from bot.store.connection import Redis
from bot.store.stories import Stories
from tests.store.values import DAY, HOUR, NOON, article

BOATS = Story("s1", "Boats leave", ("a2", "a1"), ("sea", "law"), NOON)


@pytest.fixture
def stories(redis: Redis) -> Stories:
    return Stories(redis)


async def test_a_story_comes_back_as_it_was_saved(stories: Stories) -> None:
    await stories.save(BOATS)
    assert await stories.get("s1") == BOATS
    assert await stories.get("s2") is None


async def test_recent_stories_come_newest_first_of_a_time_and_topic(
    stories: Stories,
) -> None:
    await stories.save(BOATS)
    await stories.save(Story("s2", "Rain", (), ("sky",), NOON + HOUR))
    await stories.save(Story("s3", "Old", (), ("sea",), NOON - DAY))
    assert [s.id for s in await stories.recent(NOON - HOUR)] == ["s2", "s1"]
    assert [s.id for s in await stories.recent(NOON, NOON)] == ["s1"]
    assert [s.id for s in await stories.recent(NOON - DAY, topic="sea")] == ["s1", "s3"]


async def test_a_story_leaves_the_topics_it_no_longer_has(stories: Stories) -> None:
    await stories.save(BOATS)
    await stories.save(Story("s1", "Boats leave", ("a2",), ("sea",), NOON + HOUR))
    assert await stories.recent(NOON - DAY, topic="law") == ()
    assert [s.id for s in await stories.recent(NOON + HOUR, topic="sea")] == ["s1"]


async def test_stories_not_kept_are_left_out(stories: Stories) -> None:
    await stories.save(BOATS)
    assert await stories.many(["s9", "s1"]) == (BOATS,)


GULLS, TERNS = "https://gull.example/key", "https://tern.example/key"


async def test_a_story_only_own_feeds_tell_of_is_under_these(stories: Stories) -> None:
    kept = replace(BOATS, feeds=(GULLS, TERNS))
    await stories.save(kept)
    assert await stories.get(BOATS.id) == kept
    assert await stories.recent(NOON - DAY) == ()
    assert await stories.own((GULLS, TERNS), NOON - DAY) == (kept,)
    assert await stories.own((GULLS,), BOATS.updated + HOUR) == ()
    await stories.save(BOATS)
    assert await stories.own((GULLS,), NOON - DAY) == ()
    assert await stories.recent(NOON - DAY) == (BOATS,)


async def test_a_story_goes_where_its_articles_are_shown(redis: Redis) -> None:
    articles, stories = Articles(redis), Stories(redis)
    mine = replace(article(1), feed=GULLS)
    await articles.add(mine, Findings(), BOATS.id, {})
    await stories.save(replace(BOATS, article_ids=("a1",), feeds=(GULLS,)))
    await articles.open("a1", TERNS)
    (found,) = await stories.own((TERNS,), NOON - DAY)
    assert found.feeds == (GULLS, TERNS)
    await articles.open("a1")
    assert await stories.own((GULLS, TERNS), NOON - DAY) == ()
    (found,) = await stories.recent(NOON - DAY, topic=BOATS.topics[0])
    assert found.feeds == ()
    await articles.open("a1")
    assert len(await stories.recent(NOON - DAY)) == 1

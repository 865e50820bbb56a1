import pytest

from bot.model import Story
from bot.store.connection import Redis
from bot.store.stories import Stories
from tests.store.values import DAY, HOUR, NOON

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

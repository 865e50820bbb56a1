from dataclasses import replace

import pytest

from bot.model import Address, Findings, Follow, Report, Story, Subject, Track
from bot.store import keys
from bot.store.articles import Articles
from bot.store.connection import Redis
from bot.store.follows import Follows
from bot.store.retention import Retention
from bot.store.series import SeriesIndex
from bot.store.stories import Stories, home
from bot.store.tracks import Tracks
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
    kept = replace(BOATS, article_ids=("a1",), feeds=(GULLS, TERNS))
    await stories.save(kept)
    assert await stories.own((TERNS,), NOON - DAY) == (kept,)
    await articles.publish(GULLS)
    assert await stories.own((GULLS, TERNS), NOON - DAY) == ()
    (found,) = await stories.recent(NOON - DAY, topic=BOATS.topics[0])
    assert found.feeds == ()
    await articles.publish(GULLS)
    assert len(await stories.recent(NOON - DAY)) == 1


@pytest.fixture
async def merged(redis: Redis, stories: Stories) -> Stories:
    """Stories of which s2, with one article and one series, became a part of s1."""
    articles, series = Articles(redis), SeriesIndex(redis)
    for number, story_id in ((1, "s1"), (2, "s2")):
        kept = article(number)
        await articles.add(kept, Findings(), story_id, {})
        report = Report(kept.origin, (), Findings(), story_id)
        await series.add(report, {0: f"series{number}"}, 0, is_news=False)
    await stories.save(BOATS)
    await stories.save(Story("s2", "Boats gone", ("a2",), ("sky",), NOON))
    await Tracks(redis).add(Track(Address(5), "series2", "s2", "boats", NOON))
    await stories.merge(BOATS, "s2")
    return stories


async def test_a_merged_story_is_found_under_both_ids(merged: Stories) -> None:
    assert await merged.get("s1") == BOATS
    assert await merged.get("s2") == BOATS
    assert [story.id for story in await merged.recent(NOON - DAY)] == ["s1"]
    assert await merged.recent(NOON - DAY, topic="sky") == ()


async def test_the_articles_of_a_merged_story_are_of_the_other(
    redis: Redis, merged: Stories
) -> None:
    report = await Articles(redis).report(article(2).id)
    assert report is not None
    assert report.story_id == "s1"
    assert await redis.zcard(keys.by_story("s1")) == 2
    assert await redis.exists(keys.by_story("s2")) == 0


async def test_an_article_that_was_moved_goes_with_all_its_entries(
    redis: Redis, merged: Stories
) -> None:
    retention = Retention(redis)
    assert await retention.remove(article(2).id)
    assert await redis.zcard(keys.by_story("s1")) == 1
    assert await retention.remove(article(1).id)
    assert await merged.get("s2") is None


async def test_series_and_who_tracks_them_follow_a_merged_story(
    redis: Redis, merged: Stories
) -> None:
    placed = await SeriesIndex(redis).of("s1")
    assert placed == {article(1).id: {0: "series1"}, article(2).id: {0: "series2"}}
    assert await SeriesIndex(redis).of("s2") == {}
    (track,) = await Tracks(redis).of_story("s1")
    assert track.series_id == "series2"


@pytest.mark.parametrize(("about", "other"), [("s1", "s2"), ("s2", "s1")])
async def test_who_follows_one_of_two_merged_stories_is_to_hear_of_the_other(
    redis: Redis, stories: Stories, about: str, other: str
) -> None:
    articles, follows = Articles(redis), Follows(redis)
    for number, story_id in ((1, about), (2, other)):
        await articles.add(article(number), Findings(), story_id, {})
    old = replace(article(3), published=article(1).published - DAY - HOUR)
    await articles.add(old, Findings(), other, {})
    await follows.add(
        Follow("f", Address(5), Subject.STORY, about, "boats", NOON - HOUR)
    )
    await stories.merge(BOATS, "s2")
    assert await SeriesIndex(redis).fresh(NOON + DAY) == (article(2).id,)


async def test_where_nobody_follows_merged_stories_nothing_is_told_again(
    redis: Redis, merged: Stories
) -> None:
    assert await merged.get("s2") == BOATS
    assert await SeriesIndex(redis).fresh(NOON + DAY) == ()


async def test_ids_that_lead_in_a_circle_lead_nowhere(
    redis: Redis, stories: Stories
) -> None:
    await redis.set(keys.became("s1"), "s2")
    await redis.set(keys.became("s2"), "s1")
    assert await stories.get("s1") is None
    assert await home(redis, "s1") == "s1"


async def test_what_everybody_was_shown_meanwhile_stays_everybodys(
    redis: Redis, stories: Stories
) -> None:
    articles = Articles(redis)
    for number, story_id in ((1, "s1"), (2, "s2")):
        mine = replace(article(number), feed=GULLS)
        await articles.add(mine, Findings(), story_id, {})
    one = replace(BOATS, article_ids=("a1",), feeds=(GULLS,))
    other = replace(one, id="s2", article_ids=("a2",))
    await stories.save(one)
    await stories.save(other)
    await articles.publish(GULLS)
    await stories.save(one)
    assert await stories.get("s1") == replace(one, feeds=())
    await stories.merge(other, "s1")
    assert await stories.recent(NOON - DAY) == (replace(other, feeds=()),)
    assert await stories.own((GULLS,), NOON - DAY) == ()

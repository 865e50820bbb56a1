"""How an article comes into the store and into its story."""

import asyncio
import logging
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.jobs.analysis import Analyst
from bot.jobs.ingest import Counts
from bot.jobs.keeping import Keeper
from bot.jobs.placing import grow
from bot.jobs.sorting import sort_figures
from bot.model import Feed, Findings, Report, Story
from bot.store.connection import Redis
from tests.fakes.clock import NOON
from tests.fakes.newsroom import (
    FEED,
    LONG,
    House,
    PairedWorker,
    item,
    rss,
    seed,
)
from tests.fakes.worker import HereWorker
from tests.store.values import share


@pytest.fixture
async def house(redis: Redis) -> House:
    return House(redis)


async def test_one_text_under_two_addresses_is_one_article(house: House) -> None:
    await house.subscribe()
    house.web.put(FEED, rss(item("here"), item("there")))
    assert await house.ingest.poll() == 1


async def test_one_text_that_two_feeds_bring_at_once_is_one_article(
    house: House,
) -> None:
    other = "https://other.example/rss"
    await house.subscribe(other, "Other News")
    await house.subscribe()
    house.web.put(FEED, rss(item("here")))
    house.web.put(other, rss(item("there")))
    house.worker = PairedWorker()
    assert await house.opened().poll() == 1
    assert house.worker.done.count("analyse") == 2


async def test_a_store_that_began_anew_keeps_the_first_article_whole(
    house: House, redis: Redis
) -> None:
    await house.ingest.load([seed("one", 21)])
    # It knows the script for figures only, as after a start at which one was mended.
    await redis.script_flush()
    (one,) = await house.stores.articles.reports(["one"])
    await sort_figures(house.stores.series, one, (one,))
    await house.ingest.load([seed("two", 22)])
    assert set(await house.stores.series.fresh(NOON + timedelta(days=99))) == {
        "one",
        "two",
    }


async def test_what_a_crash_left_undone_is_mended(house: House) -> None:
    one, two = seed("one", 21), seed("two", 22)
    articles, stories = house.stores.articles, house.stores.stories
    await articles.add(one, Findings(), "one", {"flood": 1.0})
    await house.ingest.load([one])
    story = await stories.get("one")
    assert story is not None
    assert story.article_ids == ("one",)
    await articles.add(two, Findings(), "one", {"flood": 1.0})
    await house.ingest.load([two])
    story = await stories.get("one")
    assert story is not None
    assert story.article_ids == ("two", "one")


async def test_a_story_whose_articles_are_gone_is_not_joined(house: House) -> None:
    await house.ingest.load([seed("old", 21)])
    story = await house.stores.stories.get("old")
    assert story is not None
    await house.stores.stories.save(replace(story, article_ids=("gone",)))
    await house.ingest.load([seed("new", 22)])
    report = await house.stores.articles.report("new")
    assert report is not None
    assert report.story_id == "new"


async def test_texts_on_one_event_become_one_story(house: House) -> None:
    await house.subscribe()
    other = "https://other.example/rss"
    await house.subscribe(other, "Other News")
    house.web.put(FEED, rss(item("Ilmer-flood", LONG)))
    house.web.put(other, rss(item("Flood-at-Ilmer", LONG + "It is wet.", 23)))
    assert await house.ingest.poll() == 2
    one, two = await house.stores.articles.latest(9)
    assert one.story_id == two.story_id
    story = await house.stores.stories.get(one.story_id)
    assert story is not None
    assert story.article_ids == (one.origin.article_id, two.origin.article_id)


async def test_a_poisonous_article_is_given_up_and_the_next_is_kept(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    await house.subscribe()
    house.worker.poison = "arsenic"
    house.web.put(FEED, rss(item("bad", LONG + "arsenic"), item("good", LONG)))
    house.worker.done = []
    house.worker.poison = "arsenic', source="
    assert await house.ingest.poll() == 1
    assert await house.titles() == ["good"]
    assert "'bad', try 1: reading it ended the process that reads" in caplog.text


async def test_a_poisonous_article_is_tried_three_times_and_then_left_alone(
    house: House,
) -> None:
    feed = await house.subscribe()
    house.worker.poison = "arsenic', source="
    house.web.put(FEED, rss(item("bad", LONG + "arsenic"), item("good", LONG)))
    for minutes in (0, 2, 2):
        house.clock.advance(minutes * 60)
        await house.ingest.poll()
    assert house.worker.done.count("analyse") == 4
    (unread,) = await house.stores.quarantine.all()
    assert (unread.title, unread.tries) == ("bad", 3)
    # The feed itself is well, and after a restart the article is still left alone.
    assert (await house.feed()).problem == ""
    await house.stores.feeds.save(feed)
    await house.opened().poll()
    assert house.worker.done.count("analyse") == 4


async def test_the_language_of_an_article_is_found(house: House) -> None:
    text = "Der Fluss ist gestiegen, und die Leute haben ihre Häuser verlassen. " * 3
    await house.ingest.load([replace(seed("fluss", 22), text=text)])
    (report,) = await house.stores.articles.latest(1)
    assert report.language == "de"


def report(name: str, day: int, *topics: str) -> Report:
    return Report(seed(name, day).origin, topics, Findings(), "s")


def test_a_late_article_takes_its_place_in_the_story() -> None:
    story = Story(
        "s", "new", ("new", "old"), ("world",), datetime(2026, 11, 23, tzinfo=UTC)
    )
    had = (report("new", 23, "world"), report("old", 21, "world"))
    grown = grow(story, (report("middle", 22, "sea"), *had))
    assert grown.article_ids == ("new", "middle", "old")
    assert grown.topics == ("world", "sea")
    assert grown.updated == story.updated


def test_a_headline_is_never_of_an_earlier_day() -> None:
    told = [replace(seed("310 people out", 21), title="310 people evacuated in valley")]
    told += [replace(seed("b", 22), title="More people out")]
    old, new = (Report(each.origin, (), Findings(), "s") for each in told)
    story = grow(grow(None, (old,)), (new, old))
    assert story.headline == "More people out"


async def test_the_settled_are_forgotten_before_they_are_too_many(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr("bot.jobs.keeping.MOST_SETTLED", 1)
    seeds = [seed("one", 21), seed("two", 22)]
    await house.ingest.load(seeds)
    assert await house.ingest.load(seeds) == Counts(added=0, passed=2, waiting=0)


async def test_an_article_of_an_own_feed_is_not_what_another_feeds_entry_lists(
    house: House,
) -> None:
    mine, theirs = "https://mine.example/rss", "https://theirs.example/rss"
    made = replace(seed("one", 21), feed=mine)
    await house.stores.articles.add(made, Findings(), "s1", {})
    keeper = Keeper(house.stores, Analyst(HereWorker()), asyncio.Semaphore(1))
    assert await keeper.kept(made.id, "a mark", Feed(theirs, "Theirs")) is None
    own = Feed(mine, "Mine", is_own=True)
    found = await keeper.kept(made.id, "a mark", own)
    assert found
    assert found.article_id == made.id


async def test_what_an_own_feed_brought_first_everybody_has_from_who_brings_it_to_all(
    house: House,
) -> None:
    mine = "https://mine.example/rss"
    await house.stores.feeds.add(Feed(mine, "Mine", due=NOON, is_own=True))
    house.web.put(mine, rss(item("here")))
    assert await house.ingest.poll() == 1
    everybody = house.stores.seen_by(()).articles
    assert await everybody.latest(9) == ()
    assert await house.stores.stories.recent(NOON - timedelta(days=9)) == ()
    (story,) = await house.stores.stories.own((mine,), NOON - timedelta(days=9))
    assert story.article_ids[0] not in story.id
    await house.subscribe()
    house.web.put(FEED, rss(item("here", LONG).replace(">here<", ">there<", 1)))
    assert await house.ingest.poll() == 1
    assert [each.origin.title for each in await everybody.latest(9)] == ["there"]
    (story,) = await house.stores.stories.recent(NOON - timedelta(days=9))
    assert story.headline == "there"
    owners = house.stores.seen_by((mine,)).articles
    assert [each.origin.title for each in await owners.latest(9)] == ["there"]


async def test_what_another_chats_feed_said_first_says_nothing_of_mine(
    house: House,
) -> None:
    liar, mine = "https://liar.example/rss", "https://mine.example/rss"
    for url, title in ((liar, "False"), (mine, "True")):
        await house.stores.feeds.add(Feed(url, title, due=NOON, is_own=True))
        house.web.put(url, rss(item("here").replace(">here<", f">{title}<", 1)))
        assert await house.ingest.poll() == 1
    for owned, title in (((liar,), "False"), ((mine,), "True")):
        seen = await house.stores.seen_by(owned).articles.latest(9)
        assert [each.origin.title for each in seen] == [title]


async def test_a_feed_that_is_everybodys_brings_what_others_shared_with_it(
    house: House, redis: Redis
) -> None:
    mine, theirs = "https://mine.example/rss", "https://theirs.example/rss"
    await house.stores.feeds.add(Feed(mine, "Mine", due=NOON, is_own=True))
    house.web.put(mine, rss(item("here")))
    await house.ingest.poll()
    (found,) = await house.stores.seen_by((mine,)).articles.latest(9)
    made = await house.stores.articles.get(found.origin.article_id)
    assert made
    await share(redis, made, theirs)
    await house.stores.feeds.save(Feed(mine, "Mine", due=NOON))
    for changed in (False, True):
        house.ingest = house.opened()
        house.web.put(mine, rss(item("here", LONG + "It is wet." * changed)))
        house.clock.advance(50_000)
        assert await house.ingest.poll() == int(not changed)
    (shown,) = await house.stores.seen_by(()).articles.latest(9)
    assert len(shown.versions) == 1


async def test_a_feed_that_becomes_everybodys_shows_what_it_had_with_its_next_entry(
    house: House,
) -> None:
    mine = "https://mine.example/rss"
    await house.stores.feeds.add(Feed(mine, "Mine", due=NOON, is_own=True))
    house.web.put(mine, rss(item("old")))
    assert await house.ingest.poll() == 1
    await house.stores.feeds.save(Feed(mine, "Mine", due=NOON))
    house.web.put(mine, rss(item("old"), item("new", LONG + "It is wet.")))
    await house.ingest.poll()
    shown = await house.stores.seen_by(()).articles.latest(9)
    assert {each.origin.title for each in shown} == {"old", "new"}


async def test_who_names_an_address_does_not_see_what_anothers_feed_says_there(
    house: House,
) -> None:
    mine, theirs = "https://mine.example/rss", "https://theirs.example/rss"
    for url in (mine, theirs):
        await house.stores.feeds.add(Feed(url, "Own", due=NOON, is_own=True))
    house.web.put(mine, rss(item("here")))
    assert await house.ingest.poll() == 1
    house.clock.advance(7 * 3600)
    house.web.put(theirs, rss(item("here", "Nothing but a name. " * 40)))
    await house.ingest.poll()
    seen = await house.stores.seen_by((theirs,)).articles.latest(9)
    assert {each.feeds for each in seen} == {(theirs,)}
    await house.subscribe()
    house.web.put(FEED, rss(item("here", "What everybody may read. " * 40)))
    assert await house.ingest.poll() == 1
    (shown,) = await house.stores.seen_by(()).articles.latest(9)
    assert shown.feeds == ()


def own(name: str, *feeds: str) -> Report:
    made = seed(name, 22)
    return Report(made.origin, made.topics, Findings(), "s", feeds=feeds)


def test_a_story_is_everybodys_as_soon_as_one_of_its_articles_is() -> None:
    alone = grow(None, (own("a", "x"),))
    both = grow(alone, (own("b", "y"), own("a", "x")))
    shared = grow(both, (own("c"), own("b", "y"), own("a", "x")))
    again = grow(shared, (own("d", "y"),))
    assert [each.feeds for each in (alone, both, shared, again)] == [
        ("x",), ("x", "y"), (), ()
    ]  # fmt: skip


def test_a_story_for_everybody_is_headed_by_what_everybody_may_see() -> None:
    mine, ours = own("mine", "x"), own("ours")
    mine = replace(mine, topics=("secret",))
    mine = replace(mine, origin=replace(mine.origin, title="Secret", published=NOON))
    story = grow(grow(None, (ours,)), (mine, ours))
    again = grow(story, (mine,))
    assert {story.headline, again.headline} == {ours.origin.title}
    assert "secret" not in {*story.topics, *again.topics}
    shared = grow(grow(None, (mine,)), (ours, mine))
    assert shared.topics == ours.topics

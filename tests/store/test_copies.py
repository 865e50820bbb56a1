"""Each own feed has its own record of a text; a chat is shown the text once."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from bot.model import Findings, Report
from bot.store.articles import Articles
from bot.store.connection import Redis
from bot.store.retention import Retention
from tests.store.values import HOUR, NOON, article, share

NOTHING = Findings()
GULL = "https://gull.example/rss"
TERN = "https://tern.example/rss"
BOATS = {"boat": 1.0}
FALSE = replace(
    article(1, text="Forty boats left.", source="The False Gull", topics=("lies",)),
    feed=GULL,
)
TRUE = replace(article(2, text="Forty boats left.", source="The Tern"), feed=TERN)
PUBLIC = article(3, text="Forty boats left.", source="The Tern")


@pytest.fixture
def articles(redis: Redis) -> Articles:
    return Articles(redis)


def ids(reports: Iterable[Report]) -> list[str]:
    return [each.origin.article_id for each in reports]


async def test_who_copies_a_text_first_does_not_name_it_for_others(
    articles: Articles,
) -> None:
    assert await articles.add(FALSE, NOTHING, "s1", BOATS)
    assert await articles.known("", TRUE.text, TERN) is None
    assert await articles.add(TRUE, NOTHING, "s1", BOATS)
    theirs = articles.seen_by((TERN,))
    assert ids(await theirs.latest(9)) == ["a2"]
    assert await theirs.get("a1") is None
    assert await articles.seen_by(()).latest(9) == ()
    assert await articles.add(PUBLIC, NOTHING, "s1", BOATS)
    assert await articles.seen_by(()).get("a3") == PUBLIC


async def test_one_own_feed_keeps_a_text_once(articles: Articles) -> None:
    await articles.add(FALSE, NOTHING, "s1", {})
    assert await articles.known("", "forty  boats left.", GULL) == "a1"
    assert not await articles.add(replace(FALSE, id="a5"), NOTHING, "s1", {})


async def test_addresses_that_differ_in_a_capital_are_two_feeds(
    articles: Articles,
) -> None:
    await articles.add(FALSE, NOTHING, "s1", {})
    assert await articles.known("", FALSE.text, GULL.replace("rss", "RSS")) is None


async def test_no_own_feed_keeps_what_everybody_has(articles: Articles) -> None:
    await articles.add(PUBLIC, NOTHING, "s1", {})
    assert await articles.known("", FALSE.text, GULL) == "a3"
    assert await articles.known(PUBLIC.url, "Other words.", GULL) == "a3"
    assert not await articles.add(FALSE, NOTHING, "s1", {})
    moved = replace(FALSE, text="Other words.")
    await articles.add(moved, NOTHING, "s1", {})
    assert not await articles.replace(FALSE, NOTHING, {})


async def test_what_a_chat_has_twice_it_is_shown_once_as_everybody_is(
    articles: Articles,
) -> None:
    other = replace(FALSE, id="a4", text="Nobody saw it.", published=NOON - HOUR)
    await articles.add(other, NOTHING, "s1", {})
    await articles.add(FALSE, NOTHING, "s1", BOATS)
    await articles.add(PUBLIC, NOTHING, "s1", BOATS)
    mine = articles.seen_by((GULL,))
    assert ids(await mine.latest(9)) == ["a3", "a4"]
    assert ids(await mine.latest(1, offset=1)) == ["a4"]
    assert ids(await mine.latest(1, topic="lies")) == ["a4"]
    assert await mine.latest(0) == ()
    assert ids(await mine.reports(await mine.search(BOATS, 9))) == ["a3"]
    assert await mine.sources() == {"The Tern": 1, "The False Gull": 1}
    assert await mine.topics() == {"sea": 1, "lies": 1}


async def test_what_a_chat_was_told_before_is_still_there_when_it_asks(
    articles: Articles,
) -> None:
    await articles.add(FALSE, NOTHING, "s1", {})
    await articles.add(PUBLIC, NOTHING, "s1", {})
    found = await articles.seen_by((GULL,)).report("a1")
    assert found
    assert found.origin.title == FALSE.title


async def test_of_two_own_feeds_with_one_text_a_chat_is_shown_one(
    articles: Articles,
) -> None:
    await articles.add(FALSE, NOTHING, "s1", {})
    await articles.add(TRUE, NOTHING, "s1", {})
    assert ids(await articles.seen_by((TERN, GULL)).latest(9)) == ["a1"]
    assert ids(await articles.seen_by((TERN,)).latest(9)) == ["a2"]


async def test_a_feed_with_its_own_record_shows_no_more_what_it_shared(
    articles: Articles, redis: Redis
) -> None:
    await articles.add(FALSE, NOTHING, "s1", {})
    await share(redis, FALSE, TERN)
    assert ids(await articles.seen_by((TERN,)).latest(9)) == ["a1"]
    assert await articles.add(TRUE, NOTHING, "s1", {})
    assert ids(await articles.seen_by((TERN,)).latest(9)) == ["a2"]
    assert ids(await articles.seen_by((GULL,)).latest(9)) == ["a1"]


async def test_copies_go_one_by_one_and_leave_no_trace(
    articles: Articles, redis: Redis
) -> None:
    for each in (FALSE, TRUE, PUBLIC):
        await articles.add(each, NOTHING, "s1", BOATS)
    assert await Retention(redis).remove("a3")
    assert ids(await articles.seen_by((GULL,)).latest(9)) == ["a1"]
    assert await Retention(redis).remove("a1")
    assert await Retention(redis).remove("a2")
    assert set(await redis.keys("*")) == {b"nb:{ix}:number", b"nb:{ix}:version"}

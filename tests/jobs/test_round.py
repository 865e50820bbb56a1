"""Briefings that are alike are made once a round."""

from dataclasses import replace

import pytest

from bot.jobs import round as rounds
from bot.jobs.round import Pages, Round, Wanted
from bot.model import Briefing, Message
from bot.store.connection import Redis
from bot.store.news import News
from bot.store.stores import Stores, make_stores
from tests.fakes.clock import FakeClock
from tests.jobs.values import EIGHT
from tests.web.values import FEED, MONDAY, NEW, OLD, OWN, shelve

WANTED = Wanted(EIGHT.date(), 480, 0, 2, frozenset(), (), ())
LATE = replace(WANTED, late=9)


class Printer:
    """A renderer that remembers how late it was each time."""

    def __init__(self) -> None:
        self.late: list[int] = []

    def __call__(self, briefing: Briefing) -> tuple[Message, ...]:
        self.late.append(briefing.late)
        return (Message(f"{briefing.late} minutes late"),)


@pytest.fixture
def stores(redis: Redis) -> Stores:
    return make_stores(redis, "tester", FakeClock(EIGHT))


async def test_a_briefing_just_like_another_is_not_made_again(stores: Stores) -> None:
    printer = Printer()
    made = Round(News(stores, EIGHT), printer)
    first, again = await made.make(WANTED), await made.make(replace(WANTED))
    assert (first, printer.late) == (again, [0])


async def test_a_briefing_that_differs_is_made_by_itself(stores: Stores) -> None:
    made = Round(News(stores, EIGHT), Printer())
    said = [(await made.make(each)).messages[0].html for each in (WANTED, LATE)]
    assert said == ["0 minutes late", "9 minutes late"]


async def test_what_was_corrected_is_asked_for_once_a_round(
    stores: Stores, redis: Redis
) -> None:
    made = Round(News(stores, EIGHT), Printer())
    await made.make(WANTED)
    before = (await redis.info("commandstats"))["cmdstat_zrangebyscore"]["calls"]
    await made.make(LATE)
    after = (await redis.info("commandstats"))["cmdstat_zrangebyscore"]["calls"]
    assert after == before


async def test_the_one_used_longest_ago_is_forgotten(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "REMEMBERED", 2)
    printer = Printer()
    made = Round(News(stores, EIGHT), printer)
    later = replace(WANTED, late=30)
    for each in (WANTED, LATE, WANTED, later, WANTED, LATE):
        await made.make(each)
    assert printer.late == [0, 9, 30, 9]


async def test_a_briefing_with_a_page_leads_to_it_and_the_page_is_kept_before(
    stores: Stores,
) -> None:
    await shelve(stores, NEW, OLD)
    pages = Pages("https://n.example", stores.editions)
    shown: list[str] = []

    def render(briefing: Briefing) -> tuple[Message, ...]:
        shown.append(briefing.page)
        return ()

    made = Round(News(stores, MONDAY), render, pages=pages)
    weekly = replace(WANTED, days=7)
    first = await made.make(weekly)
    await made.make(replace(weekly, minute=600))
    assert await made.make(weekly) is first
    assert shown[0] == shown[1] == f"https://n.example/b/{first.name}"
    edition = await stores.editions.get(first.name)
    assert edition is not None
    assert [part.story_id for part in edition.parts] == ["flood"]


async def test_a_briefing_without_stories_has_no_page(stores: Stores) -> None:
    pages = Pages("https://n.example", stores.editions)
    made = Round(News(stores, EIGHT), Printer(), pages=pages)
    assert (await made.make(WANTED)).name == ""


async def test_the_page_of_an_own_feeds_news_has_nothing_of_it(stores: Stores) -> None:
    await shelve(stores, OWN, story="hidden")
    pages = Pages("https://n.example", stores.editions)
    made = Round(News(stores, MONDAY), Printer(), pages=pages)
    own = await made.make(replace(WANTED, days=7, owned=frozenset({FEED})))
    assert (set(own.told), own.name) == ({"hidden"}, "")

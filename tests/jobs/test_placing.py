"""How a kept article comes into its story, and two stories become one."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.jobs.analysis import analyse
from bot.jobs.ingest import Ingest
from bot.jobs.placer import Placer
from bot.jobs.placing import MOST_OWN, Near, joins, may_unite, near_of, united
from bot.model import Article, Findings, Report, Story
from bot.store.connection import Redis
from tests.fakes.clock import NOON
from tests.fakes.events import told
from tests.fakes.newsroom import House
from tests.fakes.reports import report

LONG_AGO = NOON - timedelta(days=90)
EDITED = [
    ("Flood in Ulverholm", "Rain is forecast."),
    ("Nine dead after the Tarn rises", "Schools are shut."),
    ("A night nobody will forget", "More to follow."),
    ("Ulverholm: 400 taken from roofs", "The army sent pumps."),
    ("Tarn at its highest since 1954", "Trains stand still."),
]


@pytest.fixture
async def house(redis: Redis) -> House:
    return House(redis)


@pytest.fixture(scope="module")
def tarn() -> list[Article]:
    return [each.article for each in told("shown") if each.event == "flood-tarn"]


async def stories_of(house: House, articles: list[Article]) -> list[str]:
    reports = [await house.stores.articles.report(each.id) for each in articles]
    return [each.story_id for each in reports if each]


async def test_two_processes_that_take_articles_at_once_make_one_story(
    house: House, tarn: list[Article]
) -> None:
    one, other = house.opened(), house.opened()

    async def load(ingest: Ingest, articles: list[Article]) -> None:
        await ingest.load(articles)

    async with asyncio.TaskGroup() as group:
        group.create_task(load(one, tarn[:2]))
        group.create_task(load(other, tarn[2:4]))
    (story,) = await house.stores.stories.recent(LONG_AGO)
    assert set(story.article_ids) == {each.id for each in tarn[:4]}
    assert set(await stories_of(house, tarn[:4])) == {story.id}


async def test_an_article_of_yesterday_that_comes_today_joins_its_story(
    house: House, tarn: list[Article]
) -> None:
    await house.ingest.load([tarn[2]])
    await house.ingest.load([tarn[0]])
    assert len(set(await stories_of(house, tarn[:3]))) == 1


async def test_two_stories_that_turn_out_to_be_one_become_one(
    house: House, tarn: list[Article]
) -> None:
    await house.ingest.load([tarn[0]])
    placer, articles = Placer(house.stores), house.stores.articles
    # As if it had been placed before anything told that it is the same event.
    analysis = analyse(tarn[1])
    await articles.add(tarn[1], analysis.findings, "apart", analysis.terms)
    apart = await articles.report(tarn[1].id)
    assert apart is not None
    await placer.put(apart, {})
    assert len(await house.stores.stories.recent(LONG_AGO)) == 2
    await house.ingest.load([tarn[2]])
    (story,) = await house.stores.stories.recent(LONG_AGO)
    assert set(story.article_ids) == {each.id for each in tarn[:3]}
    assert set(await stories_of(house, tarn[:3])) == {story.id}


def near(name: str, *reports: Report) -> Near:
    ids = tuple(each.origin.article_id for each in reports)
    return near_of(Story(name, "", ids, (name,), NOON), reports)


def test_a_united_story_has_the_articles_and_topics_of_both_newest_first() -> None:
    one = near("sea", report("b", hours_ago=2), report("d", hours_ago=9))
    two = near("sky", report("a", hours_ago=1), report("c", hours_ago=3))
    both = united(one, two)
    assert both.story.id == "sea"
    assert both.story.article_ids == ("a", "b", "c", "d")
    assert both.story.topics == ("sea", "sky")
    assert [each.origin.article_id for each in both.reports] == ["a", "b", "c", "d"]


def test_of_a_long_united_story_only_the_newest_articles_are_read_in_full() -> None:
    one = near("sea", *(report(f"one-{n}", hours_ago=n) for n in range(9)))
    two = near("sky", *(report(f"two-{n}", hours_ago=n) for n in range(9)))
    both = united(one, two)
    assert len(both.reports) == 12
    assert len(both.titles) == 6


async def test_of_a_long_story_older_articles_are_known_by_their_titles(
    house: House,
) -> None:
    store, ids = house.stores.articles, tuple(f"seed{n}" for n in range(14))
    for number, id_ in enumerate(ids):
        one = Article(id_, f"Boats {number}", f"Boat {number}.", "Test", "", NOON)
        await store.add(one, Findings(), "s", {"boat": 1.0})
    await house.stores.stories.save(Story("s", "Boats", (*ids, "gone"), (), NOON))
    (kept,) = await Placer(house.stores).near([({"boat": 1.0}, NOON)])
    assert [each.origin.title for each in kept["s"].titles] == ["Boats 12", "Boats 13"]


async def test_one_article_edited_by_five_outlets_is_one_story(
    house: House, tarn: list[Article]
) -> None:
    copies = [
        replace(
            tarn[0],
            id=f"copy-{number}",
            title=title,
            text=f"{tarn[0].text} {end}",
            source=title,
            url=f"https://{number}.example/tarn",
        )
        for number, (title, end) in enumerate(EDITED)
    ]
    await house.ingest.load(copies)
    (story,) = await house.stores.stories.recent(LONG_AGO)
    assert len(story.article_ids) == 5


MINE = "https://mine.example/key"


def near_own(name: str, *reports: Report) -> Near:
    """A story that only somebody's own feed tells of."""
    owned = [replace(each, feeds=(MINE,)) for each in reports]
    made = near(name, *owned)
    return near_of(replace(made.story, feeds=(MINE,)), made.reports)


async def test_what_an_own_feed_repeats_takes_nobodys_room_in_a_story(
    house: House, tarn: list[Article]
) -> None:
    await house.ingest.load(tarn[:1])
    copies = [
        replace(
            tarn[0],
            id=f"own-{number}",
            text=f"{tarn[0].text} It is said for the {number}th time.",
            url=f"https://mine.example/{number}",
            published=tarn[0].published + timedelta(minutes=number),
            feed=MINE,
        )
        for number in range(1, 15)
    ]
    await house.ingest.load(copies)
    everybody = await house.stores.seen_by(()).articles.latest(99)
    (story,) = await house.stores.stories.recent(LONG_AGO)
    assert [each.story_id for each in everybody] == [story.id]
    assert len(story.article_ids) == 1 + MOST_OWN
    (own,) = await house.stores.stories.own((MINE,), LONG_AGO)
    assert len(own.article_ids) == len(copies) - MOST_OWN


async def test_an_own_article_makes_no_one_story_of_two_for_everybody(
    house: House, tarn: list[Article]
) -> None:
    placer, articles = Placer(house.stores), house.stores.articles
    for each, story_id in ((tarn[0], "one"), (tarn[1], "two")):
        found = analyse(each)
        await articles.add(each, found.findings, story_id, found.terms)
        kept = await articles.report(each.id)
        assert kept is not None
        await placer.put(kept, {})
    await house.ingest.load([replace(tarn[2], id="own", feed=MINE)])
    assert len(await house.stores.stories.recent(LONG_AGO)) == 2


def test_a_story_for_everybody_is_like_what_everybody_may_see_of_it() -> None:
    ours, mine = report("a", title="Flood"), report("b", title="Zebra")
    seen = near("s", ours, replace(mine, feeds=(MINE,))).candidate
    assert seen.terms == near("s", ours).candidate.terms
    hidden = near("s", replace(mine, feeds=(MINE,))).candidate
    assert hidden.terms == near("s", mine).candidate.terms


def test_a_story_told_by_an_own_feed_again_and_again_stays_its_own() -> None:
    some = [report(f"m{number}", hours_ago=number) for number in range(MOST_OWN + 1)]
    few, many = near_own("few", *some[1:]), near_own("many", *some)
    ours = near("ours", report("a"), report("b"))
    assert may_unite(few, ours)
    assert not may_unite(many, ours)
    assert may_unite(many, few)
    assert may_unite(ours, ours)


def test_an_article_for_everybody_joins_no_story_crowded_by_an_own_feed(
    tarn: list[Article],
) -> None:
    told = [
        replace(
            report(f"m{number}"),
            origin=replace(tarn[0].origin, article_id=f"m{number}"),
            findings=analyse(tarn[0]).findings,
            language="en",
        )
        for number in range(MOST_OWN + 1)
    ]
    few, many = near_own("few", *told[1:]), near_own("many", *told)
    assert joins(tarn[0], (), {"few": few}) == "few"
    assert joins(tarn[0], (), {"many": many}) is None
    assert joins(replace(tarn[0], feed=MINE), (), {"many": many}) == "many"

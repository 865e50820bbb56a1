"""How articles written for the tests are gathered, in several orders."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest

from bot.briefing.stories import goes_on
from bot.jobs.analysis import analyse
from bot.service import SEEDS
from bot.sources.seeds import load
from tests.fakes.events import Told, false_merges, gather, recall, stories_of, told

pytestmark = pytest.mark.whole

ORDERS = (None, 1)


@pytest.fixture(scope="module")
def shown() -> list[Told]:
    return told("shown")


@pytest.fixture(scope="module")
def written(shown: list[Told]) -> list[Told]:
    return [*shown, *told("aside"), *told("later")]


def in_order(articles: Sequence[Told], seed: int | None) -> list[Told]:
    mixed = list(articles)
    if seed is not None:
        Random(seed).shuffle(mixed)  # noqa: S311  # an order, not a secret
    return mixed


@pytest.mark.parametrize("seed", ORDERS)
def test_no_two_events_are_one_story_and_nearly_every_event_is_one(
    written: list[Told], seed: int | None
) -> None:
    articles = in_order(written, seed)
    events = [each.event for each in articles]
    found = gather(articles)
    assert false_merges(found, events) == []
    assert recall(found, events) > 0.9


def test_one_article_from_five_feeds_under_other_titles_is_one_story(
    shown: list[Told],
) -> None:
    titles = ["Ulverholm drowned", "Nine dead", "Flood: what we know", "Tarn", "Water"]
    copies = [
        replace(shown[0], article=replace(shown[0].article, id=title, title=title))
        for title in titles
    ]
    assert len(set(gather(copies))) == 1


def test_what_began_as_two_stories_is_one_when_an_article_joins_them(
    shown: list[Told],
) -> None:
    tarn = [each for each in shown if each.event == "flood-tarn"]
    assert len(set(gather([tarn[3], tarn[0], tarn[1], tarn[2]]))) == 1


def test_of_the_samples_only_a_cup_run_may_go_on_in_a_later_story() -> None:
    samples = [Told(each.id, each, analyse(each)) for each in load((SEEDS,)).articles]
    stories = stories_of(samples)
    found = {
        (one.story_id, goes_on(one, list(stories.values()))) for one in stories.values()
    }
    titles = {each.article.id: each.article.title for each in samples}
    pairs = {(titles[over], titles[later]) for over, later in found if later}
    assert pairs == {
        (
            "Brackwater knock out champions before 41,300",
            "Brackwater reach cup final with 2–1 win over United",
        )
    }

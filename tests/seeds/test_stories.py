"""The starter corpus as it stands in the store, day by day as the demo shows it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.model import Story
from bot.sources.seeds import load
from bot.store.connection import Redis
from tests.fakes.newsroom import House

pytestmark = pytest.mark.whole

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
EVENING = datetime(2026, 11, 21, 19, tzinfo=UTC)
LAST_MORNING = datetime(2026, 11, 23, 7, tzinfo=UTC)


@pytest.fixture
async def house(redis: Redis) -> House:
    house = House(redis)
    house.clock.set(EVENING)
    await house.ingest.load(load([SEEDS]).articles)
    return house


async def story_of(house: House, title: str) -> Story:
    reports = await house.stores.articles.latest(99)
    (report,) = [each for each in reports if each.origin.title.startswith(title)]
    story = await house.stores.stories.get(report.story_id)
    assert story is not None
    return story


async def sources_of(house: House, story: Story) -> set[str]:
    reports = await house.stores.articles.reports(story.article_ids)
    return {report.origin.source for report in reports}


async def test_the_flood_is_one_story_with_the_headline_of_the_day(
    house: House,
) -> None:
    before = await story_of(house, "310 people")
    assert "1,720" in before.headline
    house.clock.set(LAST_MORNING)
    await house.ingest.load(load([SEEDS]).articles)
    after = await story_of(house, "310 people")
    assert len(after.article_ids) == 7
    assert "2,480" in after.headline


async def test_three_sources_tell_of_the_ferry(house: House) -> None:
    story = await story_of(house, "All 184 aboard")
    assert len(await sources_of(house, story)) == 3


async def test_events_of_one_kind_stay_apart(house: House) -> None:
    fire = await story_of(house, "17 workers")
    assert len(fire.article_ids) == 2
    bank = await story_of(house, "Norvane's central bank")
    assert len(bank.article_ids) == 1


async def test_the_next_two_mornings_bring_what_waited(house: House) -> None:
    assert await house.stores.articles.count() == 18
    house.clock.set(datetime(2026, 11, 22, 7, tzinfo=UTC))
    second = await house.ingest.load(load([SEEDS]).articles)
    assert (second.added, second.waiting) == (6, 6)
    house.clock.set(LAST_MORNING)
    third = await house.ingest.load(load([SEEDS]).articles)
    assert (third.added, third.waiting) == (6, 0)

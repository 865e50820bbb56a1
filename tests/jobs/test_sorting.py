"""How the figures of an article come into their series, whatever comes in between."""

import asyncio
from dataclasses import replace

import pytest

from bot.jobs.sorting import sort_figures
from bot.model import Report
from bot.store.articles import Articles
from bot.store.connection import Redis
from bot.store.series import SeriesIndex
from tests.briefing.test_series import told
from tests.fakes.clock import NOON
from tests.fakes.reports import article

STORY = "flood"
FIRST = replace(
    told("a", "The flood has killed 12 people.", hours_ago=24), story_id=STORY
)
SECOND = replace(
    told("b", "15 people have died in the flood.", source="Radio"), story_id=STORY
)


@pytest.fixture
async def index(redis: Redis) -> SeriesIndex:
    articles = Articles(redis)
    for each in (FIRST, SECOND):
        id_ = each.origin.article_id
        await articles.add(article(id_, f"Text {id_}."), each.findings, STORY, {})
    return SeriesIndex(redis)


async def series_ids(index: SeriesIndex) -> list[str]:
    placed = await index.of(STORY)
    return [placed[id_][1] for id_ in ("a", "b")]


async def test_a_figure_joins_the_series_of_the_article_before(
    index: SeriesIndex,
) -> None:
    await sort_figures(index, FIRST, ())
    await sort_figures(index, SECOND, (FIRST,))
    first, second = await series_ids(index)
    assert first == second
    assert await index.fresh(NOON) == ("a", "b")


async def test_an_article_that_was_never_sorted_is_sorted_first_and_no_news(
    index: SeriesIndex,
) -> None:
    await sort_figures(index, SECOND, (FIRST,))
    first, second = await series_ids(index)
    assert first == second
    assert await index.fresh(NOON) == ("b",)


async def test_two_articles_sorted_at_once_share_their_series(
    index: SeriesIndex,
) -> None:
    both: tuple[Report, ...] = (FIRST, SECOND)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(sort_figures(index, FIRST, both))
        tasks.create_task(sort_figures(index, SECOND, both))
    first, second = await series_ids(index)
    assert first == second


async def test_a_story_that_only_seems_to_begin_is_looked_at_again(
    index: SeriesIndex,
) -> None:
    await sort_figures(index, FIRST, [])
    await sort_figures(index, SECOND, [])
    assert set(await index.of(STORY)) == {"a", "b"}

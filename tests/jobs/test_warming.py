"""New articles are looked at before anybody asks, each once."""

from dataclasses import replace

import pytest

from bot.jobs.warming import Warming
from bot.store.articles import Articles
from bot.store.connection import Redis
from tests.fakes.clock import FakeClock
from tests.fakes.reports import article, report
from tests.jobs.values import DAY, EIGHT


@pytest.fixture
def articles(redis: Redis) -> Articles:
    return Articles(redis)


async def keep(articles: Articles, name: str, days: int = 1) -> None:
    made = replace(article(name, f"Text of {name}."), published=EIGHT - days * DAY)
    found = report(name).findings
    assert await articles.add(made, found, name, {})


async def test_every_article_is_looked_at_once(articles: Articles) -> None:
    warming = Warming(articles, FakeClock(EIGHT))
    for number in range(5):
        await keep(articles, f"a{number}")
    assert await warming.run() == 5
    assert await warming.run() == 0
    await keep(articles, "late")
    assert await warming.run() == 1


async def test_what_is_dated_ahead_is_looked_at_when_its_time_has_come(
    articles: Articles,
) -> None:
    clock = FakeClock(EIGHT)
    warming = Warming(articles, clock)
    await keep(articles, "ahead", days=-1)
    assert await warming.run() == 0
    clock.advance(2 * DAY.total_seconds())
    await keep(articles, "other")
    assert await warming.run() == 2


async def test_old_articles_are_left_alone(articles: Articles) -> None:
    warming = Warming(articles, FakeClock(EIGHT), newest=4)
    for number in range(5):
        await keep(articles, f"a{number}")
    assert await warming.run() == 4

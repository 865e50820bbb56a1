"""A bell is heard once, also by who comes a little later, and of many only once."""

import pytest

from bot.model import Address, Findings, Report, Track
from bot.store import bells as module
from bot.store import keys
from bot.store.bells import FIGURES, PUSHES, Bells
from bot.store.connection import Redis
from bot.store.stores import Stores, make_stores
from tests.store.values import NOON, article

STORY = "s1"


@pytest.fixture
def stores(redis: Redis) -> Stores:
    return make_stores(redis, "test")


async def news(stores: Stores, number: int, seen: int) -> None:
    """Keep an article of the story with its figures sorted."""
    kept = article(number)
    await stores.articles.add(kept, Findings(), STORY, {})
    report = Report(kept.origin, (), Findings(), STORY)
    await stores.series.add(report, {1: "aa"}, seen, is_news=True)


async def track(stores: Stores) -> None:
    await stores.tracks.add(Track(Address(5), "aa", STORY, "12 people", NOON))


async def test_news_of_a_tracked_story_rings_once_however_many(
    stores: Stores, redis: Redis
) -> None:
    await news(stores, 1, 0)
    await track(stores)
    await news(stores, 2, 1)
    await news(stores, 3, 2)
    assert await redis.llen(keys.bell(FIGURES)) == 1
    assert await stores.bells.heard([FIGURES, PUSHES]) == FIGURES


async def test_what_nobody_tracks_rings_no_bell(stores: Stores, redis: Redis) -> None:
    await news(stores, 1, 0)
    assert not await redis.exists(keys.bell(FIGURES))


async def test_who_waits_hears_nothing_when_nothing_rings(
    redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "WAIT", 0.01)
    assert await Bells(redis).heard([FIGURES]) is None

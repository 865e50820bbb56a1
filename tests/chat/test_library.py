from datetime import UTC, datetime

import pytest

from bot.chat.library import Library
from bot.model import Findings
from bot.store import keys
from bot.store.connection import Redis
from bot.store.stores import Stores, make_stores
from tests.fakes.clock import FakeClock
from tests.fakes.reports import article


@pytest.fixture
def stores(redis: Redis) -> Stores:
    return make_stores(redis, "test")


@pytest.fixture
def library(stores: Stores) -> Library:
    clock = FakeClock(datetime(2026, 11, 26, tzinfo=UTC))
    return Library(stores.arrivals, stores.articles, clock)


async def add(stores: Stores, name: str) -> None:
    made = article(name, f"Boats sank off {name}.")
    await stores.articles.add(made, Findings(), f"s-{name}", {name: 1.0})


async def test_all_articles_are_taken_in(stores: Stores, library: Library) -> None:
    await add(stores, "odell")
    await add(stores, "ostrand")
    assert await library.follow() == 2
    assert set(library.index.ids) == {"odell", "ostrand"}
    assert await library.follow() == 0


async def test_what_came_just_now_is_found_at_once(
    stores: Stores, library: Library
) -> None:
    await add(stores, "odell")
    await library.catch_up()
    await add(stores, "ostrand")
    await library.catch_up()
    assert set(library.index.ids) == {"odell", "ostrand"}


async def test_many_new_articles_are_left_to_the_next_round(
    redis: Redis, stores: Stores, library: Library
) -> None:
    await add(stores, "odell")
    await library.catch_up()
    await redis.set(keys.number(), 500)
    await add(stores, "ostrand")
    await library.catch_up()
    assert library.index.ids == ("odell",)
    assert await library.follow() == 1


async def test_older_blocks_are_taken_in_after_the_newest(
    redis: Redis, stores: Stores, library: Library
) -> None:
    await add(stores, "odell")
    await redis.set(keys.number(), 250)
    await add(stores, "ostrand")
    await library.catch_up()
    assert library.index.ids == ("ostrand",)
    assert await library.follow() == 1
    assert set(library.index.ids) == {"ostrand", "odell"}


async def test_what_the_store_let_go_is_swept_out(
    stores: Stores, library: Library
) -> None:
    await add(stores, "odell")
    await add(stores, "ostrand")
    await library.follow()
    await stores.retention.remove("odell")
    await library.follow()
    assert library.index.ids == ("ostrand",)


async def test_a_store_that_was_emptied_begins_anew(
    redis: Redis, stores: Stores, library: Library
) -> None:
    await add(stores, "odell")
    await library.follow()
    await redis.flushdb()
    await library.follow()
    assert len(library.index) == 0
    await add(stores, "ostrand")
    await library.follow()
    assert library.index.ids == ("ostrand",)

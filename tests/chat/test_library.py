import asyncio
import gc
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.chat.library import Library
from bot.model import Findings
from bot.questions.question import read_question
from bot.store import keys
from bot.store.connection import Redis
from bot.store.leafbook import LeafBook
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


@pytest.fixture
def book(tmp_path: Path) -> Iterator[LeafBook]:
    with closing(LeafBook(tmp_path, "v1")) as made:
        yield made


def opened(stores: Stores, book: LeafBook) -> Library:
    """Return the library of another process, which shares this book."""
    clock = FakeClock(datetime(2026, 11, 26, tzinfo=UTC))
    return Library(stores.arrivals, stores.articles, clock, book)


async def add(stores: Stores, name: str) -> None:
    made = article(name, f"Boats sank off {name}.")
    await stores.articles.add(made, Findings(), f"s-{name}", {name: 1.0})


async def correct(stores: Stores, name: str, text: str) -> None:
    new = article(name, text)
    assert await stores.articles.replace(new, Findings(), {name: 1.0})


def told(library: Library, words: str) -> list[str]:
    """Return the sentences that answer best, of all articles."""
    asked = read_question(words)
    ids = library.index.nearest(asked, 9)
    return [line.text for line in library.index.lines(asked, ids, 9)]


async def test_a_large_index_is_not_looked_through_for_garbage(
    stores: Stores, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    await add(stores, "ferry")
    await library.follow()
    before = gc.get_freeze_count()
    monkeypatch.setattr("bot.chat.library.LARGE", 2)
    await add(stores, "tram")
    await library.follow()
    settled = gc.get_freeze_count()
    await add(stores, "quay")
    await library.follow()
    gc.unfreeze()
    assert before < settled
    assert [len(library.index), told(library, "Which boats sank off the quay?")[0]] == [
        3,
        "Boats sank off quay.",
    ]


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


async def test_it_is_whole_once_the_oldest_block_is_read(
    redis: Redis, stores: Stores, library: Library
) -> None:
    await add(stores, "odell")
    await redis.set(keys.number(), 250)
    await add(stores, "ostrand")
    assert not library.is_whole
    await library.catch_up()
    assert not library.is_whole
    await library.follow()
    assert library.is_whole


async def test_it_is_not_whole_while_many_new_ones_wait(
    redis: Redis, library: Library, stores: Stores
) -> None:
    await add(stores, "odell")
    await library.follow()
    await redis.set(keys.number(), 500)
    await library.catch_up()
    assert not library.is_whole
    await library.follow()
    assert library.is_whole


async def test_the_library_of_an_empty_store_is_whole(library: Library) -> None:
    await library.follow()
    assert library.is_whole


async def test_who_asks_and_what_follows_do_not_read_an_article_twice(
    stores: Stores, library: Library
) -> None:
    for name in ("odell", "ostrand", "tern"):
        await add(stores, name)
    async with asyncio.TaskGroup() as tasks:
        both = [tasks.create_task(library.follow()) for _ in range(2)]
    assert sum(task.result() for task in both) == 3
    assert library.index.size == 6


async def test_after_a_restart_what_was_read_before_is_in_the_book(
    redis: Redis, stores: Stores, book: LeafBook
) -> None:
    await add(stores, "odell")
    await opened(stores, book).follow()
    # Unreadable now, so it can only come from the book.
    size = await redis.hstrlen(keys.article("odell"), "z")
    await redis.hset(keys.article("odell"), "z", b"#" * size)
    library = opened(stores, book)
    assert await library.follow() == 1
    assert told(library, "boats") == ["Boats sank off odell."]


async def test_what_was_corrected_meanwhile_is_read_anew(
    stores: Stores, book: LeafBook
) -> None:
    await add(stores, "odell")
    await opened(stores, book).follow()
    await correct(stores, "odell", "Boats were saved.")
    library = opened(stores, book)
    await library.follow()
    assert told(library, "boats") == ["Boats were saved."]
    assert book.numbers() == {2}


async def test_what_went_meanwhile_is_not_found_and_forgotten_by_the_book(
    stores: Stores, book: LeafBook
) -> None:
    await add(stores, "odell")
    await add(stores, "ostrand")
    await opened(stores, book).follow()
    await stores.retention.remove("odell")
    library = opened(stores, book)
    await library.follow()
    assert library.index.ids == ("ostrand",)
    assert book.numbers() == {2}


async def test_what_goes_later_is_forgotten_by_the_book_too(
    stores: Stores, book: LeafBook
) -> None:
    await add(stores, "odell")
    await add(stores, "ostrand")
    library = opened(stores, book)
    await library.follow()
    await stores.retention.remove("ostrand")
    await library.follow()
    assert book.numbers() == {1}


async def test_a_damaged_leaf_is_read_anew(stores: Stores, book: LeafBook) -> None:
    await add(stores, "odell")
    (version,) = await stores.arrivals.arrived({1: "odell"})
    book.put([(version, b"damaged")])
    library = opened(stores, book)
    await library.follow()
    assert told(library, "boats") == ["Boats sank off odell."]
    assert book.get([version]) != {1: b"damaged"}


async def test_of_an_emptied_store_nothing_is_found_in_the_book(
    redis: Redis, stores: Stores, book: LeafBook
) -> None:
    await add(stores, "odell")
    await opened(stores, book).follow()
    await redis.flushdb()
    await add(stores, "ostrand")
    library = opened(stores, book)
    await library.follow()
    assert told(library, "boats") == ["Boats sank off ostrand."]


async def test_two_processes_answer_alike_after_an_article_came_changed_or_went(
    stores: Stores, library: Library, book: LeafBook
) -> None:
    other = opened(stores, book)
    await add(stores, "odell")
    await library.follow()
    await other.follow()
    await add(stores, "ostrand")
    await library.catch_up()
    await other.catch_up()
    both = ["Boats sank off ostrand.", "Boats sank off odell."]
    assert sorted(told(library, "boats")) == sorted(both)
    assert told(other, "boats") == told(library, "boats")
    await correct(stores, "odell", "Boats were saved.")
    await library.catch_up()
    await other.catch_up()
    assert "Boats were saved." in told(library, "boats")
    assert told(other, "boats") == told(library, "boats")
    await stores.retention.remove("ostrand")
    await library.follow()
    await other.follow()
    assert told(library, "boats") == told(other, "boats") == ["Boats were saved."]

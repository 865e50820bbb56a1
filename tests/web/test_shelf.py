"""Pages made a moment ago are not made again."""

import asyncio

import pytest

from bot.web import shelf
from bot.web.answers import Leaf
from bot.web.shelf import Shelf
from tests.fakes.clock import FakeClock


class Maker:
    """Makes numbered pages, and waits for others while it does."""

    def __init__(self) -> None:
        self.made = 0

    async def __call__(self) -> str | None:
        await asyncio.sleep(0)  # noqa: TID251 - lets the others come in between
        self.made += 1
        return f"page {self.made}"


async def test_of_all_who_ask_at_once_one_has_it_made() -> None:
    pages, make = Shelf(FakeClock()), Maker()
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(pages.get("/a", make)) for _ in range(9)]
    assert {task.result() for task in tasks} == {Leaf.of("page 1")}


async def test_what_is_not_there_is_looked_for_again() -> None:
    async def nothing() -> None:
        return None

    pages = Shelf(FakeClock())
    assert await pages.get("/a", nothing) is None
    assert await pages.get("/a", Maker()) == Leaf.of("page 1")


async def test_few_pages_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "MOST", 2)
    pages, make = Shelf(FakeClock()), Maker()
    for address in ("/a", "/b", "/c", "/b", "/a"):
        await pages.get(address, make)
    assert make.made == 4

"""Work done side by side, and what comes of it when some of it fails."""

import asyncio

import pytest

from bot.errors import StoreBusy
from bot.jobs.abreast import abreast


async def given(number: int, after: asyncio.Event) -> int:
    await after.wait()
    return number


async def opens(gate: asyncio.Event) -> int:
    gate.set()
    return 0


async def fails() -> int:
    raise StoreBusy("Busy.")


async def test_what_waits_for_another_comes_in_its_own_place() -> None:
    gate = asyncio.Event()
    assert await abreast([given(1, gate), opens(gate), given(2, gate)]) == [1, 0, 2]


async def test_the_first_error_comes_as_it_was_raised_and_ends_the_others() -> None:
    with pytest.raises(StoreBusy, match="Busy"):
        await abreast([given(1, asyncio.Event()), fails()])

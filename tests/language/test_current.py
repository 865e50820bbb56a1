"""The manner of the moment."""

import asyncio

import pytest

from bot.language.current import manner, speaking
from bot.model import Manner

GERMAN, FRENCH = Manner("de"), Manner("fr")


def test_it_holds_within_the_block_and_no_longer() -> None:
    with speaking(GERMAN):
        with speaking(FRENCH):
            assert manner() == FRENCH
        assert manner() == GERMAN
    assert manner() == Manner()


def test_it_is_as_before_after_an_error() -> None:
    with pytest.raises(KeyError), speaking(GERMAN):
        raise KeyError
    assert manner() == Manner()


async def test_two_who_are_spoken_to_at_once_do_not_mix() -> None:
    turn = asyncio.Event()

    async def said(each: Manner) -> list[str]:
        with speaking(each):
            heard = [manner().language]
            await turn.wait()
            return [*heard, manner().language]

    async with asyncio.TaskGroup() as group:
        both = [group.create_task(said(each)) for each in (GERMAN, FRENCH)]
        turn.set()
    assert [each.result() for each in both] == [["de", "de"], ["fr", "fr"]]

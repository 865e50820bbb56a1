import asyncio

import pytest
from telegram.error import InvalidToken, NetworkError

from bot.delivery.calls.insist import insist
from bot.errors import SettingsError
from tests.fakes.clock import FakeClock


class Line:
    """A call that fails so many times before it gets through."""

    def __init__(self, failures: int) -> None:
        self.failures = failures

    async def call(self) -> str:
        if self.failures:
            self.failures -= 1
            raise NetworkError("nobody there")
        return "hello"


async def test_a_call_is_repeated_until_it_gets_through() -> None:
    clock = FakeClock()
    assert await insist(Line(7).call, clock, asyncio.Event()) == "hello"
    assert clock.slept == [1.0, 2.0, 5.0, 10.0, 30.0, 30.0, 30.0]


async def test_told_to_stop_it_gives_up() -> None:
    stop = asyncio.Event()

    async def fail() -> str:
        stop.set()
        raise NetworkError("nobody there")

    assert await insist(fail, FakeClock(), stop) is None


async def test_a_token_nobody_knows_is_the_operators_business() -> None:
    async def refuse() -> str:
        raise InvalidToken

    with pytest.raises(SettingsError, match="check TELEGRAM_BOT_TOKEN"):
        await insist(refuse, FakeClock(), asyncio.Event())

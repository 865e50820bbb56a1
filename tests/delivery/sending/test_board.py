"""A message kept up to date in the playground."""

import pytest

from bot.delivery.calls.transport import connect
from bot.delivery.sending.board import Board
from bot.delivery.sending.messenger import TelegramMessenger
from bot.delivery.sending.turns import Turns
from bot.model import Address, Message
from bot.playground.cast import ADA
from bot.store.budget import Ask, Budget
from bot.store.connection import Redis
from tests.fakes.clock import FakeClock
from tests.fixtures.playground import PlayServer


async def test_a_message_is_edited_when_the_budget_allows(
    playground: PlayServer, redis: Redis
) -> None:
    clock = FakeClock()
    budget = Budget(redis, clock)
    playground.human.start(ADA)
    async with connect(playground.token, playground.origin) as bot:
        messenger = TelegramMessenger(bot)
        board = Board(messenger, Turns(budget, clock))
        number = await messenger.send(Address(ADA), Message("1 of 9"))
        ask = Ask(ADA, is_group=False, lane="reply")
        turns = await budget.reserve([ask, ask, ask])
        assert await board.show(ADA, number, Message("5 of 9"))
    assert turns[0].may_go
    assert clock.monotonic() > 0
    assert playground.texts(ADA)[-1] == "5 of 9"


async def test_a_chat_that_has_to_wait_long_holds_up_nobody(
    playground: PlayServer, redis: Redis
) -> None:
    clock = FakeClock()
    budget = Budget(redis, clock)
    await budget.halt(ADA, 600.0)
    async with connect(playground.token, playground.origin) as bot:
        board = Board(TelegramMessenger(bot), Turns(budget, clock))
        assert not await board.show(ADA, 1, Message("5 of 9"))
    assert clock.monotonic() == 0.0


async def test_a_message_that_is_gone_is_no_matter(
    playground: PlayServer, redis: Redis, caplog: pytest.LogCaptureFixture
) -> None:
    clock = FakeClock()
    playground.human.start(ADA)
    caplog.set_level("INFO")
    async with connect(playground.token, playground.origin) as bot:
        turns = Turns(Budget(redis, clock), clock)
        board = Board(TelegramMessenger(bot), turns)
        assert not await board.show(ADA, 777, Message("5 of 9"))
    assert "message 777 of chat 1001 stays: " in caplog.text

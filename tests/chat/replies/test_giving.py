"""What is given of an answer, whatever the store does meanwhile."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.chat.replies.giving import STORE_PAUSE, Giving
from bot.chat.values import Reply
from bot.delivery.sending.messenger import TelegramMessenger
from bot.errors import StoreBusy
from bot.model import Address, Message
from bot.playground.cast import ADA
from bot.store.budget import NO_NEWS, Ask, Budget, News, Turn
from bot.store.connection import Redis
from tests.fakes.clock import FakeClock
from tests.fixtures.talk import Talk

TWO = Reply(messages=(Message("one"), Message("two")))


class Away(Budget):
    """A budget whose store is away at these calls, counted from 1."""

    away: frozenset[int] = frozenset()
    calls = 0

    async def reserve(self, asks: Sequence[Ask], news: News = NO_NEWS) -> list[Turn]:
        self.calls += 1
        if self.calls in self.away:
            raise StoreBusy("away")
        return await super().reserve(asks, news)


@pytest.fixture
def budget(talk: Talk, redis: Redis, desk_clock: FakeClock) -> Away:
    talk.server.human.start(ADA)
    return Away(redis, desk_clock)


@pytest.fixture
def giving(talk: Talk, budget: Away, desk_clock: FakeClock) -> Giving:
    stores = replace(talk.desk.stores, budget=budget)
    return Giving(stores, TelegramMessenger(talk.bot), desk_clock)


def said(talk: Talk) -> list[str]:
    return [each["text"] for each in talk.server.from_bot(ADA)]


async def test_an_answer_that_is_begun_goes_on_when_the_store_is_back(
    talk: Talk, budget: Away, giving: Giving, desk_clock: FakeClock
) -> None:
    budget.away = frozenset({2, 3})
    await giving.give(Address(ADA), TWO)
    assert said(talk) == ["one", "two"]
    assert desk_clock.slept.count(STORE_PAUSE) == 2


async def test_an_answer_that_is_not_begun_is_left_to_be_made_again(
    talk: Talk, budget: Away, giving: Giving
) -> None:
    budget.away = frozenset({1})
    with pytest.raises(StoreBusy):
        await giving.give(Address(ADA), TWO)
    assert said(talk) == []

"""The sender keeps Telegram's pace: over a real store and a real Bot API server."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from telegram import Bot

from bot.clock import SystemClock
from bot.delivery.calls.transport import AioRequest
from bot.delivery.sending.effects import Effects
from bot.delivery.sending.messenger import TelegramMessenger
from bot.delivery.sending.sender import Sender
from bot.model import Address, Delivery, Kind, Message
from bot.playground.cast import ADA, BEN, CLEO
from bot.store.budget import Budget
from bot.store.connection import Redis
from bot.store.stores import Stores, make_stores
from tests.fixtures.playground import PlayServer
from tests.fixtures.waiting import waiting

PEOPLE = (ADA, BEN, CLEO)
STRANGER = 1004


@dataclass
class Line:
    """A sender, and the playground it sends to."""

    sender: Sender
    stores: Stores
    server: PlayServer

    async def put(self, *chats: int) -> None:
        """Let a delivery wait for each of these chats."""
        for chat_id in chats:
            expires = self.server.clock.now() + timedelta(hours=12)
            address, messages = Address(chat_id), (Message(f"for {chat_id}"),)
            delivery = Delivery(
                f"{chat_id}", address, Kind.BRIEFING, messages, expires, {}
            )
            await self.stores.outbox.add(delivery)

    async def send(self) -> None:
        """Send until nothing waits but what has to wait for a later time."""
        await self.stores.outbox.requeue_due(self.server.clock.now())
        stop = asyncio.Event()
        async with asyncio.TaskGroup() as group:
            group.create_task(self.sender.run(stop))
            while (await waiting(self.stores.outbox))["queued"]:
                await SystemClock().sleep(0.005)
            stop.set()

    async def state(self, chat_id: int) -> str:
        """What became of the delivery to this chat."""
        return (await self.stores.outbox.of_chat(chat_id))[-1].state

    def moments(self) -> list[float]:
        """When each message was asked for."""
        return [call.moment for call in self.server.calls.of("sendMessage")]


def lining(redis: Redis, server: PlayServer, request: AioRequest, stars: int) -> Line:
    budget = Budget(redis, server.clock, stars=stars)
    stores = replace(make_stores(redis, "one", server.clock), budget=budget)
    bot = Bot(server.token, server.url, request=request, get_updates_request=request)
    messenger = TelegramMessenger(bot)
    sender = Sender(
        stores.outbox, budget, messenger, Effects(stores, server.clock), server.clock
    )
    return Line(sender, stores, server)


@pytest.fixture
async def request_of_ours() -> AsyncIterator[AioRequest]:
    async with AioRequest() as request:
        yield request


@pytest.fixture
def line(redis: Redis, playground: PlayServer, request_of_ours: AioRequest) -> Line:
    for user in PEOPLE:
        playground.human.start(user)
    return lining(redis, playground, request_of_ours, stars=0)


async def test_a_short_flood_in_a_private_chat_lets_the_others_go_on(
    line: Line,
) -> None:
    line.server.faults.too_many(5, chat_id=ADA)
    await line.put(*PEOPLE)
    await line.send()
    assert [await line.state(chat) for chat in PEOPLE] == ["later", "sent", "sent"]
    line.server.clock.advance(6)
    await line.send()
    assert await line.state(ADA) == "sent"


async def test_floods_in_a_row_with_nothing_taken_let_everybody_wait(
    line: Line,
) -> None:
    line.server.faults.too_many(5, times=4)
    await line.put(*PEOPLE, STRANGER)
    await line.send()
    level = await line.stores.budget.level()
    # The store counts by its own clock, which goes on while a busy machine is slow.
    assert 1 < level.halt <= 5.7
    assert level.rate < 29.7


async def test_during_a_halt_of_all_only_what_is_in_hand_is_put_aside(
    line: Line,
) -> None:
    line.sender.in_flight = 1
    await line.put(*PEOPLE)
    await line.stores.budget.halt(None, 5.0)
    await line.send()
    assert [await line.state(chat) for chat in PEOPLE] == ["sent", "sent", "sent"]
    assert min(line.moments()) >= 5.0
    # The one in hand asked for its turn twice, the others not before the end.
    assert "turn_seconds_count 4" in line.sender.metrics.render()


async def test_a_flood_nobody_else_could_be_told_of_is_settled_all_the_same(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(chat_id: int | None, seconds: float) -> None:
        message = "the store is away"
        raise ConnectionError(message)

    monkeypatch.setattr(line.stores.budget, "halt", away)
    line.server.faults.too_many(5, chat_id=ADA)
    await line.put(ADA)
    await line.send()
    assert await line.state(ADA) == "later"


async def test_what_goes_beyond_the_free_rate_is_sent_as_paid(
    line: Line, redis: Redis, request_of_ours: AioRequest
) -> None:
    rich = lining(redis, line.server, request_of_ours, stars=1)
    await rich.put(*PEOPLE)
    await rich.send()
    calls = line.server.calls.of("sendMessage")
    paid = [call.params.get("allow_paid_broadcast", "false") for call in calls]
    assert sorted(paid) == ["false", "true", "true"]
    assert (await rich.stores.budget.level()).stars == pytest.approx(0.2)


async def test_without_a_setting_nothing_is_ever_paid_for(line: Line) -> None:
    await line.put(*PEOPLE)
    await line.send()
    calls = line.server.calls.of("sendMessage")
    assert len(calls) == 3
    assert not any("allow_paid_broadcast" in call.params for call in calls)

"""Waiting for a turn, over a real budget; the clock is set ahead by every wait."""

import asyncio
from math import inf

import pytest

from bot.delivery.sending.pace import MARGIN, PATIENCE
from bot.delivery.sending.turns import Turns
from bot.metrics import Metrics
from bot.model import Ending, Outcome
from bot.playground.ledger import most_within
from bot.store.budget import Ask, Budget, Turn
from bot.store.connection import Redis
from tests.fakes.clock import FakeClock

READER, GROUP = 5, -5


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def budget(redis: Redis, clock: FakeClock) -> Budget:
    return Budget(redis, clock)


@pytest.fixture
def turns(budget: Budget, clock: FakeClock) -> Turns:
    return Turns(budget, clock)


def to(chat_id: int, lane: str = "briefing") -> Ask:
    return Ask(chat_id, is_group=chat_id < 0, lane=lane)


def flood(seconds: float) -> Outcome:
    return Outcome(Ending.RETRY, after=seconds, is_flood=True)


async def refused(turns: Turns, chat_id: int, seconds: float) -> None:
    """Let a message go in its turn, and be refused."""
    await turns.take(to(chat_id))
    await turns.heed(chat_id, flood(seconds))


async def gone(turns: Turns, clock: FakeClock, chat_id: int) -> float:
    """When a message went, in time and taken."""
    turns.went(chat_id, await turns.take(to(chat_id)))
    await turns.heed(chat_id, None)
    return clock.monotonic()


async def asked(redis: Redis) -> int:
    """How often the store was asked since the counting began."""
    stats = await redis.info("commandstats")
    return sum(
        stats.get(f"cmdstat_{name}", {}).get("calls", 0) for name in ("eval", "evalsha")
    )


async def passing(turns: Turns, order: list[int], ask: Ask) -> None:
    await turns.take(ask)
    order.append(ask.chat_id)


async def test_all_go_in_their_order_at_the_pace_of_all(
    turns: Turns, clock: FakeClock
) -> None:
    order: list[int] = []
    async with asyncio.TaskGroup() as group:
        for chat_id in range(1, 61):
            group.create_task(passing(turns, order, to(chat_id)))
    assert order == list(range(1, 61))
    assert clock.monotonic() == pytest.approx(2.0, abs=0.1)


async def test_of_many_who_wait_only_the_first_asks(turns: Turns, redis: Redis) -> None:
    await redis.config_resetstat()
    async with asyncio.TaskGroup() as group:
        for chat_id in range(1, 61):
            group.create_task(turns.take(to(chat_id)))
    assert await asked(redis) <= 60 + 5


async def test_where_a_thousand_may_go_a_second_they_are_asked_for_together(
    redis: Redis, clock: FakeClock
) -> None:
    turns = Turns(Budget(redis, clock, stars=1000), clock)
    await redis.config_resetstat()
    async with asyncio.TaskGroup() as group:
        for chat_id in range(1, 501):
            group.create_task(turns.take(to(chat_id)))
    assert clock.monotonic() < 1.0
    assert await asked(redis) < 150


async def test_an_answer_goes_before_all_briefings_that_wait(turns: Turns) -> None:
    order: list[int] = []
    async with asyncio.TaskGroup() as group:
        for chat_id in range(1, 31):
            group.create_task(passing(turns, order, to(chat_id)))
        while not order:
            await turns._budget.level()
        group.create_task(passing(turns, order, to(99, "reply")))
    assert order.index(99) <= 3


async def test_a_chat_that_waits_for_itself_holds_up_nobody(turns: Turns) -> None:
    order: list[int] = []
    async with asyncio.TaskGroup() as group:
        for chat_id in (READER, READER, READER, READER, 6, 7, 8):
            group.create_task(passing(turns, order, to(chat_id)))
    assert order == [READER, READER, READER, 6, 7, 8, READER]


async def test_a_wait_longer_than_ones_patience_is_told_and_not_sat_out(
    turns: Turns, budget: Budget, clock: FakeClock
) -> None:
    await budget.halt(READER, 30.0)
    turn = await turns.take(to(READER), PATIENCE)
    assert (turn.may_go, turn.limit) == (False, "chat")
    assert turn.wait == pytest.approx(30.0)
    assert clock.slept == []


async def test_a_long_halt_of_all_is_told_to_everybody_and_remembered(
    turns: Turns, budget: Budget, clock: FakeClock
) -> None:
    await budget.halt(None, 30.0)
    for chat_id in (1, 2, 3):
        turn = await turns.take(to(chat_id), PATIENCE)
        assert turn.limit == "all"
        assert turn.wait == pytest.approx(30.0)
    assert turns.closed() == pytest.approx(30.0)
    clock.advance(30.01)
    assert turns.closed() == 0
    assert (await turns.take(to(1), PATIENCE)).may_go


async def test_without_a_limit_to_ones_patience_a_halt_is_sat_out(
    turns: Turns, budget: Budget, clock: FakeClock
) -> None:
    await budget.halt(READER, 300.0)
    assert (await turns.take(to(READER, "reply"))).may_go
    assert clock.monotonic() >= 300.0


async def test_who_sits_out_a_halt_does_not_keep_those_who_do_not(
    turns: Turns, budget: Budget
) -> None:
    done: list[int] = []

    async def wait(ask: Ask, patience: float) -> None:
        await turns.take(ask, patience)
        done.append(ask.chat_id)

    # After one that went, two are asked for together.
    await turns.take(to(1))
    await budget.halt(None, 30.0)
    async with asyncio.TaskGroup() as group:
        group.create_task(wait(to(READER), inf))
        group.create_task(wait(to(6), PATIENCE))
    assert done == [6, READER]


async def test_told_to_stop_nobody_waits_on(turns: Turns, budget: Budget) -> None:
    stop = asyncio.Event()
    stop.set()
    assert await turns.take(to(READER), PATIENCE, stop) == Turn("all")
    assert (await budget.reserve([to(READER)]))[0].may_go


async def test_told_to_stop_who_waits_for_his_own_chat_does_not_go_on(
    turns: Turns, budget: Budget
) -> None:
    stop = asyncio.Event()
    await budget.halt(READER, 1.0)
    async with asyncio.TaskGroup() as group:
        waiting = group.create_task(turns.take(to(READER), PATIENCE, stop))
        group.create_task(_set(stop))
    assert not waiting.result().may_go


async def _set(stop: asyncio.Event) -> None:
    stop.set()


async def test_who_goes_away_does_not_block_the_queue(turns: Turns) -> None:
    order: list[int] = []
    async with asyncio.TaskGroup() as group:
        tasks = [
            group.create_task(passing(turns, order, to(chat_id)))
            for chat_id in range(1, 9)
        ]
        while not order:
            await turns._budget.level()
        for task in tasks[1:7]:
            task.cancel()
    assert order[-1] == 8


async def test_a_long_wait_in_a_private_chat_is_everybodys(
    turns: Turns, budget: Budget
) -> None:
    await turns.heed(READER, flood(30.0))
    assert (await budget.level()).halt == pytest.approx(30.0 + MARGIN)


async def test_a_short_wait_in_a_private_chat_is_its_own(
    turns: Turns, budget: Budget
) -> None:
    await turns.heed(READER, flood(3.0))
    assert (await budget.level()).halt == 0
    assert (await budget.reserve([to(READER)]))[0].limit == "chat"


async def test_the_slot_of_a_refused_message_goes_to_the_next(
    turns: Turns, clock: FakeClock
) -> None:
    await turns.take(to(READER))
    await turns.heed(READER, flood(3.0))
    await turns.take(to(6))
    assert clock.slept == []


async def test_only_the_slots_of_the_latest_messages_are_remembered(
    turns: Turns, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.sending.turns.REMEMBERED", 1)
    await turns.take(to(READER))
    await turns.take(to(6))
    await turns.heed(READER, flood(3.0))
    slept = len(clock.slept)
    await turns.take(to(7))
    assert len(clock.slept) == slept + 1


async def test_a_message_that_arrived_keeps_its_slot(
    turns: Turns, clock: FakeClock
) -> None:
    await turns.take(to(READER))
    await turns.heed(READER, Outcome(Ending.SENT))
    await turns.heed(READER, flood(3.0))
    await turns.take(to(6))
    assert len(clock.slept) == 1


async def test_the_fourth_short_wait_in_a_row_is_everybodys(
    redis: Redis, budget: Budget, clock: FakeClock
) -> None:
    metrics = Metrics()
    turns = Turns(budget, clock, metrics)
    for chat_id in (1, 2, 3, 4):
        await refused(turns, chat_id, 3.0)
    assert (await budget.level()).halt == pytest.approx(3.0 + MARGIN)
    assert 'floods_total{scope="all"} 1' in metrics.render()
    assert 'floods_total{scope="chat"} 3' in metrics.render()


async def test_short_waits_of_several_processes_are_one_row(
    turns: Turns, budget: Budget, clock: FakeClock
) -> None:
    other = Turns(budget, clock)
    for chat_id in (1, 3):
        await refused(turns, chat_id, 1.0)
        await refused(other, chat_id + 1, 1.0)
    assert (await budget.level()).halt == pytest.approx(1.0 + MARGIN)


async def test_what_is_refused_while_all_wait_prolongs_the_wait_of_all(
    turns: Turns, budget: Budget, clock: FakeClock
) -> None:
    other = Turns(budget, clock)
    await other.take(to(1))
    for chat_id in (2, 3, 4, 5):
        await refused(turns, chat_id, 1.0)
    await turns.heed(6, Outcome(Ending.SENT))
    await other.heed(1, flood(8.0))
    assert (await budget.level()).halt == pytest.approx(8.0 + MARGIN)


async def test_one_chat_that_is_refused_again_and_again_is_no_row(
    turns: Turns, budget: Budget, clock: FakeClock
) -> None:
    for _ in range(5):
        await refused(turns, READER, 3.0)
        clock.advance(3.0 + MARGIN)
    assert (await budget.level()).halt == 0


async def test_a_message_taken_in_between_ends_the_row(
    turns: Turns, budget: Budget
) -> None:
    for chat_id in (1, 2, 3, 4, 5):
        await refused(turns, chat_id, 3.0)
        await turns.take(to(chat_id + 10))
        await turns.heed(chat_id + 10, None)
    assert (await budget.level()).halt == 0


async def test_a_message_another_process_had_taken_in_between_ends_the_row(
    turns: Turns, budget: Budget, clock: FakeClock
) -> None:
    other = Turns(budget, clock)
    for chat_id in (1, 2, 3, 4, 5):
        await refused(turns, chat_id, 3.0)
        await other.take(to(chat_id + 10))
        await other.heed(chat_id + 10, None)
        await other.take(to(chat_id + 20))
    assert (await budget.level()).halt == 0


async def test_a_message_that_went_before_and_is_answered_late_ends_no_row(
    turns: Turns, budget: Budget
) -> None:
    await turns.take(to(99))
    for chat_id in (1, 2, 3):
        await refused(turns, chat_id, 3.0)
    await turns.heed(99, Outcome(Ending.SENT))
    await refused(turns, 4, 3.0)
    assert (await budget.level()).halt == pytest.approx(3.0 + MARGIN)


async def test_groups_that_are_full_are_no_row(turns: Turns, budget: Budget) -> None:
    for chat_id in (-1, -2, -3, -4, READER):
        await turns.heed(chat_id, flood(3.0))
    assert (await budget.level()).halt == 0


async def test_what_is_no_flood_holds_nobody_back(turns: Turns, budget: Budget) -> None:
    await turns.heed(READER, Outcome(Ending.GONE))
    assert (await budget.reserve([to(READER)]))[0].may_go


async def test_when_one_process_is_held_up_no_second_gets_too_many(
    budget: Budget, clock: FakeClock
) -> None:
    held_up, quick = Turns(budget, clock), Turns(budget, clock)
    went: list[float] = []
    for first in range(100, 1000, 100):
        # Three that have their turns wait for the processor, while others go in time.
        late = {chat: await held_up.take(to(chat)) for chat in range(3)}
        went += [await gone(quick, clock, first + chat) for chat in range(3)]
        for chat, turn in late.items():
            held_up.went(chat, turn)
            await held_up.heed(chat, None)
        went += [clock.monotonic()] * 3
        went += [await gone(held_up, clock, first + chat) for chat in range(10, 50)]
    assert most_within(went, 1.0) <= 31
    assert len(went) / clock.monotonic() > 28


async def test_a_refused_message_that_went_late_gives_its_slot_back(
    turns: Turns, clock: FakeClock
) -> None:
    turn = await turns.take(to(READER))
    clock.advance(0.09)
    turns.went(READER, turn)
    await turns.heed(READER, flood(3.0))
    await turns.take(to(6))
    assert clock.slept == []


async def test_how_long_messages_waited_is_counted(
    budget: Budget, clock: FakeClock
) -> None:
    metrics = Metrics()
    turns = Turns(budget, clock, metrics)
    await budget.halt(READER, 30.0)
    await turns.take(to(READER, "reply"))
    assert "turn_seconds_count 1" in metrics.render()
    assert "turn_seconds_sum 30" in metrics.render()

import pytest

from bot.store.budget import Ask, Budget
from bot.store.connection import Redis
from tests.fakes.clock import FakeClock

READER = Ask(5, is_group=False, lane="reply")
GROUP = Ask(-5, is_group=True, lane="briefing")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def budget(redis: Redis, clock: FakeClock) -> Budget:
    return Budget(redis, clock)


async def sent_at_once(budget: Budget, lane: str, most: int) -> int:
    asks = [Ask(chat, is_group=False, lane=lane) for chat in range(1, most + 1)]
    return sum([await budget.reserve(ask) == 0.0 for ask in asks])


async def test_three_go_to_a_chat_at_once_and_then_one_a_second(
    budget: Budget, clock: FakeClock
) -> None:
    waits = [await budget.reserve(READER) for _ in range(4)]
    assert waits == [0.0, 0.0, 0.0, pytest.approx(1.0)]
    clock.advance(1.0)
    assert [await budget.reserve(READER) for _ in range(2)] == [0.0, pytest.approx(1.0)]


async def test_no_more_than_thirty_go_in_any_second(
    budget: Budget, clock: FakeClock
) -> None:
    assert await sent_at_once(budget, "reply", 40) == 30
    clock.advance(0.99)
    assert await budget.reserve(Ask(99, is_group=False, lane="reply")) > 0
    clock.advance(0.02)
    assert await budget.reserve(Ask(99, is_group=False, lane="reply")) == 0


async def test_a_broadcast_leaves_room_for_answers(budget: Budget) -> None:
    assert await sent_at_once(budget, "briefing", 40) == 25
    assert await budget.reserve(Ask(99, is_group=False, lane="reply")) == 0


async def test_a_lane_nobody_knows_gets_least(budget: Budget) -> None:
    assert await sent_at_once(budget, "gossip", 40) == 25


async def test_a_full_group_waits_out_its_minute_while_others_go_on(
    budget: Budget, clock: FakeClock
) -> None:
    for _ in range(20):
        assert await budget.reserve(GROUP) == 0
        clock.advance(1.0)
    assert await budget.reserve(GROUP) == pytest.approx(40.0)
    assert await budget.reserve(READER) == 0
    clock.advance(40.1)
    assert await budget.reserve(GROUP) == 0


async def test_a_chat_told_to_wait_waits_alone(
    budget: Budget, clock: FakeClock
) -> None:
    await budget.halt(5, 30.0)
    assert await budget.reserve(READER) == pytest.approx(30.0)
    assert await budget.reserve(GROUP) == 0
    clock.advance(30.1)
    assert await budget.reserve(READER) == 0


async def test_when_all_are_told_to_wait_all_wait(budget: Budget) -> None:
    await budget.halt(None, 3.0)
    assert await budget.reserve(READER) == pytest.approx(3.0)
    assert await budget.reserve(GROUP) == pytest.approx(3.0)


async def test_a_longer_wait_is_not_shortened(budget: Budget) -> None:
    await budget.halt(None, 30.0)
    await budget.halt(None, 3.0)
    assert await budget.reserve(READER) == pytest.approx(30.0)


async def test_a_halt_holds_for_every_process_on_the_servers_own_time(
    redis: Redis,
) -> None:
    await Budget(redis).halt(5, 30.0)
    assert 29.0 < await Budget(redis).reserve(READER) <= 30.0
    assert await Budget(redis).reserve(GROUP) == 0

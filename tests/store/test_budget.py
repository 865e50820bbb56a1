"""The budget over a real store; the clock stands still until it is set ahead."""

from datetime import timedelta
from random import Random

import pytest

from bot.store.budget import STARS, Ask, Budget, News, Row, Turn
from bot.store.connection import Redis
from tests.fakes.clock import FakeClock

READER = Ask(5, is_group=False, lane="reply")
GROUP = Ask(-5, is_group=True, lane="briefing")
# Just more than one slot.
SLOT = 0.034


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def budget(redis: Redis, clock: FakeClock) -> Budget:
    return Budget(redis, clock)


def readers(count: int, lane: str = "briefing", first: int = 1) -> list[Ask]:
    """Messages of one lane to so many readers, one to each."""
    return [
        Ask(chat, is_group=False, lane=lane) for chat in range(first, first + count)
    ]


async def one(budget: Budget, ask: Ask) -> Turn:
    (turn,) = await budget.reserve([ask])
    return turn


async def gone(budget: Budget, asks: list[Ask]) -> int:
    """How many of these may go at once."""
    return sum(turn.may_go for turn in await budget.reserve(asks))


async def in_seconds(
    budget: Budget, clock: FakeClock, seconds: float, lane: str = "briefing"
) -> list[float]:
    """When readers asking all the time may go, from now on, for so long."""
    moments: list[float] = []
    ends = clock.monotonic() + seconds
    while clock.monotonic() < ends:
        turn = await one(budget, Ask(len(moments) + 100, is_group=False, lane=lane))
        moments += [clock.monotonic()] * turn.may_go
        clock.advance(turn.wait)
    return moments


def most_in_a_second(moments: list[float]) -> int:
    return max(
        sum(first <= moment < first + 1 for moment in moments) for first in moments
    )


async def test_three_go_to_a_chat_at_once_and_then_one_a_second(
    budget: Budget, clock: FakeClock
) -> None:
    turns = []
    for _ in range(4):
        turns.append(await one(budget, READER))
        clock.advance(SLOT)
    assert [turn.limit for turn in turns] == ["free", "free", "free", "chat"]
    assert turns[3].wait == pytest.approx(1 - 3 * SLOT, abs=0.001)
    clock.advance(turns[3].wait)
    assert (await one(budget, READER)).may_go


@pytest.mark.whole
async def test_nearly_thirty_go_each_second_and_never_more_than_thirty_one(
    budget: Budget, clock: FakeClock
) -> None:
    moments = await in_seconds(budget, clock, 20)
    assert len(moments) >= 20 * 29.5
    assert most_in_a_second(moments) <= 31


async def test_who_asks_a_little_late_loses_no_slot(
    budget: Budget, clock: FakeClock
) -> None:
    went = 0
    for ask in readers(60):
        went += (await one(budget, ask)).may_go
        # As long after the slot opened as a busy machine may need.
        clock.advance(1 / 29.7 + (0.02 if went % 2 else -0.02))
    assert went == 60


async def test_after_a_quiet_hour_there_is_no_burst(
    budget: Budget, clock: FakeClock
) -> None:
    clock.advance(3600)
    assert await gone(budget, readers(40)) == 1


async def test_many_are_asked_for_at_once(budget: Budget, clock: FakeClock) -> None:
    await budget.reserve(readers(1))
    turns = await budget.reserve([GROUP, *readers(2, first=2)])
    assert [turn.limit for turn in turns] == ["all", "all", "all"]
    clock.advance(turns[0].wait)
    turns = await budget.reserve([GROUP, *readers(2, first=2)])
    assert [turn.limit for turn in turns] == ["free", "all", "all"]


async def test_who_waits_to_answer_gets_the_next_slot_before_any_broadcast(
    budget: Budget, clock: FakeClock
) -> None:
    await budget.reserve(readers(1, "crowd"))
    await budget.reserve(readers(1, "crowd"))
    waiting = await one(budget, READER)
    assert waiting.wait <= SLOT
    clock.advance(waiting.wait)
    assert await gone(budget, readers(9, "crowd", 10)) == 0
    assert (await one(budget, READER)).may_go
    clock.advance(SLOT)
    assert await gone(budget, readers(9, "crowd", 10)) == 1


@pytest.mark.whole
@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("reply", "alert"),
        ("alert", "briefing"),
        ("briefing", "crowd"),
        ("briefing", "gossip"),
    ],
)
async def test_a_lane_goes_before_the_next_unless_that_had_nothing_for_a_second(
    budget: Budget, clock: FakeClock, above: str, below: str
) -> None:
    gains = {above: 0, below: 0}
    for number in range(300):
        for lane in (below, above):
            # Two in each lane always wait: one may go, and the other says he waits.
            gains[lane] += await gone(budget, readers(2, lane, 1000 + 2 * number))
        clock.advance(1 / 29.7)
    assert gains[below] == pytest.approx(10, abs=1)
    assert gains[above] == pytest.approx(290, abs=2)


async def test_who_said_he_would_come_and_does_not_is_not_waited_for(
    budget: Budget, clock: FakeClock
) -> None:
    await budget.reserve(readers(1, "crowd"))
    assert not (await one(budget, READER)).may_go
    clock.advance(0.1)
    assert await gone(budget, readers(1, "crowd", 2)) == 1


async def test_a_full_group_waits_out_its_minute_while_others_go_on(
    budget: Budget, clock: FakeClock
) -> None:
    for _ in range(20):
        assert (await one(budget, GROUP)).may_go
        clock.advance(1.0)
    turn = await one(budget, GROUP)
    assert turn.limit == "group"
    assert turn.wait == pytest.approx(40.5)
    assert (await one(budget, READER)).may_go
    clock.advance(turn.wait)
    assert (await one(budget, GROUP)).may_go


async def test_a_chat_told_to_wait_waits_alone(
    budget: Budget, clock: FakeClock
) -> None:
    await budget.halt(5, 30.0)
    turn = await one(budget, READER)
    assert turn.limit == "chat"
    assert turn.wait == pytest.approx(30.0)
    assert (await one(budget, GROUP)).may_go
    clock.advance(30.1)
    assert (await one(budget, READER)).may_go


async def test_when_all_are_told_to_wait_all_wait(budget: Budget) -> None:
    await budget.halt(None, 3.0)
    for ask in (READER, GROUP):
        turn = await one(budget, ask)
        assert turn.limit == "all"
        assert turn.wait == pytest.approx(3.0)


async def test_a_longer_wait_is_not_shortened(budget: Budget) -> None:
    await budget.halt(None, 30.0)
    await budget.halt(None, 3.0)
    assert (await one(budget, READER)).wait == pytest.approx(30.0)


async def test_after_a_halt_of_all_it_goes_slower_and_recovers(
    budget: Budget, clock: FakeClock
) -> None:
    await budget.halt(None, 30.0)
    # Told of by every message in flight, it still counts once.
    await budget.halt(None, 29.9)
    clock.advance(30.0)
    assert (await budget.level()).rate == pytest.approx(29.7 * 0.9)
    assert len(await in_seconds(budget, clock, 2)) == pytest.approx(54, abs=1)
    clock.advance(28.0)
    assert (await budget.level()).rate == pytest.approx(29.7)


async def test_halts_in_a_row_slow_down_further_but_not_to_nothing(
    budget: Budget, clock: FakeClock
) -> None:
    for _ in range(30):
        await budget.halt(None, 1.0)
        clock.advance(1.0)
    level = await budget.level()
    assert 29.7 * 0.2 <= level.rate < 29.7 * 0.21


async def test_a_message_one_chat_refused_gives_its_slot_back(
    budget: Budget, clock: FakeClock
) -> None:
    (turn,) = await budget.reserve(readers(1))
    await budget.halt(1, 3.0, turn.moment)
    assert (await budget.level()).rate == pytest.approx(29.7)
    assert await gone(budget, readers(5, first=2)) == 1


async def test_a_slot_is_given_back_once(budget: Budget, clock: FakeClock) -> None:
    (turn,) = await budget.reserve(readers(1))
    await budget.halt(1, 3.0, turn.moment)
    clock.advance(0.001)
    await budget.reserve(readers(1, first=2))
    await budget.halt(1, 3.0, turn.moment)
    assert await gone(budget, readers(5, first=3)) == 0


async def test_a_row_is_what_was_refused_since_the_newest_that_was_taken(
    budget: Budget, clock: FakeClock
) -> None:
    lengths = []
    for number, is_taken in enumerate((False, False, True, False, False)):
        clock.advance(1)
        (turn,) = await budget.reserve(readers(1))
        news = News(turn.moment if is_taken else "")
        clock.advance(1)
        (turn,) = await budget.reserve(readers(1, first=2))
        lengths.append((await budget.refused(number, turn.moment, news)).length)
    assert lengths == [1, 2, 1, 2, 3]


async def test_who_was_refused_before_one_that_was_taken_is_in_no_row(
    budget: Budget, clock: FakeClock
) -> None:
    (refused,) = await budget.reserve(readers(1))
    clock.advance(1)
    (taken,) = await budget.reserve(readers(1, first=2))
    assert await budget.refused(5, refused.moment, News(taken.moment)) == Row(
        0, is_halted=False
    )


async def test_a_refusal_whose_slot_nobody_knows_counts_from_now(
    budget: Budget, clock: FakeClock
) -> None:
    (taken,) = await budget.reserve(readers(1))
    clock.advance(1)
    assert (await budget.refused(5, "", News(taken.moment))).length == 1


async def test_a_refusal_tells_whether_all_wait_already(budget: Budget) -> None:
    await budget.halt(None, 3.0)
    assert (await budget.refused(5, "")).is_halted


@pytest.mark.whole
@pytest.mark.parametrize(("way", "least"), [(0.0, 29.5), (0.05, 29.0), (0.3, 28.0)])
async def test_with_one_in_twenty_refused_the_accepted_fill_the_second(
    budget: Budget, clock: FakeClock, way: float, least: float
) -> None:
    accepted: list[float] = []
    refused: list[tuple[float, Ask, str]] = []
    random = Random(4)  # noqa: S311 - repeatable chance, not secrets
    for number in range(1, 1200):
        ask = Ask(number, is_group=False, lane="briefing")
        turn = await one(budget, ask)
        if turn.may_go and random.random() < 0.05:
            refused.append((clock.monotonic() + way, ask, turn.moment))
        elif turn.may_go:
            accepted.append(clock.monotonic())
        clock.advance(turn.wait)
        while refused and refused[0][0] <= clock.monotonic():
            _, ask, moment = refused.pop(0)
            await budget.halt(ask.chat_id, 2.0, moment)
    assert len(accepted) / clock.monotonic() >= least
    assert most_in_a_second(accepted) <= 31


@pytest.mark.whole
async def test_paid_messages_go_beyond_the_free_rate(
    redis: Redis, clock: FakeClock
) -> None:
    budget = Budget(redis, clock, stars=1000)
    moments = await in_seconds(budget, clock, 1.1)
    assert len(moments) >= 800
    assert most_in_a_second(moments) <= 1000
    level = await budget.level()
    assert level.stars == pytest.approx((len(moments) - 1) * STARS)


async def test_a_message_within_the_free_rate_is_not_paid_for(
    redis: Redis, clock: FakeClock
) -> None:
    budget = Budget(redis, clock, stars=1000)
    for ask in readers(20):
        assert (await one(budget, ask)).limit == "free"
        clock.advance(SLOT)
    assert (await budget.level()).stars == 0


async def test_a_budget_that_may_pay_is_the_same_otherwise(
    budget: Budget,
) -> None:
    await budget.halt(5, 30.0)
    rich = budget.paying(1)
    assert (await one(rich, READER)).limit == "chat"
    turns = await rich.reserve(readers(3, first=10))
    assert [turn.limit for turn in turns] == ["free", "paid", "paid"]


async def test_beside_paid_messages_an_answer_is_paid_for_too(
    redis: Redis, clock: FakeClock
) -> None:
    budget = Budget(redis, clock, stars=1000)
    await budget.reserve(readers(10))
    clock.advance(0.5)
    assert (await one(budget, READER)).is_paid
    clock.advance(1.0)
    assert (await one(budget, READER)).limit == "free"


async def test_no_more_stars_are_spent_in_a_day_than_allowed(
    redis: Redis, clock: FakeClock
) -> None:
    budget = Budget(redis, clock, stars=2)
    moments = await in_seconds(budget, clock, 5)
    assert (await budget.level()).stars == pytest.approx(2.0)
    assert len(moments) <= 20 + 5 * 30
    clock.advance(timedelta(days=1).total_seconds())
    assert (await budget.level()).stars == 0
    turns = await budget.reserve(readers(2))
    assert [turn.limit for turn in turns] == ["free", "paid"]


async def test_after_the_last_star_the_free_rate_begins_with_an_empty_second(
    redis: Redis, clock: FakeClock
) -> None:
    budget = Budget(redis, clock, stars=2)
    moments = await in_seconds(budget, clock, 3)
    assert moments[21] - moments[20] >= 0.97


async def test_a_clock_set_right_again_stops_nothing(
    redis: Redis, clock: FakeClock
) -> None:
    budget = Budget(redis, clock, stars=1)
    clock.advance(10 * 365 * 86400)
    await budget.halt(None, 30.0)
    await budget.halt(-5, 30.0)
    clock.advance(31)
    for _ in range(20):
        await one(budget, GROUP)
        turn = await one(budget, READER)
        await budget.refused(5, turn.moment, News(turn.moment))
        await budget.refused(5, "")
        clock.advance(1)
    clock.advance(-10 * 365 * 86400)
    assert await budget.refused(5, "") == Row(1, is_halted=False)
    assert (await one(budget, READER)).may_go
    clock.advance(SLOT)
    assert (await one(budget, GROUP)).may_go


async def test_a_halt_holds_for_every_process_on_the_servers_own_time(
    redis: Redis,
) -> None:
    await Budget(redis).halt(5, 30.0)
    turn = await one(Budget(redis), READER)
    assert turn.limit == "chat"
    assert 29.0 < turn.wait <= 30.0
    assert (await one(Budget(redis), GROUP)).may_go
    assert (await Budget(redis).level()).halt == 0

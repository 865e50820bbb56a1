import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.errors import StoreBusy
from bot.jobs.scheduler import Scheduler
from bot.metrics import Metrics
from tests.fakes.clock import NOON, FakeClock

LONG = 3600.0
SOON = 0.001


class Count:
    """A job that counts its runs, and lets a test wait for one."""

    def __init__(self, *errors: Exception) -> None:
        self.runs = 0
        self._errors = list(errors)
        self._changed = asyncio.Condition()

    async def __call__(self) -> None:
        async with self._changed:
            self.runs += 1
            self._changed.notify_all()
        if self._errors:
            raise self._errors.pop(0)

    async def reach(self, runs: int) -> None:
        async with asyncio.timeout(5), self._changed:
            await self._changed.wait_for(lambda: self.runs >= runs)


class Gate:
    """A job that stays until it is let go."""

    def __init__(self) -> None:
        self.entered = asyncio.Event()
        self.opened = asyncio.Event()
        self.is_done = False

    async def __call__(self) -> None:
        self.entered.set()
        await self.opened.wait()
        self.is_done = True


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
async def scheduler(clock: FakeClock) -> AsyncIterator[Scheduler]:
    made = Scheduler(clock)
    yield made
    await made.stop(limit=0.01)


async def test_a_job_runs_at_once_and_again(scheduler: Scheduler) -> None:
    count = Count()
    scheduler.every(SOON, count, "count")
    scheduler.start()
    await count.reach(3)


async def test_a_failing_job_is_logged_and_goes_on(
    scheduler: Scheduler, caplog: pytest.LogCaptureFixture
) -> None:
    count = Count(ValueError("odd"))
    scheduler.every(SOON, count, "count")
    scheduler.start()
    await count.reach(2)
    assert "The job count failed and will be tried again" in caplog.text
    assert "odd" in caplog.text


async def test_what_a_job_could_not_do_is_counted_by_its_name() -> None:
    metrics = Metrics()
    scheduler = Scheduler(FakeClock(), metrics)
    count = Count(ValueError("odd"))
    scheduler.every(SOON, count, "count")
    scheduler.start()
    await count.reach(2)
    await scheduler.stop()
    assert 'newsbrief_failures_total{loop="count"} 1' in metrics.render()


async def test_a_known_problem_is_told_once_and_when_it_is_over(
    scheduler: Scheduler, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "bot.jobs.scheduler")
    busy = StoreBusy("the store does not answer")
    count = Count(busy, busy)
    scheduler.every(SOON, count, "count")
    scheduler.start()
    await count.reach(4)
    assert caplog.messages == [
        "The job count must wait: the store does not answer",
        "The job count works again",
    ]


async def test_a_job_never_runs_twice_at_once(scheduler: Scheduler) -> None:
    gate, count = Gate(), Count()
    scheduler.every(SOON, gate, "gate")
    scheduler.every(SOON, count, "count")
    scheduler.start()
    await gate.entered.wait()
    gate.entered.clear()
    await count.reach(count.runs + 3)
    assert not gate.entered.is_set()


async def test_stopping_waits_for_running_jobs(scheduler: Scheduler) -> None:
    gate = Gate()
    scheduler.every(LONG, gate, "gate")
    scheduler.start()
    await gate.entered.wait()
    asyncio.get_running_loop().call_soon(gate.opened.set)
    await scheduler.stop()
    assert gate.is_done


async def test_stopping_gives_up_on_a_job_that_does_not_end(
    scheduler: Scheduler, caplog: pytest.LogCaptureFixture
) -> None:
    gate = Gate()
    scheduler.every(LONG, gate, "gate")
    scheduler.start()
    await gate.entered.wait()
    await scheduler.stop(limit=0.01)
    assert "Some jobs did not end" in caplog.text


async def test_stopping_one_job_of_two_waits_for_the_other(
    scheduler: Scheduler,
) -> None:
    gate, other = Gate(), Gate()
    scheduler.every(LONG, gate, "gate")
    scheduler.every(LONG, other, "other")
    scheduler.start()
    await gate.entered.wait()
    await other.entered.wait()
    gate.opened.set()
    asyncio.get_running_loop().call_later(SOON, other.opened.set)
    await scheduler.stop()
    assert gate.is_done
    assert other.is_done


async def test_a_scheduler_that_never_started_stops(scheduler: Scheduler) -> None:
    await scheduler.stop()


async def test_a_clock_set_back_lets_every_job_run_now(
    scheduler: Scheduler, clock: FakeClock
) -> None:
    count = Count()
    scheduler.every(LONG, count, "count")
    scheduler.start()
    await count.reach(1)
    clock.set(NOON - timedelta(days=1))
    scheduler.check()
    await count.reach(2)


async def test_a_clock_that_only_runs_changes_nothing(
    scheduler: Scheduler, clock: FakeClock
) -> None:
    count, witness = Count(), Count()
    scheduler.every(LONG, count, "count")
    scheduler.every(SOON, witness, "witness")
    scheduler.start()
    await count.reach(1)
    clock.advance(LONG)
    scheduler.check()
    await witness.reach(witness.runs + 2)
    assert count.runs == 1


async def test_a_job_that_is_woken_runs_at_once(scheduler: Scheduler) -> None:
    count = Count()
    scheduler.every(LONG, count, "count")
    scheduler.start()
    await count.reach(1)
    scheduler.wake("count")
    await count.reach(2)


async def test_a_job_woken_while_it_runs_runs_once_more(scheduler: Scheduler) -> None:
    gate, count = Gate(), Count()

    async def job() -> None:
        await gate()
        await count()

    scheduler.every(LONG, job, "job")
    scheduler.start()
    await gate.entered.wait()
    scheduler.wake("job")
    scheduler.wake("job")
    gate.opened.set()
    await count.reach(2)
    await scheduler.stop()
    assert count.runs == 2


async def test_who_has_stopped_wakes_nothing(scheduler: Scheduler) -> None:
    count = Count()
    scheduler.every(LONG, count, "count")
    scheduler.wake("count")
    assert count.runs == 0

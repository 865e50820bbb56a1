"""The loop on which waiting costs no time, since whole days are told by it."""

import asyncio
from threading import Event

import pytest

from bot.clock import SystemClock
from tests.fakes.timelapse import LapseBell, LapseClock, lapse, run

DAY = 86_400


def test_a_day_of_waiting_passes_at_once() -> None:
    async def main() -> float:
        clock = LapseClock()
        await clock.sleep(DAY)
        return clock.monotonic()

    begun = SystemClock().monotonic()
    assert run(main) == pytest.approx(DAY)
    assert SystemClock().monotonic() - begun < 60


def test_those_who_wait_wake_in_the_order_of_their_moments() -> None:
    async def main() -> list[int]:
        clock, woken = LapseClock(), list[int]()

        async def wait(seconds: int) -> None:
            await clock.sleep(seconds)
            woken.append(seconds)

        async with asyncio.TaskGroup() as tasks:
            for seconds in (3, 1, 2):
                tasks.create_task(wait(seconds))
        return woken

    assert run(main) == [1, 2, 3]


def test_time_stands_still_while_work_is_under_way() -> None:
    async def main() -> list[str]:
        clock, ended, go = LapseClock(), list[str](), Event()

        async def sleep() -> None:
            await clock.sleep(0.001)
            ended.append("the nap")

        async def work() -> None:
            await asyncio.to_thread(go.wait, 0.05)
            ended.append("the thread")

        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(work())
            tasks.create_task(sleep())
        return ended

    assert run(main) == ["the thread", "the nap"]


def test_a_call_that_waits_on_purpose_lets_time_pass() -> None:
    async def main() -> float:
        bell, clock = LapseBell(), LapseClock()
        with lapse().work():
            with lapse().in_call(lambda: True):
                await clock.sleep(5)
                assert not await bell.until(lambda: False, 25)
            assert lapse().is_busy()
        assert not lapse().is_busy()
        return clock.monotonic()

    assert run(main) == pytest.approx(30)


def test_a_call_whose_caller_has_gone_hides_no_other_work() -> None:
    async def main() -> tuple[bool, bool]:
        with lapse().work(), lapse().in_call(lambda: False), lapse().paused():
            busy = lapse().is_busy()
        return busy, lapse().is_busy()

    assert run(main) == (True, False)


def test_work_that_really_takes_long_does_not_stop_the_clock_for_good() -> None:
    async def main() -> float:
        clock = LapseClock()
        with lapse().work():
            await clock.sleep(0.5)
        return clock.monotonic()

    assert run(main) == pytest.approx(0.5)

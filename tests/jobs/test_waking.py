"""Jobs begin when their bell rings; a store in trouble is listened to again."""

import asyncio
from collections.abc import Iterable

from bot.errors import StoreBusy
from bot.jobs.waking import PAUSE, listen
from bot.store import keys
from bot.store.bells import FIGURES, Bells
from bot.store.connection import Redis
from tests.fakes.clock import FakeClock


class Script(Bells):
    """Rings as it is written down, and then tells to stop."""

    def __init__(self, stop: asyncio.Event, *answers: str | Exception | None) -> None:
        self._stop = stop
        self._answers = list(answers)

    async def heard(self, names: Iterable[str]) -> str | None:
        answer = self._answers.pop(0)
        if not self._answers:
            self._stop.set()
        if isinstance(answer, Exception):
            raise answer
        assert answer is None or answer in set(names)
        return answer


async def test_a_bell_wakes_its_job_at_once(redis: Redis) -> None:
    stop = asyncio.Event()
    async with asyncio.timeout(5), asyncio.TaskGroup() as tasks:
        tasks.create_task(listen(Bells(redis), {FIGURES: stop.set}, FakeClock(), stop))
        await redis.rpush(keys.bell(FIGURES), 1)
    assert stop.is_set()


async def test_silence_and_trouble_are_gone_on_after() -> None:
    stop, clock, woken = asyncio.Event(), FakeClock(), list[str]()
    bells = Script(stop, None, StoreBusy("away"), FIGURES)
    await listen(bells, {FIGURES: lambda: woken.append(FIGURES)}, clock, stop)
    assert woken == [FIGURES]
    assert clock.slept == [PAUSE]


async def test_a_process_without_such_jobs_listens_to_nothing(redis: Redis) -> None:
    await listen(Bells(redis), {}, FakeClock(), asyncio.Event())

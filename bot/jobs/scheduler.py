"""Runs the service's own jobs at fixed intervals; nothing here knows a subscriber.

APScheduler keeps a handful of interval jobs in memory. It reckons in wall-clock time,
so a clock set back by a day would silence every job for a day: `check` notices, because
the monotonic clock was not set back, and lets all jobs run at once.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import (  # type: ignore[import-untyped]  # has none
    AsyncIOScheduler,
)
from apscheduler.triggers.base import BaseTrigger  # type: ignore[import-untyped]  # none

from bot.clock import Clock
from bot.errors import NewsbriefError
from bot.metrics import Metrics
from bot.stopping import DRAIN
from bot.store.connection import guard

Job = Callable[[], Awaitable[object]]

_LONG_AGO = datetime.fromtimestamp(0, UTC)
"""Due at once, whatever APScheduler's own clock says."""
_CHECK_SECONDS = 10.0
_SET_BACK = timedelta(seconds=5)

log = logging.getLogger(__name__)


class Scheduler:
    """The jobs, how many run now, and how far apart the two clocks were last."""

    def __init__(self, clock: Clock, metrics: Metrics | None = None) -> None:
        # A job that is still running when it is due again is no news.
        logging.getLogger("apscheduler").setLevel(logging.ERROR)
        self._clock = clock
        self._metrics = metrics or Metrics()
        self._running = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self._problems: dict[str, str] = {}
        # Jobs that were woken and have not begun since.
        self._woken: set[str] = set()
        self._zero = self._offset()
        self._timer: asyncio.TimerHandle | None = None
        self._scheduler = AsyncIOScheduler(
            job_defaults={"max_instances": 1, "misfire_grace_time": None}, timezone=UTC
        )

    def every(self, seconds: float, job: Job, name: str) -> None:
        """Run the job now and then every so many seconds, never twice at once."""
        pulse = _Pulse(seconds)
        self._scheduler.add_job(
            self._run, pulse, (job, name), id=name, next_run_time=_LONG_AGO
        )

    def wake(self, name: str) -> None:
        """Run this job now, or once more if it is just running."""
        if self._timer:
            self._woken.add(name)
            self._scheduler.modify_job(name, next_run_time=_LONG_AGO)

    def start(self) -> None:
        """Begin; must be called inside the event loop."""
        self._scheduler.start()
        self._watch()

    async def stop(self, limit: float = DRAIN) -> None:
        """Start no more jobs and wait for those running, at most `limit` seconds."""
        if self._timer is None:
            return
        self._timer.cancel()
        self._timer = None
        self._scheduler.pause()
        try:
            async with asyncio.timeout(limit):
                await self._idle.wait()
        except TimeoutError:
            log.warning("Some jobs did not end within %.0f s and are stopped", limit)
        finally:
            # Cancels what is left; without the pause above it would cancel everything.
            self._scheduler.shutdown(wait=False)

    def check(self) -> None:
        """Let all jobs run now if the wall clock was set back."""
        offset = self._offset()
        if offset < self._zero - _SET_BACK:
            log.warning("The clock was set back by %s", self._zero - offset)
            for job in self._scheduler.get_jobs():
                job.modify(next_run_time=_LONG_AGO)
        self._zero = offset

    def _watch(self) -> None:
        self.check()
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(_CHECK_SECONDS, self._watch)

    def _offset(self) -> timedelta:
        passed = timedelta(seconds=self._clock.monotonic())
        return self._clock.now() - _LONG_AGO - passed

    async def _run(self, job: Job, name: str) -> None:
        """Run a job; this is the boundary where its errors end."""
        self._running += 1
        self._idle.clear()
        try:
            await self._work(job, name)
        except NewsbriefError as error:
            self._note(name, str(error))
        except Exception:
            log.exception("The job %s failed and will be tried again", name)
            self._metrics.count("failures_total", loop=name)
        else:
            self._note(name, "")
        finally:
            self._running -= 1
            if not self._running:
                self._idle.set()

    async def _work(self, job: Job, name: str) -> None:
        """Do the job, and again whenever it was woken meanwhile."""
        is_wanted = True
        while is_wanted:
            self._woken.discard(name)
            with guard():
                await job()
            is_wanted = name in self._woken and self._timer is not None

    def _note(self, name: str, problem: str) -> None:
        """Log a job's problem once, not at every try, and when it is over."""
        before = self._problems.get(name, "")
        self._problems[name] = problem
        if problem and problem != before:
            log.warning("The job %s must wait: %s", name, problem)
        if before and not problem:
            log.info("The job %s works again", name)


class _Pulse(BaseTrigger):  # type: ignore[misc]  # APScheduler has no types
    """Fires once, and then an interval from now.

    APScheduler's own interval first counts up every moment that passed: a second's job
    would stop the whole service for seconds after the clock jumped a month ahead.
    """

    def __init__(self, seconds: float) -> None:
        self._interval = timedelta(seconds=seconds)

    def get_next_fire_time(self, _previous: datetime | None, now: datetime) -> datetime:
        """Return the next moment, always in the future."""
        return now + self._interval

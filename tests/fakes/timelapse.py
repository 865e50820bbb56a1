"""A loop whose clock costs no time: a day of the service passes in seconds.

When nothing is ready, a loop has its selector wait until its next timer. This one then
looks whether anything is under way outside of it: a call to the Bot API, a command of
the store, a thread. If so, it waits for that and time stands still; if not, its clock
is set to the timer at once. Waiting for a timer on purpose inside a call, as a long
poll or a stalled answer does, is not work: such a call is `paused`.

A socket's own time limits hold too, once nothing but a stalled call is left. Work that
really takes longer than `STUCK` seconds lets the clock run as fast as the real one.
"""

import asyncio
import selectors
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta
from typing import Any, TypeVar

from aiohttp import web
from aiohttp.typedefs import Handler
from telegram.request import RequestData

from bot.clock import SystemClock
from bot.delivery.calls.transport import AioRequest
from bot.playground.bell import Bell
from bot.store.connection import Redis
from tests.fakes.clock import NOON

T = TypeVar("T")

STUCK = 1.0
# Seconds a turn of the loop takes: were it nothing, who waits for less than the clock
# can tell apart would wait for ever.
TURN = 1e-7
Claim = Callable[[], bool]
# Whether whoever made the call in hand is still there; None outside of calls.
_CALLER: ContextVar[Claim | None] = ContextVar("caller", default=None)


class Timelapse(asyncio.SelectorEventLoop):
    """The loop, and what is under way outside of it."""

    def __init__(self) -> None:
        self.moment = 0.0
        self.working = 0
        self._pausing: list[Claim] = []
        self._pools: list[Any] = []
        super().__init__(_Selector(self))

    def time(self) -> float:
        return self.moment

    def watch(self, redis: Redis) -> Redis:
        """The client; from now on its commands count as work."""
        self._pools.append(redis.connection_pool)
        return redis

    def is_busy(self) -> bool:
        """Whether anything is under way but calls that wait on purpose."""
        commands = sum(len(pool._in_use_connections) for pool in self._pools)
        return self.working + commands > sum(is_there() for is_there in self._pausing)

    @contextmanager
    def work(self) -> Iterator[None]:
        """Time stands still meanwhile."""
        self.working += 1
        try:
            yield
        finally:
            self.working -= 1

    @contextmanager
    def paused(self) -> Iterator[None]:
        """The call in hand waits for time to pass."""
        caller = _CALLER.get()
        if caller is None:
            yield
            return
        self._pausing.append(caller)
        try:
            yield
        finally:
            self._pausing.remove(caller)

    @contextmanager
    def in_call(self, caller: Claim) -> Iterator[None]:
        """What is done meanwhile answers a call; when it waits, that is no work."""
        mark = _CALLER.set(caller)
        try:
            yield
        finally:
            _CALLER.reset(mark)

    def run_in_executor(  # type: ignore[override]  # what it returns can be awaited
        self, executor: Any, func: Callable[..., T], *args: Any
    ) -> asyncio.Future[T]:
        """A thread's work counts."""
        self.working += 1
        done = super().run_in_executor(executor, func, *args)
        done.add_done_callback(self._end)
        return done

    def _end(self, _done: asyncio.Future[T]) -> None:
        self.working -= 1


def lapse() -> Timelapse:
    """The running loop, which is one of these."""
    loop = asyncio.get_running_loop()
    assert isinstance(loop, Timelapse)
    return loop


def run(main: Callable[[], Awaitable[T]]) -> T:
    """What this gives, run where time passes only while nothing is done."""

    async def whole() -> T:
        return await main()

    with asyncio.Runner(loop_factory=Timelapse) as runner:
        return runner.run(whole())


class _Selector(selectors.DefaultSelector):
    """Sets the loop's clock ahead instead of waiting."""

    def __init__(self, loop: Timelapse) -> None:
        super().__init__()
        self._loop = loop

    def select(
        self, timeout: float | None = None
    ) -> list[tuple[selectors.SelectorKey, int]]:
        self._loop.moment += TURN
        found = super().select(0)
        if found or timeout == 0:
            return found
        if self._loop.is_busy() or timeout is None:
            return self._wait(STUCK if timeout is None else min(timeout, STUCK))
        self._loop.moment += max(timeout, 0.0)
        return []

    def _wait(self, seconds: float) -> list[tuple[selectors.SelectorKey, int]]:
        found = super().select(STUCK)
        if not found:
            self._loop.moment += seconds
        return found


class LapseClock:
    """Tells the loop's time, counted from a moment of its own."""

    def __init__(self, begins: datetime = NOON) -> None:
        self._begins = begins
        # Its waits are the loop's, and so cost nothing here.
        self._loops = SystemClock()

    def now(self) -> datetime:
        return self._begins + timedelta(seconds=lapse().time())

    def monotonic(self) -> float:
        return lapse().time()

    async def sleep(self, seconds: float) -> None:
        with lapse().paused():
            await self._loops.sleep(max(seconds, 0))

    def jump(self, ahead: timedelta) -> None:
        self._begins += ahead


class LapseBell(Bell):
    """A bell for which a waiting call is no work."""

    async def _rung(self, deadline: float) -> None:
        with lapse().paused():
            await super()._rung(deadline)


class LapseRequest(AioRequest):
    """The bot's own transport; a call under way is work."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *timeouts: Any,
        **named: Any,
    ) -> tuple[int, bytes]:
        with lapse().work():
            return await super().do_request(
                url, method, request_data, *timeouts, **named
            )


@web.middleware
async def in_call(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Marks what a call does, so that its waiting is seen as such."""

    def is_there() -> bool:
        return request.transport is not None and not request.transport.is_closing()

    with lapse().in_call(is_there):
        return await handler(request)

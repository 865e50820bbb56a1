"""Running until told to stop, with the settings every service starts with."""

import asyncio
import gc
import os
import signal
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from threading import Timer

from bot import log
from bot.environment import Loaded, from_environment

Work = Callable[[asyncio.Event], Awaitable[None]]

# What is in hand is finished long before; a name server that does not answer can hold
# a thread, and with it the end of the program, for half a minute.
LAST_SECONDS = 3.8
# Each name that is asked for holds a thread, one whose server is silent for half a
# minute; of the six that Python makes on two cores none would soon be left.
THREADS = 64


def start(
    overrides: Mapping[str, str] | None = None, *, quietly: bool = False
) -> Loaded:
    """Return the settings, with logging set up as they say.

    A command that answers and ends is quiet: it logs warnings only.
    """
    loaded = from_environment(overrides)
    settings = loaded.settings
    level = (
        "WARNING" if quietly and settings.log_level == "INFO" else settings.log_level
    )
    log.setup(level, as_json=settings.log_json, secrets=settings.secrets)
    return loaded


def run_until_stopped(
    work: Work,
    seconds: float = LAST_SECONDS,
    leave: Callable[[int], object] = os._exit,
) -> None:
    """Run the work until SIGTERM or SIGINT; a second SIGINT ends it at once.

    What has not ended so many seconds after the signal is left as it is.
    """
    last = Timer(seconds, leave, (0,))
    last.daemon = True
    # What was imported stays, and looking through it holds everybody up for 55 ms.
    gc.freeze()
    try:
        asyncio.run(_run(work, last))
    finally:
        last.cancel()


async def _run(work: Work, last: Timer) -> None:
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(THREADS))
    stop = asyncio.Event()

    def end() -> None:
        if not stop.is_set():
            stop.set()
            last.start()

    def interrupt() -> None:
        end()
        loop.remove_signal_handler(signal.SIGINT)
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    loop.add_signal_handler(signal.SIGTERM, end)
    loop.add_signal_handler(signal.SIGINT, interrupt)
    await work(stop)

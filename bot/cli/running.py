"""Running until told to stop, with the settings every service starts with."""

import asyncio
import signal
from collections.abc import Awaitable, Callable, Mapping

from bot import log
from bot.settings import Loaded, from_environment

Work = Callable[[asyncio.Event], Awaitable[None]]


def start(overrides: Mapping[str, str] | None = None) -> Loaded:
    """Return the settings, with logging set up as they say."""
    loaded = from_environment(overrides)
    settings = loaded.settings
    log.setup(settings.log_level, as_json=settings.log_json, secrets=settings.secrets)
    return loaded


def run_until_stopped(work: Work) -> None:
    """Run the work until SIGTERM or SIGINT; a second SIGINT ends it at once."""
    asyncio.run(_run(work))


async def _run(work: Work) -> None:
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()

    def interrupt() -> None:
        stop.set()
        loop.remove_signal_handler(signal.SIGINT)
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    loop.add_signal_handler(signal.SIGTERM, stop.set)
    loop.add_signal_handler(signal.SIGINT, interrupt)
    await work(stop)

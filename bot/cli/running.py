"""Running until told to stop, with the settings every service starts with."""

import asyncio
import signal
from collections.abc import Awaitable, Callable, Mapping

from bot import log
from bot.settings import Loaded, from_environment

Work = Callable[[asyncio.Event], Awaitable[None]]


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

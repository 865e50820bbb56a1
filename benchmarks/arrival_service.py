"""Runs the whole service in a process of its own, over the store and Telegram given."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot import app
from bot.clock import SystemClock
from bot.environment import from_environment
from bot.settings import Settings

ROOT = str(Path(__file__).resolve().parents[1])
ROLES = frozenset({"chat", "web", "brief", "send", "ingest"})


@asynccontextmanager
async def service(url: str, origin: str, token: str) -> AsyncIterator[None]:
    """Run the service in a process of its own."""
    env = {
        "PATH": os.defpath,
        "PYTHONPATH": ROOT,
        "TELEGRAM_BOT_TOKEN": token,
        "TELEGRAM_API_BASE": origin,
        "REDIS_URL": url,
        "PORT": "0",
        "NEWSBRIEF_HOST": "127.0.0.1",
        "NEWSBRIEF_FETCH_ALLOW": "127.0.0.1,127.0.0.2",
        "NEWSBRIEF_LOG_LEVEL": "WARNING",
    }
    child = await asyncio.create_subprocess_exec(sys.executable, __file__, env=env)
    try:
        yield
    finally:
        child.terminate()
        await child.wait()


async def serve(settings: Settings) -> None:
    """Run the service until it is told to stop."""
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(15, stop.set)
    await app.serve(settings, SystemClock(), ROLES, stop)


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        asyncio.run(serve(from_environment().settings))

"""The playground with the bot in it: no token, no Telegram, a clock that can jump.

The bot is the same; only the address of the Bot API differs. The clock begins on the
evening before the last two days of the sample articles, so that each morning has news.
At the next start it goes on from where it was, because the playground is kept.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bot.app import Extra, run
from bot.clock import SystemClock
from bot.delivery.calls import transport
from bot.playground import state
from bot.playground.cast import CLEO
from bot.playground.play import Playground
from bot.playground.server import make_app
from bot.roles import reading
from bot.service import SEEDS, Service, open_service
from bot.settings import Settings
from bot.sources.seeds import load
from bot.web.frame import Site
from bot.web.server import serving

BEGINS = datetime(2026, 11, 21, 17, 42, tzinfo=UTC)
"""The playground's first moment."""

ROLES = frozenset({"chat", "ingest", "brief", "send"})

FRONT = "pages"
"""The path of the pages' front page: at / is the chat."""

SAVE = 10.0
"""Seconds between savings, so that a killed demo loses little of the chat."""


async def demo(
    settings: Settings, stop: asyncio.Event, ready: Callable[[str], None]
) -> None:
    """Run the playground and the bot until told to stop.

    `ready` is called with the page's address when the bot is there.
    """
    own = replace(settings, token="", redis_url="", public_url="", admins=(CLEO,))
    play = Playground(SystemClock(BEGINS - SystemClock().now()))
    path = None if own.ephemeral else own.store_dir / "playground.json"
    async with (
        open_service(own, play.clock) as opened,
        _kept(play, path),
        _serving(play, opened) as address,
    ):
        service = replace(opened, pages=address)
        samples = partial(service.ingest.load, load((SEEDS,)).articles)
        await samples()
        saving = (SAVE, partial(_save, play, path), "keep the playground")
        # Samples whose day has come are in the first briefing of that day.
        extra = Extra((saving,), (samples,), partial(ready, address))
        await run(service, transport.connect(play.token, address), ROLES, stop, extra)


@asynccontextmanager
async def _kept(play: Playground, path: Path | None) -> AsyncIterator[None]:
    """Go on from the playground of last time, and keep this one for the next."""
    if path:
        state.load(play, path)
    yield
    await _save(play, path)


async def _save(play: Playground, path: Path | None) -> None:
    if path:
        state.save(play, path)


@asynccontextmanager
async def _serving(play: Playground, service: Service) -> AsyncIterator[str]:
    """Serve the chat page, the Bot API and the bot's reading pages on one port."""
    app = make_app(play=play)
    app.add_routes(reading(service, Site(front=FRONT)))
    host = service.settings.host
    async with serving(app, host, service.settings.port) as port:
        # Where we listen everywhere, links still need one place; Telegram, and so the
        # playground, makes no links to a name without a dot such as localhost.
        place = "127.0.0.1" if host in ("0.0.0.0", "localhost") else host  # noqa: S104
        yield f"http://{place}:{port}"

"""The playground as a web server: the Bot API under `/bot<token>/`, the page at `/`.

`make_app` gives the application; more routes may be added to it before it runs, as the
demo does with the bot's reading pages under `/a/`.
"""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
from aiohttp import web

from bot.playground.browser import Browser
from bot.playground.play import Playground, SettableClock
from bot.playground.webhook import Deliverer
from bot.playground.wire import Wire

__all__ = ["PLAYGROUND", "Playground", "make_app"]

# Uploads of 50 MB are Telegram's limit; a request carries a little more.
LARGEST_REQUEST = 51 << 20
PLAYGROUND = web.AppKey("playground", Playground)


def make_app(
    clock: SettableClock | None = None, *, play: Playground | None = None
) -> web.Application:
    """Return the server of this playground, or of a fresh one on this clock."""
    if play is None:
        if clock is None:
            raise ValueError("make_app needs a clock or a playground")
        play = Playground(clock)
    app = web.Application(client_max_size=LARGEST_REQUEST)
    app[PLAYGROUND] = play
    wire = Wire(play)
    app.router.add_route("*", "/bot{token}/{method}", wire.handle)
    app.router.add_get("/file/bot{token}/files/{file}", wire.file)
    Browser(play).add_routes(app.router)
    app.cleanup_ctx.append(_delivering)
    app.on_shutdown.append(_close)
    return app


async def _delivering(app: web.Application) -> AsyncIterator[None]:
    async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as tasks:
        tasks.create_task(Deliverer(app[PLAYGROUND], session).run())
        yield
        app[PLAYGROUND].close()


async def _close(app: web.Application) -> None:
    app[PLAYGROUND].close()

"""The service's own web server: health, metrics, and what else is given to it."""

import asyncio
import errno
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager

from aiohttp import web

from bot.errors import SettingsError, StoreError
from bot.metrics import Metrics
from bot.stopping import DRAIN
from bot.store.connection import guard
from bot.web.webhook import LARGEST

Check = Callable[[], Awaitable[None]]

PATIENCE = 2.0


def make_app(
    ready: Check,
    metrics: Metrics,
    gauges: Check,
    routes: Iterable[web.RouteDef] = (),
) -> web.Application:
    """Return the application.

    `ready` raises StoreError while we cannot work; `gauges` brings the gauges up to
    date; the routes are those of webhook and reading pages.
    """
    app = web.Application(client_max_size=LARGEST)
    app.add_routes(_operating(ready, metrics, gauges))
    app.add_routes(routes)
    return app


def _operating(ready: Check, metrics: Metrics, gauges: Check) -> list[web.RouteDef]:
    async def healthz(_: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def readyz(_: web.Request) -> web.Response:
        reason = await _reason(ready)
        return web.Response(
            text=f"{reason or 'ready'}\n", status=503 if reason else 200
        )

    async def numbers(_: web.Request) -> web.Response:
        # What this process counted can be told even if the store cannot be asked.
        await _reason(gauges)
        kind = {"Content-Type": "text/plain; version=0.0.4; charset=utf-8"}
        return web.Response(body=metrics.render().encode(), headers=kind)

    return [
        web.get("/healthz", healthz),
        web.get("/readyz", readyz),
        web.get("/metrics", numbers),
    ]


async def _reason(check: Check) -> str:
    """Return why the check failed, empty when it did not."""
    try:
        with guard():
            async with asyncio.timeout(PATIENCE):
                await check()
    except TimeoutError:
        return "the store does not answer"
    except StoreError as error:
        return str(error)
    return ""


@asynccontextmanager
async def serving(app: web.Application, host: str, port: int) -> AsyncIterator[int]:
    """Serve the application; yields the port, which matters where 0 was asked for."""
    # Nobody has to send us compressed bodies, and unpacking them is a way to hurt us.
    runner = web.AppRunner(
        app, access_log=None, shutdown_timeout=DRAIN, auto_decompress=False
    )
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        try:
            await site.start()
        except OSError as error:
            raise SettingsError(_refusal(error, host, port)) from error
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


def _refusal(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"port {port} is taken by another program; "
            f"stop that one, or choose another port: PORT={port + 1}"
        )
    reason = error.strerror or str(error)
    return (
        f"cannot listen on {host}, port {port} ({reason}); see NEWSBRIEF_HOST and PORT"
    )

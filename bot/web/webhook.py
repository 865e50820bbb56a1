"""Where Telegram brings updates when it calls us.

Telegram repeats an update until it is answered 200, so that answer is given only after
the update was handled or written down: a crash in between loses nothing.
"""

import hmac
import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot.errors import StoreBusy

Handle = Callable[[dict[str, Any]], Awaitable[None]]

SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
PLAIN = "identity"
# Updates are a few kilobytes; the longest text with all its entities stays far below.
LARGEST = 1024 * 1024


def webhook_route(path: str, secret: str, handle: Handle) -> web.RouteDef:
    """Return the route that hands every update to `handle` if Telegram sent it."""

    async def receive(request: web.Request) -> web.Response:
        if not _is_telegram(request, secret):
            raise web.HTTPUnauthorized(text="the secret token is missing or wrong")
        if (request.content_length or 0) > LARGEST:
            raise web.HTTPRequestEntityTooLarge(LARGEST, request.content_length or 0)
        if request.headers.get("Content-Encoding", PLAIN).lower() != PLAIN:
            raise web.HTTPUnsupportedMediaType(text="an update is not compressed")
        update = _update(await request.read())
        try:
            await handle(update)
        except StoreBusy:
            # Telegram comes again by itself, and earlier than after an error.
            return web.Response(status=503, headers={"Retry-After": "5"})
        return web.Response()

    return web.post(path, receive)


def _is_telegram(request: web.Request, secret: str) -> bool:
    shown = request.headers.get(SECRET, "")
    return bool(secret) and hmac.compare_digest(
        shown.encode("utf-8", "surrogateescape"), secret.encode()
    )


def _update(body: bytes) -> dict[str, Any]:
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        raise web.HTTPBadRequest(text="an update is JSON") from None
    # True is an int as well, and no number of an update.
    if not isinstance(update, dict) or type(update.get("update_id")) is not int:
        raise web.HTTPBadRequest(text="an update is an object with an update_id")
    return update

"""The routes of the reading pages and their style sheet.

Also served by the playground's own server, so that the pages show in its frame.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web

from bot.errors import StoreError
from bot.model import Article, Findings, Version
from bot.web.page import BUSY, GONE, note_page, reading_page

Found = tuple[Article, Findings, tuple[Version, ...]]
Find = Callable[[str], Awaitable[Found | None]]

STYLE = (Path(__file__).parent / "style.css").read_text("utf-8")
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def reading_routes(find: Find) -> tuple[web.RouteDef, ...]:
    """Return the routes for reading articles that `find` gives by their id."""

    async def article(request: web.Request) -> web.Response:
        try:
            found = await find(request.match_info["article_id"])
        except StoreError:
            return _page(note_page(*BUSY), 503)
        if found is None:
            return _page(note_page(*GONE), 404)
        return _page(reading_page(*found), 200)

    async def style(_: web.Request) -> web.Response:
        cached = {**HEADERS, "Cache-Control": "public, max-age=3600"}
        return web.Response(text=STYLE, content_type="text/css", headers=cached)

    return (
        web.get("/a/style.css", style),
        web.get(r"/a/{article_id:[\w-]{1,64}}", article),
    )


def _page(html: str, status: int) -> web.Response:
    return web.Response(
        text=html, status=status, content_type="text/html", headers=HEADERS
    )

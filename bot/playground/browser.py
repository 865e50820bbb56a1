"""The chat page: its files, the state it shows, the events it follows, its acts."""

import json
from collections.abc import Callable
from contextlib import aclosing, suppress
from functools import partial
from pathlib import Path

from aiohttp import web

from bot.playground.acts import Acts
from bot.playground.answers import Json, Refusal
from bot.playground.play import Playground
from bot.playground.script import records, run
from bot.playground.views import chat_view, everything

PAGE = Path(__file__).parent / "page"
KINDS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
# No inline script or style, nothing from elsewhere; reading pages open in a frame.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
    " connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
# Events after which the page needs the whole chat anew, but for its messages.
ABOUT_CHATS = ("chat", "keyboard")


class Browser:
    """Serves the page and what lies behind it."""

    def __init__(self, play: Playground) -> None:
        self._play = play
        self._acts = Acts(play)

    def add_routes(self, router: web.UrlDispatcher) -> None:
        """Add the page's routes."""
        router.add_get("/", self.index)
        router.add_get("/page/{name}", self.asset)
        router.add_get("/api/state", self.state)
        router.add_get("/api/events", self.events)
        router.add_post("/api/act", self.act)
        router.add_post("/api/faults", self.script)
        router.add_get("/api/records", self.records)
        router.add_get("/api/files/{file}", self.file)

    async def index(self, _request: web.Request) -> web.StreamResponse:
        """Return the page."""
        return _asset("index.html")

    async def asset(self, request: web.Request) -> web.StreamResponse:
        """Return a file of the page."""
        return _asset(request.match_info["name"])

    async def state(self, _request: web.Request) -> web.StreamResponse:
        """Return all the page shows."""
        return web.json_response(everything(self._play), headers=HEADERS)

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Send what happens from now on, as server-sent events."""
        response = web.StreamResponse(headers=HEADERS)
        response.content_type = "text/event-stream"
        await response.prepare(request)
        await response.write(b"retry: 500\n\n")
        # Someone who closes the page breaks the connection; there is no more to do.
        with suppress(ConnectionError):
            async with aclosing(self._play.feed.listen()) as happening:
                async for event in happening:
                    await response.write(f"data: {self._line(event)}\n\n".encode())
        return response

    async def act(self, request: web.Request) -> web.StreamResponse:
        """Do what someone does on the page; only the page itself may ask."""
        return await _done(request, self._acts.do)

    async def script(self, request: web.Request) -> web.StreamResponse:
        """Put faults on the script; the page may ask, and any other process."""
        return await _done(request, partial(run, self._play))

    async def records(self, request: web.Request) -> web.StreamResponse:
        """Return the server's account of what it accepted; `since` leaves out some."""
        since = request.query.get("since", "0")
        if not since.isdecimal():
            raise web.HTTPBadRequest(text="since is a number of messages")
        return web.json_response(records(self._play, int(since)), headers=HEADERS)

    async def file(self, request: web.Request) -> web.StreamResponse:
        """Return a photo to show, or a document to save."""
        try:
            stored = self._play.files.get(request.match_info["file"])
        except Refusal as refusal:
            raise web.HTTPNotFound(text=refusal.description) from refusal
        if stored.width:
            kind = "image/png" if stored.body.startswith(b"\x89") else "image/jpeg"
            return web.Response(body=stored.body, content_type=kind, headers=HEADERS)
        name = "".join(char for char in stored.name if char.isalnum() or char in "._- ")
        saved = {"Content-Disposition": f'attachment; filename="{name or "file"}"'}
        return web.Response(
            body=stored.body,
            content_type="application/octet-stream",
            headers=HEADERS | saved,
        )

    def _line(self, event: Json) -> str:
        if event["kind"] in ABOUT_CHATS:
            chat = self._play.world.chat(event["chat_id"])
            event = {"kind": "chat", "chat": chat_view(self._play, chat)}
        elif event["kind"] == "menu":
            chats = self._play.world.chats.values()
            views = [chat_view(self._play, chat) for chat in chats]
            event = {"kind": "chats", "chats": views}
        return json.dumps(event, ensure_ascii=False)


async def _done(
    request: web.Request, do: Callable[[Json], object]
) -> web.StreamResponse:
    """Return what came of a request to do something, or why it was not done."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        raise web.HTTPForbidden(text="only the playground's own page may do this")
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType(text="send JSON")
    try:
        wanted = await request.json()
        result = do(wanted if isinstance(wanted, dict) else {})
    except Refusal as refusal:
        reason = refusal.description.removeprefix("Bad Request: ")
        return web.json_response({"error": reason}, status=400)
    except ValueError:
        return web.json_response({"error": "that is not JSON"}, status=400)
    return web.json_response({"result": result})


def _asset(name: str) -> web.StreamResponse:
    path = PAGE / name
    if path.parent != PAGE or path.suffix not in KINDS or not path.is_file():
        raise web.HTTPNotFound(text=f"the page has no file {name!r}")
    return web.Response(
        body=path.read_bytes(),
        content_type=KINDS[path.suffix],
        charset="utf-8",
        headers=HEADERS,
    )

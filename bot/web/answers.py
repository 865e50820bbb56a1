"""What goes around a page on its way to a browser: headers, and "not changed"."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2s

from aiohttp import web

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
PUBLIC, PRIVATE, NEVER = "public, max-age=60", "private, max-age=60", "no-store"
ASSET = "public, max-age=3600"
HTML = "text/html"
# Below this, packing costs more than it saves.
_LEAST = 1_000


@dataclass(frozen=True, slots=True)
class Kind:
    """What kind of answer it is: its type, how long it may be kept, its status."""

    type: str = HTML
    cache: str = PUBLIC
    status: int = 200
    more: Mapping[str, str] = field(default_factory=dict)


GONE_ANSWER = Kind(cache=NEVER, status=404)
BUSY_ANSWER = Kind(cache=NEVER, status=503, more={"Retry-After": "5"})


def answer(request: web.Request, text: str, kind: Kind) -> web.Response:
    """Return the answer with this text, or that the browser has it already."""
    headers = {**HEADERS, "Cache-Control": kind.cache, **kind.more}
    if kind.cache != NEVER:
        tag = f'"{blake2s(text.encode(), digest_size=9).hexdigest()}"'
        headers["ETag"] = f"W/{tag}"
        if _has(request, tag):
            return web.Response(status=304, headers=headers)
    response = web.Response(
        text=text,
        status=kind.status,
        content_type=kind.type,
        charset="utf-8",
        headers=headers,
    )
    if len(text) > _LEAST:
        response.enable_compression()
    return response


def _has(request: web.Request, tag: str) -> bool:
    known = request.headers.get("If-None-Match", "")
    names = {name.strip().removeprefix("W/") for name in known.split(",")}
    return bool(names & {"*", tag})

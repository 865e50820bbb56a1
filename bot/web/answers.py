"""What goes around a page on its way to a browser: headers, and "not changed"."""

import gzip
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


@dataclass(frozen=True, slots=True)
class Leaf:
    """What is sent: its bytes, the same packed if that is worth it, and its mark."""

    body: bytes
    packed: bytes
    tag: str

    @classmethod
    def of(cls, text: str) -> "Leaf":
        """Return the text as it is sent."""
        body = text.encode()
        packed = gzip.compress(body, 6, mtime=0) if len(body) > _LEAST else b""
        return cls(body, packed, blake2s(body, digest_size=9).hexdigest())


def answer(request: web.Request, leaf: Leaf, kind: Kind) -> web.Response:
    """Return the answer with this leaf, or that the browser has it already."""
    cache = {"Cache-Control": kind.cache, "Vary": "Accept-Encoding, Accept-Language"}
    headers = {**HEADERS, **cache, **kind.more}
    if kind.cache != NEVER:
        headers["ETag"] = f'W/"{leaf.tag}"'
        if _has(request, f'"{leaf.tag}"'):
            return web.Response(status=304, headers=headers)
    is_packed = bool(leaf.packed) and _takes_gzip(request)
    return web.Response(
        body=leaf.packed if is_packed else leaf.body,
        status=kind.status,
        content_type=kind.type,
        charset="utf-8",
        headers=headers | ({"Content-Encoding": "gzip"} if is_packed else {}),
    )


def _takes_gzip(request: web.Request) -> bool:
    taken = request.headers.get("Accept-Encoding", "").lower().split(",")
    names = {name.strip() for name in taken}
    return bool(names & {"gzip", "gzip;q=1.0"})


def _has(request: web.Request, tag: str) -> bool:
    known = request.headers.get("If-None-Match", "")
    names = {name.strip().removeprefix("W/") for name in known.split(",")}
    return bool(names & {"*", tag})

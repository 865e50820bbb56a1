"""Where hubs call us: to ask whether we meant it, and with what is new (WebSub).

https://www.w3.org/TR/websub/ §5.3 and §7. A hub is believed only when it comes to the
address we gave it for one feed, with the topic and the mode we asked for; what it
pushes must be signed with the secret it was given. A push without a right signature is
answered like any other and passed over, as the standard wants it.
"""

import asyncio
import hmac
import logging
from collections.abc import Mapping

from aiohttp import web

from bot.clock import Clock
from bot.errors import StoreError
from bot.store.connection import guard
from bot.store.hubs import Hearing, Hubs, Push
from bot.web.webhook import LARGEST, PLAIN

MOST_READ = 8 * LARGEST
"""Bytes of a push; of one over a megabyte only the signature counts: the feed is read
from its own address then, as the body would be in the way of others."""
SECONDS = 30.0
LONGEST_CHALLENGE = 2_000
# A hub that says nothing of its lease; asked again long before most would end it.
_USUAL_LEASE = 86_400.0
_LEASES = (300.0, 30 * 86_400.0)
_METHODS = frozenset({"sha1", "sha256", "sha384", "sha512"})
_TOKEN = r"{token:[\w-]{20,64}}"  # noqa: S105 - a pattern of a route

log = logging.getLogger(__name__)


def hub_routes(hubs: Hubs, clock: Clock) -> tuple[web.RouteDef, ...]:
    """Return the routes that hubs call."""

    async def verify(request: web.Request) -> web.Response:
        """Repeat the hub's challenge if we did ask for what it says we did."""
        try:
            with guard():
                return await _verified(hubs, clock, request)
        except StoreError:
            return _busy()

    async def receive(request: web.Request) -> web.Response:
        """Take in what a hub pushes."""
        try:
            with guard():
                return await _received(hubs, clock, request)
        except StoreError:
            return _busy()

    path = f"/hub/{_TOKEN}"
    return web.get(path, verify, allow_head=False), web.post(path, receive)


def is_signed(hearing: Hearing, body: bytes, signature: str) -> bool:
    """Return whether this signature of the body was made with the feed's secret."""
    method, _, digest = signature.strip().partition("=")
    if method.lower() not in _METHODS:
        return False
    made = hmac.new(hearing.secret.encode(), body, method.lower()).hexdigest()
    return hmac.compare_digest(
        made.encode(), digest.strip().lower().encode("utf-8", "surrogateescape")
    )


def lease(query: Mapping[str, str]) -> float:
    """Return the seconds a hub says it will tell us, within reason."""
    text = query.get("hub.lease_seconds", "")
    if not (text.isascii() and text.isdigit()):
        return _USUAL_LEASE
    shortest, longest = _LEASES
    return min(max(float(text[:12]), shortest), longest)


async def _verified(hubs: Hubs, clock: Clock, request: web.Request) -> web.Response:
    token, query = request.match_info["token"], request.query
    mode, topic = query.get("hub.mode", ""), query.get("hub.topic", "")
    challenge = query.get("hub.challenge", "")
    if mode == "denied":
        known = bool(topic) and await hubs.deny(token, topic, clock.now())
        if known:
            log.info("a hub refuses %s: %r", topic, query.get("hub.reason", "")[:200])
        return web.Response(status=200 if known else 404)
    is_question = mode in ("subscribe", "unsubscribe") and topic
    if not is_question or not 0 < len(challenge) <= LONGEST_CHALLENGE:
        return web.Response(status=404)
    if not await hubs.confirm(token, topic, mode, clock.now(), lease(query)):
        return web.Response(status=404)
    # Repeated as plain text, so that nobody's browser takes it for a page.
    return web.Response(text=challenge, headers={"X-Content-Type-Options": "nosniff"})


async def _received(hubs: Hubs, clock: Clock, request: web.Request) -> web.Response:
    hearing = await hubs.get(request.match_info["token"])
    if not hearing:
        return web.Response(status=404)
    if request.headers.get("Content-Encoding", PLAIN).lower() != PLAIN:
        return web.Response(status=415)
    body = await _body(request)
    if body is None:
        return web.Response(status=413)
    if not is_signed(hearing, body, request.headers.get("X-Hub-Signature", "")):
        log.info("a push for %s is not signed as it should be", hearing.feed)
        return web.Response(status=202)
    kind = request.headers.get("Content-Type", "")
    is_small = 0 < len(body) <= LARGEST
    push = Push(hearing.feed, kind[:200], body) if is_small else None
    is_wanted = await hubs.push(hearing, push, clock.now())
    # 410 tells the hub that nobody listens any more.
    return web.Response(status=202 if is_wanted else 410)


async def _body(request: web.Request) -> bytes | None:
    """Return the body, None when it is too long or takes too long."""
    body = bytearray()
    try:
        async with asyncio.timeout(SECONDS):
            async for piece in request.content.iter_chunked(65_536):
                body += piece
                if len(body) > MOST_READ:
                    return None
    except TimeoutError:
        return None
    return bytes(body)


def _busy() -> web.Response:
    return web.Response(status=503, headers={"Retry-After": "30"})

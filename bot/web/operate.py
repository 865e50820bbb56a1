"""The operator's page on the way out: gathered, and shown to who knows the secret.

By HTTP Basic and not by a form with a cookie: there is nothing to change behind it, so
nothing can be forged; a browser, a script and a monitor ask alike; and there is no
session to keep, to end or to steal. The secret comes in a header, so it stands in no
address and no log, and is compared in constant time. It has sixteen letters or more:
nobody guesses it however often they try, and who tries cannot lock anybody out.
"""

import base64
import binascii
import hmac
from collections.abc import Awaitable, Callable
from zoneinfo import ZoneInfo

from aiohttp import web

from bot import wording_operators as operators
from bot import wording_pages as words
from bot.clock import Clock
from bot.delivery.operators import standing
from bot.errors import StoreError
from bot.language.current import speaking
from bot.language.known import best
from bot.model import Manner
from bot.store.connection import guard
from bot.store.ledger import SHOWN
from bot.store.settling import KEPT
from bot.store.stores import Stores
from bot.web.answers import BUSY_ANSWER, NEVER, Kind, Leaf, answer
from bot.web.frame import Place, Site, note_page
from bot.web.operatepage import Outgoing, Overview, operate_page

PATH = "/operate"
REFUSED = Kind(
    cache=NEVER,
    status=401,
    more={"WWW-Authenticate": 'Basic realm="Newsbrief", charset="UTF-8"'},
)


def operate_route(
    secret: str, gather: Callable[[], Awaitable[Overview]], site: Site
) -> web.RouteDef:
    """Return the route of the page, for who knows the secret."""
    place = Place(site)

    async def show(request: web.Request) -> web.Response:
        language = best(request.headers.get("Accept-Language", ""))
        with speaking(Manner(language)):
            return await said(request)

    async def said(request: web.Request) -> web.Response:
        if not knows(request.headers.get("Authorization", ""), secret):
            refused = note_page(place, words.OPERATE, words.OPERATE_REFUSED)
            return answer(request, Leaf.of(refused), REFUSED)
        try:
            with guard():
                overview = await gather()
        except StoreError:
            return answer(request, Leaf.of(note_page(place, *words.BUSY)), BUSY_ANSWER)
        page = Leaf.of(operate_page(overview, place))
        return answer(request, page, Kind(cache=NEVER))

    return web.get(PATH, show)


def knows(header: str, secret: str) -> bool:
    """Return whether this Authorization header has the secret as its password."""
    scheme, _, given = header.partition(" ")
    try:
        pair = base64.b64decode(given.strip(), validate=True)
    except (binascii.Error, ValueError):
        return False
    _, _, password = pair.partition(b":")
    is_right = hmac.compare_digest(password, secret.encode())
    return scheme.lower() == "basic" and bool(secret) and is_right


async def overview(stores: Stores, clock: Clock, zone: str) -> Overview:
    """Return how the service is doing."""
    now = clock.now()
    subscriptions = await stores.subscriptions.count()
    articles = await stores.articles.count()
    return Overview(
        now,
        zone,
        await _outgoing(stores, clock, zone),
        await stores.feeds.all(),
        await stores.quarantine.all(),
        (
            standing.chats(await stores.chats.counts()),
            operators.STATUS_SUBSCRIPTIONS.format(count=subscriptions),
            operators.STATUS_ARTICLES.format(count=articles),
            standing.stored(await stores.vitals.read()),
        ),
    )


async def _outgoing(stores: Stores, clock: Clock, zone: str) -> Outgoing:
    now = clock.now()
    counts = await stores.ledger.counts()
    today = now.astimezone(ZoneInfo(zone)).date()
    return Outgoing(
        counts,
        await stores.ledger.heads(),
        await stores.ledger.halted_until(),
        await stores.ledger.stuck_counts(now - KEPT),
        await stores.ledger.stuck(now - KEPT, SHOWN),
        await stores.midnight.since(today, counts),
    )

"""Serves the feeds of benchmarks/polling.py, and plays Telegram to its service.

    python benchmarks/polling_site.py PORT FEEDS

It listens on all of 127.0.0.0/8, so that every feed has a host of its own. What a feed
does is written in its number, as `kind` says. GET /counts tells what was answered.
"""

import asyncio
import hashlib
import os
import random
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import cache

from aiohttp import web

ENTRIES = 20
NEW_SHARE = 0.05
"""Of the feeds that have something new in 15 minutes: about five entries a day each."""
MIXES = {
    "usual": (("validators", 0.62), ("same", 0.20), ("restless", 0.10),
              ("fresh", NEW_SHARE), ("slow", 0.01), ("missing", 0.01),
              ("broken", 0.01)),
    "restless": (("restless", 0.92), ("fresh", NEW_SHARE), ("slow", 0.01),
                 ("missing", 0.01), ("broken", 0.01)),
}  # fmt: skip
KINDS = MIXES[os.environ.get("POLLING_MIX", "usual")]
"""How many feeds do what; POLLING_MIX=restless: all send another body each time."""
OLD = datetime(2026, 1, 1, tzinfo=UTC)
TOWNS = (
    "Ilmerbridge",
    "Oxholt",
    "Brackwater",
    "Tarnfield",
    "Veldin",
    "Marsk",
    "Quenby",
)
NAMES = ("Dana Morrow", "Ivo Lindqvist", "Petra Salow", "Amir Toll", "Jun Okada")
WHAT = ("flats", "school places", "trams", "wind turbines", "hospital beds", "jobs")
SENTENCES = (
    "The council of {town} approved {a} new {what} on Tuesday.",
    "{name}, the mayor of {town}, said the plan would cost {b} million euros.",
    "Opponents collected {c} signatures against it before the vote.",
    "Work begins in the spring and is expected to take {d} months.",
    "A similar plan failed in {other} last year, when {e} percent voted no.",
    "“We have waited long enough for this,” {name} told reporters.",
    "The region counted {c} applications for {what} in the last {d} months.",
    "Two contractors from {other} will employ {a} people on the site.",
)


def host(number: int) -> str:
    """Return the address of the feed's host."""
    return f"127.{1 + number // 62_500}.{number // 250 % 250}.{1 + number % 250}"


def kind(number: int) -> str:
    """Return what the feed of this number does."""
    lot, reached = (number * 0.618034) % 1, 0.0
    for name, share in KINDS:
        reached += share
        if lot < reached:
            return name
    return KINDS[0][0]


@cache
def entry(number: int, place: int) -> str:
    """Return an entry of a feed; place 0 is the new one."""
    chance = random.Random(number * 100 + place)
    words = [each.format(
        town=chance.choice(TOWNS), other=chance.choice(TOWNS), what=chance.choice(WHAT),
        name=chance.choice(NAMES), a=chance.randint(12, 900), b=chance.randint(2, 90),
        c=chance.randint(100, 9_000), d=chance.randint(3, 40), e=chance.randint(51, 89),
    ) for each in chance.sample(SENTENCES, len(SENTENCES))]  # fmt: skip
    moment = datetime.now(UTC) if place == 0 else OLD - timedelta(hours=place)
    return (
        f"<item><title>{words[0][:-1]} ({number})</title>"
        f"<link>http://{host(number)}/news/{place}</link>"
        f"<guid isPermaLink='false'>{number}-{place}</guid>"
        f"<pubDate>{format_datetime(moment)}</pubDate>"
        f"<description><![CDATA[<p>{' '.join(words)}</p>]]></description></item>"
    )


def body(number: int, *, is_new: bool = False, visit: int = 0) -> bytes:
    """Return the feed, with its new entry or another time of building."""
    places = range(0 if is_new else 1, ENTRIES + 1)
    items = "".join(entry(number, place) for place in places)
    entry.cache_clear()
    return (
        f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel>"
        f"<title>Paper {number}</title><link>http://{host(number)}/</link>"
        f"<description>News</description><generator>v{visit}</generator>{items}"
        "</channel></rss>"
    ).encode()


def etag(number: int) -> str:
    """Return the validator of a feed as it was before the cycle."""
    return f'W/"{number}-1"'


def digest(number: int) -> str:
    """Return the hash of a feed as it was before the cycle."""
    return hashlib.sha256(body(number)).hexdigest()


class Site:
    """Answers for every feed, and counts."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._numbers: dict[str, int] = {}

    def app(self, feeds: int) -> web.Application:
        """Return the server of so many feeds."""
        self._numbers = {host(number): number for number in range(feeds)}
        app = web.Application()
        app.router.add_get("/feed", self.feed)
        app.router.add_get("/counts", self.counts)
        app.router.add_post("/bot{token}/{method}", self.telegram)
        return app

    async def counts(self, _: web.Request) -> web.Response:
        """Tell how often each kind of feed was asked."""
        return web.json_response(self._counts)

    async def feed(self, request: web.Request) -> web.Response:
        """Answer as the kind of this feed does."""
        number = self._numbers[request.host.partition(":")[0]]
        what = kind(number)
        self._counts[what] += 1
        match what:
            case "missing":
                raise web.HTTPNotFound
            case "broken":
                raise web.HTTPInternalServerError
            case "slow":
                await asyncio.sleep(5)
        if what in ("validators", "slow"):
            if request.headers.get("If-None-Match") == etag(number):
                return web.Response(status=304, headers={"ETag": etag(number)})
            return _xml(body(number), etag(number))
        visit = self._counts[what] if what == "restless" else 0
        return _xml(body(number, is_new=what == "fresh", visit=visit), "")

    async def telegram(self, request: web.Request) -> web.Response:
        """Answer a call of the Bot API as if nobody wrote."""
        result: object = True
        match request.match_info["method"]:
            case "getMe":
                result = {
                    "id": 1,
                    "is_bot": True,
                    "first_name": "N",
                    "username": "n_bot",
                }
            case "getUpdates":
                await asyncio.sleep(10)
                result = []
        return web.json_response({"ok": True, "result": result})


def _xml(text: bytes, validator: str) -> web.Response:
    headers = {"ETag": validator} if validator else {}
    return web.Response(body=text, content_type="application/rss+xml", headers=headers)


if __name__ == "__main__":
    port, count = map(int, sys.argv[1:])
    web.run_app(
        Site().app(count), host="0.0.0.0", port=port, print=None, access_log=None
    )

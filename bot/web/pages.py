"""The routes of all pages anybody may read, of their feeds and of their style sheet.

Also served by the playground's own server, so that the pages show in its frame.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from aiohttp import web

from bot import wording_pages as wording
from bot.clock import Clock
from bot.errors import StoreError
from bot.language.current import speaking
from bot.language.known import best
from bot.model import Manner
from bot.store.connection import guard
from bot.web.answers import (
    ASSET,
    BUSY_ANSWER,
    GONE_ANSWER,
    HTML,
    PRIVATE,
    PUBLIC,
    Kind,
    Leaf,
    answer,
)
from bot.web.briefingpage import briefing_page
from bot.web.frame import Place, Site, note_page
from bot.web.library import Library
from bot.web.page import reading_page
from bot.web.shelf import Shelf
from bot.web.storypage import story_page
from bot.web.syndication import JSON_TYPE, RSS_TYPE, json_feed, rss
from bot.web.topicpage import FEED_OF_ALL, feed_path, front_page, topic_page

HERE = Path(__file__).parent
ASSETS = (("style.css", "text/css"), ("icon.svg", "image/svg+xml"))
_KINDS = {"xml": RSS_TYPE, "json": JSON_TYPE}
_NEWEST = 3
"""Briefings on the front page."""
_ID = r"[\w-]{1,64}"
_DAY = r"\d{4}-\d\d-\d\d"
_TOPIC = r"[^/]{1,200}"

Handler = Callable[[web.Request], Awaitable[web.Response]]
Make = Callable[[web.Request, Place], Awaitable[str | None]]


class Reading:
    """Answers those who read pages."""

    def __init__(self, library: Library, clock: Clock, site: Site) -> None:
        self._library = library
        self._shelf = Shelf(clock)
        self._site = site

    def routes(self) -> tuple[web.RouteDef, ...]:
        """Return the routes of all pages."""
        page = self._handler
        return (
            *assets(),
            web.get(f"/a/{{id:{_ID}}}", page(self._article, 1, PRIVATE)),
            web.get(f"/s/{{id:{_ID}}}", page(self._story, 1)),
            web.get(f"/b/{{day:{_DAY}}}", page(self._public, 1)),
            web.get(f"/b/{{topic:{_TOPIC}}}/{{day:{_DAY}}}", page(self._public, 2)),
            web.get(f"/b/{{id:{_ID}}}", page(self._private, 1, PRIVATE)),
            web.get(f"/t/{{topic:{_TOPIC}}}.{{end:xml|json}}", page(self._feed, 1)),
            web.get(f"/{FEED_OF_ALL}.{{end:xml|json}}", page(self._feed, 0)),
            web.get(f"/t/{{topic:{_TOPIC}}}", page(self._topic, 1)),
            web.get(f"/{self._site.front}", page(self._front, 0)),
        )

    def _handler(self, make: Make, depth: int, cache: str = PUBLIC) -> Handler:
        """Return what answers with a page that stands so deep, or says why not."""
        place = Place(self._site, depth)

        async def serve(request: web.Request) -> web.Response:
            language = best(request.headers.get("Accept-Language", ""))
            with speaking(Manner(language)):
                return await said(request, language)

        async def said(request: web.Request, language: str) -> web.Response:
            key = f"{language} {request.scheme}://{request.host}{request.raw_path}"
            kind = _KINDS.get(request.match_info.get("end", ""), HTML)
            try:
                with guard():
                    leaf = await self._shelf.get(key, partial(make, request, place))
            except StoreError:
                return answer(
                    request, Leaf.of(note_page(place, *wording.BUSY)), BUSY_ANSWER
                )
            if leaf is None:
                return answer(
                    request, Leaf.of(note_page(place, *wording.GONE)), GONE_ANSWER
                )
            return answer(request, leaf, Kind(kind, cache))

        return serve

    async def _article(self, request: web.Request, place: Place) -> str | None:
        found = await self._library.article(request.match_info["id"])
        if found is None:
            return None
        article, report = found
        # A page that only one chat should find leads to nothing that others find.
        story = "" if report.feeds else report.story_id
        findings, versions = report.findings, report.versions
        return reading_page(article, findings, versions, story_id=story, place=place)

    async def _story(self, request: web.Request, place: Place) -> str | None:
        tale = await self._library.story(request.match_info["id"])
        return story_page(tale, place) if tale else None

    async def _public(self, request: web.Request, place: Place) -> str | None:
        topic, day = request.match_info.get("topic", ""), request.match_info["day"]
        issue = await self._library.edition(f"{topic}/{day}" if topic else day)
        if issue is None:
            return None
        earlier, later = await self._library.beside(issue.edition)
        there = replace(place, feed=feed_path(topic))
        return briefing_page(issue, there, earlier, later)

    async def _private(self, request: web.Request, place: Place) -> str | None:
        issue = await self._library.edition(request.match_info["id"])
        return briefing_page(issue, place) if issue else None

    async def _topic(self, request: web.Request, place: Place) -> str | None:
        topic = request.match_info["topic"]
        issues = await self._library.issues(topic)
        if not issues and topic not in await self._library.topics():
            return None
        return topic_page(topic, issues, replace(place, feed=feed_path(topic)))

    async def _front(self, _request: web.Request, place: Place) -> str | None:
        topics, issues = await self._library.topics(), await self._library.issues("")
        return front_page(topics, issues[:_NEWEST], replace(place, feed=feed_path("")))

    async def _feed(self, request: web.Request, _place: Place) -> str | None:
        topic = request.match_info.get("topic", "")
        issues = await self._library.issues(topic)
        if topic and not issues and topic not in await self._library.topics():
            return None
        write = rss if request.match_info["end"] == "xml" else json_feed
        address = self._site.address or str(request.url.origin())
        return write(topic, issues, address, self._site.front)


def assets() -> tuple[web.RouteDef, ...]:
    """Return the routes of what all pages share: the style sheet and the icon."""
    return tuple(_asset(name, kind) for name, kind in ASSETS)


def _asset(name: str, kind: str) -> web.RouteDef:
    leaf = Leaf.of((HERE / name).read_text("utf-8"))

    async def serve(request: web.Request) -> web.Response:
        return answer(request, leaf, Kind(kind, ASSET))

    return web.get(f"/a/{name}", serve)

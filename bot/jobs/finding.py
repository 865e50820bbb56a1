"""Finds the feeds somebody means by an address.

The addresses it may stand for are looked at one after the other, never two of a site at
once. Only when a page answered and offered nothing, a few usual places of its site are
tried.
"""

import asyncio

from bot import wording_feeds as wording
from bot.errors import SourceError
from bot.jobs.analysis import Analyst
from bot.model import Feed
from bot.sources import polling
from bot.sources.addresses import read_address
from bot.sources.articles import host
from bot.sources.entries import FeedText
from bot.sources.fetch import Fetcher, Page
from bot.sources.found import Look, distinct
from bot.sources.offers import usual_places
from bot.sources.opml import looks_like_opml

SECONDS = 45.0
"""For all of it: somebody waits for the answer."""

Feeding = tuple[str, FeedText]
"""A feed's address and what it says."""


class Finder:
    """Looks at addresses for the feeds there."""

    def __init__(
        self, fetcher: Fetcher, analyst: Analyst, seconds: float = SECONDS
    ) -> None:
        self._fetcher = fetcher
        self._analyst = analyst
        self._seconds = seconds

    async def look(self, words: str) -> Look:
        """Return what is found at the address somebody typed: at least one feed.

        Raise SourceError, with a sentence for the one who asked, when there is none.
        """
        tries = read_address(words)
        try:
            async with asyncio.timeout(self._seconds):
                return await self._search(tries)
        except TimeoutError:
            message = wording.LOOK_TOO_LONG.format(
                host=host(tries[0]), seconds=self._seconds
            )
            raise SourceError(message) from None

    async def read_list(self, body: bytes) -> tuple[Feed, ...]:
        """Return the feeds of an OPML file; SourceError when it is none."""
        return await self._analyst.read_opml(body)

    async def _search(self, tries: tuple[str, ...]) -> Look:
        problems: list[SourceError] = []
        silent: list[Page] = []
        spare: list[Look] = []
        for url in tries:
            try:
                page = await self._get(url)
                look = await self._offered(page, page.moved or url)
            except SourceError as problem:
                problems.append(problem)
                continue
            if look is None:
                silent.append(page)
            elif look.has_news:
                return look
            else:
                spare.append(look)
        if spare:
            return spare[0]
        if silent:
            return await self._usual(silent[0])
        raise problems[0]

    async def _offered(self, page: Page, url: str) -> Look | None:
        """Return what a page is or offers, None for a page that offers nothing."""
        if looks_like_opml(page.body):
            return Look(listed=await self._analyst.read_opml(page.body))
        try:
            return Look(distinct([(url, await self._read(page))]))
        except SourceError:
            if not _is_html(page):
                raise
        feeds = await self._named(page)
        return Look(distinct(feeds)) if feeds else None

    async def _named(self, page: Page, *, is_list: bool = False) -> list[Feeding]:
        """Return the feeds a page offers, or a page it names that lists them."""
        feeds: list[Feeding] = []
        lists: list[Page] = []
        for offer in await self._analyst.find_feeds(page.body, page.url):
            tried = await self._tried(offer)
            if isinstance(tried, Page):
                lists.append(tried)
            elif tried:
                feeds.append(tried)
        if feeds or is_list or not lists:
            return feeds
        return await self._named(lists[0], is_list=True)

    async def _usual(self, page: Page) -> Look:
        """Return the feed at the first usual place of a silent page's site."""
        if host(page.url) == "t.me":
            name = page.url.rpartition("/")[2]
            raise SourceError(wording.CHANNEL_SHOWS_NOTHING.format(name=name))
        for place in usual_places(page.url):
            tried = await self._tried(place)
            if tried and not isinstance(tried, Page):
                return Look(distinct([tried]))
        raise SourceError(wording.NO_FEED_THERE.format(host=host(page.url)))

    async def _tried(self, url: str) -> Feeding | Page | None:
        """Return the feed at this address, or the page that is no feed, if any."""
        try:
            page = await self._get(url)
        except SourceError:
            return None
        try:
            return page.moved or url, await self._read(page)
        except SourceError:
            return page

    async def _get(self, url: str) -> Page:
        page = await self._fetcher.get(url)
        if page.status != 200:
            raise SourceError(polling.complaint(page))
        return page

    async def _read(self, page: Page) -> FeedText:
        return await self._analyst.read_feed(
            page.body, url=page.url, content_type=page.content_type
        )


def _is_html(page: Page) -> bool:
    start = page.body[:2_000].lower()
    return "html" in page.content_type or b"<html" in start or b"doctype html" in start

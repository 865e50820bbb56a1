"""Finds the feed somebody means, and adds it."""

from bot.clock import Clock
from bot.errors import SourceError
from bot.jobs.analysis import Analyst
from bot.model import Feed
from bot.sources import polling
from bot.sources.articles import host
from bot.sources.entries import FeedText
from bot.sources.fetch import Fetcher, Page
from bot.store.feeds import Feeds


class Finder:
    """Looks at addresses and keeps the feeds found there."""

    def __init__(
        self, feeds: Feeds, fetcher: Fetcher, clock: Clock, analyst: Analyst
    ) -> None:
        self._feeds = feeds
        self._fetcher = fetcher
        self._clock = clock
        self._analyst = analyst

    async def add_feed(self, url: str) -> str:
        """Add the feed at this address, or the one its page names; say what was done.

        Raise SourceError, with a sentence for the one who asked, when there is none.
        """
        text, address = await self._find(url)
        feed = Feed(address, text.title, due=self._clock.now())
        name = text.title or host(address)
        if not await self._feeds.add(feed):
            return f"{name} is among the feeds already."
        count = len(text.entries)
        return f"Added {name}; its entries are read within a minute: {count}."

    async def _find(self, url: str) -> tuple[FeedText, str]:
        """Return the feed at the address, or the first that the page there names."""
        page = await self._get(url)
        try:
            return await self._read(page), page.moved or url
        except SourceError:
            named = await self._analyst.find_feeds(page.body, page.url)
            if not named:
                raise
        page = await self._get(named[0])
        return await self._read(page), page.moved or named[0]

    async def _get(self, url: str) -> Page:
        page = await self._fetcher.get(url)
        if page.status != 200:
            raise SourceError(polling.complaint(page))
        return page

    async def _read(self, page: Page) -> FeedText:
        return await self._analyst.read_feed(
            page.body, url=page.url, content_type=page.content_type
        )

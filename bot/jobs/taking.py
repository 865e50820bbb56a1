"""Takes in what a feed lists: each new entry, and its page where it says little."""

import logging
from collections.abc import Iterable
from datetime import timedelta

from bot.clock import Clock
from bot.errors import SourceError
from bot.jobs.analysis import Analyst
from bot.jobs.keeping import Keeper
from bot.model import Entry, Feed
from bot.sources.articles import entry_id, make_article
from bot.sources.canonical import canonical, is_forwarding
from bot.sources.fetch import Fetcher
from bot.sources.pages import PageText

SHORT = 600  # characters: a feed that gives less gives a teaser
PATIENCE = 60.0  # seconds of fetching pages, after which the rest is for the next time

log = logging.getLogger(__name__)


class Taker:
    """Makes articles of entries and has them kept."""

    def __init__(
        self,
        keeper: Keeper,
        fetcher: Fetcher,
        clock: Clock,
        analyst: Analyst,
        retention: timedelta,
    ) -> None:
        self._keeper = keeper
        self._fetcher = fetcher
        self._clock = clock
        self._analyst = analyst
        self._retention = retention

    async def take(self, feed: Feed, entries: Iterable[Entry]) -> tuple[int, bool]:
        """Keep what is new, oldest first; how many, and whether all were looked at."""
        now, added = self._clock.now(), 0
        end = self._clock.monotonic() + PATIENCE
        oldest = now - self._retention
        await self._keeper.open(feed)
        for entry in sorted(entries, key=lambda entry: entry.published or now):
            if self._clock.monotonic() > end:
                return added, False
            is_old = entry.published is not None and entry.published < oldest
            if not is_old and not await self._keeper.is_settled(entry_id(entry, feed)):
                added += await self._keep(entry, feed)
        # What failed is tried again when the others had their turn.
        return added, not any(
            self._keeper.will_retry(entry_id(entry, feed)) for entry in entries
        )

    async def _keep(self, entry: Entry, feed: Feed) -> bool:
        page = await self._page(entry) if needs_page(entry) else None
        article = make_article(entry, page, feed, self._clock.now())
        if article is None:
            log.info("left out %s: %s", entry.link or entry.id, why_left_out(page))
            self._keeper.settle(entry_id(entry, feed))
            return False
        is_new = await self._keeper.keep(article)
        if not self._keeper.will_retry(article.id):
            self._keeper.settle(entry_id(entry, feed))
        return is_new

    async def _page(self, entry: Entry) -> PageText | None:
        """Return what the entry's page holds; None when it cannot be had."""
        try:
            page = await self._fetcher.get(entry.link)
            if page.status != 200 or "html" not in page.content_type:
                return None
            found = await self._analyst.read_page(page.body, page.url, page.charset)
        except SourceError as error:
            log.info("page %s: %s", entry.link, error)
            return None
        # A page without a text still tells where a forwarded link leads.
        return found or PageText("", url=page.url)


def needs_page(entry: Entry) -> bool:
    """Return whether the entry's page is to be read.

    The feed may give too little, or an address that only passes a visitor on. A page
    with several entries has the text of none, and an entry that is whole has no more.
    """
    if entry.is_part or entry.is_whole or not canonical(entry.link):
        return False
    return len(entry.text) < SHORT or is_forwarding(entry.link)


def why_left_out(page: PageText | None) -> str:
    """Return in words why an entry made no article."""
    if page is None:
        return "the feed gives no text, and its page cannot be had."
    if page.is_quotable:
        return "neither the feed nor its page has a text of it."
    return "the feed gives no text, and the page is " + (
        "locked." if page.is_paywalled else "a live blog."
    )

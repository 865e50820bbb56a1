"""Reads the pages of entries, where the feed gives little or its link only forwards.

An entry with a teaser is kept with that where its page cannot be had. One without a
text waits for a page that may be had later, and is looked at whenever its feed is;
after some tries it is kept with its headline, since feeds drop what is old.
"""

import asyncio
import logging
from dataclasses import replace

from bot.clock import Clock
from bot.errors import SourceError, Unanswered
from bot.jobs.analysis import Analyst
from bot.model import Entry
from bot.sources.canonical import canonical, is_forwarding
from bot.sources.fetch import Fetcher
from bot.sources.pages import PageText
from bot.sources.polling import complaint
from bot.store.missed import Missed

SHORT = 600  # characters: a feed that gives less gives a teaser
PAGE = 45.0  # seconds for one page and its robots.txt, however often it leads on
# Answers that say "not now": all from the first on, and the others.
_TROUBLE, _LATER = 500, {408, 425, 429}

log = logging.getLogger(__name__)


class Pages:
    """Fetches pages and finds what they hold."""

    def __init__(
        self, fetcher: Fetcher, analyst: Analyst, missed: Missed, clock: Clock
    ) -> None:
        self._fetcher = fetcher
        self._analyst = analyst
        self._missed = missed
        self._clock = clock

    async def read(self, entry: Entry, name: str) -> tuple[Entry, PageText | None]:
        """Return the entry of this name and what its page holds, None if not needed.

        Or if it cannot be had. Raise Unanswered where that is all there is of the
        entry, and may be had later; in the end return it with its headline as its text.
        """
        if not needs_page(entry):
            return entry, None
        try:
            page = await self._page(entry)
        except Unanswered as away:
            return await self._without(entry, name, away), None
        if not entry.text:
            await self._missed.forget(name)
        return entry, page

    async def _without(self, entry: Entry, name: str, away: Unanswered) -> Entry:
        """Return an entry whose page cannot be had; raise that if it waits for it."""
        if entry.text:
            log.info("page %s: %s", entry.link, away)
            return entry
        if not await self._missed.miss(name, self._clock.now()):
            raise away
        await self._missed.forget(name)
        log.info("entry %s is kept without its page: %s", entry.link, away)
        return replace(entry, text=entry.title)

    async def _page(self, entry: Entry) -> PageText | None:
        """Return what the page holds; None when it cannot be had, now or later."""
        try:
            async with asyncio.timeout(PAGE):
                return await self._found(entry.link)
        except TimeoutError:
            message = f"It took over {PAGE:g} seconds."
            raise Unanswered(message) from None
        except Unanswered:
            raise
        except SourceError as error:
            log.info("page %s: %s", entry.link, error)
            return None

    async def _found(self, link: str) -> PageText | None:
        page = await self._fetcher.get(link)
        if page.status >= _TROUBLE or page.status in _LATER:
            raise Unanswered(complaint(page))
        if page.status != 200 or "html" not in page.content_type:
            return None
        found = await self._analyst.read_page(page.body, page.url, page.charset)
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

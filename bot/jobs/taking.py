"""Takes in what a feed lists: each new entry, and its page where it says little."""

import logging
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple

from bot.clock import Clock
from bot.errors import SourceError
from bot.jobs.ahead import Job, ahead
from bot.jobs.analysis import Analyst
from bot.jobs.bursts import Ready
from bot.jobs.correcting import SLACK, Corrector
from bot.jobs.looks import Begun, Look, Looks, Step, gathered
from bot.jobs.pages import Pages, needs_page, why_left_out
from bot.jobs.texts import Texts
from bot.model import Article, Entry, Feed, Listed
from bot.sources.articles import entry_id, make_article
from bot.sources.listing import listings, newest
from bot.store.articles import Arrival, Kept

PATIENCE = 60.0  # seconds of fetching pages, after which the rest is for the next time
# Entries begun before those in hand are kept, which go to the store together.
AHEAD = 16

log = logging.getLogger(__name__)


class Taken(NamedTuple):
    """How many articles were new; whether all were looked at, and some will be again.

    Those wait because their publisher changes them faster than they are looked at, or
    because their page cannot be had yet.
    """

    added: int
    is_whole: bool
    has_later: bool = False


class Taker:
    """Makes articles of entries and has them kept."""

    def __init__(
        self,
        corrector: Corrector,
        pages: Pages,
        clock: Clock,
        analyst: Analyst,
        retention: timedelta,
    ) -> None:
        self._keeper = corrector.keeper
        self._corrector = corrector
        self._looks = Looks(corrector.keeper)
        self._latest: datetime | None = None
        self._pages = pages
        self._clock = clock
        self._analyst = analyst
        self._retention = retention

    async def take(self, feed: Feed, entries: Sequence[Entry]) -> Taken:
        """Keep what is new or was changed, oldest first."""
        now, added, has_later = self._clock.now(), 0, False
        self._look_back(now)
        end = self._clock.monotonic() + PATIENCE
        oldest = await self._keeper.oldest(now - self._retention)
        await self._keeper.open(feed)
        both = newest(zip(entries, listings(feed.known_by, entries), strict=True))
        fresh = [each for each in both if (each[0].published or oldest) >= oldest]
        async with ahead(self._jobs(feed, fresh), AHEAD) as answers:
            async for begun in answers:
                for run in gathered(begun):
                    if self._clock.monotonic() > end:
                        return Taken(added, is_whole=False, has_later=has_later)
                    ended = await self._looks.end(run)
                    has_later = has_later or None in ended
                    added += sum(map(bool, ended))
        # What failed is tried again when the others had their turn.
        is_whole = not any(
            self._keeper.will_retry(entry_id(entry, feed)) for entry, _ in fresh
        )
        return Taken(added, is_whole, has_later)

    def _look_back(self, now: datetime) -> None:
        """Look at all entries anew where the clock was set back.

        What was read while it was ahead may have got its date.
        """
        if self._latest and now < self._latest - SLACK:
            self._keeper.forget()
        self._latest = now

    def _jobs(
        self, feed: Feed, entries: Sequence[tuple[Entry, Listed]]
    ) -> Iterator[Job[Begun]]:
        """Yield how to begin with each entry that needs a look, oldest first."""
        now, seen, texts = self._clock.now(), set[str](), Texts(self._analyst)
        for entry, listed in sorted(entries, key=lambda each: each[0].published or now):
            if self._keeper.is_passed(listed):
                continue
            look = Look(entry, feed, listed, texts)
            names = {listed.mark, look.id}
            # Of two with one name the second is looked at when the first was kept.
            begin = self._begin if seen.isdisjoint(names) else self._wait
            seen |= names
            yield partial(self._looks.begun, begin, look)

    async def _wait(self, look: Look) -> Step:
        async def finish() -> bool | None:
            step = await self._begin(look)
            if isinstance(step, Ready):
                return (await self._looks.put([Begun(look, step)]))[0]
            return await step()

        return finish

    async def _begin(self, look: Look) -> Step | Ready:
        """Return what is left to do with the entry when it is its turn."""
        kept = await self._keeper.kept(look.id, look.listed.mark, look.feed)
        # Pages are asked for one after the other: they mostly have one host.
        if kept is None and not needs_page(look.entry):
            ready = await self._ready(look)
            return ready or partial(self._looks.settled, look, is_new=False)
        return partial(self._finish, kept, look)

    async def _finish(self, kept: Kept | None, look: Look) -> bool | None:
        """Return whether an entry that is known, or has its page read, is new."""
        if kept:
            is_new = await self._again(kept, look)
            return await self._looks.settled(look, is_new=is_new)
        ready = await self._ready(look)
        if ready is None:
            return await self._looks.settled(look, is_new=False)
        return (await self._looks.put([Begun(look, ready)]))[0]

    async def _again(self, kept: Kept, look: Look) -> bool | None:
        """Return whether a known entry brought an article; None when it waits."""
        now = self._clock.now()
        if not _is_changed(kept, look.listed, look.feed, now):
            await self._note(kept, look.listed)
            return False
        if not await self._corrector.may_look(kept.article_id, now):
            return None
        return await self._correct(kept.article_id, look)

    async def _note(self, kept: Kept, listed: Listed) -> None:
        """Note how an article from before that was noted is listed."""
        if kept.listed is None:
            await self._corrector.note(kept.article_id, listed)

    async def _ready(self, look: Look) -> Ready | None:
        """Return the article of a new entry; None when it makes none."""
        now, entry = self._clock.now(), look.entry
        is_dated = entry.published is not None and entry.published <= now
        if not is_dated and await self._keeper.is_gone(look.id, now):
            return None
        if await self._keeper.is_given_up(look.id):
            return None
        article = await self._made(entry, look.feed)
        if article is None:
            return None
        # Without a date of its own it has the moment it was read.
        is_undated = not is_dated and article.published >= now
        # Behind a link that forwards it has another name than its entry.
        if is_undated and await self._keeper.is_gone(article.id, now):
            return None
        if await self._keeper.is_known(article):
            return None
        arrival = Arrival(listed=look.listed, is_undated=is_undated)
        return await self._keeper.analysed(article, arrival, look.texts, look.feed.url)

    async def _correct(self, article_id: str, look: Look) -> bool:
        """Put what the entry now gives in the place of the article that is kept.

        What goes by the same name and is another text is another article.
        """
        article = await self._made(look.entry, look.feed)
        if article is None:
            return False
        try:
            is_put = await self._corrector.put(
                article_id, article, look.listed, self._clock.now()
            )
        except SourceError as error:
            log.warning("article %s, %r: %s", article_id, look.entry.title, error)
            return False
        return not is_put and await self._keeper.keep(article)

    async def _made(self, entry: Entry, feed: Feed) -> Article | None:
        """Return the article the entry gives, with its page; None when that is none."""
        entry, page = await self._pages.read(entry, entry_id(entry, feed))
        article = make_article(entry, page, feed, self._clock.now())
        if article is None:
            log.info("left out %s: %s", entry.link or entry.id, why_left_out(page))
        return article


def _is_changed(kept: Kept, listed: Listed, feed: Feed, now: datetime) -> bool:
    """Return whether the entry that brought an article gives something else now.

    Another entry with the same address, in another feed or section, changes nothing.
    Nor does what a feed gives some readers change what others see of the article. One
    that was read while the clock was ahead is read again, for its date.
    """
    if kept.listed is None or kept.listed.mark != listed.mark:
        return False
    if not kept.is_only(feed):
        return False
    is_ahead = kept.published > (now + SLACK).timestamp()
    return kept.listed.digest != listed.digest or is_ahead

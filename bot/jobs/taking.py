"""Takes in what a feed lists: each new entry, and its page where it says little."""

import logging
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple, TypeVar

from bot.clock import Clock
from bot.errors import NewsbriefError, SourceError, Unanswered
from bot.jobs.ahead import Job, ahead
from bot.jobs.correcting import SLACK, Corrector
from bot.jobs.keeping import Arrival, Ready
from bot.jobs.pages import Pages, needs_page, why_left_out
from bot.model import Article, Entry, Feed, Listed
from bot.sources.articles import entry_id, make_article
from bot.sources.listing import listings, newest
from bot.store.articles import Kept

PATIENCE = 60.0  # seconds of fetching pages, after which the rest is for the next time
# Entries begun before the one in hand is kept. One, so that each feed has one text at a
# time with the processes that read.
AHEAD = 1

Step = Callable[[], Awaitable[bool | None]]
"""Ends the look at an entry: whether it brought an article, None when it waits."""
Begin = Callable[[Entry, Feed, Listed], Awaitable[Step]]

T = TypeVar("T")

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
        retention: timedelta,
    ) -> None:
        self._keeper = corrector.keeper
        self._corrector = corrector
        self._latest: datetime | None = None
        self._pages = pages
        self._clock = clock
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
        async with ahead(self._jobs(feed, fresh), AHEAD) as tasks:
            for task in tasks:
                if self._clock.monotonic() > end:
                    return Taken(added, is_whole=False, has_later=has_later)
                is_new = await (await task)()
                has_later = has_later or is_new is None
                added += bool(is_new)
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
    ) -> Iterator[Job[Step]]:
        """Yield how to begin with each entry that needs a look, oldest first."""
        now, seen = self._clock.now(), set[str]()
        for entry, listed in sorted(entries, key=lambda each: each[0].published or now):
            if self._keeper.is_passed(listed):
                continue
            names = {listed.mark, entry_id(entry, feed)}
            # Of two with one name the second is looked at when the first was kept.
            begin = self._begin if seen.isdisjoint(names) else self._wait
            seen |= names
            yield partial(self._begun, begin, entry, feed, listed)

    async def _begun(
        self, begin: Begin, entry: Entry, feed: Feed, listed: Listed
    ) -> Step:
        """Begin with an entry, and return how to end; neither stops the others."""
        step = await self._safely(begin(entry, feed, listed), entry, feed, listed)

        async def finish() -> bool | None:
            if not callable(step):
                return step
            return await self._safely(step(), entry, feed, listed)

        return finish

    async def _safely(
        self, work: Awaitable[T], entry: Entry, feed: Feed, listed: Listed
    ) -> T | bool | None:
        """Return what the work gives; whatever is wrong with an entry stays with it."""
        try:
            return await work
        except Unanswered as away:
            log.info("entry %s waits: %s", entry.link, away)
            return None
        except NewsbriefError:
            raise
        except Exception:  # the boundary: one entry never stops the others of its feed
            log.exception("entry %s of %s", entry.link or entry.id, feed.url)
            self._keeper.settle(listed.mark, listed.digest)
            return False

    async def _wait(self, entry: Entry, feed: Feed, listed: Listed) -> Step:
        async def look() -> bool | None:
            return await (await self._begin(entry, feed, listed))()

        return look

    async def _begin(self, entry: Entry, feed: Feed, listed: Listed) -> Step:
        """Return what is left to do with the entry when it is its turn."""
        kept = await self._keeper.kept(entry_id(entry, feed), listed.mark, feed)
        # Pages are asked for one after the other: they mostly have one host.
        is_ready = kept is None and not needs_page(entry)
        ready = await self._ready(entry, feed, listed) if is_ready else None

        async def finish() -> bool | None:
            if kept:
                is_new = await self._again(kept, entry, feed, listed)
            else:
                new = ready if is_ready else await self._ready(entry, feed, listed)
                is_new = await self._keeper.put(new) if new else False
            id_ = entry_id(entry, feed)
            is_over = is_new is not None and not self._keeper.will_retry(id_)
            # What was given up is not settled: an operator may want it tried again.
            if is_over and (is_new or not await self._keeper.is_given_up(id_)):
                self._keeper.settle(listed.mark, listed.digest)
            return is_new

        return finish

    async def _again(
        self, kept: Kept, entry: Entry, feed: Feed, listed: Listed
    ) -> bool | None:
        """Return whether a known entry brought an article; None when it waits."""
        now = self._clock.now()
        if not _is_changed(kept, listed, feed, now):
            await self._note(kept, listed)
            return False
        if not await self._corrector.may_look(kept.article_id, now):
            return None
        return await self._correct(kept.article_id, entry, feed, listed)

    async def _note(self, kept: Kept, listed: Listed) -> None:
        """Note how an article from before that was noted is listed."""
        if kept.listed is None:
            await self._corrector.note(kept.article_id, listed)

    async def _ready(self, entry: Entry, feed: Feed, listed: Listed) -> Ready | None:
        """Return the article of a new entry; None when it makes none."""
        now, id_ = self._clock.now(), entry_id(entry, feed)
        is_dated = entry.published is not None and entry.published <= now
        if not is_dated and await self._keeper.is_gone(id_, now):
            return None
        if await self._keeper.is_given_up(id_):
            return None
        article = await self._made(entry, feed)
        if article is None:
            return None
        # Without a date of its own it has the moment it was read.
        is_undated = not is_dated and article.published >= now
        # Behind a link that forwards it has another name than its entry.
        if is_undated and await self._keeper.is_gone(article.id, now):
            return None
        arrival = Arrival(listed=listed, is_undated=is_undated)
        return await self._keeper.analysed(article, arrival, feed.url)

    async def _correct(
        self, article_id: str, entry: Entry, feed: Feed, listed: Listed
    ) -> bool:
        """Put what the entry now gives in the place of the article that is kept.

        What goes by the same name and is another text is another article.
        """
        article = await self._made(entry, feed)
        if article is None:
            return False
        try:
            is_put = await self._corrector.put(
                article_id, article, listed, self._clock.now()
            )
        except SourceError as error:
            log.warning("article %s, %r: %s", article_id, entry.title, error)
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

"""Looks at the entries of a feed: begun several at a time, ended in their order.

What is ready goes to the store together with what came just before and behind it.
Whatever is wrong with an entry stays with it; what is wrong with the store does not, or
an article would be passed over that only found no room.
"""

import logging
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple, TypeVar

from bot.errors import NewsbriefError, Unanswered
from bot.jobs.bursts import Ready
from bot.jobs.keeping import Keeper
from bot.jobs.texts import Texts
from bot.model import Entry, Feed, Listed
from bot.sources.articles import entry_id
from bot.store.connection import guard

Step = Callable[[], Awaitable[bool | None]]
"""Ends the look at an entry: whether it brought an article, None when it waits."""
Begin = Callable[["Look"], Awaitable[Step | Ready]]

T = TypeVar("T")

log = logging.getLogger(__name__)


class Look(NamedTuple):
    """A look at an entry of a feed.

    `texts` takes those of the feed to the processes that read.
    """

    entry: Entry
    feed: Feed
    listed: Listed
    texts: Texts

    @property
    def id(self) -> str:
        """The id of the article it would be."""
        return entry_id(self.entry, self.feed)


class Begun(NamedTuple):
    """An entry and what is left to do with it; False when there was an error."""

    look: Look
    step: Step | Ready | bool | None


class Looks:
    """Begins and ends looks."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper

    async def begun(self, begin: Begin, look: Look) -> Begun:
        """Begin with an entry, and return how to end; neither stops the others."""
        return Begun(look, await self._safely(begin(look), look))

    async def end(self, begun: Sequence[Begun]) -> list[bool | None]:
        """End these, all of which are ready if they are several."""
        if len(begun) == 1:
            return [await self._end_one(begun[0])]
        try:
            with guard():
                return await self.put(begun)
        except NewsbriefError:
            raise
        except Exception:  # the boundary: by itself each is known to be good or bad
            log.exception("%d entries of %s", len(begun), begun[0].look.feed.url)
            return [await self._end_one(each) for each in begun]

    async def _end_one(self, begun: Begun) -> bool | None:
        look, step = begun
        if isinstance(step, Ready):
            (is_new,) = await self._safely(self.put([begun]), look) or [False]
            return is_new
        return await self._safely(step(), look) if callable(step) else step

    async def put(self, begun: Sequence[Begun]) -> list[bool | None]:
        """Return which of these articles, which are ready, were new."""
        ready = [each.step for each in begun if isinstance(each.step, Ready)]
        are_new = await self._keeper.put(ready)
        pairs = zip(begun, are_new, strict=True)
        return [await self.settled(each.look, is_new=is_new) for each, is_new in pairs]

    async def _safely(
        self, work: Awaitable[T], look: Look
    ) -> T | Literal[False] | None:
        """Return what the work gives; whatever is wrong with an entry stays with it."""
        try:
            with guard():
                return await work
        except Unanswered as away:
            log.info("entry %s waits: %s", look.entry.link, away)
            return None
        except NewsbriefError:
            raise
        except Exception:  # the boundary: one entry never stops the others of its feed
            entry = look.entry
            log.exception("entry %s of %s", entry.link or entry.id, look.feed.url)
            self._keeper.settle(look.listed.mark, look.listed.digest)
            return False

    async def settled(self, look: Look, *, is_new: bool | None) -> bool | None:
        """Return whether the entry brought an article; if it is over, it is settled."""
        is_over = is_new is not None and not self._keeper.will_retry(look.id)
        # What was given up is not settled: an operator may want it tried again.
        if is_over and (is_new or not await self._keeper.is_given_up(look.id)):
            self._keeper.settle(look.listed.mark, look.listed.digest)
        return is_new


def gathered(begun: Iterable[Begun]) -> Iterator[list[Begun]]:
    """Yield these in their order: those ready one after the other together."""
    for is_ready, run in groupby(begun, lambda each: isinstance(each.step, Ready)):
        if is_ready:
            yield list(run)
        else:
            yield from ([each] for each in run)

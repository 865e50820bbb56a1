"""Who has a text already: everybody, or the readers of one own feed.

Each own feed keeps a record of its own of what it brings (`bot.store.opening` says
why). So a chat may have a text twice: by its own feed, and later by one that is for
everybody. It is shown that for everybody, once.
"""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from bot.model import Report
from bot.store import keys
from bot.store.codec import text_of
from bot.store.connection import Redis
from bot.store.entries import Mark, marks_of, own_mark, own_marks_of
from bot.store.scripts import Script, Word


class Copies:
    """Finds the articles that have a text."""

    def __init__(self, redis: Redis) -> None:
        self._known = Script(redis, "index", "postings", "article", "article_known")

    async def known(self, url: str, text: str, feed: str = "") -> str | None:
        """Return the id of the article by which readers of a feed have this text.

        Or this address, where everybody has it. Without a feed that everybody has.
        """
        marks = own_marks_of(feed, url, text) if feed else marks_of(url, text)
        found = await self._holders(marks)
        return next(filter(None, found), None)

    async def public(self, marks: Iterable[str]) -> set[str]:
        """Return those of these marks of texts that everybody has."""
        asked = list(dict.fromkeys(marks))
        found = await self._holders(list(map(Mark, asked)))
        return {mark for mark, id_ in zip(asked, found, strict=True) if id_}

    async def without(
        self, reports: Sequence[Report], owned: AbstractSet[str]
    ) -> tuple[Report, ...]:
        """Return the reports without what readers of these feeds have by another."""
        own = [each for each in reports if each.feeds]
        marks = [tuple(_better(each, owned)) for each in own]
        holders = iter(await self._holders([each for some in marks for each in some]))
        others = {
            report.origin.article_id
            for report, some in zip(own, marks, strict=True)
            if {next(holders) for _ in some} - {"", report.origin.article_id}
        }
        return tuple(r for r in reports if r.origin.article_id not in others)

    async def _holders(self, marks: Sequence[Mark]) -> list[str]:
        """Return the id of the article that has each mark, "" for none."""
        words: list[Word] = [word for mark in marks for word in mark.words]
        if not words:
            return []
        return list(map(text_of, await self._known([keys.by_time()], words)))


def _better(report: Report, owned: AbstractSet[str]) -> Iterator[Mark]:
    """Yield the marks by which the reader may have a text already.

    By one that is for everybody, by an own feed that comes before this one, or by this
    feed's own record, where an older version let it share another's.
    """
    yield Mark(report.mark)
    last = max(owned & {*report.feeds})
    for feed in sorted(owned):
        if feed <= last:
            yield Mark(own_mark(feed, report.mark), is_public=False)

"""The index of all articles that this process holds, kept in step with the store.

It is made anew after a start, newest articles first, a few at a time, so that answers
go on in between; then it follows what comes in. What was read of an article before, by
this process or another, it takes from the book of leaves; only what came or changed
since has to be read. What goes is noticed when it is looked for, and swept out when
there is too much of it. Who may see what is for the store to say: everything found here
is asked about there before it is shown.
"""

import asyncio
import gc
from collections.abc import Iterable, Mapping, Sequence

from bot.clock import Clock
from bot.language.catalogues import catalogue
from bot.language.known import LANGUAGES
from bot.questions.clueweights import WEIGHTS
from bot.questions.index import Index
from bot.questions.leaves import Leaf, leaf_of, pack_leaf, unpack_leaf
from bot.questions.question import read_question
from bot.questions.ranking import ranked
from bot.store.arrivals import BLOCK, Arrivals
from bot.store.articles import Articles
from bot.store.leafbook import Arrived, LeafBook

AT_ONCE = 8
"""Articles read without a pause: some 10 ms."""
TOGETHER = 24
"""Articles looked up in the book together; taking in their leaves takes 4 ms."""
SOON = 40
"""New articles that who asks may wait for; more come with the next round."""
BLOCKS = 10
"""Blocks of the store asked for together: of an old one, little may be left."""
LARGE = 500
"""Articles from which looking for garbage among them holds answers up."""
REHEARSAL = "How many people were said to be there?"
_MANY = 500


class Library:
    """Finds sentences in all articles of the store."""

    def __init__(
        self,
        arrivals: Arrivals,
        articles: Articles,
        clock: Clock,
        book: LeafBook | None = None,
    ) -> None:
        self._arrivals = arrivals
        self._articles = articles
        self._clock = clock
        self._book = book
        self._turn = asyncio.Lock()
        self._has_begun = self._is_ready = self._is_tidy = self._is_settled = False
        self._latest = 0
        self._clear()

    def _clear(self) -> None:
        self.index = Index()
        self._numbers: dict[str, int] = {}
        self._top = self._bottom = 0

    @property
    def is_whole(self) -> bool:
        """Whether all that the store holds has been read, as far as is known here."""
        return self._has_begun and not self._bottom and self._top >= self._latest

    async def follow(self) -> int:
        """Take in all that is not there yet; return how many articles that were."""
        taken = await self._climb(await self._arrivals.latest())
        if taken and not self._is_ready:
            await self._rehearse()
        while self._bottom > 0:
            last = (self._bottom - 1) // BLOCK
            first = max(0, last - BLOCKS + 1)
            taken += await self._take(await self._arrivals.between(first, last))
            self._bottom = BLOCK * first
        await self._sweep()
        await self._tidy()
        self._settle()
        return taken

    def _settle(self) -> None:
        """Look for garbage no more in what was read, once all has been.

        Looking through 10,000 articles takes longer than most questions do, and what
        goes of them is given back without.
        """
        is_large = len(self.index) >= LARGE
        if self.is_whole and is_large and not self._is_settled:
            gc.freeze()
            self._is_settled = True

    async def _rehearse(self) -> None:
        """Ask something, so that nobody waits for the tables read at the first time.

        Translations are among them: whether a message is thanks is asked in each
        language.
        """
        for code in LANGUAGES:
            catalogue(code)
            await self._clock.sleep(0)
        asked = read_question(REHEARSAL, self.index.languages)
        ranked(asked, self.index, self.index.ids[:1], WEIGHTS)
        self._is_ready = True

    async def catch_up(self) -> None:
        """Take in what came just now, so that it is found at once."""
        self._latest = await self._arrivals.latest()
        if not self._top or self._latest - self._top <= SOON:
            await self._climb(self._latest)

    async def _climb(self, latest: int) -> int:
        """Take in what came since; a new index begins at the newest block."""
        self._latest = latest
        if latest < self._top:  # the store was emptied
            self._clear()
        if not self._top:
            self._top = self._bottom = max(0, latest - 1) // BLOCK * BLOCK
        taken = 0
        if latest > self._top:
            first, last = self._top // BLOCK, latest // BLOCK
            taken = await self._take(await self._arrivals.between(first, last))
        self._top, self._has_begun = max(self._top, latest), True
        return taken

    async def _take(self, numbered: Mapping[int, str]) -> int:
        """Take in those of these articles that are not there in this version."""
        taken, wanted = 0, list(numbered.items())
        for start in range(0, len(wanted), TOGETHER):
            # Who asks and what follows in the background may meet here.
            async with self._turn:
                new = {
                    number: id_
                    for number, id_ in wanted[start : start + TOGETHER]
                    if number > self._numbers.get(id_, 0)
                }
                taken += await self._take_new(new) if new else 0
            await self._clock.sleep(0)
        return taken

    async def _take_new(self, new: Mapping[int, str]) -> int:
        versions = await self._arrivals.arrived(new)
        kept = await self._kept(versions)
        for version, leaf in kept.items():
            self._enter(version, leaf)
        unread = [each for each in versions if each not in kept]
        read: dict[Arrived, Leaf] = {}
        for start in range(0, len(unread), AT_ONCE):
            read |= await self._read(unread[start : start + AT_ONCE])
            await self._clock.sleep(0)
        if self._book and read:
            await asyncio.to_thread(_write, self._book, read)
        return len(kept) + len(read)

    async def _kept(self, versions: Sequence[Arrived]) -> dict[Arrived, Leaf]:
        """Return the leaves that the book has of these versions."""
        if not self._book:
            return {}
        packed = await asyncio.to_thread(self._book.get, versions)
        found = {
            each: _opened(each.id, packed[each.number])
            for each in versions
            if each.number in packed
        }
        return {version: leaf for version, leaf in found.items() if leaf}

    async def _read(self, versions: Iterable[Arrived]) -> dict[Arrived, Leaf]:
        """Read these articles and take them in; return their leaves."""
        by_id = {each.id: each for each in versions}
        found = await self._arrivals.opened(by_id)
        read = {by_id[each[0].id]: leaf_of(*each) for each in found}
        for version, leaf in read.items():
            self._enter(version, leaf)
        return read

    def _enter(self, version: Arrived, leaf: Leaf) -> None:
        self._numbers[version.id] = version.number
        self.index.take(leaf)

    async def _sweep(self) -> None:
        """Take out what the store has let go, if there is any."""
        if len(self.index) <= await self._articles.kept():
            return
        ids = self.index.ids
        for start in range(0, len(ids), _MANY):
            some = ids[start : start + _MANY]
            there = set(await self._articles.shown(some))
            for gone in (id_ for id_ in some if id_ not in there):
                self.index.drop(gone)
                # The store may have been emptied meanwhile, and the index with it.
                self._numbers.pop(gone, None)
            self._is_tidy = False

    async def _tidy(self) -> None:
        """Have the book forget what is not in the index, and was not just written."""
        if self._book and not self._is_tidy:
            async with self._turn:
                top, known = self._top, set(self._numbers.values())
                await asyncio.to_thread(_forget, self._book, top, known)
            self._is_tidy = True


def _opened(article_id: str, data: bytes) -> Leaf | None:
    """Return the leaf in these bytes; None where they are damaged."""
    try:
        return unpack_leaf(article_id, data)
    except ValueError:
        return None


def _write(book: LeafBook, leaves: Mapping[Arrived, Leaf]) -> None:
    book.put((version, pack_leaf(leaf)) for version, leaf in leaves.items())


def _forget(book: LeafBook, top: int, known: set[int]) -> None:
    """Have the book forget all up to this number but what is known."""
    book.drop(n for n in book.numbers() if n <= top and n not in known)

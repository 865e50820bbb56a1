"""A list one may narrow by words, that pages in place and opens its lines by number."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot import wording
from bot.chat.pressed.paging import arrows, keep_words, kept_words, numbered, page_count
from bot.chat.values import Desk, Reply, Request
from bot.delivery.html.markup import escape
from bot.delivery.pieces.shown import Piece, showing
from bot.model import Message

T = TypeVar("T")

PAGE = 6
"""Lines on a page: what a phone shows without scrolling far."""
LONGEST = 200
"""Letters of the words that are read, as of a search."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What a list says; the second of each pair names the words it was narrowed by."""

    head: tuple[str, str]
    none: tuple[str, str]
    foot: str
    between: str
    label: str = "{number}"


@dataclass(frozen=True, slots=True)
class WordList(Generic[T]):
    """A list of one kind of thing.

    `action` turns its pages, `opens` is the action of its numbers; `choose` finds the
    things, `line` shows one, `args` are the values of its number's button and `pieces`
    what the line shows of articles.
    """

    action: str
    opens: str
    texts: Callable[[], Texts]
    choose: Callable[[Desk, str], Awaitable[tuple[T, ...]]]
    line: Callable[[Desk, T], str]
    args: Callable[[T], tuple[str, ...]]
    pieces: Callable[[Desk, T], Iterable[Piece]] = lambda _desk, _thing: ()

    async def start(self, desk: Desk, request: Request) -> Reply:
        """Return the first page."""
        words = request.words.strip()[:LONGEST]
        value = await keep_words(desk, request.chat.id, words)
        return Reply(messages=(await self._page(desk, words, value, 0),))

    async def turn(self, desk: Desk, request: Request) -> Reply:
        """Return another page in place of the one shown."""
        words = await kept_words(desk, request.chat.id, request.arg(1))
        if words is None:
            return Reply(notice=wording.STALE_BUTTON, is_alert=True)
        page = request.number(0)
        return Reply(edit=await self._page(desk, words, request.arg(1), page))

    async def _page(self, desk: Desk, words: str, value: str, page: int) -> Message:
        things, texts = await self.choose(desk, words), self.texts()
        if not things:
            return Message(texts.none[bool(words)].format(words=escape(words)))
        pages = page_count(len(things), PAGE)
        shown = things[page % pages * PAGE :][:PAGE]
        lines = [f"{n}. {self.line(desk, each)}" for n, each in enumerate(shown, 1)]
        head = texts.head[bool(words)].format(words=escape(words))
        parts = (head, texts.between.join(lines), texts.foot)
        numbers = numbered(self.opens, list(map(self.args, shown)), texts.label)
        turns = arrows(self.action, page % pages, pages, value)
        made = Message("\n\n".join(parts), (*numbers, turns) if turns else numbers)
        return showing(
            made, (piece for each in shown for piece in self.pieces(desk, each))
        )

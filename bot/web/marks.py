"""Puts HTML elements around stretches of a text, whatever way these overlap.

The text is cut wherever a mark begins or ends. From one piece to the next only those
elements are closed and opened that differ, so the result is always well formed; an
element opened a second time has no id.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from summarizers.types import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """An element to put around a span: its tag, classes and, once in a page, its id."""

    span: Span
    tag: str
    style: str = ""
    id: str = ""

    @property
    def attributes(self) -> str:
        """The attributes of every piece of the element."""
        return f' class="{escape(self.style)}"' if self.style else ""

    @property
    def name(self) -> str:
        """The attribute of its first piece only."""
        return f' id="{escape(self.id)}"' if self.id else ""


def mark(text: str, marks: Sequence[Mark]) -> str:
    """Return the text as HTML with these marks; the earlier enclose the later."""
    pieces: list[str] = []
    open_now: tuple[Mark, ...] = ()
    begun: set[Mark] = set()
    for piece, wanted in _pieces(text, marks):
        kept = _common(open_now, wanted)
        pieces += [f"</{m.tag}>" for m in reversed(open_now[kept:])]
        for m in wanted[kept:]:
            pieces.append(f"<{m.tag}{m.attributes}{'' if m in begun else m.name}>")
            begun.add(m)
        pieces.append(escape(piece))
        open_now = wanted
    pieces += [f"</{m.tag}>" for m in reversed(open_now)]
    return "".join(pieces)


def _pieces(text: str, marks: Sequence[Mark]) -> Iterator[tuple[str, tuple[Mark, ...]]]:
    """Yield the pieces between the borders of marks, with the marks that cover each."""
    begin: defaultdict[int, list[int]] = defaultdict(list)
    for place, each in enumerate(marks):
        begin[each.span.start].append(place)
    ends = {min(end, len(text)) for m in marks for end in (m.span.start, m.span.end)}
    covering: list[int] = []
    for start, end in pairwise(sorted(ends | {0, len(text)})):
        near = sorted([*covering, *begin[start]])
        covering = [place for place in near if marks[place].span.end > start]
        yield text[start:end], tuple(marks[place] for place in covering)


def _common(one: Sequence[Mark], other: Sequence[Mark]) -> int:
    """Return how many marks both begin with."""
    pairs = zip(one, other, strict=False)
    return next(
        (n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other))
    )

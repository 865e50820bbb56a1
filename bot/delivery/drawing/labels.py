"""Where the texts of a chart go, so that none covers another.

Each wish names the places it could take, best first. Wishes are served in turn, the
important ones first; what finds no room is left out. A place is free when no text or
mark is there, and best when no line of the chart passes it either.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.delivery.drawing.lettering import width

GAP = 9.0
# Of a line's height: how far letters rise above its foot, and how far they go below.
RISE, FALL = 0.78, 0.24


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels, y growing downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two share any point."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def is_within(self, other: "Box") -> bool:
        """Whether this lies wholly in the other."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )

    def grown(self, by: float) -> "Box":
        """Return this box with a margin around it."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


@dataclass(frozen=True, slots=True)
class Text:
    """Words on their base line, centred on `x`, of a size in pixels."""

    words: str
    x: float
    y: float
    size: float
    is_bold: bool = False

    @property
    def box(self) -> Box:
        """The room it takes."""
        half = width(self.words, self.size, is_bold=self.is_bold) / 2
        top, bottom = self.y - RISE * self.size, self.y + FALL * self.size
        return Box(self.x - half, top, self.x + half, bottom)


Wish = Sequence[Text]


def place(
    wishes: Iterable[Wish],
    room: Box,
    solid: Sequence[Box] = (),
    lines: Sequence[Box] = (),
    sure: int = 0,
) -> tuple[Text, ...]:
    """Return the texts that find a place in the room, clear of what is solid.

    The first `sure` wishes may cover lines where no other place is left.
    """
    taken, placed = list(solid), list[Text]()
    for rank, wish in enumerate(wishes):
        inside = [text for text in wish if text.box.is_within(room)]
        free = [text for text in inside if not _meets(text.box, taken)]
        clear = [text for text in free if not _meets(text.box, lines)]
        for text in (clear or (free if rank < sure else []))[:1]:
            taken.append(text.box.grown(GAP))
            placed.append(text)
    return tuple(placed)


def spread(count: int) -> Iterator[int]:
    """Yield the places 0 … count-1: last, first, the middle, then ever finer between.

    However early one stops, those taken are spread evenly.
    """
    if count:
        yield count - 1
    if count > 1:
        yield 0
    between = deque([(0, count - 1)])
    while between:
        first, last = between.popleft()
        middle = (first + last) // 2
        if first < middle < last:
            yield middle
            between.extend(((first, middle), (middle, last)))


def _meets(box: Box, others: Iterable[Box]) -> bool:
    return any(box.meets(other) for other in others)

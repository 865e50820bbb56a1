"""The inner part of a chart: scales, steps, marks, and the texts beside them. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bot.delivery.drawing.labels import RISE, Box, Text, Wish, place, spread
from bot.delivery.drawing.lettering import width, words
from bot.delivery.drawing.marks import Mark
from bot.delivery.drawing.scale import Scale, number_words, values
from bot.language.calendar import drawn_day

SCALE_SIZE = 32.0
FEW = 6
LABEL_SIZES = (42.0, 36.0)
"""Of the labels of few marks, and of many."""
MOST_LABELS = 14
SURE = 2
"""Of many labels those that may cover a line: both ends'."""
WIDEST_LABEL = 560.0
INSET = 26.0
CLEAR = 13.0
"""Pixels between a mark and its label."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A mark in its place; y grows downwards, so `high` is the smaller."""

    mark: Mark
    x: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Plot:
    """Everything between the title and the sources, in pixels."""

    frame: Box
    rules: tuple[tuple[float, str, bool], ...]
    """Lines across: where, their words, and whether this is nought."""
    dots: tuple[Dot, ...]
    radius: float
    labels: tuple[Text, ...]
    days: tuple[Text, ...]


def lay_out(marks: tuple[Mark, ...], room: Box) -> Plot:
    """Return everything in its place in this room, marks being in order of days."""
    named = _named(marks)
    frame = _frame(room, [name for _, name in named])
    across = Scale(*_span(marks), frame.left + INSET, frame.right - INSET)
    up = Scale(named[0][0], named[-1][0], frame.bottom, frame.top)
    dots = tuple(
        Dot(mark, across.at(mark.day.toordinal()), up.at(mark.low), up.at(mark.high))
        for mark in marks
    )
    radius = _radius(len(dots))
    return Plot(
        frame,
        tuple((up.at(value), name, not value) for value, name in named),
        dots,
        radius,
        _labels(dots, radius, frame),
        _days(dots, frame),
    )


def _named(marks: tuple[Mark, ...]) -> list[tuple[float, str]]:
    """Return the values beside the chart with their words."""
    low, high = min(mark.low for mark in marks), max(mark.high for mark in marks)
    shown = values(low, high)
    step = shown[1] - shown[0]
    return [(value, number_words(value, step)) for value in shown]


def _frame(room: Box, names: list[str]) -> Box:
    """Return the room left for the plot, beside its numbers and above its days."""
    widest = max(width(name, SCALE_SIZE) for name in names)
    above = LABEL_SIZES[0] + CLEAR
    left, bottom = room.left + widest + 16, room.bottom - 58
    return Box(left, room.top + above, room.right, bottom)


def _span(marks: tuple[Mark, ...]) -> tuple[int, int]:
    return marks[0].day.toordinal(), marks[-1].day.toordinal()


def _radius(count: int) -> float:
    """Return how large dots are drawn; many are not drawn at all."""
    return 11.0 if count <= 20 else 7.0 if count <= 60 else 4.0 if count <= 120 else 0.0


# The labels of marks.


def _labels(dots: tuple[Dot, ...], radius: float, frame: Box) -> tuple[Text, ...]:
    size = LABEL_SIZES[len(dots) > FEW]
    room = Box(
        frame.left, frame.top - size - CLEAR, frame.right + 24, frame.bottom + 27
    )
    most = WIDEST_LABEL if len(dots) > 1 else frame.right - frame.left
    wishes = [_beside(dots[at], size, radius, room) for at in _telling(dots)]
    short = [wish for wish in wishes if wish[0].box.right - wish[0].box.left <= most]
    sure = SURE if len(dots) > FEW else FEW
    return place(short, room, _solid(dots, radius), tuple(_traces(dots)), sure)


def _telling(dots: tuple[Dot, ...]) -> list[int]:
    """Return which marks to label: the ends, the extremes, conflicts, then others.

    What repeats the mark before is not labelled again, unless it is the last.
    """
    last = len(dots) - 1
    ends = (
        max(range(last + 1), key=lambda at: dots[at].mark.high),
        min(range(last + 1), key=lambda at: dots[at].mark.low),
    )
    torn = (at for at, dot in enumerate(dots) if dot.mark.is_conflict)
    order = dict.fromkeys((last, 0, *ends, *torn, *spread(last + 1)))
    told = [at for at in order if at in {0, last} or not _repeats(dots, at)]
    return [at for at in told if words(dots[at].mark.label)][:MOST_LABELS]


def _repeats(dots: tuple[Dot, ...], at: int) -> bool:
    before, here = dots[at - 1].mark, dots[at].mark
    return (before.low, before.high, before.label) == (here.low, here.high, here.label)


def _beside(dot: Dot, size: float, radius: float, room: Box) -> Wish:
    """Return the places for a mark's label: above, below, and to both sides."""
    label = words(dot.mark.label)
    half = width(label, size, is_bold=True) / 2
    far = radius + CLEAR
    above, below = dot.high - far, dot.low + far + RISE * size
    level = (dot.high + dot.low) / 2 + RISE * size / 2
    middle = min(max(dot.x, room.left + half), room.right - half)
    right, left = dot.x + far + half, dot.x - far - half
    spots = (
        (middle, above),
        (middle, below),
        (left + far, above),
        (right - far, above),
        (right, level),
        (left, level),
        (right - far, below),
        (left + far, below),
    )
    return tuple(Text(label, x, y, size, is_bold=True) for x, y in spots)


def _solid(dots: tuple[Dot, ...], radius: float) -> list[Box]:
    """Return the room the marks themselves take."""
    return [
        Box(dot.x - radius, dot.high - radius, dot.x + radius, dot.low + radius)
        for dot in dots
        if radius
    ]


def _traces(dots: tuple[Dot, ...]) -> Iterator[Box]:
    """Yield thin boxes around the steps, where a label would be hard to read."""
    for one, following in pairwise(dots):
        for here, there in ((one.high, following.high), (one.low, following.low)):
            top, bottom = min(here, there), max(here, there)
            yield Box(one.x, here - 2, following.x, here + 2)
            yield Box(following.x - 2, top, following.x + 2, bottom)


# The days below.


def _days(dots: tuple[Dot, ...], frame: Box) -> tuple[Text, ...]:
    room = Box(0.0, frame.bottom, frame.right + 24, frame.bottom + 64)
    wishes = [(_day(dots, at, room),) for at in spread(len(dots))]
    return place(wishes, room)


def _day(dots: tuple[Dot, ...], at: int, room: Box) -> Text:
    """Return a day in words; the first says its year, or all if there are several."""
    first, last, day = dots[0].mark.day, dots[-1].mark.day, dots[at].mark.day
    is_plain = first.year == last.year and day != first
    said = drawn_day(day, day if is_plain else None)
    half = width(said, SCALE_SIZE) / 2
    x = min(dots[at].x, room.right - half)
    return Text(said, x, room.top + 51, SCALE_SIZE)

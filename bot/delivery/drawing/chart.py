"""A figure over time as a step chart: from values to an SVG. Pure.

A step says no more than the sources do: a number holds from the day it was reported to
the day of the next one. A range is a bar and the band between its ends, never a middle
that nobody named; numbers that contradict each other are two hollow marks joined by a
thin line. After the last mark nothing is drawn.

The same SVG stands on a page and becomes the picture in a chat, where it is some 350
pixels wide: hence few, large letters.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bot.delivery.drawing.labels import Box, Text
from bot.delivery.drawing.lettering import FONT, is_right_to_left, lines, written
from bot.delivery.drawing.marks import Chart, Mark
from bot.delivery.drawing.plot import SCALE_SIZE, Dot, Plot, lay_out
from bot.language.calendar import day_words

__all__ = ["DARK", "HEIGHT", "LIGHT", "WIDTH", "Chart", "Mark", "draw"]

WIDTH, HEIGHT = 1080, 720
MARGIN = 40.0
TITLE, UNIT, FOOT = 52.0, 36.0, 29.0
"""Sizes of the title, of the unit under it, and of the sources at the foot."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a chart; texts stand out from the paper by more than 4.5 to 1."""

    paper: str
    ink: str
    soft: str
    rule: str
    line: str
    conflict: str


LIGHT = Palette("#ffffff", "#16202b", "#55636f", "#dde4eb", "#1d5fa8", "#a8261c")
DARK = Palette("#161d26", "#e8edf2", "#9aa8b5", "#2c3743", "#6db1f5", "#ff9a8f")


def draw(chart: Chart, *, dark: bool) -> str:
    """Return the chart as an SVG of 1080 by 720, for a bright or a dark surface."""
    colours = DARK if dark else LIGHT
    head, top = _head(chart, colours)
    foot, bottom = _foot(chart, colours)
    plot = lay_out(chart.by_day, Box(MARGIN, top, WIDTH - MARGIN, bottom))
    parts = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
        f' width="{WIDTH}" height="{HEIGHT}" role="img" font-family="{FONT}">',
        f"<title>{written(chart.title)}</title><desc>{_told(chart)}</desc>",
        f'<rect width="100%" height="100%" fill="{colours.paper}"/>',
        *head,
        *_rules(plot, colours),
        *_steps(plot, colours),
        *_marks(plot, colours),
        *_texts(plot, colours),
        *foot,
        "</svg>",
    )
    return "".join(parts)


def _told(chart: Chart) -> str:
    """Return what the chart shows, for those who do not see it."""
    told = (f"{day_words(mark.day)}: {mark.label}" for mark in chart.by_day)
    unit = f" ({chart.unit})" if chart.unit else ""
    return written(f"{'; '.join(told)}{unit}. {chart.sources}")


# Above and below the plot.


def _head(chart: Chart, colours: Palette) -> tuple[list[str], float]:
    """Return the title and the unit, and where the room under them begins."""
    room = WIDTH - 2 * MARGIN
    parts, y = [], MARGIN - 8
    for row in lines(chart.title, TITLE, room, most=2):
        y += TITLE * 1.13
        parts.append(_row(row, y - 10, TITLE, colours.ink, weight=700))
    for row in lines(chart.unit, UNIT, room):
        y += UNIT * 1.2
        parts.append(_row(row, y - 6, UNIT, colours.soft))
    return parts, y + 10


def _foot(chart: Chart, colours: Palette) -> tuple[list[str], float]:
    """Return the sources, and where the room above them ends."""
    rows = lines(chart.sources, FOOT, WIDTH - 2 * MARGIN, most=2)
    first = HEIGHT - 26 - (len(rows) - 1) * FOOT * 1.3
    parts = [
        _row(row, first + place * FOOT * 1.3, FOOT, colours.soft)
        for place, row in enumerate(rows)
    ]
    return parts, first - FOOT - 10


def _row(text: str, y: float, size: float, colour: str, weight: int = 400) -> str:
    """Return a line of text at the margin on which it begins."""
    side = is_right_to_left(text)
    x, anchor = (WIDTH - MARGIN, "end") if side else (MARGIN, "start")
    return (
        f'<text x="{x:g}" y="{y:.1f}" font-size="{size:g}" font-weight="{weight}"'
        f' fill="{colour}" text-anchor="{anchor}">{written(text)}</text>'
    )


# The plot.


def _rules(plot: Plot, colours: Palette) -> Iterator[str]:
    """Yield the lines across with their numbers."""
    frame, drop = plot.frame, SCALE_SIZE / 3
    for y, name, is_nought in plot.rules:
        colour = colours.soft if is_nought else colours.rule
        yield _line(frame.left, y, frame.right, y, colour, 2)
        yield (
            f'<text x="{frame.left - 14:.1f}" y="{y + drop:.1f}" fill="{colours.soft}"'
            f' font-size="{SCALE_SIZE:g}" text-anchor="end">{name}</text>'
        )


def _steps(plot: Plot, colours: Palette) -> Iterator[str]:
    """Yield the bands between the ends of ranges, then the lines from day to day."""
    for one, following in pairwise(plot.dots):
        if one.mark.is_range:
            yield (
                f'<rect x="{one.x:.1f}" y="{one.high:.1f}" fill="{colours.line}"'
                f' width="{following.x - one.x:.1f}" fill-opacity="0.16"'
                f' height="{one.low - one.high:.1f}"/>'
            )
    highs = [(dot.x, dot.high) for dot in plot.dots]
    lows = [(dot.x, dot.low) for dot in plot.dots]
    for points in dict.fromkeys((tuple(highs), tuple(lows))):
        yield (
            f'<path d="{_path(points)}" fill="none" stroke="{colours.line}"'
            ' stroke-width="5" stroke-linejoin="round"/>'
        )


def _path(points: tuple[tuple[float, float], ...]) -> str:
    (x, y), *others = points
    return f"M{x:.1f} {y:.1f}" + "".join(f"H{x:.1f}V{y:.1f}" for x, y in others)


def _marks(plot: Plot, colours: Palette) -> Iterator[str]:
    for dot in plot.dots:
        if dot.mark.is_conflict:
            yield from _conflict(dot, max(plot.radius, 7.0), colours)
        elif plot.radius:
            yield _reported(dot, plot.radius, colours)


def _reported(dot: Dot, radius: float, colours: Palette) -> str:
    """Return a dot, or for a range a bar from end to end."""
    height = dot.low - dot.high + 2 * radius
    return (
        f'<rect x="{dot.x - radius:.1f}" y="{dot.high - radius:.1f}" rx="{radius:g}"'
        f' width="{2 * radius:g}" height="{height:.1f}" fill="{colours.line}"/>'
    )


def _conflict(dot: Dot, radius: float, colours: Palette) -> Iterator[str]:
    """Yield two hollow marks joined by a thin line."""
    yield _line(dot.x, dot.high, dot.x, dot.low, colours.conflict, 3)
    for y in (dot.high, dot.low):
        yield (
            f'<circle cx="{dot.x:.1f}" cy="{y:.1f}" r="{radius:g}"'
            f' fill="{colours.paper}" stroke="{colours.conflict}" stroke-width="5"/>'
        )


def _texts(plot: Plot, colours: Palette) -> Iterator[str]:
    """Yield the labels, on a rim of paper where a line passes below, and the days."""
    rim = f' stroke="{colours.paper}" stroke-width="10" paint-order="stroke"'
    for text in plot.labels:
        yield _centred(text, colours.ink, f' font-weight="700"{rim}')
    for text in plot.days:
        yield _centred(text, colours.soft)


def _centred(text: Text, colour: str, style: str = "") -> str:
    return (
        f'<text x="{text.x:.1f}" y="{text.y:.1f}" font-size="{text.size:g}"'
        f' fill="{colour}" text-anchor="middle"{style}>{written(text.words)}</text>'
    )


def _line(  # noqa: PLR0913, PLR0917 - the ends of a line, and how it looks
    x1: float, y1: float, x2: float, y2: float, colour: str, thickness: int
) -> str:
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
        f' stroke="{colour}" stroke-width="{thickness}"/>'
    )

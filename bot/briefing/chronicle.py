"""How a story unfolded: what each of its articles added, with its source. Pure.

Read from the oldest article to the newest, an article adds the figures in which a
series moved on, or else its first sentence that says something new, by the measure a
briefing has for news (`likeness.is_covered`). One that says nothing new adds nothing.
What a publisher corrected is an event of its own, at the moment we saw it.

The same events are the timeline of a story, what somebody who follows it is told, and
what changed since somebody read it last: so the three can never disagree.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime

from bot.briefing.corrections import corrections
from bot.briefing.likeness import is_covered, said_by, words_of
from bot.briefing.series import Point, Series, is_change
from bot.model import CitedFigure, Correction, Origin, Report
from summarizers.summary.openings import leans

MOST_FIGURES = 2
"""Figures that one article adds; more would bury what others add."""

_Moved = dict[str, list["_Move"]]


@dataclass(frozen=True, slots=True)
class Event:
    """What an article added: a sentence, a figure that moved, or a correction.

    `before` is what the figure was, or else `beside` what another source says of the
    same day. `moment` is when the article was published, or its correction seen.
    """

    moment: datetime
    origin: Origin
    sentence: str
    figure: CitedFigure | None = None
    before: CitedFigure | None = None
    beside: CitedFigure | None = None
    correction: Correction | None = None

    @property
    def day(self) -> Date:
        """The day it belongs to, UTC as all days of articles are."""
        return self.moment.date()


def chronicle(
    reports: Iterable[Report], series: Iterable[Series] = ()
) -> tuple[Event, ...]:
    """Return what the reports of a story added, oldest first."""
    ordered = sorted(reports, key=_age)
    moved, known = _moved(series), frozenset[str]()
    events: list[Event] = []
    for report in ordered:
        events += _added(report, moved, known)
        events += _corrected(report)
        known |= said_by(report)
    return tuple(sorted(events, key=lambda each: each.moment))


def of_article(
    report: Report, before: Iterable[Report], series: Iterable[Series] = ()
) -> tuple[Event, ...]:
    """Return what one report adds to those before it, corrections left out."""
    known = frozenset[str]().union(*map(said_by, before))
    return tuple(_added(report, _moved(series), known))


def since(
    events: Iterable[Event], moment: datetime, known: Collection[str]
) -> tuple[Event, ...]:
    """Return the events of articles not known, and the corrections after a moment."""
    return tuple(
        each
        for each in events
        if (
            each.moment > moment
            if each.correction
            else each.origin.article_id not in known
        )
    )


@dataclass(frozen=True, slots=True)
class _Move:
    """A point that says something else than those told before it."""

    point: Point
    before: Point | None
    beside: Point


def _moved(series: Iterable[Series]) -> _Moved:
    """Return by article the points that say something else than those before them."""
    moved: _Moved = {}
    for each in series:
        told: list[Point] = []
        for point in sorted(each.points, key=lambda one: one.published):
            if told and is_change(Series(each.id, (*_by_day(told), point)), point):
                move = _Move(point, _before(point, told), told[-1])
                moved.setdefault(point.cited.origin.article_id, []).append(move)
            told.append(point)
    return moved


def _by_day(points: Iterable[Point]) -> list[Point]:
    return sorted(points, key=lambda each: (each.day, each.published))


def _before(point: Point, told: Sequence[Point]) -> Point | None:
    """Return what a figure was, by the same source or on an earlier day, if known.

    What two sources say of one day is a difference between them, and no change.
    """
    source = point.cited.origin.source
    known = (
        each
        for each in reversed(told)
        if each.day < point.day
        or (each.day == point.day and each.cited.origin.source == source)
    )
    return next(known, None)


def _added(report: Report, moved: _Moved, known: frozenset[str]) -> Iterator[Event]:
    origin = report.origin
    moves = moved.get(origin.article_id, [])
    for move in sorted(moves, key=lambda each: each.point.cited.number)[:MOST_FIGURES]:
        cited, before = move.point.cited, move.before
        yield Event(
            origin.published,
            origin,
            move.point.figure.sentence,
            cited,
            before.cited if before else None,
            None if before else move.beside.cited,
        )
    if not moves:
        for sentence in _new_sentences(report, known)[:1]:
            yield Event(origin.published, origin, sentence)


def _new_sentences(report: Report, known: frozenset[str]) -> Sequence[str]:
    """Return the sentences that stand alone and say what is not known."""
    return [
        passage.text
        for passage in report.findings.summary
        if not leans(passage.text, report.language)
        and not is_covered(words_of(passage.text, report.language), known)
    ]


def _corrected(report: Report) -> Iterator[Event]:
    for seen, each in corrections(report):
        yield Event(seen, report.origin, each.new_sentence, correction=each)


def _age(report: Report) -> tuple[datetime, str]:
    return report.origin.published, report.origin.article_id

"""The same figure again: what one thing came to, over days and by all who tell of it.

A figure of a new article joins the series of its story in which it is the same thing as
one of the points and differs from none. Points of one day from different sources that
do not agree stand side by side; the newest of one source stands for that source. When a
source gives another number for a day it gave one for, its first is marked: as corrected
if the text says so or names the same day, otherwise only as what it was before.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime, timedelta
from itertools import groupby

from bot.briefing.likeness import is_same_value
from bot.briefing.modes import is_correction
from bot.briefing.things import Thing, differs, is_same_thing, thing_of
from bot.model import CitedFigure, Report, series_id
from summarizers.types import Figure

# A day further back than this is not when a count was made, but what it is about.
_READING = timedelta(days=7)


Placed = Mapping[str, Mapping[int, str]]
"""By article id, the series each of its figures belongs to."""


@dataclass(frozen=True, slots=True)
class Point:
    """A figure of a series, and the day on which it stood so."""

    cited: CitedFigure
    thing: Thing
    day: Date

    @property
    def figure(self) -> Figure:
        """The figure itself."""
        return self.cited.figure

    @property
    def published(self) -> datetime:
        """When the article came out that says so."""
        return self.cited.origin.published


@dataclass(frozen=True, slots=True)
class Series:
    """The points of one thing, oldest first."""

    id: str
    points: tuple[Point, ...]

    @property
    def newest(self) -> Point:
        """What was told last."""
        return self.points[-1]


@dataclass(frozen=True, slots=True)
class Standing:
    """What a source says of a day, what it said before, and whether that was wrong."""

    point: Point
    before: Point | None = None
    is_corrected: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """What the sources say of a day: one standing for each number."""

    day: Date
    standings: tuple[Standing, ...]

    @property
    def is_conflict(self) -> bool:
        """Whether sources give different numbers."""
        return len(self.standings) > 1


def points_of(
    report: Report, numbers: Collection[int] | None = None
) -> dict[int, Point]:
    """Return the figures of a report that can make a series, by their number.

    `numbers` are those wanted; without them all are.
    """
    cited = (
        CitedFigure(figure, report.origin, number)
        for number, figure in enumerate(report.findings.figures, 1)
        if numbers is None or number in numbers
    )
    things = ((each, thing_of(each.figure, report.language)) for each in cited)
    return {
        each.number: Point(each, thing, _day(each, thing))
        for each, thing in things
        if _is_telling(thing)
    }


def place_figures(report: Report, had: Iterable[Series]) -> dict[int, str]:
    """Return the series that each of the report's figures joins or begins.

    An article adds one point to a series: a second would be of something else.
    """
    known = list(had)
    placed: dict[str, int] = {}
    for number, point in points_of(report).items():
        series = next((one for one in known if _fits(point, one)), None)
        if series is None:
            id_ = series_id(report.origin.article_id, number)
            series = Series(id_, (point,))
            known.append(series)
        placed.setdefault(series.id, number)
    return {number: series_id for series_id, number in placed.items()}


def series_of(
    reports: Iterable[Report], placed: Mapping[str, Mapping[int, str]]
) -> tuple[Series, ...]:
    """Return the series of these reports, by what was placed for each article.

    Those with the newest points come first.
    """
    found: dict[str, list[Point]] = {}
    for report in reports:
        series_ids = placed.get(report.origin.article_id, {})
        for number, point in points_of(report, series_ids).items():
            found.setdefault(series_ids[number], []).append(point)
    made = [Series(id_, tuple(sorted(all_, key=_age))) for id_, all_ in found.items()]
    return tuple(sorted(made, key=lambda one: _age(one.newest), reverse=True))


def with_points(placed: Placed, least: int) -> Placed:
    """Return what is placed in series of at least so many points."""
    sizes = Counter(id_ for ids in placed.values() for id_ in ids.values())
    return {
        article_id: {n: id_ for n, id_ in ids.items() if sizes[id_] >= least}
        for article_id, ids in placed.items()
    }


def standings(series: Series) -> tuple[Standing, ...]:
    """Return every point with what its source said before of the same day."""
    last: dict[str, Point] = {}
    told: list[Standing] = []
    for point in series.points:
        before = last.get(point.cited.origin.source)
        last[point.cited.origin.source] = point
        told.append(_standing(point, before))
    return tuple(told)


def steps(series: Series) -> tuple[Step, ...]:
    """Return what the sources say of each day, days without news left out."""
    told: list[Step] = []
    of_day = groupby(standings(series), key=lambda each: each.point.day)
    for day, group in of_day:
        current = _current(list(group))
        if not told or _is_news(current, told[-1]):
            told.append(Step(day, current))
    return tuple(told)


def has_moved(series: Series) -> bool:
    """Return whether a series has more to show than one number."""
    told = steps(series)
    return len(told) > 1 or told[-1].is_conflict


def is_change(series: Series, point: Point) -> bool:
    """Return whether a point says something else than was told before it."""
    others = [each for each in series.points if each.cited != point.cited]
    later = [each for each in others if each.day >= point.day]
    earlier = [each for each in others if each.day < point.day][-1:]
    return bool(others) and not any(_is_equal(each, point) for each in later + earlier)


def _fits(point: Point, series: Series) -> bool:
    return any(is_same_thing(each.thing, point.thing) for each in series.points) and (
        not any(differs(each.thing, point.thing) for each in series.points)
    )


def _is_telling(thing: Thing) -> bool:
    """Return whether the text says what the number is about."""
    return thing.is_clear and bool(thing.action or thing.counted)


def _day(cited: CitedFigure, thing: Thing) -> Date:
    """Return the day a figure stood so: its own, or else the article's.

    A toll has the day of its event, which is not when the dead were counted.
    """
    published = cited.origin.published.date()
    when = cited.figure.when
    is_event = thing.time is not None and bool(thing.counted)
    own = when.start if when and when.start == when.end and not is_event else None
    return own if own and timedelta() <= published - own <= _READING else published


def _age(point: Point) -> tuple[Date, datetime, str]:
    return point.day, point.published, point.cited.origin.article_id


def _is_equal(one: Point, other: Point) -> bool:
    return is_same_value(one.figure, other.figure)


def _is_news(standings: Iterable[Standing], last: Step) -> bool:
    """Return whether a day brings a number that was not the last one told."""
    known = [old.point for old in last.standings]
    return any(
        one.is_corrected or not any(_is_equal(one.point, old) for old in known)
        for one in standings
    )


def _current(of_day: Sequence[Standing]) -> tuple[Standing, ...]:
    """Return the last number of each source, newest first; equal ones only once."""
    last = {each.point.cited.origin.source: each for each in of_day}
    kept: list[Standing] = []
    for each in reversed(of_day):
        is_last = last[each.point.cited.origin.source] is each
        if is_last and not any(_is_equal(each.point, old.point) for old in kept):
            kept.append(each)
    return tuple(kept)


def _standing(point: Point, before: Point | None) -> Standing:
    is_corrected = is_correction(point.figure)
    if before is None or _is_equal(before, point):
        return Standing(point, None, is_corrected)
    is_corrected = is_corrected or _corrects(point, before)
    is_told = is_corrected or before.day == point.day
    return Standing(point, before if is_told else None, is_corrected)


def _corrects(point: Point, before: Point) -> bool:
    """Return whether a source gives another number for the time it gave one for.

    The toll of one day may grow as people count on, but it does not fall.
    """
    if point.thing.time and point.thing.time == before.thing.time:
        return not point.thing.counted or point.thing.value < before.thing.value
    named = [each.figure.when and each.figure.when.start for each in (point, before)]
    return point.day == before.day == named[0] == named[1]

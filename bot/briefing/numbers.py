"""Chooses the figures of a chapter: the telling ones, none twice, doubts side by side.

A number that its own sentence takes back ("an earlier version said 17") is not shown,
nor where it stood before that (`bot.briefing.withdrawn`), nor a bare one, of which the
text does not say what it counts ("by 121 votes to 98"), nor one whose sentence leans on
the one before ("it holds 6 percent").

Where two sources give different numbers for one thing on the same day, both are shown.
Where a later day or the same source gives another number, the later one replaces it;
so does a later count of all days that of a single one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.briefing.likeness import is_same_value
from bot.briefing.modes import is_correction, is_taken_back
from bot.briefing.things import (
    Thing,
    is_part_of,
    is_same_thing,
    may_be_same_thing,
    thing_of,
)
from bot.briefing.withdrawn import is_withdrawn, withdrawals
from bot.model import CitedFigure, Report
from summarizers.summary.openings import leans
from summarizers.types import Figure

MOST = 3
"""Figures in a chapter."""

# A report's figures come most telling first; past these they tell little.
_LOOKED_AT = 6


@dataclass(frozen=True, slots=True)
class Measured:
    """A cited figure and what it measures."""

    cited: CitedFigure
    thing: Thing


def measured(
    reports: Sequence[Report], beside: Sequence[Report] = ()
) -> tuple[Measured, ...]:
    """Return the telling figures of the reports, in the order of the reports.

    Without those that one of them, or a report beside them, takes back.
    """
    withdrawn = withdrawals((*reports, *beside))
    telling = (
        Measured(CitedFigure(figure, report.origin, number), thing)
        for report in reports
        for number, figure in enumerate(report.findings.figures[:_LOOKED_AT], 1)
        if (thing := _told_of(figure, report.language))
    )
    return tuple(
        one for one in telling if not is_withdrawn(one.cited, one.thing, withdrawn)
    )


def fresh(figures: Iterable[Measured], known: Sequence[Measured]) -> list[Measured]:
    """Return the figures that none of the known ones says already."""
    return [one for one in figures if not any(_says_same(one, old) for old in known)]


def choose(figures: Iterable[Measured], most: int = MOST) -> tuple[CitedFigure, ...]:
    """Return at most so many of the figures, which come newest report first.

    Those on which sources differ are shown side by side or not at all; where there is
    little room, the first of them are shown all the same.
    Each comes from another sentence: a second one would only repeat its words. None
    comes from one that leans on the sentence before, which is not shown: beneath a
    figure of somebody else, "it holds 6 percent" would be told of the wrong one.
    """
    standing = (one for one in figures if not _leans(one))
    groups = sorted(_groups(standing), key=_telling)
    chosen: list[CitedFigure] = []
    for group in groups:
        together = _of_different_sentences(one.cited for one in group)[:MOST]
        said = {each.figure.sentence for each in chosen}
        is_said = any(each.figure.sentence in said for each in together)
        fits = len(chosen) + len(together) <= most or (most and not chosen)
        if fits and not is_said:
            chosen += together
    return tuple(chosen)


def _leans(one: Measured) -> bool:
    return leans(one.cited.figure.sentence, one.thing.language)


def _of_different_sentences(figures: Iterable[CitedFigure]) -> list[CitedFigure]:
    """Return the first figure of each sentence."""
    first: dict[str, CitedFigure] = {}
    for each in figures:
        first.setdefault(each.figure.sentence, each)
    return list(first.values())


def _groups(figures: Iterable[Measured]) -> list[list[Measured]]:
    """Return the figures by what they measure, without repeats and outdated ones."""
    groups: list[list[Measured]] = []
    for one in figures:
        group = next((g for g in groups if is_same_thing(g[0].thing, one.thing)), None)
        if group is not None and _may_join(one, group):
            group.append(one)
        elif group is None and not any(_has_gone(one, g[0]) for g in groups):
            groups.append([one])
    return groups


def _may_join(one: Measured, group: Sequence[Measured]) -> bool:
    """Return whether a figure says something else than the newer ones, with a right.

    The article itself may count one thing twice ("12 in the north, 15 in the south").
    """
    if any(_says_same(one, other) for other in group):
        return False
    return all(_is_beside(one.cited, other.cited) for other in group)


def _is_beside(older: CitedFigure, newer: CitedFigure) -> bool:
    """Return whether a newer figure leaves an older one standing."""
    if older.origin.article_id == newer.origin.article_id:
        return True
    same_day = older.origin.published.date() == newer.origin.published.date()
    return same_day and older.origin.source != newer.origin.source


def is_outdated(one: Measured, other: Measured) -> bool:
    """Return whether the other figure is a later value of the same thing."""
    if not _is_later(other.cited, one.cited) or is_same_value(
        one.cited.figure, other.cited.figure
    ):
        return False
    return is_same_thing(one.thing, other.thing)


def _is_later(newer: CitedFigure, older: CitedFigure) -> bool:
    is_newer = newer.origin.published > older.origin.published
    return is_newer and not _is_beside(older, newer)


def _has_gone(one: Measured, other: Measured) -> bool:
    """Return whether another figure says the same, or has one in it by now."""
    return _says_same(one, other) or (
        _is_later(other.cited, one.cited) and is_part_of(one.thing, other.thing)
    )


def _says_same(one: Measured, other: Measured) -> bool:
    """Return whether two figures say the same; one number is itself a sign of that."""
    # Most pairs differ in their unit, or in what they count, which is seen soonest.
    may_be_same = may_be_same_thing(one.thing, other.thing)
    return may_be_same and is_same_value(one.cited.figure, other.cited.figure)


def _telling(group: Sequence[Measured]) -> tuple[int, int]:
    """Sort by the best place in an article; of equal ones a doubt comes first."""
    return min(one.cited.number for one in group), -len(group)


# Asked of the same figures for each reader; new ones are looked at ahead.
@lru_cache(maxsize=4096)
def _told_of(figure: Figure, language: str) -> Thing | None:
    """Return what a telling figure is about, None for one that is not to be shown."""
    is_bare = not (figure.counted or figure.unit or figure.about)
    if is_bare or is_taken_back(figure) or is_correction(figure):
        return None
    return thing_of(figure, language)

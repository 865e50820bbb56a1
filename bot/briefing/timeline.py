"""How a story went: what was new each time, each entry with its source.

Reports are read in the order they came out. Of each, those sentences are entries that
add something to all that was said before: a number, or enough other words. A report
that adds nothing is no entry. What a publisher corrected is one, at the moment it was
seen, with the words before and after.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.briefing.corrections import corrections
from bot.briefing.likeness import is_covered, is_same_sentence, said_by, words_of
from bot.model import Correction, Origin, Report
from summarizers.openings import leans
from summarizers.types import Passage

MOST_OF_ONE = 2
"""Entries of one report: the first sentences that are new."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something new in a story: a sentence, or a correction, and whose it is."""

    moment: datetime
    origin: Origin
    passage: Passage | None
    correction: Correction | None = None


def timeline(reports: Iterable[Report]) -> tuple[Event, ...]:
    """Return what was new in these reports, oldest first."""
    ordered = sorted(
        reports, key=lambda each: (each.origin.published, each.origin.article_id)
    )
    events = [*_told(ordered), *_corrected(ordered)]
    return tuple(sorted(events, key=lambda event: event.moment))


def _told(reports: Sequence[Report]) -> Iterator[Event]:
    known = frozenset[str]()
    for report in reports:
        for passage in _new(report, known):
            yield Event(report.origin.published, report.origin, passage)
        known |= said_by(report)


def _new(report: Report, known: frozenset[str]) -> list[Passage]:
    """Return the first sentences of a report that say something not known."""
    taken: list[tuple[Passage, frozenset[str]]] = []
    for passage in report.findings.summary:
        words = words_of(passage.text, report.language)
        is_repeated = any(is_same_sentence(words, other) for _, other in taken)
        # What leans on a sentence that is not shown would be read of the wrong one.
        is_loose = leans(passage.text, report.language) and not taken
        if not (is_repeated or is_loose or is_covered(words, known)):
            taken.append((passage, words))
    return [passage for passage, _ in taken[:MOST_OF_ONE]]


def _corrected(reports: Iterable[Report]) -> Iterator[Event]:
    for report in reports:
        for seen, correction in corrections(report):
            now = _place(report, correction.new_sentence)
            yield Event(seen, report.origin, now, correction)


def _place(report: Report, sentence: str) -> Passage | None:
    """Return where a sentence stands now, None when nothing was found in it."""
    found = report.findings
    figures = (Passage(each.sentence, each.sentence_span) for each in found.figures)
    passages = (*found.summary, *figures)
    return next((each for each in passages if each.text == sentence), None)

"""Numbers that were taken back: "Blue Strait withdrew its own figure of 187".

Such a sentence is no figure itself (`bot.briefing.modes`), but it speaks against those
that say the number before. An outlet takes back what it wrote itself ("an earlier
version said 17"), anybody else what was told by him; who counted by himself stands.
English only, as the modes are; in doubt a figure stays.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.briefing.likeness import is_same_value, words_of
from bot.briefing.modes import around
from bot.briefing.thesaurus import COUNTED
from bot.briefing.things import Thing, thing_of
from bot.model import CitedFigure, Report
from summarizers.types import Figure

# No other number may stand between these words and the one they take back.
_EARLIER = re.compile(
    r"\b(?:earlier version|corrected from|misstated|"
    r"(?:mistakenly|wrongly|incorrectly)\s+(?:said|told|reported|stated|gave|put|"
    r"listed|counted))\b\D*$",
    re.IGNORECASE,
)
# Soldiers and offers are withdrawn as well; only what was said of a number counts.
_WITHDREW = r"\b(?:withdr(?:ew|awn|aws)|retract(?:s|ed))\b"
_SAID = r"\b(?:figure|number|count|toll|tally|total|estimate|claim)\b"
_BEFORE = re.compile(rf"{_WITHDREW}\D*{_SAID}\D*$", re.IGNORECASE)
_SAID_BEFORE = re.compile(rf"{_SAID}\D*$", re.IGNORECASE)
_AFTER = re.compile(rf"^\D*{_WITHDREW}", re.IGNORECASE)
_SAID_AFTER = re.compile(rf"^\D*{_WITHDREW}\D*{_SAID}", re.IGNORECASE)
_TALK = words_of(
    "figure number count toll tally total estimate claim report say tell own "
    "withdraw withdrew withdrawn retract correction correct article earlier version "
    "today yesterday monday tuesday wednesday thursday friday saturday sunday",
    "en",
)
_PEOPLE = COUNTED.keys() - {"households", "lorries", "ships", "aircraft", "flats"}
_MAY = ("earlier", "correct", "misstat", "mistak", "wrong", "withdr", "retract")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been)\s+(?:\w+\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A figure whose sentence takes it back, and the words for who does.

    There are none where that is the outlet, which had told it.
    """

    cited: CitedFigure
    thing: Thing
    who: frozenset[str]


def withdrawals(reports: Iterable[Report]) -> tuple[Withdrawal, ...]:
    """Return what these reports take back."""
    return tuple(
        Withdrawal(
            CitedFigure(figure, report.origin, number),
            thing_of(figure, report.language),
            who,
        )
        for report in reports
        for number, figure in enumerate(report.findings.figures, 1)
        if (who := _taker(figure, report.language)) is not None
    )


def is_withdrawn(
    one: CitedFigure, thing: Thing, withdrawn: Iterable[Withdrawal]
) -> bool:
    """Return whether a figure, about this thing, is among what was taken back."""
    return any(_is_meant(one, thing, each) for each in withdrawn)


def _taker(figure: Figure, language: str) -> frozenset[str] | None:
    """Return the words for who takes the figure back; None where nobody does.

    Somebody stands before the verb, or after one in the passive. There are no words for
    its outlet.
    """
    # Few sentences have any of these words, and there are thousands to look at.
    said = figure.sentence.lower()
    if not any(part in said for part in _MAY):
        return None
    before, after = around(figure)
    if _EARLIER.search(before):
        return frozenset()
    is_back = _BEFORE.search(before) or _SAID_AFTER.search(after)
    if not is_back and not (_SAID_BEFORE.search(before) and _AFTER.search(after)):
        return None
    start, end = re.split(_WITHDREW, figure.sentence, maxsplit=1, flags=re.IGNORECASE)
    who = end if _PASSIVE.search(start) else start
    return (words_of(who, language) - _TALK) or None


def _is_meant(one: CitedFigure, thing: Thing, taken: Withdrawal) -> bool:
    against = taken.cited
    if one.origin.published > against.origin.published or thing.unit != (
        taken.thing.unit
    ):
        return False
    if not taken.who and one.origin.source != against.origin.source:
        return False
    return (
        is_same_value(one.figure, against.figure)
        and _is_counted_alike(thing.counted, taken.thing.counted)
        and _is_related(thing, taken)
    )


def _is_counted_alike(one: str, other: str) -> bool:
    """Return whether one number may count both; "187 people" may be passengers."""
    both = {one, other}
    return len(both - {""}) < 2 or ("people" in both and both <= _PEOPLE)


def _is_related(thing: Thing, taken: Withdrawal) -> bool:
    """Return whether they have something in common besides their number.

    Of what somebody else takes back that is himself: he told the number before.
    """
    if taken.who:
        return bool(thing.sentence & taken.who)
    shared = thing.sentence & taken.thing.sentence
    return bool(shared - _TALK or thing.action & taken.thing.action)

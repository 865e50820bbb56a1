"""What a figure measures and who did something with it, by its place in the clause.

"Profit rose to $5m" measures its subject, "the bank raised its rate to 5%" its object,
"a fine of $5m" and "a 25% tax" the noun beside it. Only an act that is no mere level or
change has somebody who did it.
"""

from typing import NamedTuple

from summarizers.english.chunks import ACT, AND, FIGURE, OPEN, PAUSE, THING, TIE, TIME
from summarizers.english.grammar import DETERMINER, NUMBER, PRONOUN, Word
from summarizers.english.phrases import Phrase, bare
from summarizers.english.sights import (
    LONG,
    Sight,
    kind_of,
    low_of,
    phrase_to,
    tie_before,
    verb_at,
)
from summarizers.english.wordlists import BE, DOWN, LEVELS, UP
from summarizers.figures.acts import (
    act_after,
    agent,
    clause_after,
    governor,
    is_suffered,
    object_between,
)
from summarizers.figures.neighbours import (
    is_empty,
    leaned_on,
    noun_after,
    noun_at,
    spent_on,
)
from summarizers.figures.subjects import subject
from summarizers.quantities.numbers import Reading
from summarizers.quantities.units import AGE, TIMES


class Frame(NamedTuple):
    """What is measured, who acts (both as word places), the act and its clause.

    Acts are chunks. A figure deep in a subject ("the firm with 300 staff closed") has
    no act, but a clause all the same, which times are told of.
    """

    about: Phrase | None = None
    who: Phrase | None = None
    act: int | None = None
    clause: int | None = None


def frame_of(sight: Sight, figure: int, reading: Reading, *, counts: bool) -> Frame:
    """Return what a figure is about, from the words beside it, then from its clause."""
    if kind_of(sight, figure) == ACT:
        return Frame(subject(sight, figure), None, figure, figure)
    frame = _in_clause(sight, figure, reading, counts=counts)
    clause = frame.clause if frame.act is None else frame.act
    if clause is None:
        clause = clause_after(sight, figure)
    about = _about(sight, figure, reading, frame, counts=counts)
    return frame._replace(about=about, clause=clause)


def _about(
    sight: Sight, figure: int, reading: Reading, frame: Frame, *, counts: bool
) -> Phrase | None:
    about = _beside(sight, figure, reading, frame, counts=counts)
    about = about or _named(sight, frame.about) or spent_on(sight, figure, reading)
    if counts and not about and low_of(sight, figure + 1) == "of":
        return noun_at(sight, figure + 2)
    if not about and frame.about and sight.words[frame.about[0]].kind == PRONOUN:
        # Kept for `antecedents`: "they" may stand for what is measured.
        return frame.about
    return about


def _beside(
    sight: Sight, figure: int, reading: Reading, frame: Frame, *, counts: bool
) -> Phrase | None:
    """Return the noun that a figure leans on, before it or after."""
    before = leaned_on(sight, figure, counts=counts)
    if before or counts or _is_listed(sight, figure):
        return before
    after = noun_after(sight, figure, reading)
    return None if frame.about and _is_base(sight, figure, frame) else after


def _named(sight: Sight, phrase: Phrase | None) -> Phrase | None:
    """Return a phrase unless nothing but money tells more: "we made $3m in sales"."""
    if not phrase:
        return None
    start, words = phrase[0], sight.words
    while start < phrase[1] and _measures(words[start]):
        start += 1
    noun = bare(words, (start, phrase[1])) if start < phrase[1] else None
    return None if not noun or is_empty(sight, noun) else (start, phrase[1])


def _measures(word: Word) -> bool:
    """Return whether a word belongs to the figure in "41 percent of the bakers"."""
    return word.kind == NUMBER or word.low in {"%", "percent", "per", "cent", "of"}


def _is_base(sight: Sight, figure: int, frame: Frame) -> bool:
    """Return whether what follows is only the base of a level: "to 6% of output"."""
    base = kind_of(sight, figure + 1) == TIE and frame.act is not None
    level = tie_before(sight, figure) in _REACHED
    return base and (level or verb_at(sight, frame.act or 0) in BE | {"be"})


def _is_listed(sight: Sight, figure: int) -> bool:
    """Return whether figures follow their names without a verb: "DAX 1% FTSE 2%"."""
    before = kind_of(sight, figure - 1)
    return before == THING and governor(sight, figure) is None


def _in_clause(sight: Sight, figure: int, reading: Reading, *, counts: bool) -> Frame:
    act = act_after(sight, figure)
    if act is not None:
        done = agent(sight, act) if is_suffered(sight, act) else None
        return Frame(_whole(sight, figure), done, act)
    gapped = _gapped(sight, figure)
    if gapped and not counts:
        return Frame(about=gapped)
    act = governor(sight, figure)
    if act is None:
        whole = _whole(sight, figure)
        return Frame(about=whole or _before(sight, figure, reading, counts=counts))
    return _under(sight, figure, act, reading, counts=counts)


def _whole(sight: Sight, figure: int) -> Phrase | None:
    """Return what a figure is a part of: "the doses, of which 400,000 arrived"."""
    if low_of(sight, figure - 1) in {"which", "whom"}:
        at = figure - 2 - (low_of(sight, figure - 2) == "of")
        at -= kind_of(sight, at) == PAUSE
    elif kind_of(sight, figure - 1) == PAUSE and low_of(sight, figure - 3) == "of":
        at = figure - 2
    else:
        return None
    if kind_of(sight, at) not in {THING, FIGURE}:
        return None
    first, last = sight.chunks[at].start, sight.chunks[at].end
    while sight.words[first].kind in {DETERMINER, NUMBER}:
        first += 1
    return first, last


def _gapped(sight: Sight, figure: int) -> Phrase | None:
    """Return the noun of a clause whose verb stands in the one before.

    "The Dax rose 0.5% and the CAC 0.3%."
    """
    at = figure - 1
    at -= kind_of(sight, at) == TIE
    if kind_of(sight, at) != THING:
        return None
    phrase, first = phrase_to(sight, at), at
    while sight.chunks[first].start > phrase[0]:
        first -= 1
    again = kind_of(sight, first - 1) in {AND, PAUSE}
    return phrase if again and _has_figure(sight, first - 1) else None


def _has_figure(sight: Sight, link: int) -> bool:
    """Return whether what "and" goes on with holds a figure under its verb."""
    at = link
    while kind_of(sight, at) in {AND, PAUSE, TIE, THING, TIME} and at > link - LONG:
        at -= 1
    return kind_of(sight, at) == FIGURE


def _before(
    sight: Sight, figure: int, reading: Reading, *, counts: bool
) -> Phrase | None:
    """Return the noun before a figure that stands under no verb."""
    at = figure - 1
    aged = (reading.unit or "").endswith(AGE)
    opened = kind_of(sight, at) == OPEN
    if counts and not opened:
        return None
    if opened or kind_of(sight, at) == TIE or (aged and kind_of(sight, at) == PAUSE):
        at -= 1
    return phrase_to(sight, at) if kind_of(sight, at) == THING else None


_REACHED = frozenset({"to", "by", "at", "from", "between", "around", "up", "down"})
_DONE = frozenset({"", "at", "into", "by", "to", "from", "for", "out", "off"})
"""Ties that make a figure part of what was done, and no mere circumstance."""


def _under(
    sight: Sight, figure: int, act: int, reading: Reading, *, counts: bool
) -> Frame:
    """Return the frame of a figure that stands under an act on its left."""
    tie, doer, verb = _tie_of(sight, figure), subject(sight, act), verb_at(sight, act)
    if tie not in _DONE | _REACHED:
        return _beside_deed(sight, figure, act, doer, counts=counts)
    if verb in BE | {"be", "cost"}:
        return Frame(doer, None, act)
    if _is_tally(sight, figure, verb, counts=counts):
        return Frame(clause=act)
    if is_suffered(sight, act):
        done = agent(sight, act) if tie != "by" else None
        return Frame(None if counts else doer, done, act)
    if verb == "range" and sight.chunks[act].form == "ing":
        return Frame(_ranging(sight, act))
    return _done(sight, figure, act, reading, counts=counts)


def _done(
    sight: Sight, figure: int, act: int, reading: Reading, *, counts: bool
) -> Frame:
    """Return the frame of a figure under an act that somebody does."""
    doer, target = subject(sight, act), object_between(sight, act, figure)
    if target and not counts and not _is_second(sight, figure, reading):
        return Frame(target, doer, act)
    tie, verb = _tie_of(sight, figure), verb_at(sight, act)
    level = _is_level(verb, tie, reading, counts=counts)
    return Frame(doer, None, act) if level else Frame(None, doer, act)


def _is_tally(sight: Sight, figure: int, verb: str, *, counts: bool) -> bool:
    """Return whether a figure tells how it was decided: "by 121 votes to 98"."""
    if verb in UP | DOWN | LEVELS:
        return False
    tie, before = tie_before(sight, figure), kind_of(sight, figure - 2)
    return (tie == "by" and counts) or (tie == "to" and before == FIGURE)


def _ranging(sight: Sight, act: int) -> Phrase | None:
    """Return the noun right before "ranging from"."""
    at = act - 1 - (kind_of(sight, act - 1) == PAUSE)
    return phrase_to(sight, at) if kind_of(sight, at) == THING else None


def _tie_of(sight: Sight, figure: int) -> str:
    """Return the tie of a figure to its act, through "a fine of" and the like."""
    tie = tie_before(sight, figure)
    if tie in {"of", "worth"} and kind_of(sight, figure - 2) == THING:
        tie = tie_before(sight, figure - 2)
    apart = tie == "with" and kind_of(sight, figure - 2) == PAUSE
    return "" if tie == "with" and not apart else tie


def _beside_deed(
    sight: Sight, figure: int, act: int, doer: Phrase | None, *, counts: bool
) -> Frame:
    """Return the frame of a mere circumstance: "closed in 14 countries"."""
    if counts:
        return Frame(clause=act)
    target = object_between(sight, act, figure)
    return Frame(target or doer, clause=act)


def _is_second(sight: Sight, figure: int, reading: Reading) -> bool:
    """Return whether what the money is for follows: "the family $7m in damages"."""
    direct = not tie_before(sight, figure)
    return direct and spent_on(sight, figure, reading) is not None


def _is_level(verb: str, tie: str, reading: Reading, *, counts: bool) -> bool:
    """Return whether the subject of a verb is what is measured, and does nothing."""
    if verb in LEVELS:
        return True
    moves = verb in UP or verb in DOWN
    if counts:
        return moves and tie in {"by", "to", "from"}
    return moves or tie in _REACHED or (reading.unit in TIMES and not tie)

"""What a figure measures and who did something with it, by its place in the clause.

"Profit rose to $5m" measures its subject, "the bank raised its rate to 5%" its object,
"a fine of $5m" and "a 25% tax" the noun beside it. Only an act that is no mere level or
change has somebody who did it.
"""

from typing import NamedTuple

from summarizers.chunks import ACT, AND, BREAK, FIGURE, OPEN, PAUSE, THING, TIE, TIME
from summarizers.clauses import (
    Sight,
    act_after,
    agent,
    governor,
    is_suffered,
    kind_of,
    low_of,
    object_between,
    phrase_to,
    subject,
    tie_before,
    verb_at,
)
from summarizers.english import BE, DOWN, LEVELS, UP, word_set
from summarizers.grammar import DETERMINER
from summarizers.money import MONEY
from summarizers.numbers import Reading
from summarizers.phrases import Phrase
from summarizers.units import AGE, PERCENT, TIMES


class Role(NamedTuple):
    """What is measured, who acts (both as word places), and the act (a chunk)."""

    about: Phrase | None = None
    who: Phrase | None = None
    act: int | None = None


def role_of(sight: Sight, figure: int, reading: Reading, *, counts: bool) -> Role:
    """Return what a figure is about, from the words beside it, then from its clause."""
    beside = _beside(sight, figure, reading, counts=counts)
    role = _in_clause(sight, figure, reading, counts=counts)
    if beside and role.act is not None and role.who is None and not counts:
        return role._replace(about=beside)
    return role._replace(about=beside or role.about)


def _beside(
    sight: Sight, figure: int, reading: Reading, *, counts: bool
) -> Phrase | None:
    """Return the noun a figure leans on: "a fine of $5m", "a 25% tax", "3% of tea"."""
    before, tie = kind_of(sight, figure - 1), low_of(sight, figure - 1)
    named = kind_of(sight, figure - 2) == THING
    if named and before == TIE and tie in {"of", "worth"} | _VIA:
        return _leaned_on(sight, figure - 2, tie)
    if named and before == BREAK and tie == ":":
        return phrase_to(sight, figure - 2)
    if counts or (reading.unit or "").endswith(AGE):
        return None
    return _after(sight, figure, reading)


_VIA = frozenset({"totalling", "totaling"})
_TOTALS = word_set("total average maximum minimum high low record peak median mean")
"""Nouns that tell nothing by themselves: "an average of 20"."""


def _leaned_on(sight: Sight, at: int, tie: str) -> Phrase | None:
    chunk = sight.chunks[at]
    if tie == "of":
        empty = sight.words[chunk.end - 1].low in _TOTALS and chunk.end - chunk.start < 3
        return None if empty else (chunk.start, chunk.end)
    return phrase_to(sight, at)


_SHARES = frozenset({"of"})
_SPENT = frozenset({"of", "in", "for", "on"})


def _after(sight: Sight, figure: int, reading: Reading) -> Phrase | None:
    after = figure + 1
    kind, low = kind_of(sight, after), low_of(sight, after)
    if kind == OPEN:
        return None
    if kind == THING:
        chunk = sight.chunks[after]
        opens = sight.words[chunk.start].kind == DETERMINER
        return None if opens else (chunk.start, chunk.end)
    ties = _SPENT if reading.unit in MONEY else _SHARES
    if kind == TIE and low in ties and kind_of(sight, after + 1) == THING:
        chunk = sight.chunks[after + 1]
        return chunk.start, chunk.end
    return None


def _in_clause(sight: Sight, figure: int, reading: Reading, *, counts: bool) -> Role:
    act = act_after(sight, figure)
    if act is not None:
        return Role(who=agent(sight, act) if _is_done_to(sight, act) else None, act=act)
    gapped = _gapped(sight, figure)
    if gapped and not counts:
        return Role(about=gapped)
    act = governor(sight, figure)
    if act is None:
        return Role(about=None if counts else _before(sight, figure, reading))
    return _under(sight, figure, act, reading, counts=counts)


def _is_done_to(sight: Sight, act: int) -> bool:
    return is_suffered(sight, act)


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
    return phrase if again and kind_of(sight, first - 2) in {FIGURE, TIME} else None


def _before(sight: Sight, figure: int, reading: Reading) -> Phrase | None:
    """Return the noun before a figure that stands under no verb."""
    at = figure - 1
    aged = (reading.unit or "").endswith(AGE)
    if kind_of(sight, at) in {TIE, OPEN} or (aged and kind_of(sight, at) == PAUSE):
        at -= 1
    return phrase_to(sight, at) if kind_of(sight, at) == THING else None


_REACHED = frozenset({"to", "by", "at", "from", "between", "around", "up", "down"})
_DONE = frozenset({"", "at", "into", "by", "to", "from", "with"})


def _under(
    sight: Sight, figure: int, act: int, reading: Reading, *, counts: bool
) -> Role:
    """Return the role of a figure that stands under an act on its left."""
    tie, doer = tie_before(sight, figure), subject(sight, act)
    if is_suffered(sight, act):
        done = agent(sight, act) if tie != "by" else None
        return Role(None if counts else doer, done, act)
    verb = verb_at(sight, act)
    if verb in BE or verb == "be":
        return Role(None if counts else doer, None, act)
    target = object_between(sight, act, figure)
    if target and not counts:
        return Role(target, doer, act)
    if _is_level(verb, tie, reading, counts=counts):
        return Role(doer, None, act)
    if tie not in _DONE and not target:
        return Role(None, None if counts else doer, act)
    return Role(None, doer, act)


def _is_level(verb: str, tie: str, reading: Reading, *, counts: bool) -> bool:
    """Return whether the subject of a verb is what is measured, and does nothing."""
    if verb in LEVELS:
        return True
    moves = verb in UP or verb in DOWN
    if counts:
        return moves and tie in {"by", "to", "from"}
    return moves or tie in _REACHED or (reading.unit in TIMES and not tie)

"""How chunks hang together: the act a figure belongs to, its subject and its object.

Everything is found by walking from chunk to chunk, left for what governs and for who
does it, right where the figure itself is the subject. A walk stops where English lets
a new clause begin, and then answers nothing. This follows the cascades of Abney (1996):
sure steps first, none undone.
"""

from typing import NamedTuple

from summarizers.chunks import (
    ACT,
    AND,
    BREAK,
    CLOSE,
    FIGURE,
    OPEN,
    OPENER,
    PAUSE,
    SIDE,
    THING,
    TIE,
    TIME,
    Chunks,
    is_passive,
)
from summarizers.english import SAYING, SUBJECTS, lemma, word_set
from summarizers.grammar import PRONOUN
from summarizers.phrases import Phrase, Words

_DEEP = 6
"""Acts that may share one subject through "and", "to" and asides."""
_FAR = 40
"""Chunks a walk may take: no sentence that people read is longer."""
_LONG = 8
"""Chunks one noun phrase may have."""
_RELATIVES = frozenset({"who", "which", "that"})
_CONTROLLED = word_set(
    "ask tell order urge force allow let want expect require enable encourage help "
    "oblige permit persuade press advise warn authorise authorize cause lead"
)
"""Verbs whose object does what follows: "ordered the firm to pay"."""


class Sight(NamedTuple):
    """The words of a sentence and its chunks."""

    words: Words
    chunks: Chunks


def kind_of(sight: Sight, at: int) -> str:
    """Return the kind of a chunk, a break past either end."""
    return sight.chunks[at].kind if 0 <= at < len(sight.chunks) else BREAK


def low_of(sight: Sight, at: int) -> str:
    """Return the first word of a chunk in small letters."""
    if not 0 <= at < len(sight.chunks):
        return ""
    return sight.words[sight.chunks[at].start].low


def verb_at(sight: Sight, at: int) -> str:
    """Return the dictionary form of an act's main verb."""
    low = sight.words[sight.chunks[at].main].low
    return lemma(low) or low


def governor(sight: Sight, figure: int) -> int | None:
    """Return the act left of a figure that it belongs to."""
    at, last = figure - 1, figure - _FAR
    while at >= max(0, last):
        kind = kind_of(sight, at)
        if kind == ACT:
            return at
        if kind == CLOSE:
            at = _opening(sight, at)
        elif not _is_crossed(sight, at):
            return None
        at -= 1
    return None


_GOING_ON = frozenset({TIE, FIGURE, SIDE, ACT, AND, TIME, OPEN})


def _is_crossed(sight: Sight, at: int) -> bool:
    """Return whether a figure may belong to an act on the other side of a chunk."""
    kind, after = kind_of(sight, at), kind_of(sight, at + 1)
    if kind in {OPENER, OPEN}:
        return False
    if kind == BREAK:
        return sight.words[sight.chunks[at].start].low in _DASHES and after in {
            TIE,
            FIGURE,
        }
    if kind == PAUSE and after == FIGURE:
        near = [kind_of(sight, each) for each in range(at - 4, at)]
        return FIGURE in near or near[-4:-1] == [ACT, PAUSE, TIE]
    return kind != PAUSE or after in _GOING_ON


_DASHES = frozenset("-–—$€£¥")


def _opening(sight: Sight, close: int) -> int:
    """Return the bracket that this one closes, or the bracket itself."""
    for at in range(close - 1, max(-1, close - _FAR), -1):
        if kind_of(sight, at) == OPEN:
            return at
    return close


def act_after(sight: Sight, figure: int) -> int | None:
    """Return the act whose subject the figure is, if it is one."""
    before = figure - 1
    while kind_of(sight, before) in {TIME, SIDE}:
        before -= 1
    act = _act_of_subject(sight, figure)
    told = kind_of(sight, before) == ACT and verb_at(sight, before) in SAYING
    return act if told or _starts(sight, before) else None


def clause_after(sight: Sight, figure: int) -> int | None:
    """Return the act whose subject holds the figure: "a quake of magnitude 5 shook"."""
    at = figure - 1
    at -= kind_of(sight, at) == TIE
    if kind_of(sight, at) != THING:
        return act_after(sight, figure)
    starts = _starts(sight, _first_of(sight, at) - 1)
    return _act_of_subject(sight, figure) if starts else None


def _starts(sight: Sight, before: int) -> bool:
    """Return whether a subject can begin after this chunk."""
    return kind_of(sight, before) in {PAUSE, AND, OPENER, BREAK, OPEN, TIME, SIDE}


def _act_of_subject(sight: Sight, figure: int) -> int | None:
    """Return the act of the subject that a figure ends, or goes on after."""
    at = figure + 1
    at += kind_of(sight, at) == THING and not is_pronoun(sight, at)
    while at < figure + _LONG and kind_of(sight, at) in {TIE, TIME, SIDE, OPEN}:
        tied = kind_of(sight, at) == TIE and kind_of(sight, at + 1) in {THING, FIGURE}
        at = past(sight, at + tied)
    if kind_of(sight, at) == PAUSE:
        at = _after_aside(sight, at)
    finite = kind_of(sight, at) == ACT and sight.chunks[at].form in {"finite", "part"}
    return at if finite else None


def past(sight: Sight, at: int) -> int:
    """Return the chunk after this one, a bracket taken as a whole."""
    if kind_of(sight, at) == OPEN:
        for close in range(at, at + _LONG):
            if kind_of(sight, close) == CLOSE:
                return close + 1
    return at + 1


def _after_aside(sight: Sight, comma: int) -> int:
    """Return the chunk after the comma that closes an aside."""
    for at in range(comma + 1, comma + _FAR):
        if kind_of(sight, at) == PAUSE:
            return at + 1
    return comma


def subject(sight: Sight, act: int) -> Phrase | None:
    """Return who or what an act is said of, as word places."""
    for _ in range(_DEEP):
        at = _before_asides(sight, act - 1)
        kind = kind_of(sight, at)
        if kind in {THING, FIGURE}:
            found = _of_thing(sight, act, at)
        elif kind == OPENER:
            found = _antecedent(sight, at)
        else:
            found = _shared(sight, act, at)
        if not isinstance(found, int):
            return found
        act = found
    return None


def _before_asides(sight: Sight, at: int) -> int:
    """Return the chunk before adverbs, times, brackets and an aside in commas."""
    while True:
        kind = kind_of(sight, at)
        if kind in {SIDE, TIME}:
            at -= 1
        elif kind == CLOSE and _opening(sight, at) < at:
            at = _opening(sight, at) - 1
        elif kind == PAUSE and _aside(sight, at) is not None:
            at = (_aside(sight, at) or 0) - 1
        else:
            return at


def _aside(sight: Sight, close: int) -> int | None:
    """Return the comma that opens the aside another one closes, if it does."""
    for at in range(close - 1, max(0, close - _FAR), -1):
        if kind_of(sight, at) != PAUSE:
            continue
        first, before = kind_of(sight, at + 1), kind_of(sight, at - 1)
        inserted = first in {OPENER, TIE, THING, SIDE, TIME} or (
            first == ACT and sight.chunks[at + 1].form != "to"
        )
        return at if inserted and before in {THING, TIME} else None
    return None


def _of_thing(sight: Sight, act: int, at: int) -> Phrase | int | None:
    """Return the noun phrase that ends here as the subject, or the act to ask."""
    chunk = sight.chunks[act]
    first = _first_of(sight, at)
    before = kind_of(sight, first - 1)
    if chunk.form == "to":
        return _of_infinitive(sight, first, at)
    if chunk.form == "ing":
        is_object = before == ACT and kind_of(sight, act - 1) != THING
        return first - 1 if is_object else _span(sight, first, at)
    if before == ACT and sight.chunks[first - 1].form != "finite":
        return first - 1
    if before == TIE and kind_of(sight, first - 2) == ACT and chunk.form == "finite":
        return first - 2
    return _span(sight, first, at)


def _of_infinitive(sight: Sight, first: int, at: int) -> Phrase | int | None:
    if kind_of(sight, first - 1) != ACT:
        return None
    if verb_at(sight, first - 1) in _CONTROLLED:
        return _span(sight, first, at)
    return first - 1


def _first_of(sight: Sight, last: int) -> int:
    """Return the first chunk of the noun phrase that ends at a chunk."""
    at = last
    while at > last - _LONG and not _is_doer(sight, at):
        before = kind_of(sight, at - 1)
        if kind_of(sight, at) == FIGURE and before == THING:
            at -= 1
            continue
        tied = before == TIE and kind_of(sight, at - 2) in {THING, FIGURE}
        if not tied and not (before == AND and _joins(sight, at - 1)):
            break
        at -= 2
    return at


def is_pronoun(sight: Sight, at: int) -> bool:
    """Return whether a chunk is a pronoun."""
    return sight.words[sight.chunks[at].start].kind == PRONOUN


def _is_doer(sight: Sight, at: int) -> bool:
    """Return whether a chunk is a pronoun that only a verb can follow: "they"."""
    word = sight.words[sight.chunks[at].start]
    return word.kind == PRONOUN and word.low in SUBJECTS and word.low != "it"


def _joins(sight: Sight, link: int) -> bool:
    """Return whether "and" joins two things and not two clauses."""
    if kind_of(sight, link - 1) != THING or low_of(sight, link) not in {"and", "or"}:
        return False
    at = link - 1
    while at > link - _LONG and kind_of(sight, at - 1) == TIE:
        at -= 2
    return kind_of(sight, at) == THING and kind_of(sight, at - 1) != ACT


def phrase_to(sight: Sight, last: int) -> Phrase:
    """Return the whole noun phrase that ends with a chunk, as word places."""
    return _span(sight, _first_of(sight, last), last)


def _span(sight: Sight, first: int, last: int) -> Phrase:
    return sight.chunks[first].start, sight.chunks[last].end


def _antecedent(sight: Sight, opener: int) -> Phrase | None:
    """Return what "who" or "which" stands for."""
    if low_of(sight, opener) not in _RELATIVES:
        return None
    at = opener - 1
    at -= kind_of(sight, at) == PAUSE
    if kind_of(sight, at) == CLOSE:
        at = _opening(sight, at) - 1
    if kind_of(sight, at) not in {THING, FIGURE}:
        return None
    first = _first_of(sight, at)
    if kind_of(sight, first - 1) == ACT and kind_of(sight, opener - 1) == THING:
        first = at
    return _span(sight, first, at)


def _shared(sight: Sight, act: int, at: int) -> Phrase | int | None:
    """Return the act whose subject this one shares: "opened a plant and hired"."""
    form, kind = sight.chunks[act].form, kind_of(sight, at)
    if kind == ACT:
        return at
    if kind in {AND, PAUSE} or form in {"to", "ing"}:
        return _act_before(sight, at)
    return None


def _act_before(sight: Sight, at: int) -> int | None:
    for place in range(at, max(-1, at - _FAR), -1):
        kind = kind_of(sight, place)
        if kind == ACT:
            return place
        if kind in {OPENER, BREAK} and low_of(sight, place) not in _DASHES:
            return None
    return None


def object_between(sight: Sight, act: int, figure: int) -> Phrase | None:
    """Return the object between an act and a figure: "cut its target to"."""
    at = act + 1
    while kind_of(sight, at) == SIDE:
        at += 1
    if kind_of(sight, at) == TIE and low_of(sight, at) in _PARTICLES:
        at += 1
    if kind_of(sight, at) != THING:
        return None
    last = at
    while kind_of(sight, last + 1) == TIE and last + 2 < figure:
        if kind_of(sight, last + 2) != THING:
            break
        last += 2
    return _span(sight, at, last)


_PARTICLES = frozenset({"up", "down", "out", "off", "over"})


def agent(sight: Sight, act: int) -> Phrase | None:
    """Return by whom an act was done: "were freed by the rebels"."""
    for at in range(act + 1, act + _LONG):
        if kind_of(sight, at) not in {THING, TIE, TIME, SIDE}:
            break
        if low_of(sight, at) == "by" and kind_of(sight, at + 1) == THING:
            return _agents(sight, at + 1)
    return None


def _agents(sight: Sight, first: int) -> Phrase:
    last = first
    while (
        kind_of(sight, last + 1) == AND
        and kind_of(sight, last + 2) == THING
        and kind_of(sight, last + 3) != ACT
    ):
        last += 2
    return _span(sight, first, last)


def is_suffered(sight: Sight, act: int) -> bool:
    """Return whether the act's subject does nothing itself."""
    return is_passive(sight.words, sight.chunks[act])


def tie_before(sight: Sight, figure: int) -> str:
    """Return the preposition right before a figure, or nothing."""
    at = figure - 1
    return low_of(sight, at) if kind_of(sight, at) == TIE else ""

"""Which act a figure belongs to, that act's object, and by whom it was done.

Everything is found by walking from chunk to chunk: left for what governs the figure,
right where the figure itself is the subject.
"""

from summarizers.english.chunks import (
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
    is_passive,
)
from summarizers.english.phrases import Phrase
from summarizers.english.sights import (
    FAR,
    LONG,
    Sight,
    first_of,
    is_pronoun,
    kind_of,
    low_of,
    opening,
    past,
    span_of,
    verb_at,
)
from summarizers.english.wordlists import SAYING
from summarizers.figures.subjects import DASHES


def governor(sight: Sight, figure: int) -> int | None:
    """Return the act left of a figure that it belongs to."""
    at, last = figure - 1, figure - FAR
    while at >= max(0, last):
        kind = kind_of(sight, at)
        if kind == ACT:
            return at
        if kind == CLOSE:
            at = opening(sight, at)
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
        return sight.words[sight.chunks[at].start].low in DASHES and after in {
            TIE,
            FIGURE,
        }
    if kind == PAUSE and after == FIGURE:
        near = [kind_of(sight, each) for each in range(at - 4, at)]
        return FIGURE in near or near[-4:-1] == [ACT, PAUSE, TIE]
    return kind != PAUSE or after in _GOING_ON


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
    starts = _starts(sight, first_of(sight, at) - 1)
    return _act_of_subject(sight, figure) if starts else None


def _starts(sight: Sight, before: int) -> bool:
    """Return whether a subject can begin after this chunk."""
    return kind_of(sight, before) in {PAUSE, AND, OPENER, BREAK, OPEN, TIME, SIDE}


def _act_of_subject(sight: Sight, figure: int) -> int | None:
    """Return the act of the subject that a figure ends, or goes on after."""
    at = figure + 1
    at += kind_of(sight, at) == THING and not is_pronoun(sight, at)
    while at < figure + LONG and kind_of(sight, at) in {TIE, TIME, SIDE, OPEN}:
        tied = kind_of(sight, at) == TIE and kind_of(sight, at + 1) in {THING, FIGURE}
        at = past(sight, at + tied)
    if kind_of(sight, at) == PAUSE:
        at = _after_aside(sight, at)
    finite = kind_of(sight, at) == ACT and sight.chunks[at].form in {"finite", "part"}
    return at if finite else None


def _after_aside(sight: Sight, comma: int) -> int:
    """Return the chunk after the comma that closes an aside."""
    for at in range(comma + 1, comma + FAR):
        if kind_of(sight, at) == PAUSE:
            return at + 1
    return comma


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
    return span_of(sight, at, last)


_PARTICLES = frozenset({"up", "down", "out", "off", "over"})


def agent(sight: Sight, act: int) -> Phrase | None:
    """Return by whom an act was done: "were freed by the rebels"."""
    for at in range(act + 1, act + LONG):
        if kind_of(sight, at) not in {THING, TIE, TIME, SIDE, FIGURE}:
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
    return span_of(sight, first, last)


def is_suffered(sight: Sight, act: int) -> bool:
    """Return whether the act's subject does nothing itself."""
    return is_passive(sight.words, sight.chunks[act])

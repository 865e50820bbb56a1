"""Of whom or what an act is said: its subject, through asides, "who", "and" and "to".

A walk goes left from the verb group and stops where English lets a new clause begin;
then nothing is answered. It follows the cascades of Abney (1996): sure steps first,
none undone.
"""

from summarizers.english.chunks import (
    ACT,
    AND,
    BREAK,
    CLOSE,
    FIGURE,
    OPENER,
    PAUSE,
    SIDE,
    THING,
    TIE,
    TIME,
)
from summarizers.english.phrases import Phrase
from summarizers.english.sights import (
    FAR,
    Sight,
    first_of,
    kind_of,
    low_of,
    opening,
    span_of,
    verb_at,
)
from summarizers.english.wordlists import word_set

_DEEP = 6
"""Acts that may share one subject through "and", "to" and asides."""
DASHES = frozenset("-–—$€£¥")
"""Marks that interrupt a clause and do not end it."""
_RELATIVES = frozenset({"who", "which", "that"})
_CONTROLLED = word_set(
    "ask tell order urge force allow let want expect require enable encourage help "
    "oblige permit persuade press advise warn authorise authorize cause lead"
)
"""Verbs whose object does what follows: "ordered the firm to pay"."""


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
        kind, begin = kind_of(sight, at), None
        if kind in {SIDE, TIME}:
            begin = at
        elif kind == CLOSE:
            begin = opening(sight, at)
        elif kind == PAUSE:
            begin = _aside(sight, at)
        if begin is None:
            return at
        at = begin - 1


def _aside(sight: Sight, close: int) -> int | None:
    """Return the comma that opens the aside another one closes, if it does."""
    for at in range(close - 1, max(0, close - FAR), -1):
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
    first = first_of(sight, at)
    before = kind_of(sight, first - 1)
    if chunk.form == "to":
        return _of_infinitive(sight, first, at)
    if chunk.form == "ing":
        is_object = before == ACT and kind_of(sight, act - 1) != THING
        return first - 1 if is_object else span_of(sight, first, at)
    if before == ACT and sight.chunks[first - 1].form != "finite":
        gerund = kind_of(sight, first - 2) == TIE and kind_of(sight, first - 3) == THING
        return span_of(sight, first_of(sight, first - 3), at) if gerund else first - 1
    if before == TIE and kind_of(sight, first - 2) == ACT and chunk.form == "finite":
        return first - 2
    return span_of(sight, first, at)


def _of_infinitive(sight: Sight, first: int, at: int) -> Phrase | int | None:
    if kind_of(sight, first - 1) != ACT:
        return span_of(sight, first, at) if _is_headline(sight, first, at) else None
    if verb_at(sight, first - 1) in _CONTROLLED:
        return span_of(sight, first, at)
    return first - 1


def _is_headline(sight: Sight, first: int, last: int) -> bool:
    """Return whether "to" tells the future: "Velo to cut 300 jobs", no "plan to"."""
    noun = sight.words[sight.chunks[last].end - 1].low.removesuffix("s")
    acts = (chunk.form for chunk in sight.chunks if chunk.kind == ACT)
    return first == 0 and noun not in _INTENTIONS and "finite" not in acts


_INTENTIONS = word_set(
    "plan bid move deal effort attempt decision proposal offer promise pledge vow "
    "right ability chance need way time order agreement intention desire refusal "
    "failure drive campaign law vote threat power permission duty reason place"
)


def _antecedent(sight: Sight, opener: int) -> Phrase | None:
    """Return what "who" or "which" stands for."""
    if low_of(sight, opener) not in _RELATIVES:
        return None
    at = opener - 1
    at -= kind_of(sight, at) == PAUSE
    if kind_of(sight, at) == CLOSE:
        at = opening(sight, at) - 1
    if kind_of(sight, at) not in {THING, FIGURE}:
        return None
    first = first_of(sight, at)
    if kind_of(sight, first - 1) == ACT and kind_of(sight, opener - 1) == THING:
        first = at
    return span_of(sight, first, at)


def _shared(sight: Sight, act: int, at: int) -> Phrase | int | None:
    """Return the act whose subject this one shares: "opened a plant and hired"."""
    form, kind = sight.chunks[act].form, kind_of(sight, at)
    if kind == ACT:
        return at
    if kind in {AND, PAUSE} or form in {"to", "ing"}:
        return _act_before(sight, at)
    return None


def _act_before(sight: Sight, at: int) -> int | None:
    for place in range(at, max(-1, at - FAR), -1):
        kind = kind_of(sight, place)
        if kind == ACT:
            return place
        if kind in {OPENER, BREAK} and low_of(sight, place) not in DASHES:
            return None
    return None

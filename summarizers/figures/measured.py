"""What a number counts ("81 hostages"), and which way it moves ("rose by 3%")."""

from summarizers.english.grammar import (
    COMMA,
    DETERMINER,
    GERUND,
    MARK,
    NOUN,
    NUMBER,
    PREPOSITION,
    VERB,
)
from summarizers.english.phrases import (
    Phrase,
    Words,
    kind_at,
    phrase_after,
    verb_of,
    word_is,
)
from summarizers.english.wordlists import DOWN, UP, word_set
from summarizers.figures.scene import Scene
from summarizers.quantities.measures import read_unit
from summarizers.quantities.numbers import Reading
from summarizers.quantities.units import PERCENT
from summarizers.types import Trend

_LONG = 16
"""Words a noun phrase may have."""


def counted_by(scene: Scene, reading: Reading) -> Phrase | None:
    """Return what a number without a unit counts: "hostages"."""
    if reading.unit:
        return None
    words, at = scene.words, reading.end
    at += word_is(words, at, "-")
    if word_is(words, at, "of"):
        at = _past_whole(scene, at + 1)
    if kind_at(words, at) == NUMBER:
        at = _past_measure(words, at)
    limit, last = at, min(at + _LONG, len(words))
    while limit < last and not (limit in scene.taken or limit in scene.numbers):
        limit += 1
    if limit == at:
        return None
    return _divided(words, reading, at) or phrase_after(words, at, limit)


def _past_whole(scene: Scene, place: int) -> int:
    """Return the place after the second number in "112 of the 240 seats"."""
    at = place + (kind_at(scene.words, place) == DETERMINER)
    if at not in scene.numbers:
        return place
    while at in scene.numbers:
        at += 1
    return at


def _divided(words: Words, reading: Reading, place: int) -> Phrase | None:
    """Return "cylinder" in "a four-cylinder engine", for there is but one engine."""
    noun, whole = kind_at(words, place), phrase_after(words, place)
    parted = noun == NOUN and not words[place].low.endswith("s") and reading.high > 1
    if not parted or not whole or whole[1] - place < 2:
        return None
    single = not words[whole[1] - 1].low.endswith(("s", "men", "people", "children"))
    joined = word_is(words, place - 1, "-")
    return (place, place + 1) if joined or (single and whole[1] - place == 2) else None


def _past_measure(words: Words, place: int) -> int:
    """Return the place after "250ml" in "eight million 250ml bottles"."""
    at = place + 1 + word_is(words, place + 1, "-")
    unit, end = read_unit(words, at) if at < len(words) else (None, at)
    return end if unit else place


def trend_of(words: Words, reading: Reading) -> Trend | None:
    """Return the direction when the number is the size of a change, not a level."""
    if reading.unit == PERCENT and reading.high < 0:
        return "down"
    before = reading.first - 1
    if word_is(words, before, "to") or word_is(words, before, "at"):
        return None
    if word_is(words, before, "by"):
        before -= 1
    for at in range(before, max(-1, before - 3), -1):
        verb = verb_of(words, at)
        if words[at].kind in {VERB, GERUND} or verb in _WAYS:
            if _is_amount(words, reading, verb):
                return None
            return _way(verb) or _compared(words, reading)
        if words[at].kind in {COMMA, MARK, PREPOSITION}:
            break
    return _compared(words, reading)


_WAYS = word_set("up down upward upwards downward downwards")


def _way(verb: str) -> Trend | None:
    if verb in UP or verb in {"upward", "upwards"}:
        return "up"
    return "down" if verb in DOWN or verb in {"downward", "downwards"} else None


def _is_amount(words: Words, reading: Reading, verb: str) -> bool:
    """Return whether a number tells how much was lost, and of what: "lost 60% of"."""
    return verb == "lose" and word_is(words, reading.end, "of")


def _compared(words: Words, reading: Reading) -> Trend | None:
    """Return the direction told after the number: "closed 6% higher"."""
    if not reading.unit or word_is(words, reading.end + 1, "than"):
        return None
    if word_is(words, reading.end, "higher"):
        return "up"
    return "down" if word_is(words, reading.end, "lower") else None

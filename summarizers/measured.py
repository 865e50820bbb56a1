"""What a number counts or measures, and which way it moves.

"81 hostages" counts; "a fine of $5m", "a 25% tax", "base price: $60" and "reserves are
$200bn" measure. The nearest words decide first; the subject of the sentence is asked
last, by `context`.
"""

from summarizers.amounts import read_unit
from summarizers.english import DOWN, UP
from summarizers.grammar import (
    ADJECTIVE,
    COMMA,
    DETERMINER,
    GERUND,
    MARK,
    NAME,
    NOUN,
    NUMBER,
    PREPOSITION,
    VERB,
)
from summarizers.money import MONEY
from summarizers.numbers import Reading
from summarizers.phrases import (
    Phrase,
    Words,
    kind_at,
    phrase_after,
    phrase_before,
    verb_of,
    word_is,
)
from summarizers.scene import Scene
from summarizers.types import Trend
from summarizers.units import PERCENT

_LONG = 16
"""Words a noun phrase may have."""
_BRACKET = 10
"""Words a bracket may hold between a number and what it measures."""


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
    stops = scene.taken | scene.numbers
    limit = next((far for far in range(at, at + _LONG) if far in stops), None)
    return None if at in stops else phrase_after(words, at, limit)


def _past_whole(scene: Scene, place: int) -> int:
    """Return the place after the second number in "112 of the 240 seats"."""
    at = place + (kind_at(scene.words, place) == DETERMINER)
    if at not in scene.numbers:
        return place
    while at in scene.numbers:
        at += 1
    return at


def _past_measure(words: Words, place: int) -> int:
    """Return the place after "250ml" in "eight million 250ml bottles"."""
    at = place + 1 + word_is(words, place + 1, "-")
    unit, end = read_unit(words, at) if at < len(words) else (None, at)
    return end if unit else place


def measured_by(
    scene: Scene, reading: Reading, counted: Phrase | None
) -> Phrase | None:
    """Return what is measured, by the words right before or after the number."""
    before = _before(scene, reading)
    if before or counted:
        return before
    return _after(scene, reading)


_LEADS = frozenset({"of", "worth", ":", "totalling", "totaling", "costing"})


def _before(scene: Scene, reading: Reading) -> Phrase | None:
    """Return "fine" for "a fine of $5m", "price" for "price: $60"."""
    words, at = scene.words, reading.first - 1
    if at >= 0 and words[at].low in _LEADS:
        return phrase_before(words, at, scene.taken)
    ranged = word_is(words, reading.first, "from") or word_is(words, at, "from")
    if ranged and reading.low != reading.high:
        at = reading.first - word_is(words, at, "from")
        at -= word_is(words, at - 1, "ranging")
        at -= kind_at(words, at - 1) == COMMA
        return phrase_before(words, at, scene.taken)
    if not reading.unit or kind_at(words, at) not in {NOUN, NAME}:
        return None
    phrase = phrase_before(words, at + 1, scene.taken)
    given = phrase and kind_at(words, phrase[0] - 1) in {VERB, DETERMINER}
    return None if given and reading.unit in MONEY else phrase


_TIES = frozenset({"of", "in", "for"})


def _after(scene: Scene, reading: Reading) -> Phrase | None:
    """Return "tax" for "a 25% tax", "revenue" for "60% of revenue"."""
    words = scene.words
    after = _past_bracket(words, reading.end + word_is(words, reading.end, "-"))
    tied = kind_at(words, after) == PREPOSITION and words[after].low in _TIES
    phrase = phrase_after(words, after + tied)
    if not phrase or phrase[0] in scene.taken:
        return None
    if word_is(words, after, "in") and kind_at(words, phrase[1] - 1) == NAME:
        return None
    return phrase if kind_at(words, phrase[1] - 1) in {NOUN, NAME, ADJECTIVE} else None


def _past_bracket(words: Words, place: int) -> int:
    """Return the place after a conversion: "8 miles (13 km) of"."""
    if not word_is(words, place, "("):
        return place
    for at in range(place + 1, min(place + _BRACKET, len(words))):
        if word_is(words, at, ")"):
            return at + 1 + word_is(words, at + 1, "-")
    return place


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
        if words[at].kind in {VERB, GERUND} or verb in {"up", "down"}:
            return "up" if verb in UP else "down" if verb in DOWN else None
        if words[at].kind in {COMMA, MARK, PREPOSITION}:
            return None
    return None

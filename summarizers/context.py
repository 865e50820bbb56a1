"""What a number is about: what is counted, who did what, where, and who says so.

Each question is answered by one function from the word classes around the number; none
guesses. Phrases are the sentence's own words.
"""

from typing import NamedTuple

from summarizers.dates import calendar_spans, stretch_spans
from summarizers.english import BE, DOWN, SAYING, UP, lemma, word_set
from summarizers.grammar import (
    AUXILIARY,
    COMMA,
    GERUND,
    MARK,
    NAME,
    NOUN,
    PREPOSITION,
    VERB,
    words_of,
)
from summarizers.numbers import Reading
from summarizers.phrases import (
    Phrase,
    Words,
    kind_at,
    passive_after,
    phrase_after,
    phrase_before,
    subject_of,
    text_of,
    verb_before,
    verb_of,
    word_is,
)
from summarizers.types import Trend
from summarizers.units import AGE


class Context(NamedTuple):
    """The words around one number, by what they tell of it."""

    end: int
    counted: str | None = None
    modifier: str | None = None
    who: str | None = None
    action: str | None = None
    where: str | None = None
    attribution: str | None = None
    about: str | None = None
    trend: Trend | None = None


class Scene(NamedTuple):
    """A sentence under the lens: its text, words, and the words that are dates."""

    text: str
    words: Words
    taken: frozenset[int]


def scene_of(text: str) -> Scene:
    """Return a sentence's words, with the places of those that tell a time."""
    words = words_of(text)
    spans = (*calendar_spans(text), *stretch_spans(text))
    taken = (
        place
        for place, word in enumerate(words)
        if any(start <= word.start < end for start, end in spans)
    )
    return Scene(text, words, frozenset(taken) if spans else frozenset())


def context_of(scene: Scene, reading: Reading) -> Context:
    """Return what the sentence tells of one of its numbers."""
    counted = _counted(scene, reading)
    end = counted[1] if counted else reading.end
    words = scene.words
    who, verb = _doing(scene, reading, end)
    trend = _trend(words, reading)
    about = _about(scene, reading, counted)
    if not about and who and (trend or verb is None or words[verb].low in BE):
        about, who = who, None
    return Context(
        end,
        counted=_own(scene, counted) if not reading.unit else None,
        modifier=_modifier(scene, end),
        who=_own(scene, who),
        action=words[verb].text if verb is not None and _acts(words, verb) else None,
        where=_where(scene, end),
        attribution=_attribution(scene),
        about=_own(scene, about),
        trend=trend,
    )


def _own(scene: Scene, phrase: Phrase | None) -> str | None:
    return text_of(scene.words, phrase, scene.text)


def _acts(words: Words, verb: int) -> bool:
    return words[verb].low not in BE


def _counted(scene: Scene, reading: Reading) -> Phrase | None:
    """Return what a number without a unit counts: "hostages"."""
    if reading.unit:
        return None
    words, at = scene.words, reading.end
    if word_is(words, at, "-"):
        at += 1
    if word_is(words, at, "of"):
        at += 1
    phrase = phrase_after(words, at)
    if phrase and phrase[0] in scene.taken:
        return None
    return phrase


def _about(scene: Scene, reading: Reading, counted: Phrase | None) -> Phrase | None:
    """Return what is measured: "a fine of $5m", "60% of revenue", "a 25% tax"."""
    words = scene.words
    if word_is(words, reading.first - 1, "of"):
        return phrase_before(words, reading.first - 1, scene.taken)
    if counted:
        return None
    after = reading.end + word_is(words, reading.end, "-")
    if kind_at(words, after) == PREPOSITION and words[after].low in {"of", "in", "for"}:
        after += 1
    phrase = phrase_after(words, after)
    return None if phrase and phrase[0] in scene.taken else phrase


def _doing(
    scene: Scene, reading: Reading, end: int
) -> tuple[Phrase | None, int | None]:
    """Return who did something with the counted things, and the verb's place."""
    words = scene.words
    passive = passive_after(words, end)
    if passive:
        participle, agent = passive
        return (phrase_after(words, agent) if agent else None), participle
    if kind_at(words, end) == VERB and not reading.unit:
        return None, end
    verb = verb_before(words, reading.first)
    if verb is None:
        return None, None
    return subject_of(words, verb, scene.taken), verb


_HIGHER = {"higher": "up", "lower": "down", "up": "up", "down": "down"}


def _trend(words: Words, reading: Reading) -> Trend | None:
    """Return the direction when the number is the size of a change, not a level."""
    before = reading.first - 1
    if word_is(words, before, "to") or word_is(words, before, "at"):
        return None
    if word_is(words, before, "by"):
        before -= 1
    for at in range(before, max(-1, before - 3), -1):
        if (
            words[at].kind in {COMMA, MARK, PREPOSITION}
            and words[at].low not in UP | DOWN
        ):
            return None
        verb = verb_of(words, at)
        if words[at].kind in {VERB, GERUND, PREPOSITION} or words[at].low in {
            "up",
            "down",
        }:
            return "up" if verb in UP else "down" if verb in DOWN else None
    return None


_ASIDES = word_set("mainly mostly including largely most many all among half some")


def _modifier(scene: Scene, end: int) -> str | None:
    """Return the aside after the counted things: "mainly women and children"."""
    words = scene.words
    if kind_at(words, end) != COMMA or end + 1 >= len(words):
        return None
    if words[end + 1].low not in _ASIDES:
        return None
    last = end + 1
    while last < len(words) and words[last].kind not in {COMMA, MARK, VERB, AUXILIARY}:
        last += 1
    return text_of(words, (end + 1, last), scene.text)


_PLACES = word_set("in at from near across outside inside into off")
_COMMON_PLACES = word_set(
    "prison prisons jail hospital hospitals school schools city cities town towns "
    "village villages border airport camp camps coast capital region province district "
    "country countries county area areas island islands station university mosque "
    "church market factory plant custody court street streets sea river"
)


def _where(scene: Scene, end: int) -> str | None:
    """Return the place told after the number: "in northern Italy", "from prison"."""
    words = scene.words
    for at in range(end, min(end + 12, len(words))):
        if words[at].kind in {MARK, COMMA} and at > end:
            return None
        if words[at].low in _PLACES and at + 1 not in scene.taken:
            phrase = phrase_after(words, at + 1)
            if phrase and _is_place(words, phrase):
                return text_of(words, (at, phrase[1]), scene.text)
    return None


def _is_place(words: Words, phrase: Phrase) -> bool:
    last = words[phrase[1] - 1]
    return last.kind == NAME or last.low in _COMMON_PLACES


def _attribution(scene: Scene) -> str | None:
    """Return who vouches for the sentence: "it is estimated", "police said"."""
    words = scene.words
    for at, word in enumerate(words):
        if word.low == "according" and word_is(words, at + 1, "to"):
            phrase = phrase_after(words, at + 2)
            return phrase and text_of(words, (at, phrase[1]), scene.text)
        if word.kind == VERB and lemma(word.low) in SAYING:
            said = _saying(scene, at)
            if said:
                return said
    return None


def _saying(scene: Scene, verb: int) -> str | None:
    words = scene.words
    if kind_at(words, verb - 1) == AUXILIARY and word_is(words, verb - 2, "it"):
        return text_of(words, (verb - 2, verb + 1), scene.text)
    links = word_is(words, verb + 1, "that") or kind_at(words, verb + 1) in {
        MARK,
        COMMA,
        "O",
        "D",
        NAME,
        "#",
        NOUN,
    }
    subject = subject_of(words, verb, scene.taken)
    if subject and links and subject[1] <= verb:
        return text_of(words, (subject[0], verb + 1), scene.text)
    return None


def is_age(reading: Reading) -> bool:
    """Return whether a number is somebody's age."""
    return bool(reading.unit and reading.unit.endswith(AGE))

"""Who vouches for a number: "it is estimated", "police said", "according to …"."""

from typing import NamedTuple

from summarizers.english.grammar import (
    ADVERB,
    AUXILIARY,
    COMMA,
    MARK,
    MODAL,
    NAME,
    NOUN,
    PREPOSITION,
    VERB,
)
from summarizers.english.phrases import (
    Phrase,
    Words,
    kind_at,
    phrase_after,
    subject_of,
    text_of,
    word_is,
)
from summarizers.english.wordlists import VOUCHING, lemma, word_set
from summarizers.figures.scene import Scene
from summarizers.quantities.numbers import Reading


class Voucher(NamedTuple):
    """Who says so, as word places, and the verb; none in "according to"."""

    words: Phrase
    subject: Phrase = (0, 0)
    verb: int | None = None


def vouchers_in(scene: Scene) -> tuple[Voucher, ...]:
    """Return all who may vouch for something in a sentence."""
    found = (_voucher(scene, at) for at in range(len(scene.words)))
    return tuple(voucher for voucher in found if voucher)


def _voucher(scene: Scene, at: int) -> Voucher | None:
    words = scene.words
    if words[at].low == "according" and word_is(words, at + 1, "to"):
        phrase = phrase_after(words, at + 2)
        return Voucher((at, phrase[1])) if phrase else None
    if words[at].kind != VERB or lemma(words[at].low) not in VOUCHING:
        return None
    said = _saying(scene, at)
    return Voucher(_short(said, at), said, at) if said else None


def attribution_of(
    scene: Scene, vouchers: tuple[Voucher, ...], reading: Reading
) -> str | None:
    """Return who vouches for the number: "it is estimated", "police said"."""
    for each in vouchers:
        if each.verb is None or _vouches(scene.words, each.subject, each.verb, reading):
            return text_of(scene.words, each.words, scene.text)
    return None


_LONG = 12
"""Words an attribution may have; a longer one holds an aside."""


def _short(subject: Phrase, verb: int) -> Phrase:
    """Return the words of who says so with the verb, without a long aside between."""
    whole = subject[0], verb + 1
    return subject if whole[1] - whole[0] > _LONG else whole


def _saying(scene: Scene, verb: int) -> Phrase | None:
    """Return the subject of a verb of saying, as far as it is one."""
    words = scene.words
    if kind_at(words, verb - 1) == AUXILIARY and word_is(words, verb - 2, "it"):
        return verb - 2, verb
    links = word_is(words, verb + 1, "that") or kind_at(words, verb + 1) in {
        MARK,
        COMMA,
        "O",
        "D",
        NAME,
        "#",
        NOUN,
        PREPOSITION,
    }
    subject = subject_of(words, verb, scene.taken)
    if not subject or not links or subject[1] > verb or _doubts(words, verb):
        return None
    has_article = words[subject[0] - 1].low in {"the", "a", "an"} and subject[0] > 0
    return subject[0] - has_article, subject[1]


def _doubts(words: Words, verb: int) -> bool:
    """Return whether nobody has said it yet: "they might say"."""
    at = verb - 1
    while kind_at(words, at) in {ADVERB, AUXILIARY}:
        at -= 1
    return kind_at(words, at) == MODAL


_FINDING = frozenset({"find", "show", "reveal"})
"""Verbs that vouch only for a clause: police who "found 30 bags" say nothing."""
_TIES = word_set("after before since when while as until once because")


def _vouches(words: Words, subject: Phrase, verb: int, reading: Reading) -> bool:
    """Return whether what is said holds the number: it follows, or "…, they said".

    In "fell to 7 a day after the firm announced that …" nobody vouches for the 7.
    """
    if subject[0] <= reading.start < subject[1]:
        return False
    if reading.first > verb:
        if lemma(words[verb].low) in _FINDING and not word_is(words, verb + 1, "that"):
            return False
        is_aside = subject[0] > 0 and words[subject[0] - 1].low in _TIES
        between = (word.kind for word in words[verb : reading.first])
        return not is_aside or COMMA not in between
    ends_with_it = kind_at(words, subject[0] - 1) in {MARK, COMMA}
    return ends_with_it and not word_is(words, verb + 1, "that")

"""Signs that a name is a person's, an organisation's or a place's, and their sum.

Each sign is a small whole number: a role or a title counts 4, a usual given name, an
age or "who" 2, the ending of a family name or a verb of saying 1; what names a thing
weighs more than any of them. The numbers were set on annotated texts of our own.
"""

from typing import NamedTuple

from summarizers.english.grammar import (
    ADJECTIVE,
    COMMA,
    DETERMINER,
    HYPHEN,
    MARK,
    NAME,
    NOUN,
    NUMBER,
    POSSESSIVE,
    Word,
)
from summarizers.english.phrases import Phrase, Words, kind_at, word_is
from summarizers.english.wordlists import SAYING, lemma
from summarizers.people import gazetteer
from summarizers.people.forenames import (
    ENDINGS,
    FAMILY_FIRST,
    GIVEN_NAMES,
    HUNGARIAN,
    plain,
)
from summarizers.people.roles import head_of

LEAST = 2
"""The sum of signs from which a name is taken for a person's."""
LONE = 1
"""The weight of a surname alone that does what people do: too little by itself."""
_FIRST = GIVEN_NAMES | FAMILY_FIRST | HUNGARIAN
_PARTS = frozenset({NOUN, NUMBER, HYPHEN})
_PRONOUNS = frozenset({"he", "she", "his", "her", "him"})


class Name(NamedTuple):
    """A name by word places, the phrases that give it a role, and the signs' sum.

    `titled` when a title or role stands right before it.
    """

    start: int
    end: int
    roles: tuple[Phrase, ...]
    weight: int
    titled: bool


def weight_of(words: Words, name: Name, begin: int) -> int:
    """Return the sum of the signs for and against a person; the run starts at begin."""
    inside = [w for w in words[name.start : name.end] if w.text[0].isupper()]
    lows = [plain(word.text) for word in inside]
    if len(lows) == 1 and not name.titled:
        return LONE if _acts(words, name.end) else 0
    weight = 4 * bool(name.roles or name.titled) + _signs_after(words, name.end)
    weight += _signs_inside(lows, words[name.start : name.end])
    weight -= _signs_against(lows, inside)
    weight -= _signs_before(words, name, begin)
    return weight - (len(lows) == 1) * (1 + _may_be_firm(words, name))


def _signs_inside(lows: list[str], name: Words) -> int:
    """Return what the words of a name say for a person."""
    if len(lows) == 1:
        return 0
    weight = 2 * (lows[0] in GIVEN_NAMES)
    weight += 2 * (lows[0] in HUNGARIAN and lows[1] in GIVEN_NAMES)
    weight += 2 * (lows[0] in FAMILY_FIRST and len(lows) < 4)
    weight += any(low.endswith(ENDINGS) and len(low) > 4 for low in lows[1:])
    dotted = len(name) > 1 and len(lows[0]) == 1 and name[1].text == "."
    weight += 2 * (dotted or lows[0].count(".") > 1)
    weight += len(lows) > 2 and len(lows[1]) == 1
    weight += any("'" in low or low.startswith(("mc", "mac")) for low in lows[1:])
    return weight + any(word.text in gazetteer.PARTICLES for word in name)


def _signs_against(lows: list[str], inside: list[Word]) -> int:
    """Return what the words of a name say for an organisation or a place."""
    weight = 12 * any(low in gazetteer.THING_WORDS for low in lows)
    weight += 4 * (lows[-1] in gazetteer.ORGANISATION_WORDS)
    if lows[0] in gazetteer.PLACES or lows[-1] in gazetteer.PLACES:
        weight += 1 if lows[0] in GIVEN_NAMES else 3
    weight += 3 * (lemma(lows[0]) is not None and lows[0] not in _FIRST)
    shouted = [word for word in inside if len(word.text) > 1 and word.text.isupper()]
    dotted = all("." in word.text or len(word.text) < 3 for word in shouted)
    return weight + 3 * bool(shouted) * (not dotted)


def _signs_before(words: Words, name: Name, begin: int) -> int:
    """Return what the words before a name say against a person."""
    article = kind_at(words, begin - 1) == DETERMINER
    thing = bool(begin) and words[begin - 1].low in gazetteer.THINGS
    weight = 3 * (article and begin == name.start) + 6 * thing
    weight += 6 * (article and words[begin].low in _ROYAL)
    located = any(word_is(words, name.start - 1, low) for low in ("in", "at", "near"))
    return weight + 2 * located


def _may_be_firm(words: Words, name: Name) -> int:
    """Return what a role firms have as well says against a single word."""
    before = words[name.start - 1].low if name.start else ""
    return 4 * (before in gazetteer.ORGANISATION_ROLES)


_ROYAL = frozenset({"queen", "king", "prince", "princess", "lady", "lord", "duchess"})
"""Titles that ships and pubs carry behind an article."""


def _signs_after(words: Words, end: int) -> int:
    """Return what the words after a name say for a person."""
    comma = kind_at(words, end) == COMMA
    weight = 2 * (
        word_is(words, end, "who") or (comma and word_is(words, end + 1, "who"))
    )
    if comma and kind_at(words, end + 1) == NUMBER:
        weight += 2 * (kind_at(words, end + 2) in {COMMA, MARK})
    if end < len(words):
        low = words[end].low
        acts = low in gazetteer.HUMAN_VERBS or lemma(low) in SAYING
        weight += 1 if acts else -2 * (words[end].kind in _PARTS)
        weight += any(word.low in _PRONOUNS for word in words[end : end + 8])
    if kind_at(words, end) == POSSESSIVE and kind_at(words, end + 1) == NAME:
        weight -= 2
    return weight - 6 * (comma and _is_thing(words, end + 1))


def _acts(words: Words, place: int) -> bool:
    """Return whether an age or a verb of saying follows."""
    aged = kind_at(words, place) == COMMA and kind_at(words, place + 1) == NUMBER
    if aged:
        return kind_at(words, place + 2) == COMMA
    return place < len(words) and lemma(words[place].low) in SAYING


def _is_thing(words: Words, place: int) -> bool:
    """Return whether a phrase explains the name before it as a firm, a town, a team."""
    at = place
    while kind_at(words, at) == DETERMINER:
        at += 1
    end = at
    while kind_at(words, end) in {NOUN, NAME, ADJECTIVE, HYPHEN, POSSESSIVE}:
        end += 1
    return end > at > place and words[head_of(words, at, end)].low in gazetteer.THINGS

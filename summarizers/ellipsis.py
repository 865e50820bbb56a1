"""The noun a number leaves out because an earlier one has said it.

"435 homes by sale and 187 by tender" counts homes twice. Linguists call this noun
ellipsis: the second number stands bare, tied to the first by "and", "compared with",
"from … to" and the like. Only clear cases are taken: the number just before must count
that noun, and if it hangs on a preposition no other number may count something else,
for in "300 cars in 12 cities and 5 in towns" the five may be either.
"""

from collections.abc import Sequence

from summarizers.english import word_set
from summarizers.grammar import (
    AUXILIARY,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    MARK,
    MODAL,
    NUMBER,
    PREPOSITION,
    VERB,
)
from summarizers.numbers import Reading
from summarizers.parse import Parse
from summarizers.phrases import Phrase, Words, kind_at, word_is
from summarizers.units import PERCENT

Noun = Phrase | None

_JOINING = word_set("and or but")
_LEVELS = word_set("to from than against versus")
"""Words between two levels of one thing, unless a verb stands between them."""
_VERBS = frozenset({VERB, AUXILIARY, MODAL})
_SCALE = "points"
_RANKS = word_set("places spots positions ranks rungs")
"""Steps of a ladder: "fell two places to 14" tells the fourteenth, not fourteen."""
_PERSONS = word_set("people persons")
"""Nouns so general that nobody else is meant by "and 30 were hurt" after them."""
_PLURALS = ("s", "men", "people", "children")
_PAUSES = frozenset({MARK, COMMA, CONJUNCTION})
_OWN = word_set("of per")
"""Prepositions after a number that tell what it counts themselves."""


def nouns_of(parse: Parse) -> tuple[Noun, ...]:
    """Return what each number of a sentence counts, told there or before."""
    nouns: list[Noun] = []
    for place, told in enumerate(parse.counted):
        nouns.append(told or _left_out(parse, place, nouns))
    return tuple(nouns)


def _left_out(parse: Parse, place: int, nouns: Sequence[Noun]) -> Noun:
    """Return the noun of the numbers before, if a bare number counts it as well."""
    words, reading = parse.scene.words, parse.found[place]
    if reading.unit or reading.low < 1 or not _is_bare(parse, reading):
        return None
    noun = _nearest(parse, place)
    if not noun:
        return None
    end, head = max(parse.found[place - 1].end, noun[1]), words[noun[1] - 1].low
    if any(word.kind == MARK for word in words[end : reading.first]):
        return None
    if head == _SCALE and _is_level(parse, place, noun):
        return noun
    fraction = reading.low % 1 and not parse.found[place - 1].low % 1
    if fraction or not nouns[-1]:
        return None
    return noun if _is_tied(parse, place, end, head) else None


def _nearest(parse: Parse, place: int) -> Noun:
    """Return the last noun told before a number, if it is clear that it may go on."""
    words = parse.scene.words
    told = [(at, noun) for at, noun in enumerate(parse.counted[:place]) if noun]
    if not told:
        return None
    last, noun = told[-1]
    head = words[noun[1] - 1].low
    alone = all(words[other[1] - 1].low == head for _, other in told)
    hangs = kind_at(words, parse.found[last].first - 1) == PREPOSITION
    clear = head.endswith(_PLURALS) and head not in _RANKS
    return noun if clear and (alone or not hangs) else None


def _is_bare(parse: Parse, reading: Reading) -> bool:
    """Return whether nothing after a number can be what it counts."""
    words, at = parse.scene.words, reading.end
    kind = kind_at(words, at)
    if at in parse.scene.taken or kind in _PAUSES or kind in _VERBS:
        return not word_is(words, at, "%")
    # "3 in 10" is a share of something else.
    share = kind_at(words, at + 1) == NUMBER and at + 1 not in parse.scene.taken
    return kind == PREPOSITION and words[at].low not in _OWN and not share


def _is_level(parse: Parse, place: int, noun: Phrase) -> bool:
    """Return whether points moved up or down to it: "64 points, or 0.6%, to 4,577"."""
    words, first = parse.scene.words, parse.found[place].first
    since = parse.found[place - 1]
    same = since.end <= noun[0] or since.unit == PERCENT
    still = not any(word.kind in _VERBS for word in words[noun[1] : first])
    return same and still and word_is(words, first - 1, "to")


def _is_tied(parse: Parse, place: int, end: int, head: str) -> bool:
    """Return whether a word joins a bare number to the number that ends before."""
    words, reading = parse.scene.words, parse.found[place]
    at = reading.first - 1
    while kind_at(words, at) == DETERMINER:
        at -= 1
    if kind_at(words, reading.end) in _VERBS and reading.end not in parse.scene.taken:
        parted = _is_part(words, parse.found[place - 1], end, reading.first)
        return parted or (head in _PERSONS and words[at].low in _JOINING)
    if words[at].low in _JOINING:
        return True
    if words[at].kind == COMMA:
        return (
            words[end].kind == PREPOSITION and words[reading.end].low == words[end].low
        )
    if words[at].low in {"with", "to"} and word_is(words, at - 1, "compared"):
        return True
    still = not any(word.kind in _VERBS for word in words[end:at])
    return words[at].low in _LEVELS and still


def _is_part(words: Words, whole: Reading, end: int, first: int) -> bool:
    """Return whether a number is a part of the one before: "of the 60 divers, 22"."""
    at = whole.first - 1
    while kind_at(words, at) == DETERMINER:
        at -= 1
    begins = kind_at(words, at - 1) in _PAUSES
    return begins and word_is(words, at, "of") and first - end <= 1

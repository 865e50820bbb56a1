"""The noun a number leaves out because an earlier one has said it.

"435 homes by sale and 187 by tender" counts homes twice. Linguists call this noun
ellipsis: the second number stands bare, tied to the first by "and", "compared with",
"from … to" and the like. Only clear cases are taken: the number just before must count
that noun, and if it hangs on a preposition no other number may count something else,
for in "300 cars in 12 cities and 5 in towns" the five may be either.
"""

from typing import NamedTuple

from summarizers.english.grammar import (
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
from summarizers.english.phrases import Phrase, Words, kind_at, word_is
from summarizers.english.wordlists import PREPOSITIONS, lemma, word_set
from summarizers.figures.parse import Parse
from summarizers.quantities.numbers import Reading
from summarizers.quantities.numerals import word_at
from summarizers.quantities.units import PERCENT

Noun = Phrase | None

_JOINING = word_set("and or but")
_LISTING = _JOINING | {","}
_LEVELS = word_set("to from than against versus")
"""Words between two levels of one thing, unless a verb stands between them."""
_VERBS = frozenset({VERB, AUXILIARY, MODAL})
_SCALE = "points"
_RANKS = word_set("places spots positions ranks rungs")
"""Steps of a ladder: "fell two places to 14" tells the fourteenth, not fourteen."""
_PERSONS = word_set("people persons")
"""Nouns so general that nobody else is meant by "and 30 were hurt" after them."""
_HARMING = word_set(
    "injure wound hurt kill arrest detain displace infect rescue evacuate"
)
"""Verbs done to people alone: "killed 40 people, injuring 250"."""
_CONTRASTS = word_set("for among")
"""Prepositions that may name others: "60 girls, compared with 90 for boys"."""
_FAR = 25
"""Words that may stand between a number and the one it shares a noun with."""
_PLURALS = ("s", "men", "people", "children")
_PAUSES = frozenset({MARK, COMMA, CONJUNCTION})
_OWN = word_set("of per")
"""Prepositions after a number that tell what it counts themselves."""


class Giver(NamedTuple):
    """The last number that told its noun, and whether all before told the same."""

    place: int
    noun: Phrase
    head: str
    alone: bool


def nouns_of(parse: Parse) -> tuple[Noun, ...]:
    """Return what each number of a sentence counts, told there or before."""
    nouns: list[Noun] = []
    giver: Giver | None = None
    for place, told in enumerate(parse.counted):
        if told:
            head = parse.scene.words[told[1] - 1].low
            alone = not giver or (giver.alone and giver.head == head)
            giver = Giver(place, told, head, alone)
            nouns.append(told)
        else:
            heard = nouns[-1] if nouns else None
            shares = giver and _shares(parse, place, giver, heard=bool(heard))
            nouns.append(_kept(giver) if giver and shares else None)
    return tuple(nouns)


def _kept(giver: Giver) -> Phrase:
    """Return the noun to share: "people" alone of "homeless people", to be safe."""
    end = giver.noun[1]
    return (end - 1, end) if giver.head in _PERSONS else giver.noun


def _shares(parse: Parse, place: int, giver: Giver, *, heard: bool) -> bool:
    """Return whether a number without a noun counts what the giver counts.

    It is `heard` if the number just before counts it.
    """
    words, reading = parse.scene.words, parse.found[place]
    end = max(parse.found[place - 1].end, giver.noun[1])
    if reading.unit or reading.low < 1 or not _is_bare(parse, reading):
        return False
    if reading.first - end > _FAR or not _gives(words, parse.found, giver):
        return False
    if any(word.kind == MARK for word in words[end : reading.first]):
        return False
    if giver.head == _SCALE and _is_level(parse, place, giver):
        return True
    fraction = reading.low % 1 and not parse.found[place - 1].low % 1
    return heard and not fraction and _is_tied(parse, place, end, giver)


def _gives(words: Words, found: tuple[Reading, ...], giver: Giver) -> bool:
    """Return whether it is clear that a noun may go on being counted."""
    plural = giver.head.endswith(_PLURALS) and giver.head not in _RANKS
    return plural and (giver.alone or not _hangs(words, found, giver))


def _hangs(words: Words, found: tuple[Reading, ...], giver: Giver) -> bool:
    return kind_at(words, found[giver.place].first - 1) == PREPOSITION


def _is_bare(parse: Parse, reading: Reading) -> bool:
    """Return whether nothing after a number can be what it counts."""
    words, at = parse.scene.words, reading.end
    kind = kind_at(words, at)
    if at in parse.scene.taken or kind in _PAUSES or kind in _VERBS:
        return not word_is(words, at, "%")
    # "3 in 10" is a share of something else.
    share = kind_at(words, at + 1) == NUMBER and at + 1 not in parse.scene.taken
    return kind == PREPOSITION and words[at].low not in _OWN and not share


def _is_level(parse: Parse, place: int, giver: Giver) -> bool:
    """Return whether points moved up or down to it: "64 points, or 0.6%, to 4,577"."""
    words, first = parse.scene.words, parse.found[place].first
    near = giver.place == place - 1 or parse.found[place - 1].unit == PERCENT
    close = first - giver.noun[1] <= _FAR and word_is(words, first - 1, "to")
    return near and close and _is_still(words, giver.noun[1], first)


def _is_tied(parse: Parse, place: int, end: int, giver: Giver) -> bool:
    """Return whether a word joins a bare number to the number that ends before."""
    words, reading = parse.scene.words, parse.found[place]
    at = _before(words, reading.first)
    link, after = word_at(words, at), word_at(words, reading.end)
    if giver.head in _PERSONS and lemma(link) in _HARMING:
        return True
    timed = reading.end in parse.scene.taken
    if kind_at(words, reading.end) in _VERBS and not timed:
        joined = giver.head in _PERSONS and link in _JOINING
        return joined or _is_part(words, parse.found[place - 1], end, reading.first)
    if after in _CONTRASTS or link == ",":
        parallel = after in PREPOSITIONS and word_at(words, end) == after
        return parallel and link in _LISTING
    return link in _JOINING or _is_compared(parse, at, end, giver)


def _is_compared(parse: Parse, at: int, end: int, giver: Giver) -> bool:
    """Return whether the word at this place leads to another level of one thing."""
    words = parse.scene.words
    link, before = word_at(words, at), word_at(words, at - 1)
    if link in {"with", "to"} and before == "compared":
        return True
    still = _is_still(words, end, at)
    if link == "from" and before in {"up", "down"}:
        return still or not _hangs(words, parse.found, giver)
    return link in _LEVELS and still


def _is_still(words: Words, start: int, end: int) -> bool:
    return not any(word.kind in _VERBS for word in words[start:end])


def _is_part(words: Words, whole: Reading, end: int, first: int) -> bool:
    """Return whether a number is a part of the one before: "of the 60 divers, 22"."""
    at = _before(words, whole.first)
    begins = kind_at(words, at - 1) in _PAUSES
    near = first == end or kind_at(words, first - 1) == COMMA
    return begins and word_is(words, at, "of") and near


def _before(words: Words, place: int) -> int:
    """Return the place of the word before this one and its articles."""
    at = place - 1
    while kind_at(words, at) == DETERMINER:
        at -= 1
    return at

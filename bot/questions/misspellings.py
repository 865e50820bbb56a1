"""What somebody may have meant by a word that no article knows. Pure.

The other way round from the usual: not the whole vocabulary is compared with the word,
but all that the word may have been before a slip of the finger is made (Norvig, How to
Write a Spelling Corrector, 2007), and the store is asked which of these it knows. So no
process keeps a vocabulary, none is out of date, and a search costs the same however
many articles there are. It is the word as written that is mended, before its ending is
cut: "floodign" is no slip of the stem "flood".

The first letter is kept, as nearly everybody gets it right (Pollock and Zamora, 1984).
Of two slips in one word only the usual ones are made, or they would be tens of
thousands: a letter too many, too few of a double, two swapped, a wrong vowel.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from math import log
from typing import NamedTuple

from summarizers.text.words import normal

SHORTEST = 4
"""Letters of the shortest word that is mended; a shorter one may be anything."""
LONGEST = 24
_FOR_TWO = 6
"""Letters from which a word may have two slips."""

# By the first letter that is none of them, the letters of each script that has some.
_SCRIPTS = (
    "abcdefghijklmnopqrstuvwxyz",
    "αβγδεζηθικλμνξοπρσςτυφχψω",
    "абвгдежзийклмнопрстуфхцчшщъыьэюяёєіїґ",
    "אבגדהוזחטיךכלםמןנסעףפץצקרשת",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةىپچژگکی",
)
_ACCENTED = {
    "a": "áàâäãåąăā",
    "c": "çćč",
    "d": "ďđ",
    "e": "éèêëęěē",
    "g": "ğ",
    "i": "íìîïıī",
    "l": "ł",
    "n": "ñńň",
    "o": "óòôöõøőō",
    "r": "ř",
    "s": "śšşș",
    "t": "ťțţ",
    "u": "úùûüůűū",
    "y": "ýÿ",
    "z": "źžż",
}
_VOWELS = "aeiouy"
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = frozenset(
    pair
    for row, below in pairwise((*_ROWS, ""))
    for one, other in (
        *pairwise(row),
        *zip(row, below, strict=False),
        *zip(row[1:], below, strict=False),
    )
    for pair in (one + other, other + one)
)

# How likely each kind of slip is beside a letter left out. An accent is none at all.
_ACCENT, _SWAP, _DOUBLE, _PLAIN, _NEAR, _OTHER = 8.0, 2.0, 2.0, 1.0, 1.0, 0.25


class Spelling(NamedTuple):
    """What a word may have been, and how likely that is beside a letter left out."""

    word: str
    likely: float


def may_be_mended(word: str) -> bool:
    """Return whether a word is one that may be misspelt: letters of one script."""
    letters = word.casefold()
    return SHORTEST <= len(letters) <= LONGEST and bool(_alphabet(letters))


@lru_cache(maxsize=1 << 8)
def once(word: str) -> Mapping[str, Spelling]:
    """Return by index term what a word may be with one slip mended."""
    letters = word.casefold()
    return _by_term(_likeliest([*_usual(letters), *_rare(letters)]))


@lru_cache(maxsize=1 << 8)
def twice(word: str) -> Mapping[str, Spelling]:
    """Return by index term what a longer word may be with two usual slips mended."""
    letters = word.casefold()
    if len(letters) < _FOR_TWO:
        return {}
    both = (
        (further, likely * again)
        for mended, likely in _likeliest(_usual(letters)).items()
        for further, again in _usual(mended)
    )
    return _by_term(_likeliest(both))


def best(spellings: Mapping[str, Spelling], counts: Mapping[str, int]) -> list[str]:
    """Return the terms that articles know, the likeliest first.

    `counts` is in how many articles each stands: common words are meant more often,
    though not a hundred times as often.
    """
    weights = {
        term: spelling.likely * log(2 + counts[term])
        for term, spelling in spellings.items()
        if counts.get(term)
    }
    return sorted(weights, key=lambda each: (-weights[each], each))


def _likeliest(slips: Iterable[tuple[str, float]]) -> dict[str, float]:
    found: dict[str, float] = {}
    for word, likely in slips:
        found[word] = max(likely, found.get(word, 0.0))
    return found


def _by_term(found: Mapping[str, float]) -> dict[str, Spelling]:
    """Return for each index term the likeliest word that has it."""
    terms: dict[str, Spelling] = {}
    for word in sorted(found, key=lambda each: (-found[each], each)):
        terms.setdefault(normal(word), Spelling(word, found[word]))
    return terms


def _alphabet(letters: str) -> str:
    """Return the letters a word may have been meant to have; none for some scripts."""
    accents = "".join(_ACCENTED.values())
    for script in _SCRIPTS:
        if all(letter in script or letter in accents for letter in letters):
            return script
    return ""


def _usual(word: str) -> Iterator[tuple[str, float]]:
    """Yield the word without each usual slip it may have; its first letter stays."""
    for place in range(1, len(word)):
        before, letter, after = word[:place], word[place], word[place + 1 :]
        is_double = letter == word[place - 1]
        yield before + after, _DOUBLE if is_double else _PLAIN
        yield before + letter + letter + after, _DOUBLE
        if letter in _VOWELS:
            for vowel in _VOWELS:
                yield before + vowel + after, _PLAIN
        if after and after[0] != letter:
            yield before + after[0] + letter + after[1:], _SWAP


def _rare(word: str) -> Iterator[tuple[str, float]]:
    """Yield the word with each letter put in, in another's place, or accented."""
    alphabet = _alphabet(word)
    for place in range(1, len(word) + 1):
        before, rest = word[:place], word[place:]
        for accented in _ACCENTED.get(rest[:1], ""):
            yield before + accented + rest[1:], _ACCENT
        for letter in alphabet:
            yield before + letter + rest, _PLAIN
            if rest:
                is_near = rest[0] + letter in _BESIDE
                yield before + letter + rest[1:], _NEAR if is_near else _OTHER

"""What kind of words two sentences differ in: a number, a name, a denial or others."""

from collections import Counter
from enum import StrEnum

from summarizers.english import wordlists
from summarizers.verifier.doubts import is_doubt
from summarizers.verifier.synonyms import MONTHS, TIMES, WEEKDAYS

Words = tuple[str, ...]

SIGNS = frozenset("-−$€£¥%‰°")
_SMALL = wordlists.DETERMINERS | wordlists.PREPOSITIONS | wordlists.SUBJECTS
_DATES = WEEKDAYS | MONTHS | TIMES


class Reason(StrEnum):
    """What is wrong with the words that are not covered."""

    HIDDEN = "letters nobody sees"
    NUMBER = "a number"
    DATE = "a date"
    NAME = "a name"
    DOUBT = "a denial, doubt or attribution"
    QUOTATION = "quotation marks"
    CUT = "a sentence that is not whole"
    ORDER = "the order of words"
    WORDS = "words"


def reason_of(said: Words, other: Words) -> Reason:
    """Return what kind of words differ: of several kinds, the worst."""
    one, two = (Counter(map(_folded, words)) for words in (said, other))
    new, lost = (set(each) - {","} for each in (one - two, two - one))
    if any(map(is_doubt, new | lost)):
        return Reason.DOUBT
    apart = new or lost
    for reason, is_one in (
        (Reason.NUMBER, counts),
        (Reason.DATE, _is_date),
        (Reason.QUOTATION, '"'.__eq__),
    ):
        if any(map(is_one, apart)):
            return reason
    if not new:
        return Reason.CUT if lost else Reason.ORDER
    names = {word.casefold() for word in (*said, *other) if word[0].isupper()}
    return Reason.NAME if names & apart - _SMALL else Reason.WORDS


def _folded(word: str) -> str:
    """Return a word in small letters; the month of May is no doubt."""
    return word if word == "May" else word.casefold()


def counts(word: str) -> bool:
    """Return whether a word is a number, its sign, scale or currency."""
    return has_digit(word) or word in SIGNS or word in wordlists.NUMBER_WORDS


def has_digit(word: str) -> bool:
    """Return whether there is a digit of any script in the word."""
    return any(letter.isdigit() for letter in word)


def _is_date(word: str) -> bool:
    return word.casefold() in _DATES

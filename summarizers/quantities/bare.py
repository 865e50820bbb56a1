"""Whether a bare number counts something, in the languages other than English.

A number without unit or magnitude may be a date, a time of day, a law or part of a name
("Boeing 787"); it counts only where the words beside it leave no doubt.
"""

from typing import NamedTuple

from summarizers.english.grammar import Word
from summarizers.quantities.numerals import touches, word_at
from summarizers.quantities.spelled import find_after, past_stop
from summarizers.text.vocabulary import Language
from summarizers.types import Bound

Words = tuple[Word, ...]


class Found(NamedTuple):
    """A quantity by the places of its words: from the bound, from the number, to."""

    low: float
    high: float
    bound: Bound
    unit: str | None
    first: int
    start: int
    end: int


_YEARS = range(1900, 2100)
_OF = frozenset({"de", "d", "di", "."})


def counter_at(words: Words, place: int, language: Language) -> tuple[bool, int] | None:
    """Return where a word of counting ends, if one begins here ("3 人")."""
    return find_after(dict.fromkeys(language.counted, True), words, place)


def counts(words: Words, found: Found, end: int, language: Language) -> bool:
    """Return whether a bare number stands before something it can count."""
    if _is_dated(words, found, end, language):
        return False
    if language.counted:
        return any(counter_at(words, at, language) for at in (end, found.end))
    start, last = counted_after(words, found.end, language)
    if touches(words, found.end) or start == last:
        return False
    return not _is_named(words, found, words[start].text, language)


def _is_noun(words: Words, place: int, language: Language) -> bool:
    """Return whether a word may be something that is counted."""
    text = words[place].text if place < len(words) else ""
    stopped = text.lower() in language.stopwords
    return len(text) > 1 and text[0].isalpha() and not stopped


def counted_after(words: Words, end: int, language: Language) -> tuple[int, int]:
    """Return the places of the words that a number counts, from and up to.

    That is the word after it, where nouns are written large up to the first of them.
    """
    if language.counted:
        counter = counter_at(words, end, language)
        return end, counter[1] if counter else end
    start = past_stop(words, end, language)
    start += word_at(words, start) in _OF
    large = (at for at in range(start, start + _ADJECTIVES) if _is_large(words, at))
    last = next(large, -1) if language.large_nouns else start
    clear = all(_is_noun(words, at, language) for at in range(start, last + 1))
    return start, last + 1 if clear and last >= start else start


_ADJECTIVES = 3
"""How many words are looked at for the noun."""


def _is_large(words: Words, place: int) -> bool:
    return place < len(words) and words[place].text[0].isupper()


def _is_dated(words: Words, found: Found, end: int, language: Language) -> bool:
    """Return whether the number is a year, or a word of the calendar is beside it."""
    plain = words[found.start].text
    if len(plain) == 4 and plain.isdigit() and int(plain) in _YEARS:
        return True
    after = end + (word_at(words, end) in _OF)
    dated = {_plain(words, end), _plain(words, after)} & language.calendar
    if dated or word_at(words, end) in language.numbered:
        return True
    # With "about" between them, the word before says nothing of the number.
    if found.bound not in {"exact", "range"}:
        return False
    before = found.first - 1
    before -= word_at(words, before) in _OF
    word = _plain(words, before)
    return word in language.numbered or (
        word in language.calendar and not language.counted
    )


def _plain(words: Words, place: int) -> str:
    """Return a word without what follows an apostrophe ("Mayıs'ta")."""
    return word_at(words, place).replace("’", "'").partition("'")[0]


def _is_named(words: Words, found: Found, following: str, language: Language) -> bool:
    """Return whether a name stands before the number, as in "Boeing 787"."""
    before = words[found.first - 1] if found.first else None
    if (
        not before
        or following.lower() in language.nouns
        or found.bound != "exact"
        or before.text == before.low
        or before.low in language.stopwords
        or before.low.endswith(language.endings)
    ):
        return False
    return not (language.large_nouns and following[0].isupper())

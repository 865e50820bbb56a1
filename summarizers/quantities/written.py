"""Numbers of the languages other than English, in digits or written out.

Digits are read by the language's marks, words by its lexicon; magnitudes multiply and
smaller ones add ("2 млн 300 тыс."). Words are joined where that is sure ("treinta y
cinco"); a number that goes on in a way we cannot read is none at all.
"""

from typing import NamedTuple

from summarizers.english.grammar import Word
from summarizers.quantities.han import read_han
from summarizers.quantities.numerals import touches, value_of, word_at
from summarizers.quantities.spelled import find_after, meaning_of, past_stop
from summarizers.text.vocabulary import Language

Words = tuple[Word, ...]

_HYPHEN = frozenset("-‐‑")
_GROUPS = 6
"""How many groups of three digits the longest number has."""


class Written(NamedTuple):
    """A value and the place after its words; `scale` is 1 without a magnitude."""

    value: float
    end: int
    scale: float
    in_words: bool


def read_number(words: Words, place: int, language: Language) -> Written | None:
    """Return the number that begins at this word, with its magnitudes, if one does."""
    if language.script in {"han", "kana"}:
        han = read_han(words, place)
        return Written(*han, 1.0, in_words=False) if han else None
    if words[place].text[0].isdigit():
        digits = _in_digits(words, place, language)
        return digits and _scaled(words, digits, language)
    written = _in_words(words, place, language)
    return written and _scaled(words, written, language)


def _opens(words: Words, place: int, language: Language) -> bool:
    return word_at(words, place) in language.openers


def _past_joiner(words: Words, place: int, language: Language) -> int:
    """Return the place after a word or hyphen inside a number written out."""
    return place + (word_at(words, place) in language.joiners | _HYPHEN)


def _in_words(words: Words, place: int, language: Language) -> Written | None:
    """Return a number written out, unless it goes on before or in a way unknown."""
    if not _opens(words, place, language) or _goes_before(words, place, language):
        return None
    found = find_after(language.numbers, words, place)
    total, end = 0.0, place
    while found:
        joined = found[0] if end == place else _joined(total, found[0])
        if joined is None:
            return None
        total, end = joined, found[1]
        at = _past_joiner(words, end, language)
        opens = _opens(words, at, language)
        found = find_after(language.numbers, words, at) if opens else None
    return Written(total, end, 1.0, in_words=True) if end > place else None


def _goes_before(words: Words, place: int, language: Language) -> bool:
    """Return whether the word before is a part of the same number."""
    before = place - 1
    if word_at(words, before) in _HYPHEN and touches(words, place):
        return True
    before -= word_at(words, before) in language.joiners
    last, scales = word_at(words, before), language.magnitudes
    return last in language.openers or bool(meaning_of(scales, last))


def _joined(total: float, more: float) -> float | None:
    """Return what two parts of a number make: 100 and 20, 20 and 5, 5 and 100."""
    if more == 100 and 1 <= total < 10:
        return total * more
    units = more < 10 and total % 10 == 0 and total >= 20
    tens = 10 <= more < 100 and total % 100 == 0
    return total + more if units or tens else None


def _in_digits(words: Words, place: int, language: Language) -> Written | None:
    """Return a number in digits; blanks may part its thousands ("1 234,5")."""
    end = place + 1
    if language.decimal == "," and len(words[place].text) <= 3:
        while end < min(len(words), place + _GROUPS) and _is_group(words, end):
            end += 1
    text = "".join(word.text for word in words[place:end])
    value = value_of(text, language.code)
    return None if value is None else Written(value, end, 1.0, in_words=False)


def _is_group(words: Words, place: int) -> bool:
    """Return whether a word is three digits, one blank after the word before."""
    whole = words[place].text.partition(",")[0]
    near = words[place].start - words[place - 1].end == 1
    return near and len(whole) == 3 and whole.isdigit()


def _scaled(words: Words, number: Written, language: Language) -> Written | None:
    """Return the number times its magnitude, and what smaller ones add to it."""
    found = find_after(language.magnitudes, words, number.end)
    if not found:
        return number
    limit, end = found
    whole = number._replace(value=number.value * limit, end=end, scale=limit)
    while True:
        at = past_stop(words, whole.end, language)
        joined = word_at(words, at) in language.plus
        rest = _part(words, at + joined, language)
        if not rest:
            # "dos mil quinientos": what follows belongs to it and is not read.
            on = _past_joiner(words, whole.end, language)
            return None if _opens(words, on, language) else whole
        follows = joined or at == whole.end
        if (
            rest.value >= limit
            or rest.scale >= limit
            or (rest.scale == 1.0 and not follows)
        ):
            return None if follows else whole
        whole = whole._replace(value=whole.value + rest.value, end=rest.end)
        limit = rest.scale


def _part(words: Words, place: int, language: Language) -> Written | None:
    """Return a number in digits with one magnitude, if one begins here."""
    if place >= len(words) or not words[place].text[0].isdigit():
        return None
    number = _in_digits(words, place, language)
    found = number and find_after(language.magnitudes, words, number.end)
    if not number or not found:
        return number
    return Written(number.value * found[0], found[1], found[0], in_words=False)

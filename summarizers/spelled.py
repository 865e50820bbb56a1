"""How a language spells numbers, units and bounds, looked up in its lexicon.

Phrases are matched word by word as they stand in the text: words that touch are joined
without a blank, so that one table serves "por ciento", "כ-" and "百分之".
"""

from collections.abc import Mapping
from typing import NamedTuple, TypeVar

from summarizers.grammar import Word
from summarizers.han import read_han
from summarizers.money import CURRENCY_CODES, CURRENCY_SIGNS
from summarizers.numerals import touches, value_of, word_at
from summarizers.vocabulary import Language

Words = tuple[Word, ...]
Meaning = TypeVar("Meaning")

_LONGEST = 5
"""How many words the longest phrase has."""
_SHORTEST_STEM, _LONGEST_STEM = 3, 16
_HYPHEN = frozenset("-‐‑")
_GROUPS = 6
"""How many groups of three digits the longest number has."""

SYMBOLS = {
    "%": "percent",
    "٪": "percent",
    "％": "percent",
    "‰": "permille",
    "km": "kilometre",
    "m": "metre",
    "cm": "centimetre",
    "mm": "millimetre",
    "km²": "square kilometre",
    "m²": "square metre",
    "m³": "cubic metre",
    "km/h": "kilometre per hour",
    "kg": "kilogram",
    "ha": "hectare",
    "°C": "celsius",
    "° C": "celsius",
    "℃": "celsius",
    "°": "degree",
    "kW": "kilowatt",
    "MW": "megawatt",
    "GW": "gigawatt",
    "kWh": "kilowatt hour",
    "MWh": "megawatt hour",
    "GWh": "gigawatt hour",
    "TWh": "terawatt hour",
}
"""Signs of units that are the same in all languages."""


class Spelled(NamedTuple):
    """A value and the place after its words; `scale` is 1 without a magnitude."""

    value: float
    end: int
    scale: float
    in_words: bool


def key_of(words: Words, start: int, end: int) -> str:
    """Return the words of a stretch as the text has them, blanks made single."""
    return "".join(
        word.text if at == start or touches(words, at) else f" {word.text}"
        for at, word in enumerate(words[start:end], start)
    )


def find_after(
    table: Mapping[str, Meaning], words: Words, place: int
) -> tuple[Meaning, int] | None:
    """Return what the longest phrase that begins here means, and where it ends."""
    key, keys = "", list[str]()
    for at in range(place, min(len(words), place + _LONGEST) if table else place):
        key += ("" if at == place or touches(words, at) else " ") + words[at].low
        keys.append(key)
    for end in range(place + len(keys), place, -1):
        key = keys[end - place - 1]
        meaning = table.get(key) if key in table else _by_stem(table, key)
        if meaning is not None:
            return meaning, end
    return None


def _by_stem(table: Mapping[str, Meaning], key: str) -> Meaning | None:
    """Return the meaning of a word by its longest known beginning ("миллион*")."""
    last = key.rfind(" ") + 1
    if not key[last:].isalpha():
        return None
    longest = min(len(key), last + _LONGEST_STEM)
    for cut in range(longest, last + _SHORTEST_STEM - 1, -1):
        if f"{key[:cut]}*" in table:
            return table[f"{key[:cut]}*"]
    return None


def find_before(
    table: Mapping[str, Meaning], words: Words, place: int
) -> tuple[Meaning, int] | None:
    """Return what the longest phrase that ends before here means, and its start."""
    for start in range(max(0, place - _LONGEST), place):
        meaning = table.get(key_of(words, start, place).lower())
        if meaning is not None:
            return meaning, start
    return None


def read_number(words: Words, place: int, language: Language) -> Spelled | None:
    """Return the number that begins at this word, with its magnitudes, if one does."""
    if language.script in {"han", "kana"}:
        han = read_han(words, place)
        return Spelled(*han, 1.0, in_words=False) if han else None
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


def _in_words(words: Words, place: int, language: Language) -> Spelled | None:
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
    return Spelled(total, end, 1.0, in_words=True) if end > place else None


def _goes_before(words: Words, place: int, language: Language) -> bool:
    """Return whether the word before is a part of the same number."""
    before = place - 1
    if word_at(words, before) in _HYPHEN and touches(words, place):
        return True
    before -= word_at(words, before) in language.joiners
    last, scales = word_at(words, before), language.magnitudes
    return last in language.openers or last in scales or bool(_by_stem(scales, last))


def _joined(total: float, more: float) -> float | None:
    """Return what two parts of a number make: 100 and 20, 20 and 5, 5 and 100."""
    if more == 100 and 1 <= total < 10:
        return total * more
    units = more < 10 and total % 10 == 0 and total >= 20
    tens = 10 <= more < 100 and total % 100 == 0
    return total + more if units or tens else None


def _in_digits(words: Words, place: int, language: Language) -> Spelled | None:
    """Return a number in digits; blanks may part its thousands ("1 234,5")."""
    end = place + 1
    if language.decimal == "," and len(words[place].text) <= 3:
        while end < min(len(words), place + _GROUPS) and _is_group(words, end):
            end += 1
    text = "".join(word.text for word in words[place:end])
    value = value_of(text, language.code)
    return None if value is None else Spelled(value, end, 1.0, in_words=False)


def _is_group(words: Words, place: int) -> bool:
    """Return whether a word is three digits, one blank after the word before."""
    whole = words[place].text.partition(",")[0]
    near = words[place].start - words[place - 1].end == 1
    return near and len(whole) == 3 and whole.isdigit()


def _scaled(words: Words, number: Spelled, language: Language) -> Spelled | None:
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


def _part(words: Words, place: int, language: Language) -> Spelled | None:
    """Return a number in digits with one magnitude, if one begins here."""
    if place >= len(words) or not words[place].text[0].isdigit():
        return None
    number = _in_digits(words, place, language)
    found = number and find_after(language.magnitudes, words, number.end)
    if not number or not found:
        return number
    return Spelled(number.value * found[0], found[1], found[0], in_words=False)


def past_stop(words: Words, end: int, language: Language) -> int:
    """Return the place after the stop of an abbreviation ("12 Mrd. Euro")."""
    stopped = word_at(words, end) == "." and touches(words, end)
    return end + (stopped and words[end - 1].low in language.shortened)


def unit_after(
    words: Words, end: int, language: Language
) -> tuple[str | None, int] | None:
    """Return the unit after a number and where it ends; None for one we are unsure of.

    Nothing at all comes back where no unit stands.
    """
    for at in dict.fromkeys((end, past_stop(words, end, language))):
        found = find_after(language.units, words, at) or _symbol(words, at)
        if found:
            return found[0] or None, found[1]
    return None


def _symbol(words: Words, place: int) -> tuple[str, int] | None:
    for end in range(min(len(words), place + 3), place, -1):
        key = key_of(words, place, end)
        unit = SYMBOLS.get(key) or CURRENCY_SIGNS.get(key) or CURRENCY_CODES.get(key)
        if unit:
            return unit, end
    return None


def unit_before(
    words: Words, place: int, language: Language
) -> tuple[str | None, int] | None:
    """Return the unit before a number and where it starts, as `unit_after` does."""
    found = find_before(language.before, words, place)
    if found:
        return found
    for start in range(max(0, place - 3), place):
        key = key_of(words, start, place)
        unit = CURRENCY_SIGNS.get(key) or CURRENCY_CODES.get(key)
        if unit:
            unsure = touches(words, start) and words[start - 1].text.isalpha()
            name = "" if unsure else language.units.get(key.lower(), unit)
            return name or None, start
    return None

"""How a language spells units, magnitudes and bounds, looked up in its lexicon.

Phrases are matched word by word as they stand in the text: words that touch are joined
without a blank, so that one table serves "por ciento", "כ-" and "百分之".
"""

from collections.abc import Mapping
from typing import TypeVar

from summarizers.english.grammar import Word
from summarizers.quantities.money import CURRENCY_CODES, CURRENCY_SIGNS
from summarizers.quantities.numerals import touches, word_at
from summarizers.text.vocabulary import Language

Words = tuple[Word, ...]
Meaning = TypeVar("Meaning")

_LONGEST = 5
"""How many words the longest phrase has."""
_SHORTEST_STEM, _LONGEST_STEM = 3, 16

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
        meaning = meaning_of(table, key)
        if meaning is not None:
            return meaning, end
    return None


def meaning_of(table: Mapping[str, Meaning], key: str) -> Meaning | None:
    """Return what a phrase means, by itself or by its beginning ("миллион*")."""
    if key in table:
        return table[key]
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

"""The units that fit what a question asks for, in the ways they are written."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from bot.questions.question import Question
from bot.questions.roots import roots
from bot.questions.wants import Wants
from summarizers.quantities.units import LENGTHS, TIMES
from summarizers.text.languages import known
from summarizers.text.words import normal


def _forms(words: str) -> frozenset[str]:
    return roots(map(normal, words.split()))


_UNITS: Mapping[Wants, frozenset[str]] = {
    Wants.DURATION: _forms(
        "year month week day hour minute second decade century years months weeks days "
        "hours minutes seconds decades centuries season generation night"
    ),
    Wants.LENGTH: _forms(
        "mile miles km kilometre kilometres kilometer kilometers metre metres meter "
        "meters m foot feet ft inch inches yard yards cm centimetre mm millimetre"
    ),
    Wants.SIZE: _forms(
        "square sq acre acres hectare hectares ton tons tonne tonnes kg kilogram pound "
        "pounds degree degrees years litre litres gallon magnitude "
        "mph km people inhabitants residents megawatts"
    ),
}
MEASURES = _UNITS[Wants.DURATION] | _UNITS[Wants.LENGTH]
NAMED = MEASURES | _UNITS[Wants.SIZE] - _forms("people inhabitants residents")
_BROKEN = re.compile(r"\d\.\d+$")
_SAME = (
    _forms("km kilometre kilometres kilometer kilometers"),
    _forms("mi mile miles"),
    _forms("m metre metres meter meters"),
    _forms("ft foot feet"),
    _forms("cm centimetre centimetres centimeter centimeters"),
    _forms("mm millimetre millimetres millimeter millimeters"),
    _forms("kg kilogram kilograms kilo kilos"),
    _forms("lb lbs pound pounds"),
)
"""Each unit as it is written."""
_MEASURED: Mapping[Wants, frozenset[str]] = {
    Wants.DURATION: frozenset(TIMES),
    Wants.LENGTH: frozenset(LENGTHS),
}
"""The lexicon's names for the units of each kind."""
_AGE = re.compile(r"\b(?:old|age)\b", re.IGNORECASE)
_TIME = _forms(
    "year month week day hour minute second decade century years months night"
)
_LONG = _UNITS[Wants.LENGTH] | _forms("storey storeys floors block blocks lap laps")
_MASS = _forms(
    "ton tons tonne tonnes kg kilo kilos kilogram kilograms gram grams g pound pounds "
    "lb lbs ounce ounces oz stone"
)
_HOW_OLD = re.compile(r"\bhow old\b|\b(?:what|which) age\b", re.IGNORECASE)
_ASKED_OF = (
    (r"\bhow heavy\b|\bweighs?\b|\bweight\b", _MASS),
    (
        r"\bhow (?:hot|cold|warm)\b|\btemperature\b",
        _forms("degree degrees c f celsius"),
    ),
    (r"\bhow fast\b|\bwhat speed\b", _LONG | _forms("mph kph kmh knots mach times")),
    (r"\bhow long\b", _TIME | _LONG | _forms("page pages word words")),
    (r"\bhow (?:far|tall|deep|wide|thick)\b", _LONG | _TIME),
)
"""Units, one of which must follow a number if anything it counts does."""
_ALL = _TIME | _UNITS[Wants.LENGTH] | _MASS | _forms("degree degrees")
_MUST = tuple((re.compile(ask, re.IGNORECASE), units) for ask, units in _ASKED_OF)


def units_of(asked: Question) -> frozenset[str]:
    """Return the units that fit what is asked for, as terms; none fits a count."""
    if asked.language != "en":
        return _abroad(asked.language).get(asked.wants, frozenset())
    is_age = asked.wants is Wants.SIZE and _AGE.search(asked.text)
    return _UNITS.get(Wants.DURATION if is_age else asked.wants, frozenset())


def is_misfit(asked: Question, number: str, after: Sequence[str]) -> bool:
    """Return whether a number cannot be what is asked for, by what follows it.

    `after` are the terms that follow, "" for a word without weight. Three chemists are
    no age, and 6.8 are no soldiers. Only of English the units are known well enough.
    """
    if asked.language != "en":
        return False
    if asked.wants is Wants.COUNT:
        is_measure = bool(_BROKEN.search(number)) or not _ALL.isdisjoint(after[:1])
        is_named = not written(asked.focus).isdisjoint(after)
        return bool(asked.focus) and is_measure and not is_named
    if _HOW_OLD.search(asked.text):
        # "Two to three years" alone are no age.
        is_age = bool(after) and after[0] in _TIME and "old" in after[1:2]
        return bool(after and after[0]) and not is_age
    units = next((units for ask, units in _MUST if ask.search(asked.text)), None)
    return bool(units and after[:1] and after[0] and units.isdisjoint(after))


@cache
def _abroad(language: str) -> Mapping[Wants, frozenset[str]]:
    """Return the units of another language that fit what is asked for."""
    units = known(language).units
    return {
        wants: roots(
            normal(word)
            for phrase, unit in units.items()
            if unit in names
            for word in phrase.split()
        )
        for wants, names in _MEASURED.items()
    }


@lru_cache(maxsize=64)
def written(focus: tuple[str, ...]) -> frozenset[str]:
    """Return these words, and units among them in all the ways they are written."""
    same = (unit for unit in _SAME if not unit.isdisjoint(focus))
    return frozenset(focus).union(*same)

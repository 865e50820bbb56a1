"""The units that fit what a question asks for, in the ways they are written."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from bot.questions.question import Question
from bot.questions.roots import roots
from bot.questions.wants import Wants
from summarizers.quantities import units
from summarizers.text.languages import known
from summarizers.text.words import normal


def forms(words: str) -> frozenset[str]:
    """Return the roots of these words."""
    return roots(map(normal, words.split()))


_UNITS: Mapping[Wants, frozenset[str]] = {
    Wants.DURATION: forms(
        "year month week day hour minute second decade century years months weeks days "
        "hours minutes seconds decades centuries season generation night"
    ),
    Wants.LENGTH: forms(
        "mile miles km kilometre kilometres kilometer kilometers metre metres meter "
        "meters m foot feet ft inch inches yard yards cm centimetre mm millimetre"
    ),
    Wants.SIZE: forms(
        "square sq acre acres hectare hectares ton tons tonne tonnes kg kilogram pound "
        "pounds degree degrees years litre litres gallon magnitude "
        "mph km people inhabitants residents megawatts"
    ),
}
LENGTHS = _UNITS[Wants.LENGTH]
MEASURES = _UNITS[Wants.DURATION] | LENGTHS
NAMED = MEASURES | _UNITS[Wants.SIZE] - forms("people inhabitants residents")
_SAME = (
    forms("km kilometre kilometres kilometer kilometers"),
    forms("mi mile miles"),
    forms("m metre metres meter meters"),
    forms("ft foot feet"),
    forms("cm centimetre centimetres centimeter centimeters"),
    forms("mm millimetre millimetres millimeter millimeters"),
    forms("kg kilogram kilograms kilo kilos"),
    forms("lb lbs pound pounds"),
)
"""Each unit as it is written."""
_MEASURED: Mapping[Wants, frozenset[str]] = {
    Wants.DURATION: frozenset(units.TIMES),
    Wants.LENGTH: frozenset(units.LENGTHS),
}
"""The lexicon's names for the units of each kind."""
_AGE = re.compile(r"\b(?:old|age)\b", re.IGNORECASE)
TIMES = forms(
    "year month week day hour minute second decade century years months night"
)
MASSES = forms(
    "ton tons tonne tonnes kg kilo kilos kilogram kilograms gram grams g pound pounds "
    "lb lbs ounce ounces oz stone"
)


def units_of(asked: Question) -> frozenset[str]:
    """Return the units that fit what is asked for, as terms; none fits a count."""
    if asked.language != "en":
        return _abroad(asked.language).get(asked.wants, frozenset())
    is_age = asked.wants is Wants.SIZE and _AGE.search(asked.text)
    return _UNITS.get(Wants.DURATION if is_age else asked.wants, frozenset())


@cache
def _abroad(language: str) -> Mapping[Wants, frozenset[str]]:
    """Return the units of another language that fit what is asked for."""
    words = known(language).units
    return {
        wants: roots(
            normal(word)
            for phrase, unit in words.items()
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

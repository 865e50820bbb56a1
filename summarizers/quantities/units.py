"""Units of measure: what they are called, and how texts write them.

Pure data. `UNITS` maps the words of a unit, as the lexer cuts them, to its name;
lower-case spellings match any case, symbols ("MW", "Mb") match theirs only. Names are
singular and spelled the British way.
"""

import re

from summarizers.quantities.metric import metric_forms
from summarizers.quantities.money import MONEY_FORMS, listed

PERCENT = "percent"
AGE = " of age"

_MEASURES = {
    PERCENT: "% pct|per cent|per-cent|percents|pc|percentage",
    "percentage point": "pp ppt pts|percentage points|percent points"
    "|percentage-point|percentage-points",
    "basis point": "bp bps|basis points|basis-point|basis-points",
    "permille": "‰",
    "second": "seconds sec secs",
    "millisecond": "milliseconds msec ms",
    "microsecond": "microseconds µs",
    "nanosecond": "nanoseconds ns",
    "minute": "minutes min mins",
    "hour": "hours hr hrs",
    "day": "days",
    "week": "weeks wk wks",
    "fortnight": "fortnights",
    "month": "months mths",
    "quarter": "quarters",
    "year": "years yr yrs",
    "decade": "decades",
    "century": "centuries",
    "millennium": "millennia millenniums",
    "light year": "|light years|light-years",
    "year of age": "yo|y/o",
    "inch": "inches",
    "foot": "feet ft",
    "yard": "yards yd yds",
    "mile": "miles",
    "nautical mile": "nmi|nautical miles",
    "fathom": "fathoms",
    "furlong": "furlongs",
    "micron": "microns",
    "angstrom": "angstroms",
    "parsec": "parsecs",
    "astronomical unit": "|astronomical units",
    "acre foot": "|acre feet|acre-feet|acre-foot",
    "acre": "acres",
    "hectare": "hectares ha",
    "ounce": "ounces oz",
    "troy ounce": "|troy ounces",
    "hundredweight": "cwt",
    "fluid ounce": "|fluid ounces|fl oz",
    "pound-mass": "lb lbs",
    "stone": "",
    "ton": "tons",
    "metric ton": "tonnes tonne|metric tons|metric tonnes",
    "short ton": "|short tons",
    "pint": "pints",
    "quart": "quarts",
    "gallon": "gallons gal",
    "barrel": "barrels",
    "bushel": "bushels",
    "cup": "cups",
    "tablespoon": "tablespoons tbsp",
    "teaspoon": "teaspoons tsp",
    "carat": "carats",
    "dram": "drams drachma",
    "mile per hour": "mph",
    "kilometre per hour": "kph kmph kmh",
    "mile per gallon": "mpg",
    "knot": "knots kt",
    "horsepower": "hp bhp",
    "celsius": "celcius centigrade degc ℃"
    "|degrees celsius|degree celsius|degrees centigrade"
    "|deg celsius|deg c|degrees c|degree c|°c|° c|° celsius|ºc|º c",
    "fahrenheit": "farenheit degf ℉"
    "|degrees fahrenheit|degree fahrenheit|deg fahrenheit|deg f"
    "|degrees f|degree f|degrees farenheit|°f|° f|° fahrenheit|ºf|º f",
    "kelvin": "kelvins",
    "degree": "degrees deg ° º",
    "radian": "radians rad",
    "turn": "turns",
    "decibel": "decibels db dba",
    "calorie": "calories cal",
    "kilocalorie": "kilocalories kcal",
    "atmosphere": "atmospheres atm",
    "kilopound per square inch": "ksi",
    "pound per square inch": "psi",
    "foot pound-force": "|lb-ft|lb ft|ft-lb|foot-pounds|pound-feet",
    "newton metre": "nm|newton metres",
    "millimetre of mercury": "mmhg|mm hg",
    "millibar": "millibars mbar",
    "torr": "",
    "millimole": "millimoles mmol",
    "coulomb": "coulombs",
    "farad": "farads",
    "weber": "webers",
    "lumen": "lumens",
    "lux": "",
    "candela": "candelas",
    "becquerel": "becquerels bq",
    "roentgen": "roentgens",
    "ampere hour": "|amp hours|amp-hours|ampere hours",
    "milliampere hour": "mah|milliamp hours|milliamp-hours",
    "electronvolt": "electronvolts|electron volts",
    "therm": "therms",
    "international unit": "iu|international units",
    "cubic centimetre": "cc",
    "bit per second": "|bits per second",
    "kilobit per second": "kbps|kilobits per second",
    "megabit per second": "mbps|megabits per second",
    "gigabit per second": "gbps|gigabits per second",
    "part per million": "ppm|parts per million",
    "part per billion": "ppb|parts per billion",
    "megapixel": "megapixels",
    "pixel": "pixels",
    "frame per second": "fps|frames per second",
    "revolution per minute": "rpm|revolutions per minute",
    "million british thermal unit": "mmbtu",
    "british thermal unit": "btu|british thermal units",
}

LENGTHS = frozenset(
    {"metre", "kilometre", "centimetre", "millimetre", "foot", "inch", "mile", "yard"}
)
"""Measures of sides: "10 x 20 m" tells two of them."""

_AREAS = ("metre", "kilometre", "centimetre", "foot", "mile", "inch", "yard")

PARTS = {
    ("foot", "inch"): 12,
    ("yard", "foot"): 3,
    ("stone", "pound-mass"): 14,
    ("pound-mass", "ounce"): 16,
    ("metre", "centimetre"): 100,
    ("kilogram", "gram"): 1000,
    ("decade", "year"): 10,
    ("year", "month"): 12,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
}
"""How many of a smaller unit make a larger one, where texts tell both: "6ft 2in"."""

LETTERS = {
    "m": "metre",
    "g": "gram",
    "l": "litre",
    "L": "litre",
    "t": "metric ton",
    "W": "watt",
    "V": "volt",
    "h": "hour",
    "K": "kelvin",
    "C": "celsius",
    "F": "fahrenheit",
}
"""Single letters: too short to trust unless they touch the number, or nearly so."""

SPACED_LETTERS = frozenset("mgW")
"""Letters that are also trusted one blank after the number."""

TIMES = frozenset(
    {
        "second",
        "millisecond",
        "microsecond",
        "nanosecond",
        "minute",
        "hour",
        "day",
        "week",
        "fortnight",
        "month",
    }
    | {"quarter", "year", "decade", "century", "millennium"}
)

RATES = {
    "second": "second",
    "sec": "second",
    "s": "second",
    "s2": "second squared",
    "s²": "second squared",
    "ms": "millisecond",
    "minute": "minute",
    "min": "minute",
    "hour": "hour",
    "hr": "hour",
    "h": "hour",
    "day": "day",
    "week": "week",
    "fortnight": "fortnight",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "season": "season",
    "night": "night",
    "decade": "decade",
    "century": "century",
    "person": "person",
    "head": "head",
    "capita": "capita",
    "share": "share",
    "pop": "piece",
    "piece": "piece",
    "ticket": "ticket",
    "game": "game",
    "match": "game",
    "household": "household",
    "passenger": "passenger",
    "vehicle": "vehicle",
    "unit": "unit",
    "barrel": "barrel",
    "bottle": "bottle",
}
"""What may follow "a", "an", "per", "each", "every" or "/" after a unit."""


def _areas(lengths: dict[str, str]) -> dict[str, str]:
    forms: dict[str, str] = {}
    for kind, words, powers in (
        ("square", ("square", "sq", "sq."), "2²"),
        ("cubic", ("cubic", "cu", "cu."), "3³"),
    ):
        for form, name in lengths.items():
            if name in _AREAS:
                forms.update((f"{word} {form}", f"{kind} {name}") for word in words)
                if len(form) <= 2:
                    forms.update((form + sign, f"{kind} {name}") for sign in powers)
    return forms


def _keyed(forms: dict[str, str]) -> dict[str, str]:
    """Return the forms as the lexer would cut them, tokens joined by blanks."""
    return {" ".join(re.findall(r"\w+|\S", form)): name for form, name in forms.items()}


def _units() -> dict[str, str]:
    simple = metric_forms() | listed(_MEASURES)
    areas = _areas({**simple, "m": "metre"})
    areas |= {"sqm": "square metre", "sqft": "square foot"}
    return _keyed(simple | areas | MONEY_FORMS)


UNITS = _units()
"""Spelling → name; spellings of several tokens are joined by blanks."""

CASELESS = {key.lower(): name for key, name in reversed(UNITS.items())}
"""The same without regard to case, for texts in capitals; the first name wins."""

SYMBOLS = frozenset(key for key in UNITS if key != key.lower())

OPENINGS = frozenset(key.split()[0].lower() for key in UNITS)
"""The first tokens of all spellings."""

LONGEST = max(key.count(" ") for key in UNITS) + 1
"""How many tokens the longest spelling has."""

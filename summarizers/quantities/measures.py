"""The unit after a number: "5 km", "a 3-inch pipe", "40 barrels of oil a day".

A unit may be glued to its number, stand in brackets, be an age ("years old"), or be
counted by another one ("a day", "per 100,000").
"""

from summarizers.english.grammar import Word
from summarizers.english.wordlists import word_set
from summarizers.quantities.money import CURRENCY_CODES, CURRENCY_SIGNS, POUNDS
from summarizers.quantities.numerals import Numeral, Words, times, touches, word_at
from summarizers.quantities.units import (
    AGE,
    CASELESS,
    LETTERS,
    LONGEST,
    OPENINGS,
    RATES,
    SPACED_LETTERS,
    SYMBOLS,
    TIMES,
    UNITS,
)

MULTIPLE = "time"
"""The unit of "three times as many", "sixfold" and "doubled"."""

_HALF = 0.5
_MILLION = 1e6


def with_unit(words: Words, numeral: Numeral) -> tuple[Numeral, str | None, int]:
    """Return the number, the unit after it, and the place after the unit."""
    if is_million(words, numeral.end):
        return with_unit(words, times(numeral, _MILLION, numeral.end + 1))
    at = numeral.end + _gap(words, numeral)
    unit, end = _letter(words, at) if at == numeral.end else (None, at)
    if not unit:
        unit, end = _currency(words, at, numeral)
    if not unit:
        unit, end = read_unit(words, at)
    if unit in TIMES:
        unit, end = _aged(words, unit, end)
    elif not unit:
        unit, end = _multiple(words, at)
    return (numeral, unit, end) if unit else (numeral, None, numeral.end)


def _gap(words: Words, numeral: Numeral) -> int:
    """Return how many words stand between a number and its unit.

    So in "5-km", "half a mile", "a third of a mile", "hundreds of miles".
    """
    at = numeral.end
    if numeral.low == _HALF and word_at(words, at + 1) in _ARTICLES:
        return {"-": 2 + (word_at(words, at + 2) == "-"), "of": 2}.get(words[at].low, 0)
    if word_at(words, at) == "-":
        return int(touches(words, at) or _is_spaced_age(words, at))
    if numeral.low == _HALF and word_at(words, at) in _ARTICLES:
        return 1
    if word_at(words, at) != "of":
        return 0
    if numeral.low < numeral.high:
        return 1
    return 2 if numeral.high < 1 and word_at(words, at + 1) in _ARTICLES else 0


_ARTICLES = frozenset({"a", "an"})


def _is_spaced_age(words: Words, place: int) -> bool:
    """Return whether "- year - old" stands here, as archives space it."""
    return [word_at(words, place + step) for step in (2, 3)] == ["-", "old"]


def is_million(words: Words, place: int) -> bool:
    """Return whether an "m" means millions: "5m people", "an audience of 5m"."""
    if not touches(words, place) or words[place].text != "m":
        return False
    after = words[place + 1] if place + 1 < len(words) else None
    if after and after.kind in {"N", "A", "P"}:
        money = after.text in CURRENCY_CODES
        several = after.low.endswith("s") and after.low not in _RACES
        return money or several or after.low == "people"
    before = words[max(0, place - _FAR) : place]
    return any(word.low in _MASSES for word in before)


_RACES = word_set("hurdles finals sprints races relays heats trials championships")
"""What is run over so many metres."""
_MASSES = word_set(
    "population audience viewers people users subscribers followers customers members "
    "visitors passengers jobs unemployed unemployment votes sales households homes "
    "workers students pupils children patients migrants refugees copies downloads "
    "views units cars vehicles cases deaths doses claimants listeners readers"
)
"""What comes in millions rather than metres."""


INCHES = frozenset({'"', "″"})
"""Marks that stand for inches, when no quotation is open that they could end."""


def _letter(words: Words, place: int) -> tuple[str | None, int]:
    """Return the unit of a single letter, or of the mark for inches."""
    text = words[place].text if place < len(words) else ""
    decimal = not word_at(words, place - 1).isdecimal()
    if text in INCHES:
        return ("inch", place + 1) if _closes_nothing(words, place) else (None, place)
    if touches(words, place) and (text == "in" or (text == "s" and decimal)):
        return {"in": "inch", "s": "second"}[text], place + 1
    if text == "st" and touches(words, place) and not _is_first(words[place - 1].text):
        return "stone", place + 1
    near = touches(words, place) or text in SPACED_LETTERS
    coded = word_at(words, place + 1) == "-" and word_at(words, place + 2).isdecimal()
    return (LETTERS.get(text), place + 1) if near and not coded else (None, place)


def _is_first(number: str) -> bool:
    """Return whether "st" makes an ordinal of a number: "21st", but not "14st"."""
    return number.endswith("1") and not number.endswith("11")


def _closes_nothing(words: Words, place: int) -> bool:
    """Return whether no quotation is open that this mark could end."""
    near = words[max(0, place - _WIDE) : place]
    return sum(word.text == words[place].text for word in near) % 2 == 0


_WIDE = 100
"""Words an open quotation is looked for in."""


_WON = 1000.0
"""Fewer won something: a thousand won is less than a euro."""


def _currency(words: Words, place: int, numeral: Numeral) -> tuple[str | None, int]:
    """Return the money whose sign, code or short name follows its number."""
    text = words[place].text if place < len(words) else ""
    if text in CURRENCY_CODES:
        return CURRENCY_CODES[text], place + 1
    opens = touches(words, place + 1) and word_at(words, place + 1)[0].isdecimal()
    if text in CURRENCY_SIGNS and not opens:
        return CURRENCY_SIGNS[text], place + 1
    if text == "p" and touches(words, place) and not _is_video(words, numeral):
        return "penny", place + 1
    last = place + 1 >= len(words) or words[place + 1].kind in _ENDS
    if text == "won" and numeral.low >= _WON and last:
        return "south korean won", place + 1
    return None, place


_VIDEO = word_set("video resolution screen display pixels hd fps camera webcam stream")


def _is_video(words: Words, numeral: Numeral) -> bool:
    """Return whether "1080p" counts the lines of a picture."""
    near = words[max(0, numeral.end - _NEAR) : numeral.end + _NEAR]
    return numeral.low in _LINES or any(word.low in _VIDEO for word in near)


_LINES = frozenset({240.0, 360.0, 480.0, 576.0, 720.0, 1080.0, 1440.0, 2160.0, 4320.0})
"""Lines of a video: "1080p" is no price."""
_ENDS = frozenset(".,ICT")


def read_unit(words: Words, place: int) -> tuple[str | None, int]:
    """Return the unit whose spelling begins here, and the place after it."""
    if word_at(words, place) in {"(", "[", "{", "<"}:
        inner, end = _spelled(words, place + 1)
        closed = word_at(words, end) in {")", "]", "}", ">"}
        return (inner, end + 1) if inner and closed else (None, place)
    return _spelled(words, place)


def _spelled(words: Words, place: int) -> tuple[str | None, int]:
    if word_at(words, place) not in OPENINGS:
        return None, place
    if word_at(words, place) in POUNDS:
        return _pounds(words, place), place + 1
    for length in range(min(LONGEST, len(words) - place), 0, -1):
        several = words[place : place + length]
        name = _unit_name(several)
        if name:
            return name, place + length
    return None, place


def _unit_name(several: tuple[Word, ...]) -> str | None:
    key = " ".join(word.text for word in several)
    if key in SYMBOLS:
        return UNITS[key]
    low = key.lower()
    return UNITS.get(low) or (CASELESS.get(low) if len(low) > 1 else None)


_PAYING = word_set(
    "pay pays paid paying cost costs price prices priced worth fine fined spend "
    "spent spending salary tax bill bills budget fund funding fee fees earn earns "
    "earned debt raise raised million billion sterling donated cash money loan wage "
    "wages save rent charge charged charges sold bought investment stolen "
    "compensation euro dollar"
)


_NEAR = 30


def _pounds(words: Words, place: int) -> str:
    """Return whether pounds are money here, by the words around them."""
    near = words[max(0, place - _NEAR) : place + _NEAR]
    if any(word.low in _PAYING for word in near):
        return "pound sterling"
    return "pound-mass"


def _aged(words: Words, unit: str, end: int) -> tuple[str, int]:
    """Return the unit as an age where the words say so ("years old")."""
    at = end + (word_at(words, end) == "-")
    if word_at(words, at) in {"old", "olds"}:
        return unit + AGE, at + 1
    if word_at(words, end) == "of" and word_at(words, end + 1) == "age":
        return unit + AGE, end + 2
    return unit, end


_COMPARED = word_set(
    "as more less fewer higher lower larger bigger smaller greater faster better worse "
    "longer the that what its his her their"
)
_OFTEN = word_set("a an per each every")


def _multiple(words: Words, place: int) -> tuple[str | None, int]:
    """Return the unit of "three times as many" and "three times a day"."""
    if word_at(words, place) == "fold":
        return MULTIPLE, place + 1
    if word_at(words, place) != "times":
        return None, place
    after = word_at(words, place + 1)
    often = after in _OFTEN and word_at(words, place + 2) in TIMES
    return (MULTIPLE if after in _COMPARED or often else None), place + 1


def rate(words: Words, unit: str | None, end: int) -> tuple[str | None, int]:
    """Return the unit with what it is counted by: "dollar per barrel"."""
    if not unit:
        return _per_many(words, end)
    if unit.endswith(AGE):
        return unit, end
    by, after = _denominator(words, end, unit)
    if by:
        return f"{unit} per {by}", after
    by = _far_denominator(words, end, unit)
    return (f"{unit} per {by}" if by else unit), end


def _per_many(words: Words, end: int) -> tuple[str | None, int]:
    """Return "per 100,000" for "42 per 100,000", "per week" for "20 per week"."""
    if word_at(words, end) == "per" and word_at(words, end + 1)[:1].isdecimal():
        return f"per {words[end + 1].text}", end + 2
    if word_at(words, end) in {"each", "every"}:
        return None, end
    by, after = _denominator(words, end, "")
    return (f"per {by}", after) if by in TIMES else (None, end)


_PAST = word_set("ago earlier later before after")
"""After "a year" these tell a time: "$5m a year ago"."""


def _denominator(words: Words, end: int, unit: str) -> tuple[str | None, int]:
    """Return what a unit is counted by, and the place after it."""
    at = end + (word_at(words, end) == "-")
    link = word_at(words, at)
    is_open = link in {"per", "/"}
    if not is_open and link not in _OFTEN:
        return None, end
    at += 1 + (word_at(words, at + 1) == "-")
    name = RATES.get(word_at(words, at))
    if name and (is_open or unit != name):
        past = not is_open and name in TIMES and word_at(words, at + 1) in _PAST
        return (None, end) if past else (name, at + 1)
    base, after = read_unit(words, at) if at < len(words) else (None, at)
    single = is_open or (base and words[at].low == base)
    return (base, after) if base and single else (None, end)


_STUFF = frozenset({"N", "P", "A", "-"})
_FAR = 8


def _far_denominator(words: Words, end: int, unit: str) -> str | None:
    """Return what counts a unit from behind its stuff or a conversion in brackets.

    "34,500 tonnes of copper a year", "C$6 (US$4.46) per share". These words do not
    belong to the number's own: what lies between is what it measures.
    """
    at = end
    if word_at(words, at) == "(":
        at = _past_bracket(words, at)
    elif word_at(words, at) == "of" and unit not in TIMES:
        at += 1
        while at < len(words) and at - end < _FAR and words[at].kind in _STUFF:
            at += 1
    by, _ = _denominator(words, at, unit) if at > end else (None, at)
    return by


def _past_bracket(words: Words, place: int) -> int:
    """Return the place after a bracket with a number in it, or the same place."""
    for at in range(place + 1, min(place + _FAR, len(words))):
        if words[at].low == ")":
            return at + 1 if any(w.kind == "#" for w in words[place:at]) else place
    return place

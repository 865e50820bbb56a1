"""The places of a sentence where a number or a time stands: what may be the answer.

A date is no number and a share no count, so each spot has a kind. Only words that can
begin one are tried with the long pattern: trying all took five times as long. What the
analysis finds (`Figure`) is finer, but a question looks at sentences by the dozen, and
asks for centuries, ordinals and times of day too, which are no figures.
"""

import re
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from summarizers.quantities.money import COINS


class Sort(Enum):
    """What kind of thing stands at a spot."""

    DATE = auto()
    CLOCK = auto()
    NUMBER = auto()
    SHARE = auto()
    MONEY = auto()
    TIMES = auto()
    ORDINAL = auto()


class Spot(NamedTuple):
    """A number or time, and where it stands in its sentence."""

    sort: Sort
    start: int
    end: int


_MONTHS_LINE = (
    "January February March April May June July August September October November "
    "December"
)
_MONTHS = _MONTHS_LINE.split()
_MONTH = "(?:" + "|".join((*_MONTHS, *(rf"{m[:3]}\.?" for m in _MONTHS), "Sept")) + ")"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_YEAR = r"(?:1\d{3}|20\d\d)"
_ONES_LINE = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty "
    "fifty sixty seventy eighty ninety"
)
_ONES = _ONES_LINE.split()
_LARGE_LINE = "hundred thousand million billion trillion dozen"
_LARGE = _LARGE_LINE.split()
_CROWDS_LINE = "dozens hundreds thousands millions billions"
_CROWDS = _CROWDS_LINE.split()


def _any(words: list[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


_WORDED = (
    rf"(?:{_any(_ONES)}\b(?:[- ](?:and )?{_any(_ONES + _LARGE)}\b)*"
    rf"|(?:an?|several|few|half an?) {_any(_LARGE)}\b"
    rf"|(?:(?:tens|hundreds) of )?{_any(_CROWDS)}\b)"
)
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_NUMBER = (
    rf"(?:(?:{_DIGITS}(?:[- ]{_any(_LARGE)}\b|(?:bn|mn?|tn|k)\b)?|{_WORDED})"
    r"(?: and a (?:half|quarter)\b)?)"
)
_RANGED = rf"{_NUMBER}(?: ?(?:[-–—]|to|or) ?{_NUMBER})?"
_SIGN = r"(?:(?:US|A|C|NZ|HK|S)?[$€£¥₤₹]|(?:USD|EUR|GBP|CHF) )"
_COINS = (
    r"(?:(?:US|[A-Z][a-z]+(?:an|ish|ese)) )?"
    rf"{_any([*COINS, 'pound', 'pounds', 'mark', 'marks', 'crown', 'crowns'])}\b"
)
NUMBER_WORDS = (*_ONES, *_LARGE, *_CROWDS, "half", "once", "twice", "third", "quarter")
"""Words without which, and without a figure, a sentence has no number."""
_TIME_LINE = (
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow "
    "tonight overnight noon midnight century centuries millennium ago week month year"
)
TIME_WORDS = (*(month.lower() for month in _MONTHS), *_TIME_LINE.split())
"""Words without which, and without a year or hour, a sentence has no time."""
_NTH = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh"
    r"|twelfth|[a-z]+teenth|twentieth|\d+(?:st|nd|rd|th))"
)
_PART = r"(?:(?:early|mid|late)[- ](?:to[- ](?:mid|late)[- ])?)?"
_SEASON = r"(?:(?:early|mid|late|spring|summer|autumn|fall|winter)[- ](?:of )?)?"
_NOT_A_YEAR = (
    r"(?![\d%]|[.,]\d| (?:people|men|women|feet|miles|k?m|kg|students"
    r"|(?:kilo)?met(?:re|er)s|members|seats|homes|jobs|workers)\b|-[a-z])"
)
_PATTERNS = (
    (
        Sort.DATE,
        rf"(?:{_DAY},? )?\d{{1,2}}(?:st|nd|rd|th)?(?:[-–]\d{{1,2}})? (?:of )?{_MONTH}"
        rf"(?:,? {_YEAR})?(?!\w)",
    ),
    (
        Sort.DATE,
        rf"(?:{_DAY},? )?{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?!\d)"
        rf"(?:[-–]\d{{1,2}}\b)?(?:,? {_YEAR})?",
    ),
    (Sort.DATE, rf"{_MONTH},? (?:of )?{_YEAR}"),
    (
        Sort.DATE,
        rf"{_SEASON}{_YEAR} ?(?:[-–—]|to|until) ?(?:{_YEAR}|\d\d)(?![\d%,])",
    ),
    (Sort.DATE, rf"{_PART}{_YEAR}['’]?s\b(?: (?:and|to) {_YEAR}s)?"),
    (
        Sort.DATE,
        rf"{_PART}(?:{_NTH}(?: (?:and|or|to) |[-–]))?{_NTH}[- ]"
        r"(?:century|centuries|millennium)(?: (?:BCE?|AD|CE)\b)?",
    ),
    (
        Sort.DATE,
        r"(?:AD|BC) \d+|\d[\d,]* ?(?:[-–] ?\d+ )?(?:BCE?|AD|CE)(?!\w)",
    ),
    (
        Sort.CLOCK,
        r"\d{1,2}:\d\d(?::\d\d(?:\.\d+)?(?![\w:])| ?(?:[ap]\.?m\b\.?)?(?!\w))"
        r"|\d{1,2}(?:\.[0-5]\d)? ?[ap]\.?m\b\.?(?!\w)"
        r"|(?<=\bat )(?:[01]?\d|2[0-3])\.[0-5]\d(?!\w| ?%"
        rf"| (?:per|points?|{_any(_LARGE)})\b)"
        r"|(?:noon|midnight)\b",
    ),
    (
        Sort.SHARE,
        r"(?:one|two|three|four|five|six|seven|nine)[- ](?:half|halves|thirds?"
        r"|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|tenths?)\b"
        r"|an? (?:third|quarter|fifth|tenth|half)\b"
        rf"|half\b(?! an? {_any(_LARGE)}\b)",
    ),
    (
        Sort.SHARE,
        rf"{_RANGED} ?(?:%|per ?cent\b|percentage points?\b)",
    ),
    (
        Sort.SHARE,
        rf"(?:(?:1|one) in (?:every )?(?:[2-9]|{_any(_ONES[2:10])})"
        rf"|(?:[1-9]|{_any(_ONES[1:10])}) in (?:every )?(?:10|20|100|1,000|ten|twenty))"
        r"(?![\w,.]| (?:days?|weeks?|months?|years?|hours?|minutes?)\b)",
    ),
    (Sort.MONEY, rf"{_SIGN}{_NUMBER}(?: ?(?:[-–]|to|and) ?{_SIGN}?{_NUMBER})?"),
    (Sort.MONEY, rf"{_RANGED} {_COINS}"),
    (Sort.DATE, rf"{_SEASON}{_YEAR}{_NOT_A_YEAR}"),
    (
        Sort.DATE,
        rf"(?:last |next |this )?{_DAY}\b|(?:yesterday|today|tomorrow|tonight|overnight"
        r"|last (?:night|week|month|year|spring|summer|autumn|winter)"
        r"|this (?:morning|afternoon|evening|week|month|year)"
        r"|next (?:week|month|year))\b",
    ),
    (
        Sort.DATE,
        rf"{_NUMBER} (?:days?|weeks?|months?|years?|hours?|minutes?) ago\b",
    ),
    (Sort.NUMBER, rf"(?<=\bbetween ){_NUMBER} and {_NUMBER}(?!\w)"),
    (Sort.NUMBER, rf"{_RANGED}(?![\w])"),
    # "At once" and "the once proud town" count nothing.
    (Sort.TIMES, r"once(?= (?:an?|per|each|every|in|or)\b)|(?:twice|thrice)\b"),
    (Sort.DATE, rf"{_any(_MONTHS)}(?!\w)"),
    (Sort.ORDINAL, rf"{_NTH}\b"),
)
_SPOT = re.compile(
    "|".join(f"(?P<p{place}>{pattern})" for place, (_, pattern) in enumerate(_PATTERNS))
)
_BEGINNINGS = [
    *_ONES, *_LARGE, *_CROWDS, "half", "once", "twice", "thrice", "an?", "several",
    "few", "tens", "yesterday", "today", "tomorrow", "tonight", "overnight", "last",
    "this", "next", "noon", "midnight", "[MTWFS][a-z]+day", "AD", "BC", "early", "mid",
    "late", "spring", "summer", "autumn", "fall", "winter", "first", "second", "third",
    "[a-z]+th",
]  # fmt: skip
_MAY_BEGIN = re.compile(
    rf"(?<![\w.])(?:{_SIGN}|\d|(?:{'|'.join(_BEGINNINGS)}|{_MONTH})(?![a-z]))"
    "|[$€£¥₤₹]",
)
_LOWERED = re.compile(
    rf"\b(?:{'|'.join(word.capitalize() for word in _ONES + _LARGE + _CROWDS)}"
    r"|Half|Once|Twice|An?|Several|First|Second|Third|[A-Z][a-z]+th|Early|Mid|Late"
    r"|Last|This|Next|Yesterday|Today|Tens|Spring|Summer|Autumn|Winter)\b"
)
_CHANGE = re.compile(
    r"\b(?:rises?|rose|risen|rais|increas|grew|grow|fall|fell|dropp?|cut|reduc|lower|lift"
    r"|up|down|declin|decreas|expand|chang|shr[aiu]nk|climb|jump|improv|revis|went)\w*"
    rf"(?: \w+){{0,2}} from ({_DIGITS}) to {_DIGITS}\b"
)
_COUNTS_NOTHING = re.compile(
    r"one of (?:the|its|his|her|their|our|my|these|those) (?:\w+ )?"
    r"(?:most|least|best|worst|[a-z]{2,}est)\b|\d\) "
)
"""One among the best or largest, and the mark of a list."""


@lru_cache(maxsize=1024)
def spots_in(sentence: str) -> tuple[Spot, ...]:
    """Return the spots of a sentence in their order, none within another."""
    plain = _LOWERED.sub(lambda word: word.group().lower(), sentence)
    # "Rose from 13 to 15" is no range, but two numbers.
    changed = dict(change.span(1) for change in _CHANGE.finditer(plain))
    found: list[Spot] = []
    past = 0
    for beginning in _MAY_BEGIN.finditer(plain):
        if beginning.start() < past or _COUNTS_NOTHING.match(plain, beginning.start()):
            continue
        match = _SPOT.match(plain, beginning.start())
        if match:
            sort = _PATTERNS[int((match.lastgroup or "p0")[1:])][0]
            end = min(match.end(), changed.get(match.start(), match.end()))
            found.append(Spot(sort, match.start(), end))
            past = end
    return tuple(found)

"""The spots of sentences in the languages other than English (`bot.questions.spots`).

A number is digits or a number word, with its magnitude; what stands beside it, by the
language's lexicon, tells a share or a sum of money from a count. Days are told by the
names CLDR has for months and weekdays, by Babel, and by the question's own words for
today and yesterday.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from babel import Locale

from bot.questions.spots import Sort, Spot
from bot.questions.tongues import DAYS, SPACELESS, lowered, tongue
from summarizers.quantities.money import MONEY
from summarizers.text.languages import known
from summarizers.text.vocabulary import Language

_CASES = frozenset({"pl", "ru", "uk"})
"""Languages whose names of days and months end in one letter of their case."""
_FLEETING = re.compile("([eо])$")
"""The vowel that some of them lose in it: "poniedziałek", "poniedziałku"."""
_SUFFIXED = frozenset({"tr", "hi"})
_PREFIXED = frozenset({"ar", "fa", "he"})
_DIGITS = r"\d{1,3}(?:[., \u00a0\u202f’']\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_CLOCK = (
    r"\d{1,2}:\d\d(?::\d\d)?(?!\d)(?: Uhr\b)?|\d{1,2}(?:[.:h]\d\d)? ?(?:Uhr|h)\b"
    r"|(?:午前|午後|上午|下午|凌晨|晚上)?\d{1,2}[時点](?:\d{1,2}分|半)?"
)
_NUMERIC = r"\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d)(?!\d)"
_HAN = rf"(?:{_YEAR}年)?\d{{1,2}}月(?:\d{{1,2}}日)?|{_YEAR}年|\d{{1,2}}日(?!間|间)"
_HAN_NUMBER = (
    "[一二两三四五六七八九十百千]{2,}"
    "|[二两三四五六七八九十](?=[人名个個年月日天次回岁歳社所台件軒隻万萬亿億])"
)
_ONES = 1.0
"""Number words up to this are articles in most languages."""


@dataclass(frozen=True, slots=True)
class _Tables:
    date: re.Pattern[str]
    clock: re.Pattern[str]
    number: re.Pattern[str]
    past: Mapping[Sort, re.Pattern[str]]
    """What may follow a number, by what it makes of it."""
    before: Mapping[Sort, re.Pattern[str]]


@lru_cache(maxsize=1024)
def spots_abroad(sentence: str, language: str) -> tuple[Spot, ...]:
    """Return the spots of a sentence in their order, none within another."""
    tables = _tables(known(language).code)
    lower = lowered(sentence)
    found: list[Spot] = []
    for spot in sorted(_all(lower, tables), key=lambda each: (each.start, -each.end)):
        if not found or spot.start >= found[-1].end:
            found.append(spot)
    return tuple(found)


def is_abroad(language: str) -> bool:
    """Return whether a text is in one of these languages.

    One whose language is not known, or not ours, is read by the words of English.
    """
    return known(language).code != "en"


def has_number(sentence: str, language: str) -> bool:
    """Return whether a number stands in a sentence."""
    return bool(_tables(known(language).code).number.search(lowered(sentence)))


def has_time(sentence: str, language: str) -> bool:
    """Return whether a day or a time of day stands in a sentence."""
    tables, lower = _tables(known(language).code), lowered(sentence)
    return bool(tables.date.search(lower) or tables.clock.search(lower))


def _all(lower: str, tables: _Tables) -> Iterator[Spot]:
    for sort, pattern in ((Sort.DATE, tables.date), (Sort.CLOCK, tables.clock)):
        for found in pattern.finditer(lower):
            yield Spot(sort, *found.span())
    for found in tables.number.finditer(lower):
        yield _of_number(lower, found.start(), found.end(), tables)


def _of_number(lower: str, start: int, end: int, tables: _Tables) -> Spot:
    """Return the spot of a number, a share or a sum if its neighbour says so."""
    for sort in (Sort.SHARE, Sort.MONEY):
        if unit := tables.past[sort].match(lower, end):
            return Spot(sort, start, unit.end())
        if unit := tables.before[sort].search(lower, 0, start):
            return Spot(sort, unit.start(), end)
    return Spot(Sort.NUMBER, start, end)


@cache
def _tables(code: str) -> _Tables:
    lexicon = known(code)
    return _Tables(
        _dates(code),
        re.compile(_CLOCK, re.IGNORECASE),
        _numbers(lexicon),
        {sort: _beside(lexicon.units, sort, code) for sort in (Sort.SHARE, Sort.MONEY)},
        {
            sort: re.compile(f"{_units(lexicon.before, sort, code, _SIGNS)} ?$")
            for sort in (Sort.SHARE, Sort.MONEY)
        },
    )


_MONTHS_TOO = {
    "ar": "كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين",
    "fa": "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند",
}
"""Months of other calendars, some of which are common words without a day before."""
_SIGNS = {"$": "dollar", "€": "euro", "£": "pound sterling", "¥": "yen", "₹": "rupee"}


def _beside(units: Mapping[str, str], sort: Sort, code: str) -> re.Pattern[str]:
    end = "" if code in SPACELESS else r"(?!\w)"
    return re.compile(rf"[ \u00a0\u202f-]?{_units(units, sort, code, {})}{end}")


def _units(
    units: Mapping[str, str], sort: Sort, code: str, more: Mapping[str, str]
) -> str:
    """Return the pattern of the units that make a number this."""
    is_ours = _is_share if sort is Sort.SHARE else MONEY.__contains__
    words = [word for word, unit in {**units, **more}.items() if is_ours(unit)]
    return _any(words, code)


def _is_share(unit: str) -> bool:
    return unit in {"percent", "percentage point"}


def _any(words: Iterable[str], code: str) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    start = "" if code in SPACELESS or code in _PREFIXED else r"(?<![^\W\d_])"
    whole = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in ordered)
    return f"{start}(?:{whole})" if ordered else "(?!)"


def _numbers(lexicon: Language) -> re.Pattern[str]:
    code = lexicon.code
    large = _any(lexicon.magnitudes, code)
    if code in SPACELESS:
        return re.compile(rf"(?:(?:(?:{_DIGITS})|{_HAN_NUMBER})(?:{large})*)+")
    end, gap = r"(?!\w)", r"[ \u00a0\u202f-]"
    small = _any((w for w, n in lexicon.numbers.items() if n > _ONES), code)
    joiner = f"(?:{_any(lexicon.joiners, code)}{gap})?" if lexicon.joiners else ""
    worded = f"{small}(?:{gap}{joiner}{small})*"
    more = f"(?:{gap}{large}{end})*"
    return re.compile(
        rf"(?<![\w.,])(?:(?:{_DIGITS})(?!\w){more}|(?:{worded}{end}){more}|{large}{end})"
    )


def _dates(code: str) -> re.Pattern[str]:
    months = f"(?:{'|'.join(_names(code, 'months'))})"
    after = f"(?:{months}|{_any(_MONTHS_TOO.get(code, '').split(), code)})"
    days = f"(?:{'|'.join(_names(code, 'days'))})"
    words = tongue(code)
    named = [] if words is None else [words.days[day].pattern for day in DAYS]
    year = rf"(?:,? ?(?:de|del|di|года|року|roku)? ?{_YEAR}(?!\d))?"
    link = r"(?:\.?|º|er|-?го)? ?(?:de |di |d'|the )?"
    dated = rf"(?:{days},? (?:den |dem |le |el |il )?)?\d{{1,2}}{link}{after}{year}"
    patterns = [dated, f"{months}{year}", days, _NUMERIC, rf"(?<!\d){_YEAR}(?![\d%])"]
    if code in SPACELESS:
        patterns.insert(0, _HAN)
    return re.compile("|".join([*patterns, *named]))


@cache
def weekdays(code: str) -> tuple[re.Pattern[str], ...]:
    """Return what names each weekday in small letters, Monday first."""
    wide = Locale(code).days["format"]["wide"]
    names = [{wide[number].lower()} for number in range(7)]
    if code in SPACELESS:
        short = Locale(code).days["format"]["abbreviated"]
        # One letter alone, as of a moon or a tree, is no day.
        names = [each | {short[n]} - {short[n][0]} for n, each in enumerate(names)]
    return tuple(
        re.compile("|".join(_name(name, code) for name in sorted(each)))
        for each in names
    )


@cache
def months(code: str) -> tuple[str, ...]:
    """Return the pattern of each month in small letters, whole or shortened."""
    here = Locale(code).months["format"]
    wide = [here["wide"]]
    if code in _CASES:
        wide.append(Locale(code).months["stand-alone"]["wide"])
    if code == "ar":
        wide.append(Locale("ar_LB").months["format"]["wide"])
    short = here["abbreviated"]
    return tuple(_month(number, wide, short, code) for number in range(1, 13))


def _month(
    number: int, wide: Iterable[Mapping[int, str]], short: Mapping[int, str], code: str
) -> str:
    whole = {_name(names[number].lower(), code) for names in wide}
    brief = short[number].lower().rstrip(".")
    return "|".join(
        (*sorted(whole, reverse=True), rf"(?<!\w){re.escape(brief)}\.?(?!\w)")
    )


def _names(code: str, what: str) -> Iterator[str]:
    """Yield the patterns of the names of months or weekdays, in small letters."""
    names = {*_cldr(code, what, "format")}
    if code in _CASES:
        names |= {*_cldr(code, what, "stand-alone")}
    for name in sorted(names, key=lambda each: (-len(each), each)):
        yield _name(name.lower(), code)


def _cldr(code: str, what: str, form: str) -> Iterator[str]:
    table = getattr(Locale(code), what)[form]
    yield from table["wide"].values()
    if code in SPACELESS and what == "days":
        yield from (name for name in table["abbreviated"].values() if len(name) > 1)


def _name(name: str, code: str) -> str:
    if code in SPACELESS:
        return re.escape(name)
    if code in _CASES:
        stem = _FLEETING.sub(r"\1?", re.escape(name[:-1]))
        return rf"(?<!\w){stem}\w{{0,3}}(?!\w)"
    if code in _SUFFIXED:
        return rf"(?<!\w){re.escape(name)}(?:['’]?\w{{0,3}})(?!\w)"
    before = r"(?<!\w)[וובלהכמש]{0,2}" if code in _PREFIXED else r"(?<!\w)"
    return rf"{before}{re.escape(name)}(?!\w)"

"""Times a text gives, found by their words; `days` tells which days they mean.

Families of patterns, each tried only in sentences that hold one of its words: calendar
dates, years, times of day, times told from today ("last month", "on Friday") and
stretches ("in the first five days of the truce"). Only a stretch may hold a figure; the
numbers of all others are part of the date. What cannot be resolved keeps its words and
has no days.
"""

import re
from datetime import date as Date
from functools import lru_cache
from typing import NamedTuple

from summarizers.english.grammar import words_of
from summarizers.english.wordlists import SMALL_NUMBERS, word_set
from summarizers.times.days import MONTHS, WEEKDAYS, days_of
from summarizers.types import Document, Sentence, Span, When


class Found(NamedTuple):
    """A time's words: where they stand in the sentence, and how they were matched."""

    start: int
    end: int
    kind: str
    groups: dict[str, str]


_LEAD = (
    r"(?:\b(?:[Oo]n|[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Tt]ill|[Ff]rom|[Dd]uring|[Bb]efore"
    r"|[Aa]fter|[Ff]or|[Aa]s of)\s)?"
)
_MONTH = (
    r"(?P<month>(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
_YEAR = r"(?P<year>(?:1[5-9]|2[01])\d\d)(?![\w%]|[.,:]\d|-(?!based|built|born)\w)"
_PART = r"(?:\s(?:morning|afternoon|evening|night|lunchtime))?"
_NUMBERS = "|".join(sorted(SMALL_NUMBERS, key=len, reverse=True))
_NUMBER = rf"(?P<number>\d+|(?i:an?|{_NUMBERS}))"
_UNIT = r"(?P<unit>second|minute|hour|day|week|fortnight|month|quarter|year|decade)s?"
_PERIOD = r"(?P<period>week|fortnight|month|quarter|year|decade|century|season|weekend)"
_SEASON = r"(?P<season>spring|summer|autumn|winter|Christmas|Easter)"

_PATTERNS = {
    "iso": r"\b(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-2]\d|3[01])"
    r"(?:T[\d:.]+Z?)?\b",
    "day_month": rf"{_LEAD}(?:{_WEEKDAY},?\s)?(?:the\s)?\b"
    rf"(?:\d{{1,2}}(?:\s?[-–]\s?|\s(?:to|and|or)\s))?{_DAY}(?:\sof)?\s{_MONTH}"
    rf"(?:,?\s{_YEAR})?",
    "month_day": rf"{_LEAD}(?:{_WEEKDAY},?\s)?\b{_MONTH}\s{_DAY}"
    rf"(?:(?:\s?[-–]\s?|\s(?:to|and)\s)\d{{1,2}}\b)?(?:,?\s{_YEAR})?",
    "month_year": rf"{_LEAD}(?:(?:early|late|mid)[-\s])?\b{_MONTH},?\s{_YEAR}",
    "month_only": r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|[Ff]rom|last|this|next"
    rf"|early|late|mid)[-\s](?:(?:early|late|mid)[-\s])?{_MONTH}(?!\w)",
    "weekday": rf"\b(?:(?:[Oo]n|[Bb]y|[Uu]ntil|[Ss]ince|[Bb]efore|[Aa]fter)\s)?"
    rf"(?:(?P<which>last|next|this|early|late)\s)?{_WEEKDAY}{_PART}\b",
    "years": r"\b(?:(?:[Ii]n|[Ss]ince|[Bb]etween|[Ff]rom|[Dd]uring)\s)?"
    r"(?P<year>(?:1[5-9]|2[01])\d\d)(?:\s?[-–/]\s?|\s(?:to|and)\s)"
    r"(?P<last>(?:1[5-9]|2[01])\d\d|\d\d)\b(?![-.,]?\d|\s?%)",
    "decade": r"\b(?:(?:[Ii]n|[Ss]ince|[Dd]uring)\s)?(?:the\s)?"
    r"(?:(?:early|late|mid)[-\s])?(?:(?:1[5-9]|20)\d|['’]?\d)0['’]?s\b",
    "year_only": r"(?:\b(?:(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|[Ff]rom|of|for"
    r"|[Bb]efore|[Aa]fter|[Tt]hroughout|through|than|to|and|the|over|fiscal|FY|year)\s))"
    rf"(?:(?:early|late|mid)[-\s])?{_YEAR}",
    "clock": r"\b(?:at\s)?(?:[01]?\d|2[0-4])(?:[:.][0-5]\d){0,2}\s?"
    r"(?:[aApP]\.[mM]\.|[aApP][mM]\b)(?:\s(?:[A-Z]{2,4}\b))?"
    r"|\b(?:at\s)?(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:\.\d+)?\b(?!:)"
    r"|\b[0-2]\d[0-5]\d\s(?:GMT|UTC|BST|CET|EST|EDT|hrs)\b",
    "today": r"\b(?:earlier\s)?(?P<word>[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight"
    rf"|[Oo]vernight|[Ll]ast night|[Tt]his (?:morning|afternoon|evening)){_PART}\b",
    "turn": r"\b(?:(?:[Oo]ver|[Ii]n|[Dd]uring|[Ss]ince|[Ff]or|[Bb]y|[Ff]rom|earlier"
    r"|later|end of)\s)?(?:the\s)?(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Pp]ast|[Pp]revious"
    rf"|[Cc]urrent|[Cc]oming|[Ff]ollowing)\s(?:{_PERIOD}|{_SEASON})\b(?:\s{_YEAR})?",
    "ago": rf"\b(?:(?:about|around|nearly|almost|some|more than|over)\s)?{_NUMBER}\s"
    rf"{_UNIT}\s(?P<back>ago|earlier|later)\b",
    "span": rf"\b(?:[Ii]n|[Oo]ver|[Dd]uring|[Ww]ithin|[Ff]or)\s(?:the\s)?"
    rf"(?P<which>[Ll]ast|[Pp]ast|[Nn]ext|[Cc]oming|[Pp]revious)\s{_NUMBER}"
    rf"(?:\s(?:or|to)\s{_NUMBER.replace('number', 'more')})?\s{_UNIT}\b",
    "first": r"\b(?:[Ii]n|[Oo]ver|[Dd]uring|[Ww]ithin|[Tt]hroughout)\s"
    rf"(?:the|its|their)\s(?:[Ff]irst|[Ff]inal|[Oo]pening|last)\s(?:{_NUMBER}\s)?{_UNIT}\b"
    r"(?:\sof\s(?:the|a|an|its|their|this|last|next)\s[\w’'-]+)?",
    "weekend": r"\b(?:[Oo]ver|[Aa]t|[Dd]uring|[Ee]arlier)\sthe\sweekend\b"
    r"|\b(?:(?:[Oo]ver|[Dd]uring)\s)?(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\sweekend\b",
    "ending": r"\b(?:[Ii]n|[Ff]or|[Dd]uring|[Oo]ver)\sthe\s"
    r"(?:(?P<number>two|three|four|six|nine|twelve|12)\s)?(?P<unit>week|month|year)s?\s"
    rf"(?:to|ended|ending|through|until)\s(?:{_DAY}\s{_MONTH}"
    rf"|{_MONTH.replace('month', 'named')}\s{_DAY.replace('day', 'dated')})"
    rf"(?:,?\s{_YEAR})?",
    "quarter": r"\b(?:(?:[Ii]n|[Ff]or|[Dd]uring|[Ss]ince|[Bb]y)\s)?(?:the\s)?"
    r"(?:(?P<nth>first|second|third|fourth|final)[-\s](?P<part>quarter|half)\b"
    rf"|Q[1-4]\b)(?:\s(?:of\s)?{_YEAR})?(?:\sof\s(?:the|this|last)\s(?:fiscal\s)?year)?",
    "during": r"\b[Dd]uring\s(?:the|a|an|its|their|his|her)\s(?:[\w’'-]+\s){0,2}?"
    r"[\w’'-]+(?=\s*(?:[,.;:!?)]|$)|\s+(?:in|on|at|of|and|by|when|that|which)\b)",
}
_COMPILED = {kind: re.compile(pattern) for kind, pattern in _PATTERNS.items()}
_STRETCHES = frozenset({"ago", "span", "first", "during"})

_MONTH_WORDS = frozenset(MONTHS[1:]) | {name[:3] for name in MONTHS[1:]}
_TRIGGERS: tuple[tuple[frozenset[str], tuple[str, ...]], ...] = (
    (frozenset(["weekend"]), ("weekend",)),
    (
        _MONTH_WORDS | {"sept"},
        ("ending", "day_month", "month_day", "month_year", "month_only"),
    ),
    (frozenset(WEEKDAYS), ("weekday",)),
    (
        word_set("yesterday today tomorrow tonight overnight night this"),
        ("today",),
    ),
    (
        word_set("last this next past previous current coming following final"),
        ("turn", "span"),
    ),
    (frozenset(["ago", "earlier", "later"]), ("ago",)),
    (frozenset(["first", "final", "opening", "last"]), ("first",)),
    (frozenset(["quarter", "half", "q1", "q2", "q3", "q4"]), ("quarter",)),
    (frozenset(["during"]), ("during",)),
)
_AHEAD = re.compile(r"\b(?:will|'ll|due to|is to|are to|going to|scheduled|plans to)\b")
_DIGIT = re.compile(r"\d")
_DIGITS = ("iso", "years", "decade", "year_only", "clock")


@lru_cache(maxsize=512)
def _found(text: str) -> tuple[Found, ...]:
    """Return the times of a sentence in order, none within another."""
    lows = {word.low for word in words_of(text)}
    kinds = [kind for words, group in _TRIGGERS if lows & words for kind in group]
    if _DIGIT.search(text):
        kinds.extend(_DIGITS)
    every = [
        Found(*match.span(), kind, {k: v for k, v in match.groupdict().items() if v})
        for kind in kinds
        for match in _COMPILED[kind].finditer(text)
    ]
    every.sort(key=lambda found: (found.start, -found.end))
    return _outermost(every)


def _outermost(every: list[Found]) -> tuple[Found, ...]:
    kept: list[Found] = []
    for found in every:
        if not kept or found.start >= kept[-1].end:
            kept.append(found)
        elif found.end - found.start > kept[-1].end - kept[-1].start:
            kept[-1] = found
    return tuple(kept)


def calendar_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return where dates and times of day stand in a sentence: no figures there."""
    return tuple((f.start, f.end) for f in _found(text) if f.kind not in _STRETCHES)


def stretch_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return where stretches of time stand in a sentence ("in three years")."""
    return tuple((f.start, f.end) for f in _found(text) if f.kind in _STRETCHES)


def find_times(sentence: Sentence, document: Document) -> tuple[When, ...]:
    """Return the times a sentence gives, in order, with the days they mean."""
    found = _found(sentence.text)
    ahead = {"ahead": "yes"} if found and _AHEAD.search(sentence.text) else {}
    return tuple(
        _when(each._replace(groups=each.groups | ahead), sentence, document.date)
        for each in found
    )


def _when(found: Found, sentence: Sentence, today: Date | None) -> When:
    words, offset = sentence.text[found.start : found.end], sentence.span.start
    days = days_of(found.kind, found.groups, today)
    start, end = days or (None, None)
    if days and today and words[:5].lower() == "since" and days[0] <= today:
        end = today
    return When(words, Span(offset + found.start, offset + found.end), start, end)

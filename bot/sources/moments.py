"""Reads the dates that feeds carry, in the forms seen in the wild.

feedparser's own reader takes seconds since 1970 for the year 1795, a week for a day and
a zone it does not know for UTC, so dates are read here: the date by the shapes people
write, then the time and the zone in what is left. What can be read in two ways (3/4)
is not read: an article without a date counts as new, one with a wrong date is false.
"""

import re
from datetime import UTC, datetime, timedelta
from itertools import chain
from unicodedata import combining, normalize

# The beginnings of the months' names, without accents, January first: English, German,
# French, Spanish, Portuguese, Italian, Romanian, Dutch, Scandinavian, Finnish, Polish,
# Czech, Hungarian, Turkish, Indonesian, Greek, Russian, Ukrainian, Bulgarian. The
# longest beginning that fits decides; months that differ between languages of one
# script (Croatian "lipanj") are left out.
_MONTHS = (
    "jan ene gen ian sty led oca tammi ιαν янв січ яну",
    "feb fev fevr lut uno sub helmi φεβ фев лют",
    "mar mrt bre maalis μαρ мар бер",
    "apr abr avr kwi dub nis huhti απρ апр кві кви",
    "may mai mei maj mag kve touko μαι маи мая тра",
    "jun juin giu iun cze cerven haz kesa ιουν июн юни чер",
    "jul juil lug iul lip cervenec tem heina ιουλ июл юли лип",
    "aug ago aou avg agu sie srp elo αυγ авг сер",
    "sep set wrz zar eyl szept syys σεπ сен септ вер",
    "oct okt out ott paz rij eki loka οκτ окт жов",
    "nov noi lis kas marras νοε ноя лис ное",
    "dec dez dic des gru pro ara joulu δεκ дек гру",
)
_MONTH_OF = {
    stem: number for number, stems in enumerate(_MONTHS, 1) for stem in stems.split()
}
_ZONES = {
    **dict.fromkeys(("z", "ut", "utc", "gmt", "wet"), 0.0),
    **dict.fromkeys(("bst", "cet", "met", "mez", "west", "wat"), 1.0),
    **dict.fromkeys(("cest", "mest", "mesz", "eet", "sast", "cat"), 2.0),
    **dict.fromkeys(("eest", "msk", "eat", "trt"), 3.0),
    **dict.fromkeys(("jst", "kst"), 9.0),
    **dict.fromkeys(("hkt", "sgt", "pht", "awst"), 8.0),
    "pkt": 5.0,
    "ist": 5.5,
    "npt": 5.75,
    "wib": 7.0,
    "aest": 10.0,
    "aedt": 11.0,
    "nzst": 12.0,
    "nzdt": 13.0,
    "brt": -3.0,
    "art": -3.0,
    "nst": -3.5,
    "adt": -3.0,
    "ast": -4.0,
    "edt": -4.0,
    "est": -5.0,
    "cdt": -5.0,
    "cst": -6.0,
    "mdt": -6.0,
    "mst": -7.0,
    "pdt": -7.0,
    "pst": -8.0,
    "akst": -9.0,
    "hst": -10.0,
}
_WORD = r"(?P<month>[^\W\d_]+)"
_YEAR = r"(?P<year>\d{4}|\d{2})(?!\d|:)"
_DAY = r"(?<!\d)(?P<day>\d{1,2})"
_DATES = tuple(
    re.compile(shape)
    for shape in (
        r"(?<!\d)(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?=T|\D|$)",
        r"(?<!\d)(?P<year>\d{4})-(?P<of_year>\d{3})(?!\d)",
        r"(?<!\d)(?P<year>\d{4})-?W(?P<week>\d\d)(?:-?(?P<weekday>[1-7]))?(?!\d)",
        r"(?<!\d)(?P<year>\d{4})\s?[-/.년年]\s*(?P<month>\d{1,2})\s?[-/.월月]"
        r"\s*(?P<day>\d{1,2})(?!\d)日?",
        rf"(?<!\d)(?P<year>\d{{4}})[-\s.]+{_WORD}[-\s.]+(?P<day>\d{{1,2}})(?!\d)",
        rf"{_DAY}(?:st|nd|rd|th|er)?[\s.º-]*(?:de |of )?{_WORD}\.?,?"
        rf"[\s-]*(?:de )?{_YEAR}",
        rf"{_WORD}\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"{_WORD}\s+(?P<day>\d{{1,2}})\s+(?=[\d:]+\s+(?:\w+\s+)?(?P<year>\d{{4}}))",
        rf"{_DAY}\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}",
        r"(?<!\d)(?P<either>\d{1,2})[/-](?P<other>\d{1,2})[/-](?P<year>\d{4})",
    )
)
_TIME = re.compile(
    r"(?P<early>오전|오후)?\s*(?<!\d)(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)"
    r"(?:[:.](?P<second>\d\d))?(?:[.,]\d+)?\s*(?P<half>[ap]\.?m\b\.?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"^T(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?")
_OFFSET = re.compile(r"(?P<sign>[+−-])(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?(?!\d)")
# Korean feeds that write their own marks write no zone.
_KOREAN = re.compile("[가-힣]")
_NAME = re.compile(r"[a-z]+", re.IGNORECASE)
_EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}")
_LONGEST = 100


def moment(text: str) -> datetime | None:
    """Return the moment that is written here, in UTC; None when it cannot be told."""
    text = text.strip()[:_LONGEST]
    try:
        return _since_1970(text) if _EPOCH.fullmatch(text) else _written(text)
    except (ValueError, OverflowError):
        return None


def _since_1970(text: str) -> datetime:
    is_fine = len(text) > 11 and "." not in text  # milliseconds, as JavaScript counts
    return datetime.fromtimestamp(float(text) / (1000 if is_fine else 1), UTC)


def _written(text: str) -> datetime | None:
    for shape in _DATES:
        found = shape.search(text)
        day = _day(found.groupdict()) if found else None
        if found and day:
            return day + _time(text[: found.start()], text[found.end() :])
    return None


def _time(before: str, after: str) -> timedelta:
    """Return the time since midnight in UTC, as it stands around the date."""
    found = _COMPACT.match(after) or _TIME.search(after)
    if found:
        return _clock(found.groupdict()) - _offset(after[found.end() :], after)
    found = _TIME.search(before)
    return _clock(found.groupdict()) - _offset(after, before) if found else timedelta()


def _day(found: dict[str, str | None]) -> datetime | None:
    """Return the midnight that begins the day; None when no day is meant."""
    part = {name: value for name, value in found.items() if value is not None}
    year = int(part["year"])
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    if "of_year" in part:
        return datetime(year, 1, 1, tzinfo=UTC) + timedelta(int(part["of_year"]) - 1)
    if "week" in part:
        day = int(part.get("weekday", 1))
        return datetime.fromisocalendar(year, int(part["week"]), day).replace(
            tzinfo=UTC
        )
    month, day = _month_and_day(part)
    return datetime(year, month, day, tzinfo=UTC) if month else None


def _month_and_day(part: dict[str, str]) -> tuple[int, int]:
    """Return both numbers; the month is 0 where it cannot be told."""
    if "month" in part:
        return _month(part["month"]), int(part["day"])
    one, other = int(part["either"]), int(part["other"])
    if one > 12:
        return other, one
    return (one, other) if other > 12 or one == other else (0, 0)


def _month(word: str) -> int:
    if word.isdecimal():
        return int(word)
    plain = "".join(c for c in normalize("NFKD", word.casefold()) if not combining(c))
    beginnings = (plain[:length] for length in range(len(plain), 2, -1))
    return next((_MONTH_OF[stem] for stem in beginnings if stem in _MONTH_OF), 0)


def _clock(part: dict[str, str | None]) -> timedelta:
    """Return the time since midnight; 24:00 is the next day's."""
    hour, minute = int(part["hour"] or 0), int(part["minute"] or 0)
    second = min(int(part["second"] or 0), 59)  # a leap second
    half = (part.get("half") or part.get("early") or "").casefold()
    if half[:1] in {"p", "오"} and half != "오전":
        hour += 12 if hour < 12 else 0
    elif half and hour == 12:
        hour = 0
    if hour > 24 or minute > 59:
        message = f"{hour}:{minute} is no time of day"
        raise ValueError(message)
    return timedelta(hours=hour, minutes=minute, seconds=second)


def _offset(rest: str, text: str) -> timedelta:
    """Return how far the zone is ahead of UTC, nothing where none is known."""
    found = _OFFSET.search(rest)
    if found:
        hours = int(found["hours"]) + int(found["minutes"] or 0) / 60
        return timedelta(hours=hours if found["sign"] == "+" else -hours)
    names = chain(_NAME.findall(rest), ["kst"] if _KOREAN.search(text) else [])
    known = (_ZONES[name.lower()] for name in names if name.lower() in _ZONES)
    return timedelta(hours=next(known, 0.0))

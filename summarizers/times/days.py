"""The days that the words of a time mean, counted from the day of publication.

One rule for each kind of time that `dates` finds; `groups` are the words its pattern
set apart. A time that means no certain days has none.
"""

import calendar
from collections.abc import Callable
from datetime import date as Date
from datetime import timedelta

from summarizers.english.wordlists import SMALL_NUMBERS

Days = tuple[Date, Date]
Groups = dict[str, str]

MONTHS = [name.lower() for name in calendar.month_name]
WEEKDAYS = [name.lower() for name in calendar.day_name]


def days_of(kind: str, groups: Groups, today: Date | None) -> Days | None:
    """Return the first and last day a time of this kind means, if that is certain."""
    resolver = _RESOLVERS.get(kind)
    if not resolver:
        return None
    try:
        return resolver(groups, today)
    except (ValueError, OverflowError):  # 31 April, or a year no calendar has
        return None


def _month_number(name: str) -> int:
    return next(
        number
        for number, month in enumerate(MONTHS)
        if number and month.startswith(name.lower()[:3])
    )


def _one(day: Date) -> Days:
    return day, day


def _iso(groups: Groups, _today: Date | None) -> Days:
    return _one(Date(int(groups["year"]), int(groups["month"]), int(groups["day"])))


def _day_of_month(groups: Groups, today: Date | None) -> Days | None:
    month, day = _month_number(groups["month"]), int(groups["day"])
    if "year" in groups:
        return _one(Date(int(groups["year"]), month, day))
    if not today:
        return None
    around = [Date(today.year + shift, month, day) for shift in (-1, 0, 1)]
    return _one(min(around, key=lambda each: abs((each - today).days)))


def _whole_month(year: int, month: int) -> Days:
    return Date(year, month, 1), Date(year, month, calendar.monthrange(year, month)[1])


def _month(groups: Groups, today: Date | None) -> Days | None:
    month = _month_number(groups["month"])
    if "year" in groups:
        return _whole_month(int(groups["year"]), month)
    if not today:
        return None
    year = today.year
    if "ahead" in groups and month < today.month:
        year += 1
    elif "ahead" not in groups and month > today.month:
        year -= 1
    return _whole_month(year, month)


def _years(groups: Groups, _today: Date | None) -> Days:
    first = int(groups["year"])
    last = groups.get("last", groups["year"])
    final = int(groups["year"][: 4 - len(last)] + last)
    return Date(first, 1, 1), Date(max(first, final), 12, 31)


def _weekday(groups: Groups, today: Date | None) -> Days | None:
    if not today:
        return None
    wanted = WEEKDAYS.index(groups["weekday"].lower())
    which = groups.get("which", "")
    if which == "next" or ("ahead" in groups and which != "last"):
        return _one(today + timedelta((wanted - today.weekday() - 1) % 7 + 1))
    back = (today.weekday() - wanted) % 7
    return _one(today - timedelta(back or (7 if which == "last" else 0)))


def _weekend(groups: Groups, today: Date | None) -> Days | None:
    """Return the weekend meant: the one just past, unless the words point ahead."""
    which = groups.get("which", "").lower()
    if not today or (which == "this" and "ahead" not in groups):
        return None
    back = (today.weekday() - 5) % 7
    saturday = today - timedelta(back)
    if which == "next" or ("ahead" in groups and back > 1):
        saturday += timedelta(7)
    return saturday, saturday + timedelta(1)


def _ending(groups: Groups, today: Date | None) -> Days | None:
    """Return the weeks, months or year that end on a day: "in the week to 6 May"."""
    day = groups.get("day") or groups["dated"]
    month = groups.get("month") or groups["named"]
    days = _day_of_month(groups | {"day": day, "month": month}, today)
    count = _count(groups.get("number", "a"))
    before = days and _shifted(days[1], -count, groups["unit"])
    return (before + timedelta(1), days[1]) if days and before else None


def _today(groups: Groups, today: Date | None) -> Days | None:
    if not today:
        return None
    word = groups["word"].lower()
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(word, 0)
    return _one(today + timedelta(shift))


def _period(day: Date, unit: str) -> Days | None:
    """Return the week, month, quarter, year or decade a day lies in."""
    if unit == "week":
        monday = day - timedelta(day.weekday())
        return monday, monday + timedelta(6)
    if unit == "month":
        return _whole_month(day.year, day.month)
    if unit == "quarter":
        first = (day.month - 1) // 3 * 3 + 1
        return Date(day.year, first, 1), _whole_month(day.year, first + 2)[1]
    if unit == "year":
        return Date(day.year, 1, 1), Date(day.year, 12, 31)
    return None


def _shifted(day: Date, count: int, unit: str) -> Date | None:
    """Return the day so many units away."""
    if unit in {"day", "week", "fortnight"}:
        return day + timedelta(count * {"day": 1, "week": 7, "fortnight": 14}[unit])
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}.get(unit)
    if months is None:
        return None
    year, month = divmod(day.year * 12 + day.month - 1 + count * months, 12)
    return Date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


_SHIFTS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}


def _turn(groups: Groups, today: Date | None) -> Days | None:
    unit, which = groups.get("period", ""), groups["which"].lower()
    if not today or which == "following":
        return None
    if which == "past" and unit:
        start = _shifted(today, -1, unit)
        return (start, today) if start else None
    shift = _SHIFTS.get(which, 0)
    moved = _shifted(today.replace(day=1) if unit != "week" else today, shift, unit)
    return _period(moved, unit) if moved else None


def _count(words: str) -> int:
    word = words.lower()
    return 1 if word in {"a", "an"} else SMALL_NUMBERS.get(word) or int(word)


def _ago(groups: Groups, today: Date | None) -> Days | None:
    day = today and _shifted(today, -_count(groups["number"]), groups["unit"])
    if not day or groups["back"] != "ago":
        return None
    return _one(day) if groups["unit"] == "day" else _period(day, groups["unit"])


def _span(groups: Groups, today: Date | None) -> Days | None:
    sign = _SHIFTS[groups["which"].lower()]
    count = sign * _count(groups.get("more", groups["number"]))
    other = today and _shifted(today, count, groups["unit"])
    if not today or not other:
        return None
    return min(today, other), max(today, other)


_QUARTERS = {"first": 0, "second": 1, "third": 2, "fourth": 3}


def _quarter(groups: Groups, _today: Date | None) -> Days | None:
    length = 6 if groups.get("part") == "half" else 3
    place = _QUARTERS.get(groups.get("nth", ""))
    if "year" not in groups or place is None or place * length >= 12:
        return None
    year, first = int(groups["year"]), place * length + 1
    return Date(year, first, 1), _whole_month(year, first + length - 1)[1]


_RESOLVERS: dict[str, Callable[[Groups, Date | None], Days | None]] = {
    "iso": _iso,
    "day_month": _day_of_month,
    "month_day": _day_of_month,
    "month_year": _month,
    "month_only": _month,
    "weekday": _weekday,
    "years": _years,
    "year_only": _years,
    "today": _today,
    "turn": _turn,
    "weekend": _weekend,
    "ending": _ending,
    "ago": _ago,
    "span": _span,
    "quarter": _quarter,
}

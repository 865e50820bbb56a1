"""Which end of a change or a stretch is asked for: "from 13 to 15", "1249–1314"."""

import re
from collections.abc import Sequence

from bot.questions.beside import End, end_of
from bot.questions.question import Question
from bot.questions.spots import Spot
from bot.questions.wants import Wants

_FROM = re.compile(r"\bfrom (?:how|what|which)\b", re.IGNORECASE)
_YEARS = re.compile(r"(\d{4}) ?(?:[-–—]|to|until) ?(\d{4})")
_STARTS = re.compile(
    r"\b(?:born|birth|beg[aiu]n\w*|start\w*|founded|since|from what)\b", re.IGNORECASE
)
_STOPS = re.compile(
    r"\b(?:die\w*|death|end\w*|fall|fell|finish\w*|until|stop\w*|clos\w+|over)\b",
    re.IGNORECASE,
)


def asked_end(asked: Question, text: str, spot: Spot) -> Spot:
    """Return the beginning or the end alone of a stretch of years, if that is asked."""
    if asked.wants is not Wants.TIME:
        return spot
    years = _YEARS.fullmatch(text, spot.start, spot.end)
    if not years:
        return spot
    if _STARTS.search(asked.text):
        return spot._replace(end=years.end(1))
    return spot._replace(start=years.start(2)) if _STOPS.search(asked.text) else spot


def is_other_end(asked: Question, text: str, spots: Sequence[Spot], place: int) -> bool:
    """Return whether a number is the end of a change or stretch that is not asked."""
    end = end_of(text, spots, place)
    if end is None:
        return False
    if asked.wants is Wants.TIME:
        unasked = _STOPS if end is End.FROM else _STARTS
        return bool(unasked.search(asked.text))
    return end is (End.TO if _FROM.search(asked.text) else End.FROM)

"""How two numbers or times of a sentence stand to each other.

"11 of the 12": the second is the whole. "From 13 to 15": one end and the other.
"300 km (190 mi)": the same again, so that what comes after the brackets stands as near
to the first.
"""

import re
from collections.abc import Sequence
from enum import Enum, auto

from bot.questions.spots import Sort, Spot


class End(Enum):
    """Which end of a change or a stretch a number or time is."""

    FROM = auto()
    TO = auto()


_OF = re.compile(r"(?: \w+)?(?: out)? of(?: [\w-]+){0,3} ")
_OUT_OF = re.compile(r"\bout of (?:[^\W\d]+ ){0,2}$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom (?:\w+ ){0,2}$", re.IGNORECASE)
_TO = re.compile(r"(?: [\w-]+){0,3} (?:to|until) (?:\w+ ){0,2}")
_AGAIN = re.compile(r"[^()\d,;]{0,24}\([^()\d]{0,6}\d[^()]{0,24}\)")


def is_whole(text: str, spots: Sequence[Spot], place: int) -> bool:
    """Return whether a number is the whole of which another is a part."""
    spot = spots[place]
    is_number = spot.sort is Sort.NUMBER
    if is_number and _OUT_OF.search(text[: spot.start]):
        return True
    return place > 0 and _is_part(text, spots[place - 1], spot)


def end_of(text: str, spots: Sequence[Spot], place: int) -> End | None:
    """Return which end of "from … to …" a number or time is, if it is one."""
    spot = spots[place]
    if any(_is_stretch(text, spot, each) for each in spots[place + 1 : place + 2]):
        return End.FROM
    if place and _is_stretch(text, spots[place - 1], spot):
        return End.TO
    return None


def with_again(text: str, spot: Spot) -> Spot:
    """Return a spot with brackets after it that say the same in another unit."""
    again = _AGAIN.match(text, spot.end)
    return spot._replace(end=again.end()) if again else spot


def _is_part(text: str, one: Spot, other: Spot) -> bool:
    """Return whether a number is a part of the next."""
    is_share = one.sort in {Sort.NUMBER, Sort.SHARE} and other.sort is Sort.NUMBER
    return is_share and bool(_OF.fullmatch(text, one.end, other.start))


def _is_stretch(text: str, one: Spot, other: Spot) -> bool:
    """Return whether something goes from a number or time to the next."""
    return (
        one.sort is other.sort
        and bool(_FROM.search(text[: one.start]))
        and bool(_TO.fullmatch(text, one.end, other.start))
    )

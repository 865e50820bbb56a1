"""How near the question's words stand to each number or time of a sentence.

All of a sentence are seen at once: a word nearer to one is farther from the others, and
measuring each way anew took half of the time of a question.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.questions.sight import Aim, Sight
from bot.questions.spots import Sort, Spot

Stretch = tuple[int, int]
"""The places of a spot's first word and of the first after it."""
_FALL = 0.25
"""How fast a word counts less with each word between."""
_FAR = 1 << 20
_MARK = re.compile(r"[,;:] ")
_BREAK = re.compile(
    r"[,;:] | (?:and|but|while|whereas|although|though|who|which|than|until) |[()]"
)


class Around(NamedTuple):
    """How the question's words stand around a number or time.

    `near` is 1 if all stand in it; `nearest` the share to which none of its sort is
    nearer; `plainly` and `plainest` are the same of the words that are no names;
    `after` counts only what comes after it; `clause` is the share between the same two
    marks, `piece` of plain words between the same marks and conjunctions.
    """

    near: float
    nearest: float
    plainly: float
    plainest: float
    after: float
    clause: float
    piece: float


def around(
    aimed: Aim, sighted: Sight, spots: Sequence[Spot], ends: Sequence[Stretch]
) -> list[Around]:
    """Return how the question's words stand around each of these spots."""
    text, words = sighted.line.text, sighted.words
    stands = list(sighted.places.values())
    weights = [aimed.weight[term] for term in sighted.places]
    plain = _without_names(aimed, sighted)
    starts = [[words[place].start for place in each] for each in stands]
    far = [[_distance(each, *end) for each in stands] for end in ends]
    least = _least(spots, far)
    marks = [match.start() for match in _MARK.finditer(text)]
    breaks = [match.span() for match in _BREAK.finditer(text)]
    begins, pasts = [b for b, _ in breaks], [e for _, e in breaks]
    found = []
    for spot, end, away in zip(spots, ends, far, strict=True):
        clause = _between([m + 2 for m in marks], marks, spot, len(text))
        piece = _between(pasts, begins, spot, len(text))
        found.append(
            Around(
                _near(weights, away),
                _nearest(weights, away, least[spot.sort]),
                _near(plain, away),
                _nearest(plain, away, least[spot.sort]),
                _after(weights, stands, end[1]),
                _within(weights, starts, clause),
                _within(plain, starts, piece),
            )
        )
    return found


def _without_names(aimed: Aim, sighted: Sight) -> list[float]:
    """Return what the words in the line are worth if names are worth nothing."""
    names = aimed.asked.names
    whole = sum(w for term, w in aimed.weight.items() if term not in names) or 1.0
    return [
        0.0 if term in names else aimed.weight[term] / whole for term in sighted.places
    ]


def _least(
    spots: Sequence[Spot], far: Sequence[Sequence[int]]
) -> Mapping[Sort, list[int]]:
    """Return how far each word is from the nearest spot of each sort."""
    of_sort: dict[Sort, list[Sequence[int]]] = {}
    for spot, away in zip(spots, far, strict=True):
        of_sort.setdefault(spot.sort, []).append(away)
    return {
        sort: list(map(min, zip(*rows, strict=True))) for sort, rows in of_sort.items()
    }


def _distance(stands: Sequence[int], first: int, past: int) -> int:
    """Return how far the nearest of some words is from a stretch of words.

    They are in order, so only the last before it and the first after that can be it.
    """
    later = bisect_left(stands, first)
    far = first - stands[later - 1] if later else _FAR
    if later < len(stands):
        far = min(far, max(0, stands[later] - past + 1))
    return far


def _near(weights: Sequence[float], away: Sequence[int]) -> float:
    return sum(w / (1 + _FALL * far) for w, far in zip(weights, away, strict=True))


def _nearest(
    weights: Sequence[float], away: Sequence[int], least: Sequence[int]
) -> float:
    pairs = zip(weights, away, least, strict=True)
    return sum(weight for weight, far, nearest in pairs if far <= nearest)


def _after(
    weights: Sequence[float], stands: Sequence[Sequence[int]], past: int
) -> float:
    whole = 0.0
    for weight, places in zip(weights, stands, strict=True):
        later = bisect_left(places, past)
        if later < len(places):
            whole += weight / (1 + _FALL * (places[later] - past))
    return whole


def _between(
    pasts: Sequence[int], begins: Sequence[int], spot: Spot, size: int
) -> Stretch:
    """Return from where to where no mark stands around a spot.

    The marks begin at `begins` and are over at `pasts`.
    """
    before = bisect_right(pasts, spot.start)
    after = bisect_left(begins, spot.end)
    start = pasts[before - 1] if before else 0
    return start, begins[after] if after < len(begins) else size


def _within(
    weights: Sequence[float], starts: Sequence[Sequence[int]], stretch: Stretch
) -> float:
    """Return what those words are worth that begin in a stretch of the text."""
    start, end = stretch
    return sum(
        weight
        for weight, places in zip(weights, starts, strict=True)
        if any(start <= place < end for place in places)
    )

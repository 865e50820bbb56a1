"""What speaks for a number or time of a sentence as the one a question asks for.

A number answers if it is of the kind asked for, what it counts follows it, and the
question's words stand near: nearer than to the other numbers of the sentence.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from bot.briefing.questions import Wants
from bot.briefing.roots import roots
from bot.briefing.sight import Aim, Sight
from bot.briefing.spots import Sort, Spot, spots_in
from summarizers.words import normal


class SpotClues(NamedTuple):
    """What speaks for a number or time of a sentence as the one asked for."""

    is_kind: float = 0.0
    """Whether it is of the kind asked for."""
    is_asked: float = 0.0
    """Whether the question holds it."""
    unit: float = 0.0
    """Whether a unit of the kind asked for follows."""
    noun: float = 0.0
    """How soon a noun follows of which the number is asked."""
    kin: float = 0.0
    """Whether another word for that noun follows."""
    before: float = 0.0
    """Whether that noun stands just before it."""
    near: float = 0.0
    """How near the question's words stand to it."""
    clause: float = 0.0
    """Share of the words in the same clause."""
    is_time: float = 0.0
    """Whether it is a time where a number is asked for."""
    is_small: float = 0.0
    """Whether it is "one" or an ordinal, which seldom count anything."""
    is_led: float = 0.0
    """Whether "in", "on" and the like lead to it, where a time is asked for."""
    in_brackets: float = 0.0
    """Whether it stands in brackets, as the same in another unit does."""
    first: float = 0.0
    """Whether it is the first of its kind in the sentence."""
    nearest: float = 0.0
    """Share of the words to which none of its kind is nearer."""
    after: float = 0.0
    """How near the words stand that come after it."""


class Seen(NamedTuple):
    """A number or time of a sentence, what speaks for it, and where its words are.

    `first` is the place of its first word, `past` of the first after it.
    """

    spot: Spot
    clues: SpotClues
    first: int
    past: int

    @property
    def is_new(self) -> bool:
        """Whether it is of the kind asked for, and not in the question itself."""
        return bool(self.clues.is_kind) and not self.clues.is_asked


_SORTS: Mapping[Wants, frozenset[Sort]] = {
    Wants.COUNT: frozenset({Sort.NUMBER, Sort.TIMES, Sort.SHARE, Sort.MONEY}),
    Wants.MONEY: frozenset({Sort.MONEY}),
    Wants.SHARE: frozenset({Sort.SHARE}),
    Wants.DURATION: frozenset({Sort.NUMBER}),
    Wants.LENGTH: frozenset({Sort.NUMBER}),
    Wants.SIZE: frozenset({Sort.NUMBER, Sort.SHARE, Sort.MONEY}),
    Wants.TIME: frozenset({Sort.DATE, Sort.CLOCK}),
}


def _forms(words: str) -> frozenset[str]:
    return roots(map(normal, words.split()))


_UNITS: Mapping[Wants, frozenset[str]] = {
    Wants.DURATION: _forms(
        "year month week day hour minute second decade century years months weeks days "
        "hours minutes seconds decades centuries season generation night"
    ),
    Wants.LENGTH: _forms(
        "mile miles km kilometre kilometres kilometer kilometers metre metres meter "
        "meters m foot feet ft inch inches yard yards cm centimetre mm millimetre"
    ),
    Wants.SIZE: _forms(
        "square sq acre acres hectare hectares ton tons tonne tonnes kg kilogram pound "
        "pounds degree degrees years litre litres gallon magnitude mph km people "
        "inhabitants residents megawatts"
    ),
}
_LED = frozenset(["in", "on", "since", "until", "by", "from", "during", "of", "at"])
_REACH = 5
"""Words after a number among which what it counts is looked for."""
_BEFORE = 4
"""Words before a number among which what it counts is looked for."""
_FALL = 0.25
"""How fast a word counts less with each word between."""
_MARKS = (", ", "; ", ": ")


def worth(clues: Iterable[float], weights: Iterable[float]) -> float:
    """Return what all the clues are worth together."""
    return sum(map(float.__mul__, map(float, clues), weights))


class _Stands(NamedTuple):
    """Where a spot and the question's words stand in a sentence.

    `first` is the place of the spot's first word, `past` of the first after it; `far`
    how far off each word of the question is that the sentence holds, in their order.
    """

    spot: Spot
    first: int
    past: int
    far: list[int]


def seen_in(aimed: Aim, sighted: Sight) -> tuple[Seen, ...]:
    """Return the numbers and times of a line with their clues."""
    stands = _stands(sighted)
    found: list[Seen] = []
    for each in stands:
        same = [other for other in stands if other.spot.sort is each.spot.sort]
        clues = _clues(aimed, sighted, each, same)
        found.append(Seen(each.spot, clues, each.first, each.past))
    return tuple(found)


def _stands(sighted: Sight) -> list[_Stands]:
    spots, words = spots_in(sighted.line.text), sighted.words
    starts, ends = [word.start for word in words], [word.end for word in words]
    found: list[_Stands] = []
    for spot in spots:
        first, past = bisect_right(ends, spot.start), bisect_left(starts, spot.end)
        far = [_distance(each, first, past) for each in sighted.places.values()]
        found.append(_Stands(spot, first, past, far))
    return found


def _clues(
    aimed: Aim, sighted: Sight, here: _Stands, same: Sequence[_Stands]
) -> SpotClues:
    """Return the clues of a spot; `same` are those of its kind, itself among them."""
    wants, text, words = aimed.asked.wants, sighted.line.text, sighted.words
    spot, first, past, _ = here
    own = [word.form for word in words[first:past]]
    after = [word.form for word in words[past : past + _REACH]]
    before = [word.form for word in words[max(0, first - _BEFORE) : first]]
    soon = [1 - 0.15 * n for n, form in enumerate(after) if form in aimed.focus]
    is_one = text[spot.start : spot.end].lower() == "one"
    is_led = wants is Wants.TIME and sighted.lower(first - 1) in _LED
    return SpotClues(
        is_kind=float(spot.sort in _SORTS.get(wants, ())),
        is_asked=float(bool(own) and aimed.said.issuperset(own)),
        unit=float(bool(after) and after[0] in _UNITS.get(wants, ())),
        noun=max(soon, default=0.0),
        kin=float(not aimed.focus_kin.isdisjoint(after)),
        before=float(not aimed.focus.isdisjoint(before)),
        near=_near(aimed, sighted, here),
        clause=_in_clause(aimed, sighted, spot),
        is_time=float(wants.is_amount and spot.sort is Sort.DATE),
        is_small=float(is_one or spot.sort is Sort.ORDINAL),
        is_led=float(is_led),
        in_brackets=float("(" in text[max(0, spot.start - 2) : spot.start]),
        first=float(same[0] is here),
        nearest=_nearest(aimed, sighted, here, same),
        after=_after(aimed, sighted, past),
    )


def _near(aimed: Aim, sighted: Sight, here: _Stands) -> float:
    """Return how near words stand to a stretch of words, 1 if all stand in it."""
    weight = aimed.weight
    return sum([
        weight[term] / (1 + _FALL * far)
        for term, far in zip(sighted.places, here.far, strict=True)
    ])  # fmt: skip


def _nearest(
    aimed: Aim, sighted: Sight, here: _Stands, same: Sequence[_Stands]
) -> float:
    """Return the share of words to which none of its kind stands nearer."""
    least = map(min, *(each.far for each in same), here.far)
    return sum([
        aimed.weight[term]
        for term, far, best in zip(sighted.places, here.far, least, strict=True)
        if far <= best
    ])  # fmt: skip


def _after(aimed: Aim, sighted: Sight, past: int) -> float:
    """Return how near those words stand that come after."""
    near = 0.0
    for term, stands in sighted.places.items():
        # Places are in order, so the first of those is the nearest.
        later = bisect_left(stands, past)
        if later < len(stands):
            near += aimed.weight[term] / (1 + _FALL * (stands[later] - past))
    return near


def _distance(stands: Sequence[int], first: int, past: int) -> int:
    """Return how far the nearest of some words, in order, is from a stretch of words.

    One in it is at 0; the first after it is at 1, as is the last before it.
    """
    later = bisect_left(stands, first)
    after = max(0, stands[later] - past + 1) if later < len(stands) else None
    before = first - stands[later - 1] if later else None
    return min(each for each in (before, after) if each is not None)


def _in_clause(aimed: Aim, sighted: Sight, spot: Spot) -> float:
    """Return the share of words between the same two marks as the spot."""
    text, words = sighted.line.text, sighted.words
    start = max(text.rfind(mark, 0, spot.start) for mark in _MARKS)
    ends = [text.find(mark, spot.end) for mark in _MARKS]
    end = min((each for each in ends if each >= 0), default=len(text))
    return sum(
        aimed.weight[term]
        for term, stands in sighted.places.items()
        if any(start < words[place].start < end for place in stands)
    )

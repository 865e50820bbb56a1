"""What speaks for a number or time of a sentence as the one a question asks for.

A number answers if it is of the kind asked for, what it counts follows it, and the
question's words stand near: nearer than to the other numbers of the sentence.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from bot.questions.abroad import is_abroad, spots_abroad
from bot.questions.around import around
from bot.questions.beside import is_whole, with_again
from bot.questions.ends import asked_end, is_other_end
from bot.questions.kindred import kindred
from bot.questions.measures import MEASURES, NAMED, units_of, written
from bot.questions.misfits import Standing, is_misfit, is_over
from bot.questions.question import Question
from bot.questions.roots import roots
from bot.questions.sight import Aim, Sight
from bot.questions.spots import Sort, Spot, spots_in
from bot.questions.wants import Wants
from summarizers import vectors
from summarizers.quantities.money import COINS
from summarizers.text.words import Placed, normal


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
    is_other: float = 0.0
    """Whether it is a share or a sum where it is asked how many."""
    measures: float = 0.0
    """Whether a unit of time or length follows that is not asked for."""
    meant: float = 0.0
    """How near what follows comes in meaning to that of which the number is asked."""
    plainly: float = 0.0
    """How near those of the question's words stand that are no names."""
    plainest: float = 0.0
    """Share of those to which none of its kind is nearer."""
    piece: float = 0.0
    """Share of those between the same marks and the same "and", "but" and the like."""
    is_whole: float = 0.0
    """Whether it is the whole of which another number is a part ("11 of the 12")."""
    other_end: float = 0.0
    """Whether it is the end of a change or a stretch that is not asked for."""


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
    Wants.COUNT: frozenset({Sort.NUMBER, Sort.TIMES, Sort.SHARE}),
    Wants.AMOUNT: frozenset({Sort.NUMBER, Sort.TIMES, Sort.SHARE, Sort.MONEY}),
    Wants.MONEY: frozenset({Sort.MONEY}),
    Wants.SHARE: frozenset({Sort.SHARE}),
    Wants.DURATION: frozenset({Sort.NUMBER, Sort.CLOCK, Sort.DATE}),
    Wants.LENGTH: frozenset({Sort.NUMBER}),
    Wants.SIZE: frozenset({Sort.NUMBER, Sort.SHARE, Sort.MONEY}),
    Wants.TIME: frozenset({Sort.DATE, Sort.CLOCK}),
}


_COINS = roots(map(normal, (*COINS, "pound", "mark", "crown", "money")))
_BRACKET = re.compile(r"[()]")
_LED = frozenset(["in", "on", "since", "until", "by", "from", "during", "of", "at"])
_REACH = 5
"""Words after a number among which what it counts is looked for."""
_LED_BY = 24
"""Letters before a number that may lead to it."""
_BEFORE = 4
"""Words before a number among which what it counts is looked for."""


def worth(clues: Iterable[float], weights: Iterable[float]) -> float:
    """Return what all the clues are worth together."""
    return sum(map(float.__mul__, map(float, clues), weights))


def seen_in(aimed: Aim, sighted: Sight) -> tuple[Seen, ...]:
    """Return the numbers and times of a line with their clues."""
    text = sighted.line.text
    every = _spots(text, sighted.line.language)
    spots = tuple(asked_end(aimed.asked, text, spot) for spot in every)
    if not spots:
        return ()
    ends = [_ends(with_again(text, each), sighted.words) for each in spots]
    stands = around(aimed, sighted, spots, ends)
    sorts = [each.sort for each in spots]
    found: list[Seen] = []
    for place, (spot, (_, again)) in enumerate(zip(spots, ends, strict=True)):
        own = _ends(spot, sighted.words)
        clues = _alone(aimed.asked, sighted, spot, own, again)._replace(
            first=float(sorts.index(spot.sort) == place),
            is_whole=float(is_whole(text, spots, place)),
            other_end=float(is_other_end(aimed.asked, text, spots, place)),
            **stands[place]._asdict(),
        )
        found.append(Seen(spot, clues, *own))
    return tuple(found)


def _spots(text: str, language: str) -> tuple[Spot, ...]:
    return spots_abroad(text, language) if is_abroad(language) else spots_in(text)


def _ends(spot: Spot, words: Sequence[Placed]) -> tuple[int, int]:
    """Return the places of a spot's first word and of the first after it."""
    first = bisect_right(words, spot.start, key=attrgetter("end"))
    past = bisect_left(words, spot.end, key=attrgetter("start"))
    return first, past


def _alone(
    asked: Question, sighted: Sight, spot: Spot, own_ends: tuple[int, int], again: int
) -> SpotClues:
    """Return the clues of a spot that need no other word of the question."""
    text, words = sighted.line.text, sighted.words
    first, past = own_ends
    own = [word.form for word in words[first:past]]
    after = _following(sighted, spot, past, again)
    before = [word.form for word in words[max(0, first - _BEFORE) : first]]
    said = {word.form for word in asked.said}
    units, focus = units_of(asked), written(asked.focus)
    named = focus & NAMED
    soon = [1 - 0.15 * n for n, form in enumerate(after) if form in focus]
    is_counted = asked.wants in {Wants.COUNT, Wants.AMOUNT}
    is_measured = asked.wants in {Wants.COUNT, Wants.SIZE}
    is_one = text[spot.start : spot.end].lower() == "one"
    is_led = sighted.lower(first - 1) in _LED
    return SpotClues(
        is_kind=float(_is_kind(asked, sighted, spot, past)),
        is_asked=float(bool(own) and said.issuperset(own)),
        unit=float(not (named or units).isdisjoint(after[:1])),
        noun=max(soon, default=0.0),
        kin=float(not _kin_of(asked.focus).isdisjoint(after)),
        before=float(not focus.isdisjoint(before)),
        is_time=float(asked.wants.is_amount and spot.sort is Sort.DATE),
        is_small=float(is_one or spot.sort is Sort.ORDINAL),
        is_led=float(asked.wants is Wants.TIME and is_led),
        in_brackets=float("(" in text[max(0, spot.start - 2) : spot.start]),
        is_other=float(
            asked.wants is Wants.COUNT and spot.sort in {Sort.SHARE, Sort.MONEY}
        ),
        measures=float(
            is_measured and not MEASURES.isdisjoint(set(after[:2]) - focus - units)
        ),
        meant=_meant(asked, text, words[past : past + 3]) if is_counted else 0.0,
    )


def _is_kind(asked: Question, sighted: Sight, spot: Spot, past: int) -> bool:
    """Return whether a spot, before the word at `past`, is of the kind asked for."""
    text, words = sighted.line.text, sighted.words
    number = text[spot.start : spot.end].lower()
    is_sum = asked.wants is Wants.MONEY and number.endswith("illion")
    is_coin = spot.sort is Sort.MONEY and not _COINS.isdisjoint(asked.focus)
    if not (is_sum or is_coin or spot.sort in _SORTS.get(asked.wants, ())):
        return False
    gap = text[spot.end : words[past].start] if past < len(words) else ","
    is_parted = bool(gap.strip(" -\N{NO-BREAK SPACE}"))
    stands = Standing(
        spot.sort,
        number,
        text[max(0, spot.start - _LED_BY) : spot.start],
        text[spot.end : spot.end + 1],
        () if is_parted else _nouns(words[past : past + 3]),
    )
    return not is_over(asked, text) and not is_misfit(asked, stands)


def _nouns(words: Sequence[Placed]) -> tuple[str, ...]:
    """Return the terms of words, "" for those that are no content and no unit."""
    named = ((word.form, word.is_content or word.form in NAMED) for word in words)
    return tuple(form * is_said for form, is_said in named)


def _following(sighted: Sight, spot: Spot, past: int, again: int) -> list[str]:
    """Return the words after a number, without the same in brackets.

    Of what stands itself in brackets only those within them follow.
    """
    words, text = sighted.words, sighted.line.text
    bracket = _BRACKET.search(text, spot.end)
    turn = bracket.start() if bracket else len(text)
    before = [word for word in words[past : past + _REACH] if word.start < turn]
    if bracket and bracket.group() == ")":
        return [word.form for word in before]
    rest = words[again:] if again > past else words[past + len(before) :]
    return [word.form for word in (*before, *rest[:_REACH])][:_REACH]


def _meant(asked: Question, text: str, after: Sequence[Placed]) -> float:
    """Return how near one of some words comes in meaning to what is counted."""
    return max(
        (
            _nearness(asked.word(form), text[word.start : word.end].lower())
            for word in after
            if word.is_content
            for form in asked.focus
        ),
        default=0.0,
    )


@lru_cache(maxsize=1 << 14)
def _nearness(one: str, other: str) -> float:
    return vectors.nearness(vectors.vector(one), vectors.vector(other))


@lru_cache(maxsize=64)
def _kin_of(focus: tuple[str, ...]) -> frozenset[str]:
    """Return other words for these."""
    return frozenset[str]().union(*map(kindred, focus))

"""What speaks for a sentence as the answer to a question, each clue as a number.

`bot.briefing.clueweights` says what each is worth. Those that compare meanings, by
`summarizers.vectors`, are counted for the best dozen sentences only: every word met for
the first time takes a tenth of a millisecond.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from bot.briefing.lines import Line, Where
from bot.briefing.questions import Wants
from bot.briefing.sight import Aim, Sight, sight
from bot.briefing.spotting import Seen, SpotClues, seen_in, worth
from summarizers import vectors

HELD = frozenset({Where.HERE, Where.KIN})


class Clues(NamedTuple):
    """What speaks for a sentence; the same names weigh it. Shares are of all rarity."""

    held: float = 0.0
    """Share of the words it holds."""
    before: float = 0.0
    """Share that only the sentence before it holds."""
    title: float = 0.0
    """Share that only the title holds."""
    article: float = 0.0
    """Share that stands only elsewhere in the article."""
    nowhere: float = 0.0
    """Share that stands nowhere in the article."""
    kin: float = 0.0
    """Share it holds in another word for it."""
    many: float = 0.0
    """Share of the words it holds, all counting alike."""
    relative: float = 0.0
    """Its score by words, compared with the best sentence's."""
    point: float = 0.0
    """Share it holds of the words that are not the article's topic; 1 without any."""
    aim: float = 0.0
    """Share of the words that are the article's topic."""
    rarest: float = 0.0
    """Whether it holds the rarest word."""
    names: float = 0.0
    """Share of the names it holds."""
    strange: float = 0.0
    """Share of the names that stand nowhere in the article."""
    numbers: float = 0.0
    """Share of the question's numbers it holds."""
    pairs: float = 0.0
    """Share of neighbouring words of the question that are near each other in it."""
    leads: float = 0.0
    """Whether it opens its article."""
    spot: float = 0.0
    """Whether it has a number or time of the kind asked for that was not in there."""
    spot_time: float = 0.0
    """The same, where a time is asked for."""
    spot_amount: float = 0.0
    """The same, where a number is asked for."""
    some: float = 0.0
    """Whether it has a number or time of another kind, where one is asked for."""
    fit: float = 0.0
    """How well the best spot fits (`spot_worth`)."""
    near: float = 0.0
    """How near the words stand to the best spot, where a time is asked for."""
    since: float = 0.0
    """Whether it has a "when", "after" and the like, where a time is asked for."""
    alike: float = 0.0
    """How near words come in meaning to those it does not hold."""
    gist: float = 0.0
    """How near it comes in meaning to those words that are not the article's topic."""
    meaning: float = 0.0
    """How near it comes in meaning to the question."""
    person: float = 0.0
    """How near a name the question has not stands to its words, if a person is asked
    for."""
    role: float = 0.0
    """Whether it gives a role to the person asked about."""
    statement: float = 0.0
    """Whether it is something said, where that is asked for."""


@dataclass(frozen=True, slots=True)
class Read:
    """A line, read for a question: its words, its clues, its numbers and times."""

    sight: Sight
    clues: Clues
    seen: tuple[Seen, ...]

    @property
    def line(self) -> Line:
        """The sentence."""
        return self.sight.line


_SINCE = frozenset(["when", "after", "before", "during", "since", "until", "while"])
_NAME = re.compile(r"(?<=[\w,’'] )[A-Z]\w+")
_PLAIN = 0.3
"""How near two words come that have little to do with each other."""


def read_line(aimed: Aim, line: Line, best: float, spot_weights: SpotClues) -> Read:
    """Return a line with its clues, but for those of meaning.

    `best` is the score of the best line.
    """
    sighted = sight(aimed, line)
    seen = seen_in(aimed, sighted)
    clues = _by_words(aimed, sighted)
    clues = _by_spots(aimed, sighted, seen, spot_weights, clues)
    is_who = aimed.asked.wants is Wants.PERSON
    return Read(
        sighted,
        clues._replace(
            relative=line.score / best,
            leads=float(line.order == 0),
            person=_new_name(aimed, sighted) if is_who else 0.0,
            role=float(is_who and line.tells_role),
            statement=float(aimed.asked.wants is Wants.STATEMENT and line.is_said),
        ),
        seen,
    )


def _by_words(aimed: Aim, sighted: Sight) -> Clues:
    """Return the clues by which words the sentence and what is around it hold."""
    asked, where = aimed.asked, sighted.line.where
    stands = dict.fromkeys(Where, 0.0)
    for term, place in where.items():
        stands[place] += aimed.weight[term]
    held = {term for term, place in where.items() if place in HELD}
    nowhere = {term for term, place in where.items() if place is Where.NOWHERE}
    numbers = [term for term in asked.terms if term[0].isdigit()]
    rarest = max(asked.terms, key=aimed.weight.__getitem__, default="")
    return Clues(
        held=stands[Where.HERE],
        before=stands[Where.BEFORE],
        title=stands[Where.TITLE],
        article=stands[Where.ARTICLE],
        nowhere=stands[Where.NOWHERE],
        kin=stands[Where.KIN],
        many=len(held) / max(1, len(asked.terms)),
        point=_share(aimed, frozenset(where) - sighted.line.topic, held, none=1.0),
        aim=sum(aimed.weight[term] for term in sorted(sighted.line.topic)),
        rarest=float(where.get(rarest) is Where.HERE),
        names=_share(aimed, asked.names, held),
        strange=_share(aimed, asked.names, nowhere),
        numbers=sum(n in held for n in numbers) / max(1, len(numbers)),
        pairs=_pairs(aimed, sighted),
    )


def _by_spots(
    aimed: Aim,
    sighted: Sight,
    seen: tuple[Seen, ...],
    spot_weights: SpotClues,
    clues: Clues,
) -> Clues:
    """Return the clues with those of the numbers and times in the sentence."""
    new = [each.clues for each in seen if each.is_new]
    is_time, is_amount = aimed.asked.wants is Wants.TIME, aimed.asked.wants.is_amount
    lows = {sighted.lower(n) for n, w in enumerate(sighted.words) if not w.is_content}
    return clues._replace(
        spot=float(bool(new)),
        spot_time=float(bool(new) and is_time),
        spot_amount=float(bool(new) and is_amount),
        some=float((is_time or is_amount) and bool(seen) and not new),
        fit=max((worth(each, spot_weights) for each in new), default=0.0),
        near=max((each.near for each in new), default=0.0) * is_time,
        since=float(is_time and not _SINCE.isdisjoint(lows)),
    )


def _share(
    aimed: Aim, some: frozenset[str], those: set[str], none: float = 0.0
) -> float:
    """Return the share of some words' rarity that those among them have."""
    whole = sum(aimed.weight[each] for each in sorted(some))
    part = sum(aimed.weight[each] for each in sorted(some & those))
    return part / whole if whole else none


def _pairs(aimed: Aim, sighted: Sight) -> float:
    """Return the share of the question's pairs of words that are near each other."""
    said = (word for word in aimed.asked.said if word.is_content)
    order = [word.form for word in said if word.form in aimed.weight]
    met = whole = 0.0
    for one, other in pairwise(order):
        both = aimed.weight[one] + aimed.weight[other]
        whole += both
        first, second = sighted.places.get(one, ()), sighted.places.get(other, ())
        met += both * any(0 < b - a <= 3 for a in first for b in second)
    return met / whole if whole else 0.0


def _new_name(aimed: Aim, sighted: Sight) -> float:
    """Return how near a name that is not in the question stands to its words.

    Those of the article's topic do not count, unless there are no others.
    """
    text, topic = sighted.line.text, sighted.line.topic
    large = {match.start() for match in _NAME.finditer(text)}
    new = [
        place
        for place, word in enumerate(sighted.words)
        if word.start in large and word.is_content and word.form not in aimed.weight
    ]
    own = [
        p
        for term, stands in sighted.places.items()
        if term not in topic
        for p in stands
    ]
    held = own or [p for stands in sighted.places.values() for p in stands]
    if not new or not held:
        return 0.0
    distance = min(abs(name - place) for name in new for place in held)
    return (1.0 if own else 0.4) / (1 + 0.25 * max(0, distance - 1))


def with_meaning(aimed: Aim, read: Read) -> Read:
    """Return a line with its clues of meaning too."""
    asked, line = aimed.asked, read.line
    whole = vectors.vector(line.text)
    rest = " ".join(asked.word(t) for t in asked.terms if t not in line.topic)
    clues = read.clues._replace(
        alike=_alike(aimed, read),
        meaning=float(vectors.vector(asked.text) @ whole),
        gist=float(vectors.vector(rest) @ whole),
    )
    return Read(read.sight, clues, read.seen)


def _alike(aimed: Aim, read: Read) -> float:
    """Return how near words of the line come to those it does not hold."""
    text, words = read.line.text, read.sight.words
    own = sorted({text[w.start : w.end].lower() for w in words if w.is_content})
    missed = [t for t, where in read.line.where.items() if where not in HELD]
    if not missed or not own:
        return 0.0
    said = np.array([_of_word(word) for word in own])
    asked = np.array([_of_word(aimed.asked.word(term)) for term in missed])
    nearest = np.maximum((asked @ said.T).max(1) - _PLAIN, 0.0)
    return float(sum(aimed.weight[t] * n for t, n in zip(missed, nearest, strict=True)))


@lru_cache(maxsize=4096)
def _of_word(word: str) -> vectors.Vector:
    return vectors.vector(word)

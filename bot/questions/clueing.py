"""Counts what speaks for a sentence: by its words, its numbers, its place and its time.

All that is compared with other sentences is compared within a field: those that may
answer.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from math import log
from typing import NamedTuple

from bot.questions.clues import HELD, Clues, Read
from bot.questions.lines import Line, Where
from bot.questions.question import Question
from bot.questions.sight import Aim, Sight, sight
from bot.questions.spotting import Seen, SpotClues, seen_in, worth
from bot.questions.wants import Wants

_SINCE = frozenset(["when", "after", "before", "during", "since", "until", "while"])
_BECAUSE = re.compile(
    r"\b(?:because|due to|since|caus(?:e|ed|es)|blam(?:e|ed|es)|reason|thanks to|owing"
    r"|as a result|so that|after|following|led to|found|to avoid|in order to|made"
    r"|start(?:ed|s)|spark(?:ed|s)|trigger(?:ed|s)|prompt(?:ed|s)|stem(?:med|s)"
    r"|object(?:ed|s)|fear(?:ed|s)?|afraid|fault|failure|fail(?:ed|s)|error|mistake"
    r"|in protest|for (?:not )?\w+ing)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“”„«»]")
_NOW = re.compile(
    r"\b(?:now|latest|current|currently|still|at the moment|so far|by now|to date"
    r"|up to now|in the end|altogether|newest|today)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\b(?:at first|first|originally|initially|initial|original|at the start|back then)"
    r"\b",
    re.IGNORECASE,
)
_WHO_IS = re.compile(
    r"who(?:['’]?s| is| was) (?:(?!(?:an?|the|of|in|at|on|to|for|by|with|behind|going"
    r"|new|[\w-]+ing)\b)[\w'’.-]+\s*){1,4}\W*$",
    re.IGNORECASE,
)
"""A question that holds no more than a name."""
_NAME = re.compile(r"(?<=[\w,’'] )[A-Z]\w+")


class Field(NamedTuple):
    """All lines that may answer: the best score, the oldest and the newest moment."""

    best: float
    oldest: float
    newest: float

    def lateness(self, line: Line) -> float:
        """Return how new a line is, from 0 to 1, and a half if all are of one time."""
        whole = self.newest - self.oldest
        if whole <= 0:
            return 0.5
        part = (line.published.timestamp() - self.oldest) / whole
        return min(1.0, max(0.0, part))


_NEARLY = 0.6
"""Share of the best score from which a line counts for what is old and new."""


def field_of(lines: Sequence[Line]) -> Field:
    """Return what a line is compared with; the best comes first."""
    best = (lines[0].score if lines else 0.0) or 1.0
    times = [e.published.timestamp() for e in lines if e.score >= _NEARLY * best]
    return Field(best, min(times, default=0.0), max(times, default=0.0))


def read_line(aimed: Aim, line: Line, field: Field, spot_weights: SpotClues) -> Read:
    """Return a line with its clues, but for those of meaning."""
    sighted = sight(aimed, line)
    wants, text = aimed.asked.wants, aimed.asked.text
    is_exact = wants.is_amount or wants is Wants.TIME
    seen = seen_in(aimed, sighted) if is_exact else ()
    clues = _by_words(aimed, sighted)
    clues = _by_spots(aimed, sighted, seen, spot_weights, clues)
    is_who, is_said = wants is Wants.PERSON, wants is Wants.STATEMENT
    late = field.lateness(line)
    is_event = wants is Wants.EVENT
    by = [line.where[term] for term in aimed.asked.speaker]
    return Read(
        sighted,
        clues._replace(
            relative=line.score / field.best,
            leads=float(line.order == 0),
            person=_new_name(aimed, sighted) if is_who else 0.0,
            named=_new_name(aimed, sighted) if wants is Wants.NAME else 0.0,
            placed=_new_name(aimed, sighted) if wants is Wants.PLACE else 0.0,
            role=float(is_who and line.tells_role),
            presents=float(_presents(aimed.asked, line)),
            statement=float(is_said and line.is_said),
            quoted=float(is_said and bool(_QUOTED.search(line.text))),
            speaker=is_said * line.is_said * _part(by, HELD),
            others=float(bool(by) and not _part(by, HELD | {Where.BEFORE})),
            event=float(is_event and not line.is_said),
            overall=float(_is_overall(aimed.asked, line)),
            event_late=late * is_event,
            because=float(wants is Wants.CAUSE and bool(_BECAUSE.search(line.text))),
            long=log(1 + len(sighted.words)),
            late=late,
            now=late * bool(_NOW.search(text)),
            early=(1 - late) * bool(_FIRST.search(text)),
        ),
        seen,
    )


def _presents(asked: Question, line: Line) -> bool:
    """Return whether a line says who somebody is, or what he said, if that is all."""
    if any(place is not Where.HERE for place in line.where.values()):
        return False
    if asked.wants is Wants.STATEMENT:
        return line.is_said and asked.speaker.issuperset(asked.terms)
    is_who = asked.wants is Wants.PERSON and bool(_WHO_IS.match(asked.text))
    return is_who and line.tells_role


def _is_overall(asked: Question, line: Line) -> bool:
    """Return whether a sentence opens an article that is asked about as a whole.

    "What happened to the Halden?" has no word but the topic, so nothing else answers
    as well.
    """
    is_open = asked.wants in {Wants.EVENT, Wants.ANYTHING} and line.order == 0
    return is_open and bool(asked.terms) and line.topic.issuperset(asked.terms)


def _part(places: Sequence[Where], those: frozenset[Where]) -> float:
    """Return the share of the places that are one of those."""
    return sum(place in those for place in places) / len(places) if places else 0.0


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
    plain = frozenset(where) - asked.names
    here = {term for term, place in where.items() if place is Where.HERE}
    beside = {t for t, place in where.items() if place in (Where.BEFORE, Where.NEXT)}
    return Clues(
        held=stands[Where.HERE],
        before=stands[Where.BEFORE],
        after=stands[Where.NEXT],
        title=stands[Where.TITLE],
        article=stands[Where.ARTICLE],
        nowhere=stands[Where.NOWHERE],
        kin=stands[Where.KIN],
        many=len(held) / max(1, len(asked.terms)),
        point=_share(aimed, frozenset(where) - sighted.line.topic, held, none=1.0),
        aim=sum(aimed.weight[term] for term in sorted(sighted.line.topic)),
        rarest=float(where.get(rarest) is Where.HERE),
        plain=_share(aimed, plain, here),
        plain_kin=_share(aimed, plain, held - here),
        plain_beside=_share(aimed, plain, beside),
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
    lows = (sighted.lower(n) for n, w in enumerate(sighted.words) if not w.is_content)
    return clues._replace(
        spot=float(bool(new)),
        spot_time=float(bool(new) and is_time),
        spot_amount=float(bool(new) and is_amount),
        uncounted=float(not new and aimed.asked.wants is Wants.COUNT),
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

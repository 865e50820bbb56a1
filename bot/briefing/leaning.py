"""Turns 👍 and 👎 into a gentle leaning towards subjects, and a leaning into an order.

A story counts once, by the balance of those who voted on it, so that in a group a
hundred voters move as much as one reader does. What it counts halves in four weeks. A
subject's leaning grows with its votes and never reaches `MOST`, which is worth about
what a second source is: votes choose between stories that matter alike, and keep
nothing from anybody. It is rounded to twentieths, so that readers who lean alike are
told alike, and share their briefing.

A subject is a topic of the story, or, where it has none, an outlet that tells it. What
else a reader may have meant by a vote, nobody can know, so nothing else is weighed.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import datetime, timedelta
from math import exp2

from bot.model import LASTS, Report, Vote

Leanings = tuple[tuple[str, float], ...]
"""Subjects and how far an address leans towards each; below 0 means away from it."""

NONE: Leanings = ()
MOST = 0.6
OUTLET = "@"
"""What the subject of an outlet begins with."""

# One story liked gives a quarter of MOST, three give half of it.
_HALF_WAY = 3.0
_HALF_LIFE = timedelta(weeks=4)
_STEP = 0.05


@dataclass(frozen=True, slots=True)
class Tally:
    """What was voted on a subject's stories; `first` and `last` say when."""

    ups: int
    downs: int
    first: datetime
    last: datetime


def subjects(reports: Iterable[Report]) -> tuple[str, ...]:
    """Return what a story of these reports is about, or without that, who tells it."""
    kept = tuple(reports)
    topics = {topic.casefold() for each in kept for topic in each.topics}
    outlets = {f"{OUTLET}{each.origin.source}" for each in kept if each.origin.source}
    return tuple(sorted(topics or outlets))


def leanings(votes: Iterable[Vote], now: datetime) -> Leanings:
    """Return how far these votes lean towards each subject, where it is anything."""
    sums: defaultdict[str, float] = defaultdict(float)
    for group in _by_story(votes, now):
        balance = sum(vote.sign for vote in group) / len(group)
        last = max(vote.moment for vote in group)
        weight = balance * exp2(-max(now - last, timedelta(0)) / _HALF_LIFE)
        for subject in group[-1].subjects:
            sums[subject] += weight
    found = ((subject, _bounded(sums[subject])) for subject in sorted(sums))
    return tuple((subject, value) for subject, value in found if value)


def lean(reports: Iterable[Report], leanings: Leanings) -> float:
    """Return how far a story of these reports moves: the mean over its subjects."""
    if not leanings:
        return 0.0
    values = dict(leanings)
    own = subjects(reports)
    return sum(values.get(each, 0.0) for each in own) / max(len(own), 1)


def tallies(votes: Iterable[Vote], now: datetime) -> Mapping[str, Tally]:
    """Return what was voted on the stories of each subject, as far as it still counts.

    A story that more people liked than not is one up, and the other way round.
    """
    counted: defaultdict[str, list[tuple[int, datetime]]] = defaultdict(list)
    for group in _by_story(votes, now):
        balance = sum(vote.sign for vote in group)
        last = max(vote.moment for vote in group)
        for subject in group[-1].subjects if balance else ():
            counted[subject].append((balance, last))
    return {subject: _tally(found) for subject, found in counted.items()}


def _tally(found: Sequence[tuple[int, datetime]]) -> Tally:
    moments = [moment for _, moment in found]
    ups = sum(balance > 0 for balance, _ in found)
    return Tally(ups, len(found) - ups, min(moments), max(moments))


def _by_story(votes: Iterable[Vote], now: datetime) -> Iterable[list[Vote]]:
    """Return the votes that still count, story by story, each oldest first."""
    stories: defaultdict[str, list[Vote]] = defaultdict(list)
    for vote in sorted(votes, key=astuple):
        if vote.sign and now - LASTS < vote.moment <= now:
            stories[vote.story_id].append(vote)
    return stories.values()


def _bounded(total: float) -> float:
    value = MOST * total / (abs(total) + _HALF_WAY)
    return round(round(value / _STEP) * _STEP, 2)

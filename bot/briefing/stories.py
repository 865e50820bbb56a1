"""Decides which articles report one event, as they arrive.

A streaming centroid: an article joins the story whose terms are most like its own,
weighted by rarity among the stories at hand and faded by age (Allan, Topic Detection
and Tracking, 2002), and whose texts lie near it as vectors do. Likeness alone merges
two floods in one week, so articles long enough to name names must share them: the
places, people and bodies a flood hits are its own. With each article the story is
looked at again: what had to begin as two stories may show itself to be one.
benchmarks/stories.py measures it on labelled headlines and on articles of our own.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import exp, log, sqrt

import numpy as np

from bot.briefing.gist import Gist, of_article, of_report
from bot.model import Article, Report
from summarizers.types import Person
from summarizers.vectors import SIZE, Vector, nearness, unit

# Stories assumed beside those at hand, so that a word is rare even among a few.
_UNSEEN = 20
# A term said ten times counts as five.
_DAMPED = 0.7
# What the nearness of the vectors counts against that of the terms.
_VECTORS = 0.4
# A story nobody added to for three days is over; an hour costs a hundredth.
OVER = timedelta(hours=72)
_FADING = 0.01
# How alike an article and a story must be, and two stories to be made one: the second
# look must be surer, for it cannot be taken back.
BAR = 0.20
AGAIN = 0.22
# How alike a story that is over and a later one must be. Of the pairs that `AGAIN` lets
# through among 500 articles of one month, each of another day, a quarter are two
# events of one place or person; of those this lets through, one in fourteen.
ON = 0.38
# Where few names are left to tell events apart, the words must do it.
_BAR_OF_FEW, _BAR_OF_SOME = 0.34, 0.27
# Share of the fewer names that both must hold, and where titles name different ones.
_SHARED_NAMES = 0.34
_SHARED_IF_TORN = 0.5
_FEW_NAMES, _SOME_NAMES = 3, 2
LOOKED_AT = 100


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A story an article may belong to: all that its newest articles say."""

    story_id: str
    terms: Mapping[str, float]
    vector: Vector
    names: frozenset[str]
    heads: frozenset[str]
    opening: frozenset[str]
    standing: frozenset[str]
    begun: datetime
    updated: datetime
    is_round_up: bool = False
    looks_back: bool = False


def candidate(story_id: str, reports: Iterable[Report]) -> Candidate:
    """Return the story of these reports as an article sees it."""
    newest = sorted(reports, key=_newest_first)[:LOOKED_AT]
    gists = [of_report(report) for report in newest]
    moments = [report.origin.published for report in newest]
    return gathered(story_id, gists, moments)


def alone(article: Article, people: Iterable[Person] = ()) -> Candidate:
    """Return the story that an article with these people in it would begin."""
    return gathered(article.id, [of_article(article, people)], [article.published])


def gathered(
    story_id: str, gists: Sequence[Gist], moments: Sequence[datetime]
) -> Candidate:
    """Return the story of articles with these gists, published at these moments."""
    counted: Counter[str] = Counter()
    for gist in gists:
        counted.update(gist.terms)
    total: Vector = np.zeros(SIZE, np.float32)
    for gist in gists:
        total = total + gist.vector
    return Candidate(
        story_id,
        counted,
        unit(total),
        _union(gist.names for gist in gists),
        _union(gist.heads for gist in gists),
        _union(gist.opening for gist in gists),
        _union(gist.standing for gist in gists),
        min(moments),
        max(moments),
        is_round_up=sum(gist.is_round_up for gist in gists) > len(gists) / 2,
        looks_back=sum(gist.looks_back for gist in gists) > len(gists) / 2,
    )


def place(article: Candidate, near: Sequence[Candidate]) -> str | None:
    """Return the story the article belongs to, or None if it begins a new one.

    The article comes as the story it would begin.
    """
    return _best(article, near, BAR)


def same(grown: Candidate, near: Sequence[Candidate]) -> str | None:
    """Return the story that tells of the same event as one that has just grown."""
    others = [each for each in near if each.story_id != grown.story_id]
    return _best(grown, others, AGAIN)


def goes_on(over: Candidate, later: Sequence[Candidate]) -> str | None:
    """Return the later story most likely to tell on what one that is over told.

    The time between them does not count, so more is asked of words and names. What
    began while the story was not over was compared with it then, and is another.
    """
    then = [
        replace(each, begun=over.begun, updated=over.updated)
        for each in later
        if each.begun > over.updated + OVER and _share_a_name(over, each)
    ]
    return _best(over, then, ON)


def _best(one: Candidate, near: Sequence[Candidate], bar: float) -> str | None:
    rarity = _rarity((one, *near))
    mine = _vector(one.terms, rarity)
    best: tuple[float, str] | None = None
    for each in near:
        hours = _hours_between(one, each)
        if hours > OVER.total_seconds() / 3600 or not _may_be_one_event(one, each):
            continue
        words = _cosine(mine, _vector(each.terms, rarity))
        likeness = (1 - _VECTORS) * words + _VECTORS * nearness(one.vector, each.vector)
        likeness *= exp(-_FADING * hours)
        if likeness >= max(bar, _bar(one, each)):
            best = max(best or (0.0, ""), (likeness, each.story_id))
    return best[1] if best else None


def _newest_first(report: Report) -> tuple[float, str]:
    return -report.origin.published.timestamp(), report.origin.article_id


def _hours_between(one: Candidate, other: Candidate) -> float:
    """Return the hours from the end of one story to the beginning of the other."""
    gap = max(one.begun, other.begun) - min(one.updated, other.updated)
    return max(gap.total_seconds(), 0.0) / 3600


def _may_be_one_event(one: Candidate, other: Candidate) -> bool:
    """Return whether the kind of text, and the names, allow one event."""
    if one.is_round_up or other.is_round_up or one.looks_back != other.looks_back:
        return False
    if not one.names or not other.names:
        return _is_named(one, other)
    fewer, shared = _telling(one, other)
    if fewer < _FEW_NAMES:
        return True
    names = one.names | other.names
    # What stands at the top of each is what it is about; the other must know of it.
    if not names & one.opening & other.terms.keys():
        return False
    if not names & other.opening & one.terms.keys():
        return False
    # Each title names what the other text does not know of: two matches of one club.
    is_torn = bool(one.heads - other.terms.keys() and other.heads - one.terms.keys())
    return shared >= (_SHARED_IF_TORN if is_torn else _SHARED_NAMES) * fewer


def _is_named(one: Candidate, other: Candidate) -> bool:
    """Return whether a headline has a name of a story that has enough of them."""
    names = one.names or other.names
    terms = other.terms if one.names else one.terms
    return len(names) < _FEW_NAMES or not names.isdisjoint(terms)


def _share_a_name(one: Candidate, other: Candidate) -> bool:
    """Return whether a name is in both, or one has none, as headlines do."""
    return not (one.names and other.names) or _telling(one, other)[1] > 0


def _telling(one: Candidate, other: Candidate) -> tuple[int, int]:
    """Return how many names could tell the events apart, and how many are shared.

    Those of the text with fewer count. A name may begin a sentence in the other text,
    where it cannot be seen to be one.
    """
    standing = one.standing | other.standing
    mine, theirs = one.names - standing, other.names - standing
    shared = (mine & other.terms.keys()) | (theirs & one.terms.keys())
    return min(len(mine), len(theirs)), len(shared)


def _bar(one: Candidate, other: Candidate) -> float:
    """Return how alike they must be for want of names; headlines have none at all.

    Where those in office act in both, the names say only that it is about politics.
    """
    if not (one.names and other.names):
        return 0.0
    if (one.standing | other.standing) & one.names & other.names:
        return _BAR_OF_FEW
    fewer, shared = _telling(one, other)
    if fewer >= _FEW_NAMES:
        return 0.0
    return _BAR_OF_FEW if shared < _SOME_NAMES else _BAR_OF_SOME


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*sets)


def _rarity(stories: Sequence[Candidate]) -> dict[str, float]:
    held = Counter(term for each in stories for term in each.terms)
    known = len(stories) + _UNSEEN
    return {term: log(known / (count + 0.5)) for term, count in held.items()}


def _vector(
    weights: Mapping[str, float], rarity: Mapping[str, float]
) -> dict[str, float]:
    return {term: weight**_DAMPED * rarity[term] for term, weight in weights.items()}


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    shared = sum(weight * other[term] for term, weight in one.items() if term in other)
    return shared / ((_length(one) * _length(other)) or 1.0)


def _length(vector: Mapping[str, float]) -> float:
    return sqrt(sum(weight * weight for weight in vector.values()))

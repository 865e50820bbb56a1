"""Decides which articles report one event, as they arrive.

A streaming centroid: an article joins the story whose terms are most like its own,
weighted by rarity among the stories at hand and faded by age (Allan, Topic Detection
and Tracking, 2002). Likeness alone merges two floods in one week, so articles long
enough to name names must share them: the places, people and bodies a flood hits are
its own. benchmarks/stories.py measures it on labelled headlines.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import exp, log, sqrt

from bot.briefing.likeness import words_of
from bot.model import Article, Report
from summarizers.words import normal, terms

Weights = Mapping[str, float]
"""Terms and how much each counts."""

# Stories assumed beside those at hand, so that a word is rare even among a few.
_UNSEEN = 20
# A term said ten times counts as five.
_DAMPED = 0.7
# A story nobody added to for three days is over; an hour costs a hundredth.
_OVER_HOURS = 72.0
_FADING = 0.01
# Headlines share few words even about one event, full texts share some about any two.
# Between the two lengths, counted in different terms, the bar rises evenly.
_BAR_SHORT, _SHORT = 0.11, 12
_BAR_LONG, _LONG = 0.22, 60
# Share of the fewer names that both must hold; half of it is enough with a number too.
_SHARED_NAMES = 0.34
_FEW_NAMES = 3
# How far a text is read for its names: those of the event come early.
_LEAD = 1200
_LOOKED_AT = 12

_CALENDAR = (
    "monday tuesday wednesday thursday friday saturday sunday january february march "
    "april may june july august september october november december"
)
# Written large in English, and in every report of the day.
_DAYS = frozenset(normal(word) for word in _CALENDAR.split())
_NAME = re.compile(r"(?<=[\w,;:)”’'] )(?-i:[^\W\d_a-zà-ÿ])[\w’'-]+")
_NUMBER = re.compile(r"(?<![\w.,])\d[\d.,]*(?<=\d)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A story an article may belong to: its terms, names and numbers so far."""

    story_id: str
    terms: Mapping[str, float]
    updated: datetime
    names: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()


def candidate(story_id: str, reports: Iterable[Report]) -> Candidate:
    """Return the story of these reports as an article sees it."""
    newest = sorted(reports, key=_newest_first)
    counted: Counter[str] = Counter()
    names: set[str] = set()
    numbers: set[str] = set()
    for report in newest[:_LOOKED_AT]:
        texts = _texts(report)
        for text in texts:
            counted.update(terms(text, report.language))
        names |= names_in(" ".join(texts[1:]))
        names |= {
            normal(part)
            for each in report.findings.people
            for part in each.name.split()
        }
        numbers |= numbers_in(" ".join(texts))
    updated = newest[0].origin.published
    return Candidate(story_id, counted, updated, frozenset(names), frozenset(numbers))


def place(
    article: Article, weights: Mapping[str, float], near: Sequence[Candidate]
) -> str | None:
    """Return the story the article belongs to, or None if it begins a new one."""
    rarity = _rarity(weights, near)
    mine = _vector(weights, rarity)
    names = names_in(article.text[:_LEAD])
    numbers = numbers_in(f"{article.title} {article.text[:_LEAD]}")
    best: tuple[float, str] | None = None
    for each in near:
        hours = abs((article.published - each.updated).total_seconds()) / 3600
        if hours > _OVER_HOURS or not _is_one_event(names, numbers, each):
            continue
        theirs = _vector(each.terms, rarity)
        likeness = _cosine(mine, theirs) * exp(-_FADING * hours)
        if likeness >= _bar(min(len(mine), len(theirs))):
            best = max(best or (0.0, ""), (likeness, each.story_id))
    return best[1] if best else None


def names_in(text: str) -> frozenset[str]:
    """Return the words written large inside sentences, in their normal form."""
    return frozenset(normal(word.lower()) for word in _NAME.findall(text)) - _DAYS


def numbers_in(text: str) -> frozenset[str]:
    """Return the numbers of a text that could tell one event from another.

    Small ones and years stand in every text.
    """
    found = (number.replace(",", "") for number in _NUMBER.findall(text))
    return frozenset(
        number
        for number in found
        if len(number) > 1 and not re.fullmatch(r"(?:19|20)\d\d", number)
    )


def headline(reports: Sequence[Report]) -> str:
    """Return the title that says most of what the reports together say.

    Only titles of the newest day count, and of each source the newest: older ones may
    hold numbers that are no longer true. Titles that ask or tease say little.
    """
    newest = sorted(reports, key=_newest_first)
    said = Counter(
        word for each in newest for text in _texts(each) for word in _words(each, text)
    )
    today = newest[0].origin.published.date()
    of_source = {each.origin.source: each for each in reversed(newest)}
    current = [each for each in newest if each is of_source[each.origin.source]]
    current = [each for each in current if each.origin.published.date() == today]
    return max(current, key=lambda each: _informs(each, said)).origin.title


def _newest_first(report: Report) -> tuple[float, str]:
    return -report.origin.published.timestamp(), report.origin.article_id


def _informs(report: Report, said: Counter[str]) -> float:
    title = report.origin.title
    words = _words(report, title)
    weight = sum(log(1 + said[word]) for word in words) / sqrt(4 + len(words))
    return weight / 2 if _TEASING.search(title) else weight


_TEASING = re.compile(
    r"[?…]\s*$|\.\.\.|!\s*$|\b(?:you|your|this is (?:why|how|what)|here'?s|here’s|"
    r"what happened next|won't believe|things to know|live updates?|watch|photos?|"
    r"video|quiz|shocking|explained)\b",
    re.IGNORECASE,
)


def _words(report: Report, text: str) -> frozenset[str]:
    return words_of(text, report.language)


def _texts(report: Report) -> list[str]:
    """Return what a report keeps of its article's words, title first."""
    findings = report.findings
    sentences = dict.fromkeys(passage.text for passage in findings.summary)
    sentences |= dict.fromkeys(figure.sentence for figure in findings.figures[:6])
    return [report.origin.title, *sentences]


def _is_one_event(
    names: frozenset[str], numbers: frozenset[str], other: Candidate
) -> bool:
    """Return whether names and numbers allow that both tell of one event."""
    fewer = min(len(names), len(other.names))
    if fewer < _FEW_NAMES:
        return True
    needed = _SHARED_NAMES / 2 if numbers & other.numbers else _SHARED_NAMES
    return len(names & other.names) >= needed * fewer


def _rarity(weights: Weights, near: Sequence[Candidate]) -> dict[str, float]:
    stories = Counter(term for each in near for term in each.terms)
    return {
        term: log((len(near) + _UNSEEN) / (stories[term] + 0.5))
        for term in {*weights, *stories}
    }


def _vector(weights: Weights, rarity: Weights) -> dict[str, float]:
    return {term: weight**_DAMPED * rarity[term] for term, weight in weights.items()}


def _cosine(one: Weights, other: Weights) -> float:
    shared = sum(weight * other[term] for term, weight in one.items() if term in other)
    return shared / ((_length(one) * _length(other)) or 1.0)


def _length(vector: Weights) -> float:
    return sqrt(sum(weight * weight for weight in vector.values()))


def _bar(size: int) -> float:
    """Return how alike two texts of this many terms must be."""
    share = min(max((size - _SHORT) / (_LONG - _SHORT), 0.0), 1.0)
    return _BAR_SHORT + share * (_BAR_LONG - _BAR_SHORT)

"""Chooses the headline of a story: the title of its articles that informs best."""

import re
from collections import Counter
from collections.abc import Sequence
from math import log, sqrt

from bot.briefing.likeness import words_of
from bot.model import Report


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

"""Puts stories in the order of their importance, the same for the same stories.

Importance adds up what an editor would look at: how many sources tell it, how fresh it
is, whether it carries figures. The weights are set by hand so that one more source is
worth about half a day, and a story with figures comes before an equal one without.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from math import exp2, log2

from bot.briefing.leaning import NONE, Leanings, lean
from bot.briefing.likeness import words_of
from bot.model import Report, Story

Told = tuple[Story, tuple[Report, ...]]
"""A story with its reports."""

_HALF_LIFE_HOURS = 24.0
_SOURCES, _RECENCY, _FIGURES = 1.0, 2.0, 0.5
_ENOUGH_FIGURES = 3


def rank(
    stories: Iterable[Told], topics: Sequence[str] = (), leanings: Leanings = NONE
) -> tuple[Told, ...]:
    """Return the stories that fit the topics, most important first.

    `leanings` move some of them a little, as somebody's votes ask for.
    """
    fitting = [told for told in stories if told[1] and fits(told, topics)]
    newest = max((updated(told) for told in fitting), default=None)
    if newest is None:
        return ()
    return tuple(sorted(fitting, key=lambda told: _order(told, newest, leanings)))


def fits(told: Told, topics: Sequence[str]) -> bool:
    """Return whether a story is about one of the topics; no topics means any story.

    A topic is the topic or source of an article, or words of its title or of the names
    in it.
    """
    return not topics or any(_is_about(told, topic) for topic in topics)


def importance(told: Told, newest: datetime) -> float:
    """Return how much a story matters, seen from the moment of the newest one."""
    _, reports = told
    sources = len({report.origin.source for report in reports})
    hours = max((newest - updated(told)).total_seconds() / 3600, 0.0)
    figures = max(len(report.findings.figures) for report in reports)
    return (
        _SOURCES * log2(1 + sources)
        + _RECENCY * exp2(-hours / _HALF_LIFE_HOURS)
        + _FIGURES * min(figures, _ENOUGH_FIGURES) / _ENOUGH_FIGURES
    )


def updated(told: Told) -> datetime:
    """Return when the story's newest report was published."""
    return max(report.origin.published for report in told[1])


def _order(
    told: Told, newest: datetime, leanings: Leanings
) -> tuple[float, float, str]:
    # Rounded, so that the order never hangs on the last bit of a sum.
    value = round(importance(told, newest) + lean(told[1], leanings), 6)
    return -value, -updated(told).timestamp(), told[0].id


def _is_about(told: Told, topic: str) -> bool:
    # Not the story's own topics: they may come from articles this reader may not see.
    _, reports = told
    name = topic.casefold()
    named = {report.origin.source for report in reports}
    named.update(topic for report in reports for topic in report.topics)
    return name in {each.casefold() for each in named} or _is_mentioned(told, topic)


def _is_mentioned(told: Told, topic: str) -> bool:
    """Return whether one title or name holds all words of the topic."""
    _, reports = told
    for report in reports:
        wanted = words_of(topic, report.language)
        people = (person.name for person in report.findings.people)
        texts = (report.origin.title, *people)
        if wanted and any(wanted <= words_of(text, report.language) for text in texts):
            return True
    return False

"""Articles written for the tests, and how they are gathered into stories.

Each file in tests/briefing/events holds articles on invented events: a line with the
event, the moment, the outlet and the title, then the text. The name of an event begins
with its kind, so that two events of one kind can be told from any other two.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

from bot.briefing.stories import Candidate, alone, candidate, place, same
from bot.jobs.analysis import Analysis, analyse
from bot.model import Article, Report

EVENTS = Path(__file__).parents[1] / "briefing" / "events"


@dataclass(frozen=True, slots=True)
class Told:
    """An article, what was found in it, and the event it tells of."""

    event: str
    article: Article
    analysis: Analysis


def told(name: str) -> list[Told]:
    """Return the articles of one file, in the order they were published."""
    blocks = (EVENTS / f"{name}.txt").read_text("utf-8").strip().split("\n\n")
    return [_told(number, block) for number, block in enumerate(blocks)]


def _told(number: int, block: str) -> Told:
    head, _, text = block.partition("\n")
    event, moment, source, title = head.split(" | ", 3)
    article = Article(
        id=f"{event}-{number}",
        title=title,
        text=text,
        source=source,
        url=f"https://{source.lower().replace(' ', '-')}.example/{number}",
        published=datetime.fromisoformat(moment).replace(tzinfo=UTC),
    )
    return Told(event, article, analyse(article))


def false_merges(found: Sequence[str], events: Sequence[str]) -> list[tuple[str, str]]:
    """Return the pairs of events that share a story, each once."""
    held: dict[str, set[str]] = {}
    for story, event in zip(found, events, strict=True):
        held.setdefault(story, set()).add(event)
    pairs = (pair for each in held.values() for pair in combinations(sorted(each), 2))
    return sorted(set(pairs))


def recall(found: Iterable[str], events: Iterable[str]) -> float:
    """Return the share of pairs of articles on one event that are in one story."""
    both = Counter(zip(found, events, strict=True))
    return _pairs(both) / _pairs(Counter(event for _, event in both.elements()))


def _pairs(counts: Counter[str] | Counter[tuple[str, str]]) -> int:
    return sum(count * (count - 1) // 2 for count in counts.values())


def gather(articles: Sequence[Told]) -> list[str]:
    """Return the story of each article, placed one after the other."""
    placed = {
        report.origin.article_id: id_
        for id_, had in _stories(articles).items()
        for report in had
    }
    return [placed[each.article.id] for each in articles]


def stories_of(articles: Sequence[Told]) -> dict[str, Candidate]:
    """Return by id the stories of articles placed one after the other."""
    return {id_: candidate(id_, had) for id_, had in _stories(articles).items()}


def _stories(articles: Sequence[Told]) -> dict[str, tuple[Report, ...]]:
    stories: dict[str, tuple[Report, ...]] = {}
    for each in articles:
        article = replace(each.article, language=each.analysis.language)
        near = [candidate(id_, had) for id_, had in stories.items()]
        findings = each.analysis.findings
        own = place(alone(article, findings.people), near) or article.id
        new = Report(article.origin, (), findings, own, article.language)
        stories[own] = (*stories.get(own, ()), new)
        while absorbed := same(
            candidate(own, stories[own]),
            [candidate(id_, had) for id_, had in stories.items()],
        ):
            stories[own] = (*stories[own], *stories.pop(absorbed))
    return stories

"""Reports written in one line: sentences, and figures marked by their words."""

from dataclasses import replace
from datetime import timedelta

from bot.model import Article, Findings, Origin, Report, Story
from summarizers.types import Bound, Figure, Passage, Person, Span
from tests.fakes.clock import NOON


def passage(text: str, part: str) -> Passage:
    start = text.index(part)
    return Passage(part, Span(start, start + len(part)))


def figure(
    sentence: str,
    text: str,
    low: float | None,
    *,
    bound: Bound = "exact",
    high: float | None = None,
    **parts: str | None,
) -> Figure:
    """Return a figure said by one sentence that stands alone in its text."""
    start = sentence.index(text)
    return Figure(
        low=low,
        high=low if bound in ("exact", "about") else high,
        bound=bound,
        span=Span(start, start + len(text)),
        text=text,
        sentence=sentence,
        sentence_span=Span(0, len(sentence)),
        unit=parts.get("unit"),
        counted=parts.get("counted"),
        action=parts.get("action"),
        who=parts.get("who"),
        where=parts.get("where"),
    )


def report(
    name: str,
    *sentences: str,
    title: str = "",
    source: str = "Courier",
    hours_ago: float = 0.0,
    figures: tuple[Figure, ...] = (),
    people: tuple[Person, ...] = (),
    topics: tuple[str, ...] = (),
) -> Report:
    """Return a report of this many hours before noon."""
    text = " ".join(sentences)
    origin = Origin(
        article_id=name,
        title=title or f"Title {name}",
        source=source,
        url=f"https://{source.lower().replace(' ', '-')}.example/{name}",
        published=NOON - timedelta(hours=hours_ago),
    )
    summary = tuple(passage(text, sentence) for sentence in sentences)
    return Report(origin, topics, Findings(summary, figures, people), f"story-{name}")


def story(
    name: str, *reports: Report, topics: tuple[str, ...] = ()
) -> tuple[Story, tuple[Report, ...]]:
    """Return a story of these reports, with them."""
    held = tuple(replace(each, story_id=name) for each in reports)
    ids = tuple(each.origin.article_id for each in held)
    updated = max(each.origin.published for each in held)
    return Story(name, held[0].origin.title, ids, topics, updated), held


def article(
    name: str, text: str, *, title: str = "", hours_ago: float = 0.0
) -> Article:
    """Return an article of this many hours before noon."""
    return Article(
        id=name,
        title=title,
        text=text,
        source="Courier",
        url=f"https://courier.example/{name}",
        published=NOON - timedelta(hours=hours_ago),
    )

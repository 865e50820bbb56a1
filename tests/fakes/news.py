"""Small pieces of news for tests of what the bot shows."""

from datetime import UTC, datetime
from typing import Any

from bot.model import CitedFigure, Origin, Quote
from summarizers.types import Figure, Passage, Span

MORNING = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)
FERRIES = "Since Monday the harbour authority has moved more than 40 ferries north."


def origin(article_id: str = "k3m9", **changed: Any) -> Origin:
    values: dict[str, Any] = {
        "title": "Ferries leave the harbour",
        "source": "Harbour Post",
        "url": "https://post.example/ferries",
        "published": MORNING,
    }
    return Origin(article_id, **(values | changed))


def figure(sentence: str, text: str, **changed: Any) -> Figure:
    start = sentence.index(text)
    values: dict[str, Any] = {"low": 40.0, "high": None, "bound": "exact"}
    return Figure(
        **(values | changed),
        span=Span(start, start + len(text)),
        text=text,
        sentence=sentence,
        sentence_span=Span(0, len(sentence)),
    )


def ferries(**changed: Any) -> Figure:
    values: dict[str, Any] = {
        "bound": "more_than",
        "counted": "ferries",
        "who": "the harbour authority",
        "action": "has moved",
    }
    return figure(FERRIES, "40", **(values | changed))


def cited(number: int = 1, **changed: Any) -> CitedFigure:
    return CitedFigure(ferries(**changed), origin(), number)


def quote(text: str, of: Origin | None = None) -> Quote:
    return Quote(Passage(text, Span(0, len(text))), of or origin())

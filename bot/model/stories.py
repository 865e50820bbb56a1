"""What articles tell together, and what is quoted of them."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2s

from bot.model.articles import Origin
from summarizers.types import Figure, Passage


@dataclass(frozen=True, slots=True)
class Story:
    """The articles that report one event, newest first.

    `feeds` are chats' own feeds, when nothing but these tells of it.
    """

    id: str
    headline: str
    article_ids: tuple[str, ...]
    topics: tuple[str, ...]
    updated: datetime
    feeds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A source's sentence, letter for letter, with its origin.

    `reworded` are other words for it that the verifier has accepted, or nothing.
    """

    passage: Passage
    origin: Origin
    reworded: str = ""


@dataclass(frozen=True, slots=True)
class CitedFigure:
    """A figure with the article that says so; `number` is its place in that article."""

    figure: Figure
    origin: Origin
    number: int


def series_id(article_id: str, number: int) -> str:
    """Return the name of the series that a figure of an article begins."""
    return blake2s(f"{article_id} {number}".encode(), digest_size=5).hexdigest()

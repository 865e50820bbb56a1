"""The texts we keep, what was found in them and what was changed."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from summarizers.types import Figure, Passage, Person


@dataclass(frozen=True, slots=True)
class Origin:
    """Where words come from: the article without its text."""

    article_id: str
    title: str
    source: str
    url: str
    published: datetime
    is_sample: bool = False
    is_paywalled: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """A text we keep, with its date and origin.

    `feed` is the address of the chat's own feed that brought it; "" is for everybody.
    """

    id: str
    title: str
    text: str
    source: str
    url: str
    published: datetime
    topics: tuple[str, ...] = ()
    language: str = "en"
    is_sample: bool = False
    feed: str = ""
    is_paywalled: bool = False

    @property
    def origin(self) -> Origin:
        """The article without its text."""
        return Origin(
            self.id,
            self.title,
            self.source,
            self.url,
            self.published,
            self.is_sample,
            self.is_paywalled,
        )


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in an article's text; every span points into that text."""

    summary: tuple[Passage, ...] = ()
    figures: tuple[Figure, ...] = ()
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """How a feed lists an article: a name for the entry, a digest of what it gave."""

    mark: str
    digest: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure before and after its publisher changed it, with both sentences.

    A figure that went has no words after, one that came has none before. `earlier` is
    what it was before that, newest first, where it was changed several times.
    """

    before: str
    after: str
    old_sentence: str
    new_sentence: str
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """What a publisher changed in an article, and when we saw it.

    `added` and `removed` are numbers of sentences.
    """

    seen: datetime
    added: int = 0
    removed: int = 0
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """An article as it is kept: origin, topics, story and findings, no text.

    `feeds` are the own feeds that brought it; without any it is for everybody.
    `versions` are the last changes its publisher made, oldest first. `mark` is the same
    for two of one text.
    """

    origin: Origin
    topics: tuple[str, ...]
    findings: Findings
    story_id: str
    language: str = "en"
    feeds: tuple[str, ...] = ()
    versions: tuple[Version, ...] = ()
    mark: str = field(default="", compare=False)

    def is_for(self, owned: Collection[str]) -> bool:
        """Return whether a chat that reads these feeds for itself may see it."""
        return not self.feeds or any(feed in owned for feed in self.feeds)

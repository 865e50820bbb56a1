"""A briefing that has a page: which sentences and figures it told, without words."""

from dataclasses import dataclass, replace
from datetime import date as Date
from datetime import datetime

GENERATOR = "Newsbrief"
"""What the feeds of briefings say made them; whoever reads feeds for news leaves those
be, for their sentences are other sources' and would come round again."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A sentence of an article, or a figure of it if `number` is not 0.

    `mark` is a digest of the words, so that others in their place are noticed.
    """

    article_id: str
    mark: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class EditionPart:
    """One story as a briefing told it; `titled` is the article whose title it has.

    `fingerprint` is what was told by it; empty where nobody will be told the rest.
    """

    story_id: str
    titled: str
    sentences: tuple[Reference, ...]
    figures: tuple[Reference, ...]
    article_ids: tuple[str, ...]
    fingerprint: str = ""
    is_update: bool = False


@dataclass(frozen=True, slots=True)
class Edition:
    """A briefing as it was composed, by references to what its articles say.

    `topic` is what a public one is about, empty for all news.
    """

    day: Date
    made: datetime
    parts: tuple[EditionPart, ...]
    topic: str = ""

    @property
    def article_ids(self) -> tuple[str, ...]:
        """All articles it points at, each once."""
        ids = (id_ for part in self.parts for id_ in part.article_ids)
        return tuple(dict.fromkeys(ids))

    @property
    def path(self) -> str:
        """What a public one is called: its topic, if it has one, and its day."""
        return edition_path(self.topic, self.day)

    @property
    def without_told(self) -> "Edition":
        """The same, where nobody will be told the rest of it."""
        parts = tuple(replace(part, fingerprint="") for part in self.parts)
        return replace(self, parts=parts)


def edition_path(topic: str, day: Date) -> str:
    """Return what the public edition of a topic and a day is called."""
    return f"{topic}/{day.isoformat()}" if topic else day.isoformat()

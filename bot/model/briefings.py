"""What is composed for a slot, or asked for in chat."""

from dataclasses import dataclass
from datetime import date as Date

from bot.model.articles import Correction, Origin
from bot.model.stories import CitedFigure, Quote


@dataclass(frozen=True, slots=True)
class Chapter:
    """One story in a briefing; `fingerprint` changes when there is something new.

    `corrections` are the figures that were others when the reader was told of them, the
    last time on the day `told_on`. With these alone, what he was sent says it already.
    `outdated` are others after which the headline still has the old number.
    """

    story_id: str
    headline: str
    sentences: tuple[Quote, ...]
    figures: tuple[CitedFigure, ...]
    origins: tuple[Origin, ...]
    fingerprint: str
    is_update: bool = False
    corrections: tuple[Correction, ...] = ()
    told_on: Date | None = None
    outdated: tuple[Correction, ...] = ()

    @property
    def is_quiet(self) -> bool:
        """Whether it only says what was corrected where it was sent."""
        return bool(self.corrections) and not self.sentences and not self.figures


@dataclass(frozen=True, slots=True)
class Briefing:
    """The stories, sentences and figures for one slot, or asked for in chat.

    `minute` is the local time it was due (None when asked for); `late` is how many
    minutes late it is sent; `skipped` are earlier days given up on. `days` is how far
    it looks back, and `paused` since when its reader was snoozed until now. `page` is
    where it can be read, if it has a page.
    """

    day: Date
    chapters: tuple[Chapter, ...]
    minute: int | None = None
    late: int = 0
    skipped: tuple[Date, ...] = ()
    topics: tuple[str, ...] = ()
    page: str = ""
    is_weekly: bool = False
    paused: Date | None = None
    days: int = 0

    @property
    def told(self) -> dict[str, str]:
        """Story ids and fingerprints to remember once this was delivered."""
        return {chapter.story_id: chapter.fingerprint for chapter in self.chapters}

"""What an address wants to hear, and when."""

from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime
from enum import StrEnum

from bot.model.chats import Address
from bot.model.weekends import weekend_of

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)

_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Filters:
    """What a subscription wants of the news beside its topics; nothing wants all.

    Words are words or phrases, languages their two letters, sources an outlet's name or
    the name of its site; what begins with `not_` is not wanted.
    """

    words: tuple[str, ...] = ()
    not_words: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    not_sources: tuple[str, ...] = ()
    not_topics: tuple[str, ...] = ()


class Length(StrEnum):
    """How much a briefing tells; short is one screen of a phone."""

    SHORT = "short"
    NORMAL = "normal"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Subscription:
    """An address, its daily times, its topics and its filters.

    `times` are minutes after local midnight, ascending; `days` are weekdays, Monday 0;
    no topics means all of them. `weekend` are the times of the days that are free where
    its zone is, none for the same as on other days; with `is_weekly` a briefing there
    tells of the week.
    `asks` is whether a group is asked how its briefings are.
    """

    address: Address
    times: tuple[int, ...]
    zone: str
    days: tuple[int, ...] = EVERY_DAY
    topics: tuple[str, ...] = ()
    filters: Filters = Filters()
    weekend: tuple[int, ...] = ()
    is_weekly: bool = False
    length: Length = Length.NORMAL
    asks: bool = False

    @property
    def free_days(self) -> tuple[int, ...]:
        """The days of the weekend where it is."""
        return weekend_of(self.zone)

    def times_on(self, day: Date) -> tuple[int, ...]:
        """Return the times of a day, none when it is not one of its days."""
        if day.weekday() not in self.days:
            return ()
        is_other = self.weekend and day.weekday() in self.free_days
        return self.weekend if is_other else self.times

    def tells_week(self, day: Date) -> bool:
        """Return whether the briefing of a day looks back on the whole week."""
        return self.is_weekly and day.weekday() in self.free_days


@dataclass(frozen=True, slots=True)
class Quiet:
    """The hours in which no alert comes: minutes after local midnight, over it or not.

    The end is not quiet any more.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start == self.end or not (
            0 <= self.start < _DAY and 0 <= self.end < _DAY
        ):
            message = f"no quiet hours: {self.start} to {self.end}"
            raise ValueError(message)

    @property
    def is_overnight(self) -> bool:
        """Whether they begin on one day and end on the next."""
        return self.end < self.start


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When an address is left alone: hours of every day, and a snooze from `since`.

    A snooze holds back briefings and alerts, quiet hours only alerts.
    """

    quiet: Quiet | None = None
    since: datetime | None = None
    until: datetime | None = None

    def is_snoozed(self, moment: datetime) -> bool:
        """Return whether a moment lies in the snooze."""
        if not self.since or not self.until:
            return False
        return self.since <= moment < self.until


@dataclass(frozen=True, slots=True)
class Track:
    """A series an address wants to hear of when it changes.

    `words` are those of the figure it was chosen by; `since` is when; `seen` are the
    articles that were shown then.
    """

    address: Address
    series_id: str
    story_id: str
    words: str
    since: datetime
    seen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """One due moment of one subscription; its name makes the delivery unique."""

    address: Address
    day: Date
    minute: int
    due: datetime

    @property
    def name(self) -> str:
        """The same slot has the same name in every process and at every try."""
        return f"{self.address}/{self.day.isoformat()}/{self.minute:04d}"

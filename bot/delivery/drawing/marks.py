"""What a chart is made of: values over days, with their words and their sources."""

from dataclasses import dataclass
from datetime import date as Date

LARGEST = 1e100


@dataclass(frozen=True, slots=True)
class Mark:
    """What was reported for a day: a number, a range, or two that contradict.

    `label` is the source's own words for it, such as "more than 40".
    """

    day: Date
    low: float
    high: float
    label: str
    is_conflict: bool = False

    def __post_init__(self) -> None:
        if not -LARGEST <= self.low <= self.high <= LARGEST:
            message = f"no mark goes from {self.low} to {self.high}"
            raise ValueError(message)

    @property
    def is_range(self) -> bool:
        """Whether it reaches from one number to another."""
        return self.low < self.high and not self.is_conflict


@dataclass(frozen=True, slots=True)
class Chart:
    """What is measured, in which unit, its marks in any order, and who says so."""

    title: str
    unit: str
    marks: tuple[Mark, ...]
    sources: str

    def __post_init__(self) -> None:
        if not self.marks:
            raise ValueError("a chart has at least one mark")

    @property
    def by_day(self) -> tuple[Mark, ...]:
        """The marks from the first day to the last."""
        return tuple(sorted(self.marks, key=lambda mark: mark.day))

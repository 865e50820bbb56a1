"""Charts for tests of how figures are drawn."""

from datetime import date, timedelta

from bot.delivery.drawing.marks import Chart, Mark

FIRST = date(2026, 11, 24)


def mark(
    after: int, low: float, high: float | None = None, label: str = "", **changed: bool
) -> Mark:
    """A mark so many days after the first."""
    top = low if high is None else high
    return Mark(FIRST + timedelta(after), low, top, label or f"{low:g}", **changed)


def chart(*marks: Mark, title: str = "people moved out of the valley") -> Chart:
    return Chart(title, "people", marks, "Harbour Post, 24 Nov; Morning Wire, 25 Nov")


RELEASED = chart(mark(0, 81), mark(1, 105), title="hostages released")


def zigzag(count: int) -> Chart:
    """A chart that goes up and down, a mark a day."""
    return chart(*(mark(day, 1000 + day * 37 % 91 * 10) for day in range(count)))

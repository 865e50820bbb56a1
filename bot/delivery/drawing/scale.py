"""The scales of a chart: where a value stands, and which ones are written beside it."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from bot import wording

INTERVALS = 4
# A scale begins at nought unless that would squeeze what happens into its upper part.
SQUEEZED = 0.6
# Below this share of a value, differences are lost in the numbers of a computer.
FINEST = 1e-12
LEAST = 1e-12
"""The smallest step; what is closer together stands at the same height."""
LONGEST = 9
"""Digits and marks of a number; a longer one is told by its powers of ten."""
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from `low` to `high` laid out from pixel `start` to pixel `end`."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return the pixel of a value; the middle when there is only one value."""
        span = self.high - self.low
        share = (value - self.low) / span if span else 0.5
        return self.start + share * (self.end - self.start)


def values(low: float, high: float) -> tuple[float, ...]:
    """Return round values, evenly apart, that enclose `low` and `high`."""
    finest = max(abs(low) * FINEST, abs(high) * FINEST, LEAST)
    # People are counted whole: no line is drawn at two and a half of them.
    if not low % 1 and not high % 1:
        finest = max(finest, 1.0)
    low, high = _domain(low, high)
    step = _round_step(max((high - low) / INTERVALS, finest))
    first = math.floor(low / step)
    last = max(math.ceil(high / step), first + 1)
    return tuple(place * step for place in range(first, last + 1))


def number_words(value: float, step: float) -> str:
    """Return a value as short words, exact to the step: "250,000", "1.5m", "−2"."""
    if not value:
        return "0"
    size = abs(value)
    factor, name = next(_names(size, step), (1.0, ""))
    number = f"{size / factor:,.{_digits(step / factor)}f}"
    shown = number + name if len(number) <= LONGEST else _power(size, step)
    return f"−{shown}" if value < 0 else shown


def _power(size: float, step: float) -> str:
    """Return "2.5×10³⁰", as exact as the step."""
    digits = max(math.floor(math.log10(size)) - math.floor(math.log10(step)) + 1, 0)
    number, _, power = f"{size:.{min(digits, 12)}e}".partition("e")
    short = number.rstrip("0").rstrip(".") if "." in number else number
    return f"{short}×10{str(int(power)).translate(_RAISED)}"


def _domain(low: float, high: float) -> tuple[float, float]:
    if low == high:
        pad = abs(low) / 10 or 1.0
        return low - pad, high + pad
    if 0 < low <= SQUEEZED * high:
        return 0.0, high
    if high < 0 and high >= SQUEEZED * low:
        return low, 0.0
    return low, high


def _round_step(least: float) -> float:
    power = float(10 ** math.floor(math.log10(least)))
    return next(power * step for step in _STEPS if power * step >= least * 0.999)


def _names(size: float, step: float) -> Iterator[tuple[float, str]]:
    """Yield names of large numbers that this one can be told in with few digits."""
    for factor, name in wording.LARGE_NUMBERS:
        if size >= factor and _digits(step / factor) <= 3:
            yield factor, name


def _digits(step: float) -> int:
    """Return how many decimals tell values so far apart from each other."""
    rounded = f"{step:.12f}".rstrip("0").partition(".")[2]
    return len(rounded)

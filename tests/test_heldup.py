"""When messages can have come to a judge whose loop did not go on."""

import pytest

from tests.fakes.clock import FakeClock
from tests.fixtures.heldup import HeldUp


@pytest.mark.parametrize(
    ("steps", "earliest"),
    [
        # In time all along.
        ((0.005, 0.01, 0.005), 0.02),
        # Held up just now, and a moment ago.
        ((0.005, 0.1), 0.005),
        ((0.005, 0.1, 0.01, 0.01), 0.005),
        # So long ago that all is dealt with.
        ((0.005, 0.1, *[0.01] * 6), 0.165),
        # Held up again before all was dealt with, and after.
        ((0.005, 0.1, 0.01, 0.1), 0.005),
        ((0.005, 0.1, *[0.01] * 6, 0.1), 0.165),
        # No message waits for so long.
        ((0.005, 2.0), 1.505),
    ],
)
def test_what_is_dealt_with_after_a_pause_may_have_come_since_it_began(
    steps: tuple[float, ...], earliest: float
) -> None:
    clock = FakeClock()
    held_up = HeldUp(clock)
    for step in steps[:-1]:
        clock.advance(step)
        held_up.look()
    clock.advance(steps[-1])
    assert held_up.came() == pytest.approx(earliest)

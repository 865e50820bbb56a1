import math

import pytest

from tests.fakes.charts import chart, mark


@pytest.mark.parametrize(
    ("low", "high"), [(2, 1), (math.nan, 1), (1, math.nan), (1, math.inf), (-1e300, 0)]
)
def test_a_mark_goes_from_a_number_to_one_not_lower(low: float, high: float) -> None:
    with pytest.raises(ValueError, match="no mark goes"):
        mark(0, low, high)


def test_a_range_is_no_conflict_and_a_conflict_no_range() -> None:
    assert mark(0, 1, 2).is_range
    assert not mark(0, 1, 2, is_conflict=True).is_range
    assert not mark(0, 1).is_range


def test_a_chart_has_something_to_show() -> None:
    with pytest.raises(ValueError, match="at least one mark"):
        chart()


def test_marks_are_put_in_the_order_of_their_days() -> None:
    later, sooner = mark(3, 9), mark(1, 4)
    assert chart(later, sooner).by_day == (sooner, later)

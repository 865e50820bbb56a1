"""The days a time means, by kind and words; whole sentences are in test_dates."""

from datetime import date as Date

import pytest

from summarizers.times.days import days_of

THURSDAY = Date(2024, 5, 16)


def test_a_day_without_a_year_is_the_nearest_one() -> None:
    new_year = {"month": "January", "day": "2"}
    assert days_of("day_month", new_year, Date(2024, 12, 30)) == (
        Date(2025, 1, 2),
        Date(2025, 1, 2),
    )


def test_a_quarter_is_three_whole_months() -> None:
    groups = {"nth": "second", "part": "quarter", "year": "2024"}
    assert days_of("quarter", groups, THURSDAY) == (Date(2024, 4, 1), Date(2024, 6, 30))


@pytest.mark.parametrize(
    ("kind", "groups"),
    [
        ("day_month", {"month": "April", "day": "31", "year": "2024"}),
        ("iso", {"year": "0000", "month": "01", "day": "01"}),
        ("clock", {}),
    ],
)
def test_what_no_calendar_has_means_no_days(kind: str, groups: dict[str, str]) -> None:
    assert days_of(kind, groups, THURSDAY) is None

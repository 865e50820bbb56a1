from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.moments import moment


@pytest.mark.parametrize(
    "text",
    [
        "Sun, 22 Nov 2026 10:30:00 GMT",
        "Wed, 22 Nov 2026 10:30:00 +0000",
        "Sun,22 Nov 2026 12:30:00 EET",
        "Sun, 22 Nov 2026 12.30.00 +0200",
        "Sun, 22 November 2026 05:30:00 EST",
        "Sunday, 22-Nov-26 10:30 UTC",
        "Sun, 22 Nov 2026 11:30:00 CET",
        "Sun, 22 Nov 2026 05:30:00 -0500 (EST)",
        "Sun, 22 Nov 2026 12:30:00 GMT+2",
        "22 nov. 2026 11:30 +01:00",
        "dim., 22 nov. 2026 11:30:00 +0100",
        "So, 22 November 2026 11:30:00 +0100",
        "22 de noviembre de 2026 10:30",
        "Κυρ, 22 Νοε 2026 12:30:00 EET",
        "Вс, 22 ноя 2026 13:30:00 +0300",
        "22 listopada 2026, 10:30",
        "22. marraskuuta 2026 10:30",
        "2026-november-22T11:30+01:00",
        "2026년 11월 22일 19:30:00",
        "2026-11-22 오후 07:30:00",
        "2026/11/22 10:30:00",
        "22.11.2026 10:30",
        "22/11/2026 10:30",
        "11/22/2026 10:30 AM",
        "Nov 22, 2026 10:30 a.m.",
        "November 22nd, 2026 10:30",
        "Sun Nov 22 10:30:00 2026",
        "Sun Nov 22 10:30:00 UTC 2026",
        "10:30, 22 Nov 2026",
        "2026-11-22T10:30:00Z",
        "2026-11-22T10:30Z",
        "2026-11-22 10:30:00.123",
        "2026-11-22T05:30:00−05:00",
        "2026-11-22T16:00:00 +0530",
        "20261122T103000Z",
        "20261122T1030Z",
        "2026-W47-7T10:30Z",
        "2026-326T10:30Z",
        "1795343400",
        "1795343400.0",
        "1795343400000",
    ],
)
def test_a_moment_is_read_however_it_is_written(text: str) -> None:
    assert moment(text) == datetime(2026, 11, 22, 10, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-22", datetime(2026, 11, 22, tzinfo=UTC)),
        ("2026-W47", datetime(2026, 11, 16, tzinfo=UTC)),
        ("22 Nov 99", datetime(1999, 11, 22, tzinfo=UTC)),
        ("2026-11-22T24:00:00Z", datetime(2026, 11, 23, tzinfo=UTC)),
        ("22 Nov 2026 12:15 AM", datetime(2026, 11, 22, 0, 15, tzinfo=UTC)),
        ("22 Nov 2026 12:15 PM", datetime(2026, 11, 22, 12, 15, tzinfo=UTC)),
        ("22 Nov 2026 23:59:60 GMT", datetime(2026, 11, 22, 23, 59, 59, tzinfo=UTC)),
        ("5/5/2026", datetime(2026, 5, 5, tzinfo=UTC)),
        ("Thu, 01 Jan 1970 00:00:00 GMT", datetime(1970, 1, 1, tzinfo=UTC)),
    ],
)
def test_what_is_written_short_has_its_meaning(text: str, expected: datetime) -> None:
    assert moment(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("", "yesterday", "2026", "2026-11", "0000-00-00", "3/4/2026", "22 Foo 2026"),
        *("2003-07-32T15:51:30-05:00", "22 Nov 2026 25:00", "22 Nov 2026 10:61"),
        *("2026-13-01", "99999999999999999999", "31 Dec 9999 24:00 -1200"),
    ],
)
def test_what_cannot_be_told_for_certain_is_no_moment(text: str) -> None:
    assert moment(text) is None


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    assert moment(text) is None or moment(text)

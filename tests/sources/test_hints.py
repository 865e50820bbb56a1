import pytest

from bot.sources.hints import fresh_for, skip_days, skip_hours

NOON = "Thu, 26 Nov 2026 12:00:00 GMT"
ONE = "Thu, 26 Nov 2026 13:00:00 GMT"


@pytest.mark.parametrize(
    ("control", "expires", "date", "age", "seconds"),
    [
        ("", "", "", "", 0.0),
        ("max-age=600", "", "", "", 600.0),
        ("public, Max-Age = 600", "", "", "", 600.0),
        ('private,max-age="600"', "", "", "", 600.0),
        ("s-maxage=900, max-age=600", ONE, NOON, "100", 500.0),
        ("s-maxage=900", ONE, NOON, "", 3600.0),
        ("max-age=600", "", "", "700", 0.0),
        ("max-age=600", "", "", "soon", 600.0),
        ("max-age=0, must-revalidate", ONE, NOON, "", 0.0),
        ("no-cache", "", "", "", 0.0),
        ("max-age=forever", "", "", "", 0.0),
        ("", ONE, NOON, "", 3600.0),
        ("", NOON, ONE, "", 0.0),
        ("", "0", NOON, "", 0.0),
        ("", "-1", "", "", 0.0),
        ("", ONE, "", "", 0.0),
        ("", ONE, "Thu, 26 Nov 2026 12:00:00", "", 0.0),
    ],
)
def test_an_answer_is_fresh_for_as_long_as_its_headers_say(
    control: str, expires: str, date: str, age: str, seconds: float
) -> None:
    assert fresh_for(control, expires, date, age) == seconds


def hours(*numbers: int) -> bytes:
    listed = "".join(f"<hour>{number}</hour>" for number in numbers)
    return f"<rss><channel><skipHours>{listed}</skipHours></channel></rss>".encode()


@pytest.mark.parametrize(
    ("body", "skipped"),
    [
        (b"<rss><hour>3</hour></rss>", ()),
        (hours(0, 3, 23), (0, 3, 23)),
        (hours(24, 1), (0, 1)),
        (hours(25, 1, 1), (1,)),
        (hours(*range(24)), ()),
        (hours(), ()),
        (b"<SKIPHOURS>\n<HOUR> 7 </HOUR>\n</SKIPHOURS>", (7,)),
        (b"<skipHours><hour>7</hour>", ()),
    ],
)
def test_the_hours_a_feed_skips_are_read(body: bytes, skipped: tuple[int, ...]) -> None:
    assert skip_hours(body) == skipped


WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def days(*names: str) -> bytes:
    listed = "".join(f"<day>{name}</day>" for name in names)
    return f"<rss><channel><skipDays>{listed}</skipDays></channel></rss>".encode()


@pytest.mark.parametrize(
    ("body", "skipped"),
    [
        (b"<rss><day>Sunday</day></rss>", ()),
        (days("Sunday", " saturday ", "Sunday"), (5, 6)),
        (days("Sonntag"), ()),
        (days(*WEEK), ()),
    ],
)
def test_the_days_a_feed_skips_are_read(body: bytes, skipped: tuple[int, ...]) -> None:
    assert skip_days(body) == skipped

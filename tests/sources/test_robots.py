from datetime import timedelta

import pytest

from bot.sources.fetch import Page
from bot.sources.robots import Rules, Verdict, judge, robots_of, rules_from

URL = "https://tern.example/news/flood?a=1"
CLOSED = Rules(is_closed=True, lasts=timedelta(hours=1))


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("", Verdict(True)),
        ("User-agent: *\nDisallow: /", Verdict(False)),
        ("\ufeffUser-agent: *\nDisallow: /", Verdict(False)),
        ("User-agent: *\nDisallow:", Verdict(True)),
        ("User-agent: other\nDisallow: /", Verdict(True)),
        (
            "User-agent: Newsbrief\nAllow: /\n\nUser-agent: *\nDisallow: /",
            Verdict(True),
        ),
        (
            "User-agent: *\nAllow: /\n\nUser-agent: newsbrief\nDisallow: /",
            Verdict(False),
        ),
        ("User-agent: *\nDisallow: /\nAllow: /news/", Verdict(True)),
        ("User-agent: *\nDisallow: /*?a=", Verdict(False)),
        ("User-agent: *\nDisallow: /news/flood$", Verdict(True)),
        ("User-agent: *\nCrawl-delay: 5", Verdict(True, 5)),
        ("User-agent: *\nCrawl-delay: 600", Verdict(True, 30)),
        ("User-agent: *\nCrawl-delay: -5", Verdict(True)),
        ("User-agent: *\nCrawl-delay: nan", Verdict(True)),
        ("User-agent: *\nCrawl-delay: soon", Verdict(True)),
        ("<html><body>Not found</body></html>", Verdict(True)),
        ("\0\0\0", Verdict(True)),
    ],
)
def test_a_page_may_be_read_if_its_site_says_so(text: str, verdict: Verdict) -> None:
    assert judge(text.encode(), URL) == verdict


def test_bytes_that_are_no_text_close_nothing() -> None:
    assert judge(b"\xff\xfe\x80User-agent: *\nDisallow: /", URL).is_allowed


@pytest.mark.parametrize(
    ("page", "rules"),
    [
        (Page(200, URL, b"User-agent: *"), Rules(b"User-agent: *")),
        (
            Page(200, URL, b"x" * 600_000),
            Rules(b"x" * 512_000, lasts=timedelta(hours=1)),
        ),
        (Page(404, URL), Rules()),
        (Page(403, URL), Rules()),
        (Page(429, URL), CLOSED),
        (Page(500, URL), CLOSED),
        (Page(304, URL), CLOSED),
        (None, CLOSED),
    ],
)
def test_a_site_without_the_file_is_open_and_a_silent_one_closed(
    page: Page | None, rules: Rules
) -> None:
    assert rules_from(page) == rules


def test_a_large_file_is_kept_for_an_hour() -> None:
    assert rules_from(Page(200, URL, b"#" * 100_000)).lasts == timedelta(days=1)
    assert rules_from(Page(200, URL, b"#" * 100_001)).lasts == timedelta(hours=1)


def test_each_site_has_its_own() -> None:
    assert robots_of(URL) == "https://tern.example/robots.txt"
    assert robots_of("http://a.example:8080") == "http://a.example:8080/robots.txt"

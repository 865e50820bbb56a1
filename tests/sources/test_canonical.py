import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.canonical import canonical, identity


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://News.Example.COM", "https://news.example.com/"),
        (" https://example.com/a#top ", "https://example.com/a"),
        ("https://example.com:443/a", "https://example.com/a"),
        ("http://example.com:8080/a", "http://example.com:8080/a"),
        ("https://example.com./a", "https://example.com/a"),
        ("https://example.com/a?utm_source=rss&utm_medium=x", "https://example.com/a"),
        ("https://example.com/a?b=2&a=1", "https://example.com/a?a=1&b=2"),
        (
            "https://example.com/a?id=7&fbclid=x&at_medium=RSS",
            "https://example.com/a?id=7",
        ),
        ("https://example.com/a?empty=", "https://example.com/a?empty="),
        ("https://example.com/a b/ü", "https://example.com/a%20b/%C3%BC"),
        ("https://example.com/a%20b/", "https://example.com/a%20b/"),
        ("https://bücher.example/a", "https://xn--bcher-kva.example/a"),
        ("https://[2606:4700::1]/a", "https://[2606:4700::1]/a"),
    ],
)
def test_an_address_has_one_form(url: str, expected: str) -> None:
    assert canonical(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "",
        "/relative",
        "//example.com/a",
        "javascript:alert(1)",
        "data:text/html,x",
        "tg://resolve?domain=x",
        "ftp://example.com/a",
        "https://bbc.co.uk@example.com/",
        "https://exa mple.com/",
        "https://example.com\\@evil.example/",
        "https://[::1/",
        "https://example.com:99999/",
        "https://" + "a" * 64 + "ü.example/",
        "https://example.com/" + "a" * 2_000,
    ],
)
def test_what_is_not_a_web_link_is_no_link(url: str) -> None:
    assert canonical(url) == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://example.com/a", "https://example.com/a"),
        ("https://www.example.com/a", "https://example.com/a"),
        ("https://example.com/a/", "https://example.com/a"),
        ("https://example.com/a/?b=1", "https://example.com/a?b=1"),
    ],
)
def test_ways_to_write_one_page_are_one(one: str, other: str) -> None:
    assert identity(one) == identity(other) != ""


@given(st.text())
def test_any_text_is_answered_and_the_answer_stays(text: str) -> None:
    once = canonical(text)
    assert canonical(once) == once


@pytest.mark.parametrize(
    "url", ["https://a.example/\ud800", "https://a.example/?q=\ud800"]
)
def test_half_a_character_makes_no_address(url: str) -> None:
    assert canonical(url) == ""

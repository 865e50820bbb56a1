import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.canonical import canonical, identity, is_forwarding, is_home


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
        ("https://example.com/%7ejoe/a%2fb", "https://example.com/~joe/a%2Fb"),
        ("https://example.com/a;jsessionid=1F?b=1", "https://example.com/a?b=1"),
        ("https://example.com/a?ref=rss&id=4", "https://example.com/a?id=4"),
        ("https://example.com/a?ref=4&mod=rss_news", "https://example.com/a?ref=4"),
        (
            "https://www.google.com/url?rct=j&url=https://example.com/a?utm_id%3D7",
            "https://example.com/a",
        ),
        (
            "https://www.google.com/url?q=tg://x",
            "https://www.google.com/url?q=tg%3A%2F%2Fx",
        ),
        ("https://l.facebook.com/l.php?u=http://example.com/a", "http://example.com/a"),
        (
            "https://example-com.cdn.ampproject.org/c/s/example.com/a?b=1",
            "https://example.com/a?b=1",
        ),
        ("https://www.google.de/amp/example.com/a", "http://example.com/a"),
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
        "https://google.com/url?url=" * 2_000,
        "https://google.com/amp/s/" + "google.com/amp/s/" * 2_000,
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
        ("https://m.example.com/a", "https://www.example.com/a"),
        ("https://www.mobile.example.com/a", "https://example.com/a"),
        ("https://amp.example.com/a", "https://example.com/a"),
        ("https://example.com/a/amp/", "https://example.com/a"),
        ("https://example.com/amp/a", "https://example.com/a"),
        ("https://example.com/a.amp.html", "https://example.com/a.html"),
        ("https://example.com/a?amp=1", "https://example.com/a"),
        ("https://example.com/a?b=1&amp", "https://example.com/a?b=1"),
        ("https://example.com/a/index.html", "https://example.com/a"),
        ("https://bücher.example/a", "http://xn--bcher-kva.example/a/"),
        (
            "https://www-example-com.cdn.ampproject.org/v/s/www.example.com/a/amp",
            "http://m.example.com/a/?utm_source=rss#top",
        ),
    ],
)
def test_ways_to_write_one_page_are_one(one: str, other: str) -> None:
    assert identity(one) == identity(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://m.dev/a", "https://dev/a"),
        ("https://example.com/amplify", "https://example.com/lify"),
        ("https://example.com/camp/a", "https://example.com/c/a"),
        ("https://example.com/a?id=1", "https://example.com/a?id=2"),
        ("https://shop.example.com/a", "https://example.com/a"),
    ],
)
def test_different_pages_stay_apart(one: str, other: str) -> None:
    assert identity(one) != identity(other)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.example.com/index.html", True),
        ("https://example.com", True),
        ("https://example.com/?p=3", False),
        ("https://example.com/a", False),
        ("nonsense", False),
    ],
)
def test_a_front_page_is_known(url: str, expected: bool) -> None:
    assert is_home(url) is expected


def test_addresses_that_only_forward_are_known() -> None:
    assert is_forwarding("https://t.co/abc")
    assert is_forwarding("http://feedproxy.google.com/~r/x/1")
    assert not is_forwarding("https://example.com/t.co")


@given(st.text())
def test_any_text_is_answered_and_the_answer_stays(text: str) -> None:
    once = canonical(text)
    assert canonical(once) == once


@pytest.mark.parametrize(
    "url", ["https://a.example/\ud800", "https://a.example/?q=\ud800"]
)
def test_half_a_character_makes_no_address(url: str) -> None:
    assert canonical(url) == ""

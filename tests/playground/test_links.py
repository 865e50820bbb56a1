import pytest

from bot.playground.links import checked_link, mentioned_user


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("http://e.com", "http://e.com/"),
        ("HTTP://E.COM/A", "http://e.com/A"),
        ("e.com#x", "http://e.com/#x"),
        ("https://e.com?x=1", "https://e.com/?x=1"),
        ("http://127.0.0.1:8080/a/x#f3", "http://127.0.0.1:8080/a/x#f3"),
        ("http://user:pw@e.com/x", "http://user:pw@e.com/x"),
        ("http://[::1]/", "http://[::1]/"),
        ("http://e.com/ä b", "http://e.com/ä%20b"),
        ("http://e.com/\n", "http://e.com/"),
        ("tg://resolve?domain=x", "tg://resolve?domain=x"),
        ("tg:resolve", "tg://resolve/"),
        ("@e.com", "http://e.com/"),
    ],
)
def test_a_good_link_is_kept_in_its_plain_form(given: str, kept: str) -> None:
    assert checked_link(given) == kept


@pytest.mark.parametrize(
    "given",
    [
        "http://localhost/a",
        "http://x",
        "javascript:alert(1)",
        "ftp://e.com",
        "//e.com/x",
        "/e",
        "",
        "http://e.com:0/",
        "http://e.com:99999/",
        "http://e.com:a/",
        "http://[::zz]/",
        "http://e e.com",
        "http://a@b@c.de/",
        "http://./",
    ],
)
def test_a_link_telegram_drops_is_dropped(given: str) -> None:
    assert checked_link(given) == ""


def test_a_user_link_mentions_the_user() -> None:
    assert mentioned_user("tg://user?id=123") == 123
    assert mentioned_user("tg://user?id=abc") == 0

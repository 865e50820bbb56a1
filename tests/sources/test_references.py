import pytest

from bot.sources.feeds import read_feed
from bot.sources.references import mended


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("no references", "no references"),
        ("&amp; &#228; &#xE4; &#x1F600;", "&amp; &#228; &#xE4; &#x1F600;"),
        ("&#55357;&#56832;", "&#128512;"),
        ("&#xD83D;&#xde00;", "&#128512;"),
        ("&#xD800;", "&#65533;"),
        ("&#56832;&#55357;", "&#65533;&#65533;"),
        ("&#55000;&#56832;", "&#55000;&#65533;"),
        ("&#0;", "&#65533;"),
        ("&#x110000;", "&#65533;"),
        ("&#" + "9" * 99 + ";", "&#65533;"),
        ("&#x" + "f" * 99 + ";", "&#65533;"),
        ("&#;", "&#;"),
    ],
)
def test_what_stands_for_no_character_is_mended(written: str, expected: str) -> None:
    assert mended(written.encode()).decode() == expected


def test_a_feed_with_half_an_emoji_is_read_with_the_whole_one() -> None:
    body = b"<rss><channel><item><title>Fair &#55357;&#56832;&#xD800;</title></item>"
    (entry,) = read_feed(body + b"</channel></rss>", url="https://a.example").entries
    assert entry.title == "Fair 😀\ufffd"

from pathlib import Path

import pytest

from bot.errors import SourceError
from bot.model import Feed
from bot.sources.opml import read_opml, write_opml

ROOT = Path(__file__).resolve().parents[2]
REAL = ROOT.parent / "shared" / "data" / "feeds" / "real"

LIST = b"""<?xml version="1.0" encoding="UTF-8"?><opml version="1.1"><body>
<outline text="News"><outline text="Far"><outline title="A &amp; B"
 xmlUrl="https://a.example/rss"/></outline>
<outline text="C" category="/all/Sea,ships" xmlUrl=" https://c.example/rss "/></outline>
<outline text="again" xmlUrl="https://a.example/rss"/>
<outline text="local" xmlUrl="file:///etc/passwd"/>
</body></opml>"""


def test_feeds_come_with_their_categories_or_folders() -> None:
    assert read_opml(LIST) == (
        Feed("https://a.example/rss", "A & B", ("news", "far")),
        Feed("https://c.example/rss", "C", ("sea", "ships")),
    )


def test_what_is_written_reads_back() -> None:
    feeds = (
        Feed("https://a.example/rss?a=1&b=2", "A <b>", ("sea",)),
        Feed("https://b.example/rss"),
    )
    assert read_opml(write_opml(feeds).encode()) == (
        feeds[0],
        Feed("https://b.example/rss", "https://b.example/rss"),
    )


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"words",
        b"<opml><body>",
        b"<rss/>",
        b'<!DOCTYPE a [<!ENTITY b "c">]><opml><body>&b;</body></opml>',
    ],
)
def test_what_is_no_opml_is_refused_in_words(body: bytes) -> None:
    with pytest.raises(SourceError, match="This is not an OPML file"):
        read_opml(body)


@pytest.mark.skipif(not REAL.exists(), reason="the shared feeds are not here")
@pytest.mark.parametrize("name", ["Subs.opml", "SubsNoTitleAttributes.opml"])
def test_real_lists_are_read(name: str) -> None:
    feeds = read_opml((REAL / name).read_bytes())
    assert len(feeds) > 5
    assert all(feed.title for feed in feeds)

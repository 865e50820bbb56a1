from pathlib import Path

import pytest

from bot.errors import SourceError
from bot.language.current import speaking
from bot.model import Feed, Manner
from bot.sources.opml import MOST, looks_like_opml, read_opml, write_opml

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


def test_the_list_has_its_title_in_the_language_of_the_moment() -> None:
    with speaking(Manner("de")):
        assert "<title>Feeds von Newsbrief</title>" in write_opml(())


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"words",
        b"<opml><body>",
        b"<rss/>",
        b'<!DOCTYPE a [<!ENTITY b "c">]><opml><body>&b;</body></opml>',
        b'<!DOCTYPE opml SYSTEM "https://a.example/o.dtd"><opml><body/></opml>',
        b'<?xml version="1.0" encoding="no-such"?><opml><body/></opml>',
    ],
)
def test_what_is_no_opml_is_refused_in_words(body: bytes) -> None:
    with pytest.raises(SourceError, match="This is not an OPML file"):
        read_opml(body)


@pytest.mark.parametrize(
    "body",
    [b"", b"words", b"<rss/>", b'<!DOCTYPE a [<!ENTITY b "c">]><opml>&b;</opml>'],
)
def test_a_refusal_shows_nothing_of_the_parser(body: bytes) -> None:
    with pytest.raises(SourceError, match=r"^This is not an OPML file, which is .*\.$"):
        read_opml(body)


def test_where_a_list_is_damaged_is_said() -> None:
    with pytest.raises(SourceError, match=r"it is damaged in line 2\."):
        read_opml(b"<opml><body>\n<outline")


@pytest.mark.parametrize("outline", ["", "<outline xmlUrl='file:///etc/hosts'/>"])
def test_a_list_without_feeds_is_refused(outline: str) -> None:
    with pytest.raises(SourceError, match="names no feed"):
        read_opml(f"<opml><body>{outline}</body></opml>".encode())


@pytest.mark.parametrize(
    "body",
    [
        '<?xml version="1.0"?>{}'.encode("cp1252"),
        b'\xef\xbb\xbf<?xml version="1.0" encoding="utf-8"?>{}',
        b' \n<?xml version="1.0" encoding="UTF-8"?>{}',
        b"{}",
    ],
)
def test_the_usual_faults_of_lists_are_mended(body: bytes) -> None:
    bare = '<outline text="Fähre" XMLURL="feed:https://a.example/?a=1&b=2"/>'
    encoding = "utf-8" if b"\xef" in body else "cp1252"
    whole = body.replace(b"{}", f"<OPML><body>{bare}</body></OPML>".encode(encoding))
    assert read_opml(whole) == (Feed("https://a.example/?a=1&b=2", "Fähre"),)


def test_one_feed_written_in_two_ways_is_listed_once() -> None:
    urls = ("http://a.example/rss", "https://www.a.example/rss/")
    outlines = "".join(f'<outline xmlUrl="{url}"/>' for url in urls)
    feeds = read_opml(f"<opml><body>{outlines}</body></opml>".encode())
    assert [feed.url for feed in feeds] == ["http://a.example/rss"]


def test_a_list_that_is_too_long_is_refused_whole() -> None:
    outlines = "".join(
        f'<outline xmlUrl="https://{number}.example/"/>' for number in range(MOST + 1)
    )
    with pytest.raises(SourceError, match="has 2,001 feeds; I take 2,000 at once"):
        read_opml(f"<opml><body>{outlines}</body></opml>".encode())


def test_a_title_is_not_a_book() -> None:
    body = b"<opml><body><outline xmlUrl='https://a.example/' text='%s'/></body></opml>"
    (feed,) = read_opml(body % (b"a" * 100_000))
    assert feed.title == "a" * 500


def test_folders_may_lie_very_deep() -> None:
    deep = '<outline text="a">' * 5_000 + '<outline xmlUrl="https://a.example/"/>'
    body = f"<opml><body>{deep}{'</outline>' * 5_000}</body></opml>"
    assert [feed.topics for feed in read_opml(body.encode())] == [("a",)]


def test_a_list_is_told_from_a_feed() -> None:
    assert looks_like_opml(LIST)
    assert not looks_like_opml(b"<rss version='2.0'></rss>")


@pytest.mark.skipif(not REAL.exists(), reason="the shared feeds are not here")
@pytest.mark.parametrize("name", ["Subs.opml", "SubsNoTitleAttributes.opml"])
def test_real_lists_are_read(name: str) -> None:
    feeds = read_opml((REAL / name).read_bytes())
    assert len(feeds) > 5
    assert all(feed.title for feed in feeds)

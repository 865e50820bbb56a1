import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.errors import SourceError
from bot.model import Feed
from bot.sources.articles import entry_id
from bot.sources.entries import FeedText
from bot.sources.feeds import read_feed

URL = "https://news.example.com/feeds/world.xml"
REAL = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "feeds"

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Fish &amp;amp; Ships</title><link>https://news.example.com/</link>
<ttl>45</ttl>
<item><title>Ferry &lt;b&gt;sails&lt;/b&gt; again</title>
  <link>/ferry</link><guid isPermaLink="false">f-1</guid>
  <pubDate>Sun, 22 Nov 2026 10:30:00 +0100</pubDate>
  <category>World</category><category>World</category><category>Sea</category>
  <description>Short.</description>
  <content:encoded><![CDATA[<p>The ferry sails.</p><p>All are glad.</p>]]>
  </content:encoded></item>
<item><guid>https://news.example.com/by-guid</guid>
  <description>5 &amp;lt; 6 &amp;amp; so on</description></item>
<item><title>No link, no date</title><pubDate>some day</pubDate></item>
</channel></rss>"""

ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example.com/a/">
<title type="text">Atom &amp; Eve</title><updated>2026-11-22T00:00:00Z</updated>
<entry><id>urn:1</id><title type="html">Seals &lt;i&gt;return&lt;/i&gt;</title>
  <link rel="self" href="/self"/><link rel="alternate" href="b"/>
  <updated>2026-11-22T08:00:00+02:00</updated><summary>Few words.</summary>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Many seals.</p>
  </div></content></entry></feed>"""

RDF = """<?xml version="1.0" encoding="koi8-r"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel rdf:about="x"><title>Новости</title><link>https://news.example.com/</link>
<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>
</channel>
<item rdf:about="y"><title>Река</title><link>https://news.example.com/r</link>
<dc:date>2026-11-22</dc:date><description>Вода спала.</description></item></rdf:RDF>"""

JSON_FEED: dict[str, object] = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "JSON news",
    "items": [
        {
            "id": 7,
            "url": "/seven",
            "title": "Seven",
            "content_html": "<p>One.</p><p>Two.</p>",
            "date_published": "2026-11-22T10:00:00+01:00",
            "tags": ["Sea", 5, "sea"],
        },
        {
            "id": "https://news.example.com/8",
            "content_text": "Only text.",
            "summary": "Less.",
            "date_modified": "2026-11-22T10:00:00",
        },
        {"id": True, "external_url": "http://[broken", "summary": "Summed up."},
        "not an item",
    ],
}


def test_an_rss_feed_is_read() -> None:
    feed = read_feed(RSS.encode(), url=URL, content_type="application/rss+xml")
    first, second, third = feed.entries
    assert (feed.title, feed.ttl) == ("Fish & Ships", 45)
    assert first.id == "f-1"
    assert first.link == "https://news.example.com/ferry"
    assert first.title == "Ferry sails again"
    assert first.text == "The ferry sails.\n\nAll are glad."
    assert first.published == datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    assert first.topics == ("world", "sea")
    assert second.link == second.id == "https://news.example.com/by-guid"
    assert second.text == "5 < 6 & so on"
    assert (third.id, third.link, third.published) == ("No link, no date", "", None)


def test_an_atom_feed_is_read() -> None:
    feed = read_feed(ATOM.encode(), url=URL)
    (entry,) = feed.entries
    assert (feed.title, feed.ttl) == ("Atom & Eve", None)
    assert entry.link == "https://news.example.com/a/b"
    assert entry.title == "Seals return"
    assert entry.text == "Many seals."
    assert entry.published == datetime(2026, 11, 22, 6, tzinfo=UTC)


def test_an_old_encoding_and_rdf_are_read() -> None:
    feed = read_feed(RDF.encode("koi8-r"), url=URL)
    assert (feed.title, feed.ttl) == ("Новости", 30)
    assert feed.entries[0].text == "Вода спала."
    assert feed.entries[0].published == datetime(2026, 11, 22, tzinfo=UTC)


def test_a_json_feed_is_read() -> None:
    feed = read_feed(json.dumps(JSON_FEED).encode("utf-8-sig"), url=URL)
    first, second, third = feed.entries
    assert feed.title == "JSON news"
    assert (first.id, first.link) == ("7", "https://news.example.com/seven")
    assert (first.text, first.topics) == ("One.\n\nTwo.", ("sea",))
    assert first.published == datetime(2026, 11, 22, 9, tzinfo=UTC)
    assert (second.link, second.text) == ("https://news.example.com/8", "Only text.")
    assert second.published == datetime(2026, 11, 22, 10, tzinfo=UTC)
    assert (third.link, third.text, third.published) == ("", "Summed up.", None)


@pytest.mark.parametrize("made", [{"generator": "Other"}, {}, "Newsbrief", None])
def test_what_others_made_is_read(made: object) -> None:
    feed = read_feed(json.dumps({**JSON_FEED, "_newsbrief": made}).encode(), url=URL)
    assert len(feed.entries) == 3
    other = RSS.replace("<channel>", "<channel><generator>Newsbriefly</generator>")
    assert read_feed(other.encode(), url=URL).entries


@pytest.mark.parametrize("items", [None, "text", 5])
def test_a_json_feed_without_items_is_empty(items: object) -> None:
    raw = {"version": "https://jsonfeed.org/version/1", "items": items}
    assert read_feed(json.dumps(raw).encode(), url=URL).entries == ()


def test_a_feed_that_has_nothing_just_now_is_a_feed() -> None:
    empty = b"<rss version='2.0'><channel><title>Quiet</title></channel></rss>"
    assert read_feed(empty, url=URL).entries == ()


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "is not a feed"),
        (b"words", "is not a feed"),
        (b"<!DOCTYPE html><HTML><body>Hi</body></HTML>", "is a web page, not a feed"),
        (b"{", "is JSON that cannot be read"),
        (b'{"a":' * 100_000, "is JSON that cannot be read"),
        (b'{"version": "2"}', "is JSON, but not a JSON Feed"),
        (
            b'<!DOCTYPE a [<!ENTITY b "c">]><rss version="2.0"/>',
            "declares XML entities",
        ),
    ],
)
def test_what_is_no_feed_is_refused_in_words(body: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        read_feed(body, url=URL)


@pytest.mark.parametrize(
    "body",
    [
        b"\xef\xbb\xbf\n" + RSS.encode(),
        RSS.encode().replace(b"</channel></rss>", b""),
        RSS.replace("UTF-8", "UTF-16").encode("utf-16"),
        RSS.encode().replace(b"Short.", b"Sh\xffrt \x00."),
        b"<html><body>" + RSS.encode().partition(b"?>")[2],
    ],
)
def test_broken_feeds_are_read_as_far_as_they_go(body: bytes) -> None:
    feed = read_feed(body, url=URL, content_type="text/html; charset=nonsense")
    assert feed.entries[0].text == "The ferry sails.\n\nAll are glad."


def test_only_the_first_500_entries_are_taken() -> None:
    items = "<item><title>x</title></item>" * 600
    body = f"<rss version='2.0'><channel>{items}</channel></rss>".encode()
    assert len(read_feed(body, url=URL).entries) == 500


def rss(items: str, head: str = "") -> FeedText:
    body = f"<rss version='2.0'><channel><title>T</title>{head}{items}</channel></rss>"
    return read_feed(body.encode(), url=URL)


def test_a_date_that_cannot_be_read_gives_way_to_another() -> None:
    (entry,) = rss(
        "<item><pubDate>some day</pubDate><dc:date>2026-11-22</dc:date></item>"
    ).entries
    assert entry.published == datetime(2026, 11, 22, tzinfo=UTC)


def test_entries_of_one_page_stay_apart() -> None:
    first, second = rss(
        "<item><title>One</title><link>/day#a1</link></item>"
        "<item><title>Two</title><link>/day#a2</link></item>"
    ).entries
    assert (first.is_part, second.is_part) == (True, True)
    assert (first.link[-3:], second.link[-3:]) == ("#a1", "#a2")


def test_an_empty_link_leads_nowhere() -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/x.php">'
        "<title>T</title><entry><title>One</title><link href=''/></entry></feed>"
    )
    assert read_feed(atom.encode(), url=URL).entries[0].link == ""


def test_languages_are_the_entries_own_or_the_feeds() -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>T</title>'
        "<entry><title>Eins</title></entry>"
        '<entry xml:lang="fr"><title>Un</title></entry></feed>'
    )
    entries = read_feed(atom.encode(), url=URL).entries
    assert [entry.language for entry in entries] == ["de", "fr"]
    spoken = rss("<item><title>Eins</title></item>", "<language>de-at</language>")
    assert spoken.entries[0].language == "de-at"


def test_an_entry_names_the_source_it_comes_from() -> None:
    (entry,) = rss(
        "<item><title>One</title><source url='https://b.example/'>The Bee</source>"
        "</item>"
    ).entries
    assert entry.source == "The Bee"


def test_feedburner_tells_the_link_it_stands_for() -> None:
    (entry,) = rss(
        '<item xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">'
        "<link>https://feeds.example/~r/1</link>"
        "<feedburner:origLink>https://a.example/1</feedburner:origLink></item>"
    ).entries
    assert entry.link == "https://a.example/1"


@pytest.mark.parametrize(
    "body",
    [
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>T</title>'
        "</channel><item><title>One</title><link>https://a.example/1</link></item>"
        "</rdf:RDF>",
        '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"'
        ' "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91">'
        "<channel><title>T</title><item><title>One</title>"
        "<link>https://a.example/1</link></item></channel></rss>",
        '<rss version="0.92"><channel><title>T</title><item><title>One</title>'
        '<link>https://a.example/1</link><enclosure url="https://a.example/1.mp3"'
        ' type="audio/mpeg" length="5"/><enclosure url="https://a.example/2.mp3"'
        ' type="audio/mpeg" length="5"/></item></channel></rss>',
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>T</title><entry>'
        '<title mode="escaped" type="text/html">&lt;b>One&lt;/b></title>'
        '<link rel="alternate" href="https://a.example/1"/></entry></feed>',
        '<CHANNEL HREF="https://a.example/"><TITLE>T</TITLE>'
        '<ITEM HREF="https://a.example/1"><TITLE>One</TITLE></ITEM></CHANNEL>',
        '{"version": "https://jsonfeed.org/version/1", "title": "T", "items":'
        ' [{"id": 1, "title": "One", "url": "https://a.example/1"}]}',
    ],
)
def test_old_and_new_formats_say_the_same(body: str) -> None:
    feed = read_feed(body.encode(), url=URL)
    (entry,) = feed.entries
    assert (feed.title, entry.title) == ("T", "One")
    assert entry.link == "https://a.example/1"


def test_a_json_feed_leaves_out_what_has_expired() -> None:
    raw = {
        "version": "https://jsonfeed.org/version/1.1",
        "language": "de",
        "items": [
            {"id": "1", "title": "Old", "expired": True},
            {"id": "2", "title": "New", "expired": False},
            {"id": "3", "title": "Neuf", "language": "fr"},
        ],
    }
    entries = read_feed(json.dumps(raw).encode("utf-16"), url=URL).entries
    assert [(each.title, each.language) for each in entries] == [
        ("New", "de"),
        ("Neuf", "fr"),
    ]


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("<ttl>soon</ttl>", None),
        ("<sy:updatePeriod>daily</sy:updatePeriod>", 1_440),
        ("<sy:updatePeriod>sometimes</sy:updatePeriod>", None),
        (
            "<sy:updatePeriod>daily</sy:updatePeriod>"
            "<sy:updateFrequency>0</sy:updateFrequency>",
            1_440,
        ),
        (
            "<sy:updatePeriod>daily</sy:updatePeriod>"
            "<sy:updateFrequency>often</sy:updateFrequency>",
            None,
        ),
    ],
)
def test_a_feed_may_say_how_often_it_changes(said: str, minutes: int | None) -> None:
    body = (
        '<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">'
        f"<channel><title>T</title>{said}</channel></rss>"
    )
    assert read_feed(body.encode(), url=URL).ttl == minutes


@pytest.mark.whole
@pytest.mark.skipif(not REAL.exists(), reason="the shared feeds are not here")
def test_real_feeds_are_read_whole() -> None:
    paths = [
        path
        for path in sorted((REAL / "real").iterdir())
        if path.suffix in {".rss", ".atom", ".rdf", ".xml", ".json"}
    ]
    feeds = [read_feed(path.read_bytes(), url=URL) for path in paths]
    assert len(feeds) == 14
    assert all(feed.title and len(feed.entries) >= 10 for feed in feeds)
    assert all(entry.text for feed in feeds for entry in feed.entries[:1])
    ids = [[entry_id(each, Feed(URL)) for each in feed.entries] for feed in feeds]
    assert all(len(set(each)) == len(each) for each in ids)


@pytest.mark.whole
@pytest.mark.skipif(not REAL.exists(), reason="the shared feeds are not here")
def test_no_test_feed_of_other_parsers_breaks_ours() -> None:
    paths = sorted((REAL / "feedparser-tests").rglob("*.xml"))
    paths += sorted((REAL / "w3c-feedvalidator").rglob("*.xml"))
    read = 0
    for path in paths[::6]:
        try:
            read_feed(path.read_bytes(), url=URL)
            read += 1
        except SourceError:
            continue
    assert read > len(paths[::6]) * 0.9


def test_when_a_feed_wants_no_look_is_read() -> None:
    channel = (
        "<rss version='2.0'><channel><title>A</title>"
        "<skipHours><hour>1</hour><hour>2</hour></skipHours>"
        "<skipDays><day>Sunday</day></skipDays></channel></rss>"
    )
    feed = read_feed(channel.encode(), url=URL)
    assert (feed.skip_hours, feed.skip_days) == ((1, 2), (6,))

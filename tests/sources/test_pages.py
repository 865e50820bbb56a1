import gzip
import json
import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.sources.pages import find_feeds, read_page

PAGES = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "pages"
URL = "https://news.example.com/seals"
BODY = "".join(
    f"<p>The {number} seals of the island came back in the {number} autumn, said "
    f"people who had counted them from a boat for {number} days.</p>"
    for number in ("first", "second", "third", "fourth", "fifth", "sixth")
)
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Seals are back</title>
<meta property="og:site_name" content="Example News">
<meta property="og:title" content="Seals are back">
<meta property="article:published_time" content="2026-11-22T08:00:00Z">
<base href="/feeds/">
<link rel="alternate" type="application/rss+xml" href="world.xml">
<link rel="ALTERNATE home" type="application/atom+xml" href="https://other.example/a">
<link rel="alternate" type="application/rss+xml" href="world.xml">
<link rel="alternate" type="application/rss+xml" href="http://[broken">
<link rel="alternate" type="text/html" href="/de">
<link rel="stylesheet" type="application/rss+xml" href="/no.css">
</head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Seals are back</h1>{BODY}</article>
<footer>All rights reserved</footer><script>track()</script></body></html>"""


def test_the_article_is_found_on_its_page() -> None:
    page = read_page(PAGE.encode(), URL)
    assert page is not None
    assert page.text.startswith("The first seals")
    assert len(page.text.split("\n\n")) == 6
    assert "Home" not in page.text
    assert "track" not in page.text
    assert (page.title, page.site) == ("Seals are back", "Example News")
    assert page.date == datetime(2026, 11, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [("utf-8", ""), ("cp1252", "windows-1252"), ("utf-8", "no-such-charset")],
)
def test_the_server_may_say_how_a_page_is_written(encoding: str, charset: str) -> None:
    markup = PAGE.replace("first seals", "fünf Kegelrobben").encode(encoding)
    page = read_page(markup, URL, charset)
    assert page is not None
    assert "fünf Kegelrobben" in page.text


def test_a_page_that_is_text_already_is_taken_as_it_is() -> None:
    page = read_page(PAGE, URL, "ascii")
    assert page is not None
    assert page.language == ""


@pytest.mark.parametrize(
    "markup", [b"", b"<html></html>", b"\x00\x01\x02", b"%PDF-1.7"]
)
def test_a_page_without_an_article_is_none(markup: bytes) -> None:
    assert read_page(markup, URL) is None


def test_a_short_article_is_better_than_none() -> None:
    markup = (
        "<html><body><article><p>The ferry sails again.</p></article></body></html>"
    )
    page = read_page(markup, URL)
    assert page is not None
    assert (page.text, page.date) == ("The ferry sails again.", None)


def test_the_feeds_a_page_names_are_found_once_each() -> None:
    found = ("https://news.example.com/feeds/world.xml", "https://other.example/a")
    assert find_feeds(PAGE, URL) == found
    assert find_feeds(PAGE.encode(), URL) == found


@pytest.mark.parametrize("markup", ["", "  ", "<!-- -->", b"\x00", "words"])
def test_a_page_without_feeds_names_none(markup: str | bytes) -> None:
    assert find_feeds(markup, URL) == ()


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(zip(*(words[n:] for n in range(4)), strict=False))


def f1(found: str, wanted: str) -> float:
    ours, truth = shingles(found), shingles(wanted)
    common = 2 * (ours & truth).total()
    return common / (ours.total() + truth.total())


@pytest.mark.skipif(not PAGES.exists(), reason="the shared pages are not here")
def test_articles_of_real_pages_are_found() -> None:
    truth = json.loads((PAGES / "ground-truth.json").read_text(encoding="utf-8"))
    scores = []
    for path in sorted(PAGES.glob("*.html.gz")):
        wanted = truth[path.name.removesuffix(".html.gz")]
        page = read_page(gzip.decompress(path.read_bytes()), wanted["url"], "utf-8")
        scores.append(f1(page.text if page else "", wanted["articleBody"]))
    assert sum(scores) / len(scores) > 0.95


def test_of_an_enormous_page_only_the_beginning_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.sources.pages.MOST_MARKUP", 900)
    sentence = "The ferry of Ilmer left at noon with its 310 people. "
    page = read_page("<html><body><p>" + sentence * 900, "https://a.example/")
    assert page is not None
    assert len(page.text) < 900

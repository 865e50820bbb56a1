import gzip
import json
import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean

import pytest

from bot.sources.pages import PageText, read_page

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
    assert page.date == datetime(2026, 11, 22, 8, tzinfo=UTC)


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
    assert (page.language, page.url) == ("en", URL)


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


def linked(**said: object) -> str:
    thing = json.dumps({"@type": "NewsArticle", **said})
    return f"<script type='application/ld+json'>{thing}</script></head>"


def read(head: str, old: str = "", new: str = "") -> PageText:
    page = read_page(PAGE.replace("</head>", head).replace(old, new or old), URL)
    assert page is not None
    return page


def test_a_page_names_its_own_address() -> None:
    page = read("<link rel='canonical' href='/seals?id=7'></head>")
    assert page.address == "https://news.example.com/seals?id=7"
    assert read("<link rel='canonical' href='http://[broken'></head>").address == ""


def test_a_date_may_stand_in_the_text_alone() -> None:
    markup = PAGE.replace("article:published_time", "x").replace(
        "<h1>", "<p class='date'>Published on 21 November 2026</p><h1>"
    )
    page = read_page(markup, URL)
    assert page is not None
    assert page.date == datetime(2026, 11, 21, tzinfo=UTC)


def test_a_locked_part_is_not_read_though_it_is_there() -> None:
    part = {"isAccessibleForFree": False, "cssSelector": ".paywall"}
    head = linked(isAccessibleForFree="False", hasPart=part)
    page = read(head, "<p>The sixth", "<p class='paywall'>The sixth")
    assert (page.is_paywalled, page.is_quotable) == (True, True)
    assert "fifth" in page.text
    assert "sixth" not in page.text


def test_a_page_locked_as_a_whole_is_not_to_be_used() -> None:
    page = read(linked(isAccessibleForFree=False, articleBody="Secret. " * 500))
    assert (page.is_paywalled, page.is_quotable) == (True, False)
    assert "Secret" not in page.text


def test_a_page_with_nothing_but_a_lock_is_still_marked() -> None:
    part = {"isAccessibleForFree": False, "cssSelector": "article"}
    page = read(linked(isAccessibleForFree=False, hasPart=part), BODY, "<p>One.</p>")
    assert page.is_paywalled
    assert "One" not in page.text


def test_a_live_blog_is_not_to_be_used() -> None:
    page = read(linked(**{"@type": "LiveBlogPosting"}))
    assert (page.is_paywalled, page.is_quotable) == (False, False)


def test_a_text_given_for_machines_is_taken_where_it_is_far_longer() -> None:
    body = "<p>The harbour is open again.</p>" * 200
    assert read(linked(articleBody=body)).text.startswith("The harbour is open")
    assert read(linked(articleBody="Seals.")).text.startswith("The first seals")


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(zip(*(words[n:] for n in range(4)), strict=False))


def shares(found: str, wanted: str) -> tuple[float, float]:
    ours, truth = shingles(found), shingles(wanted)
    common = (ours & truth).total()
    return common / ours.total(), common / truth.total()


@pytest.mark.whole
@pytest.mark.skipif(not PAGES.exists(), reason="the shared pages are not here")
def test_articles_of_real_pages_are_found() -> None:
    truth = json.loads((PAGES / "ground-truth.json").read_text(encoding="utf-8"))
    scores = []
    for path in sorted(PAGES.glob("*.html.gz")):
        wanted = truth[path.name.removesuffix(".html.gz")]
        page = read_page(gzip.decompress(path.read_bytes()), wanted["url"], "utf-8")
        scores.append(shares(page.text if page else "-", wanted["articleBody"]))
    precision, recall = (mean(column) for column in zip(*scores, strict=True))
    assert 2 * precision * recall / (precision + recall) > 0.97


def test_of_an_enormous_page_only_the_beginning_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.sources.pages.MOST_MARKUP", 900)
    sentence = "The ferry of Ilmer left at noon with its 310 people. "
    page = read_page("<html><body><p>" + sentence * 900, "https://a.example/")
    assert page is not None
    assert len(page.text) < 900

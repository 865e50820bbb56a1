"""The analyst with its real process, on texts written for it."""

import resource
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.errors import SourceError
from bot.jobs.analysis import PAGE_CPU, Analyst, analyse, read_in_time
from bot.jobs.pool import QUICK
from bot.model import Article

TEXT = (
    "Rescue crews evacuated 310 people from the Ilmer valley on Tuesday. "
    "“Everybody came,” said Dana Oxholt, head of the emergency service. "
    "Trains run only as far as Hexley Bridge."
)
ARTICLE = Article(
    id="a",
    title="310 people leave Ilmer valley",
    text=TEXT,
    source="Test",
    url="",
    published=datetime(2026, 11, 18, tzinfo=UTC),
)


@pytest.fixture
async def analyst() -> AsyncIterator[Analyst]:
    async with Analyst() as analyst:
        yield analyst


def test_every_finding_reads_back_from_the_text() -> None:
    findings = analyse(ARTICLE).findings
    for passage in findings.summary:
        assert passage.span.of(TEXT) == passage.text
    assert [figure.low for figure in findings.figures] == [310]
    assert findings.figures[0].span.of(TEXT) == findings.figures[0].text
    assert [person.name for person in findings.people] == ["Dana Oxholt"]


def test_a_word_of_the_title_weighs_more() -> None:
    weights = analyse(ARTICLE).terms
    assert weights["valley"] == 3
    assert weights["train"] == 1


def test_a_text_without_letters_has_no_findings() -> None:
    empty = Article("e", "", "…", "Test", "", ARTICLE.published)
    analysis = analyse(empty)
    assert analysis.findings.figures == ()
    assert analysis.findings.people == ()
    assert analysis.terms == {}


def test_in_a_language_we_cannot_read_no_figures_are_looked_for() -> None:
    text = (
        "Regeringen vil bruge 40 millioner kroner på havne og broer i de kommende år. "
        "Det sagde ministeren Anna Berg på et møde mandag, hvor hun også lovede at "
        "hjælpe de familier, der har mistet deres hjem efter stormen."
    )
    article = Article("d", "Havne", text, "Test", "", ARTICLE.published, language="da")
    analysis = analyse(article)
    assert analysis.language == "da"
    assert analysis.findings.summary
    assert (analysis.findings.figures, analysis.findings.people) == ((), ())


async def test_articles_feeds_and_pages_are_read_in_the_process(
    analyst: Analyst,
) -> None:
    assert await analyst.analyse(ARTICLE) == analyse(ARTICLE)
    feed = await analyst.read_feed(
        b"<rss version='2.0'><channel><title>T</title></channel></rss>",
        url="https://example.com/rss",
        content_type="text/xml",
    )
    assert feed.title == "T"
    markup = f"<html><body><article><p>{TEXT}</p></article></body></html>".encode()
    page = await analyst.read_page(markup, "https://example.com/a", "utf-8")
    assert page is not None
    assert page.text == TEXT
    link = b'<link rel="alternate" type="application/atom+xml" href="/atom">'
    found = await analyst.find_feeds(link, "https://example.com/")
    assert found == ("https://example.com/atom",)


async def test_what_is_no_feed_is_refused_in_words(analyst: Analyst) -> None:
    with pytest.raises(SourceError, match="is a web page, not a feed"):
        await analyst.read_feed(b"<html>", url="https://a.example", content_type="")


def test_a_page_has_less_time_than_would_be_tried_again() -> None:
    before = resource.getrlimit(resource.RLIMIT_CPU)
    try:
        assert read_in_time(b"<html>", "https://example.com/a", "utf-8") is None
        used = resource.getrusage(resource.RUSAGE_SELF)
        left = resource.getrlimit(resource.RLIMIT_CPU)[0] - used.ru_utime
        assert left - used.ru_stime <= PAGE_CPU <= QUICK
    finally:
        resource.setrlimit(resource.RLIMIT_CPU, before)

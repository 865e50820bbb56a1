"""The reading page: complete, escaped, every figure reachable by its link."""

from datetime import UTC, datetime

import pytest

from bot.model import Article, Correction, Findings, Version
from bot.web.page import reading_page
from summarizers.types import Figure, Passage, Person, Span, Statement, When
from tests.web.reader import Counter

TEXT = (
    "Rain fell on Tuesday. In two days 40 boats sank & 12 crews swam.\n\n"
    "Anna Berg, harbour master, spoke <loudly>."
)
STORY = Span(22, 65)


def passage(words: str) -> Passage:
    start = TEXT.index(words)
    return Passage(words, Span(start, start + len(words)))


def figure(number: str, counted: str, when: When | None = None) -> Figure:
    found = passage(number)
    return Figure(
        low=float(number),
        high=float(number),
        bound="exact",
        span=found.span,
        text=number,
        sentence=STORY.of(TEXT),
        sentence_span=STORY,
        counted=counted,
        when=when,
        action="sank",
    )


@pytest.fixture
def article() -> Article:
    return Article(
        id="abc",
        title="Boats & <storms>",
        text=TEXT,
        source="The Pier",
        url="https://pier.example/1?a=1&b=2",
        published=datetime(2026, 11, 3, 6, 0, tzinfo=UTC),
    )


@pytest.fixture
def findings() -> Findings:
    two_days = passage("two days")
    return Findings(
        summary=(Passage(STORY.of(TEXT), STORY),),
        figures=(
            figure("40", "boats", When("two days", two_days.span)),
            figure("12", "crews"),
        ),
        people=(
            Person(
                "Anna Berg", passage("Anna Berg").span, (passage("harbour master"),)
            ),
            Person("Rain", passage("Rain").span),
        ),
    )


def test_the_page_shows_title_outlet_date_and_original(
    article: Article, findings: Findings
) -> None:
    page = reading_page(article, findings)
    assert "<title>Boats &amp; &lt;storms&gt; · Newsbrief</title>" in page
    assert '<time datetime="2026-11-03">3 Nov 2026</time>' in page
    assert "<bdi>The Pier</bdi> · " in page
    assert 'href="https://pier.example/1?a=1&amp;b=2"' in page


def test_summary_sentences_and_figures_are_marked_in_the_text(
    article: Article, findings: Findings
) -> None:
    page = reading_page(article, findings)
    assert (
        '<p>Rain fell on Tuesday. <span class="sentence summary" id="s22">In two days '
        '<mark id="f1">40</mark> boats sank &amp; <mark id="f2">12</mark> crews swam.'
        "</span></p>" in page
    )
    assert "<p>Anna Berg, harbour master, spoke &lt;loudly&gt;.</p>" in page


def test_every_listed_figure_leads_to_its_words(
    article: Article, findings: Findings
) -> None:
    page = Counter(reading_page(article, findings))
    assert {"#f1", "#f2"} <= page.links
    assert {"f1", "f2"} <= page.ids
    assert page.stack == []


def test_a_sentence_that_holds_somebodys_words_can_be_linked_to(
    article: Article,
) -> None:
    start = TEXT.index("Anna")
    sentence = TEXT[start:]
    span = Span(start, len(TEXT))
    said = Statement(
        "<loudly>", passage("<loudly>").span, "spoke", True, sentence, span
    )
    anna = Person("Anna Berg", passage("Anna Berg").span, statements=(said,))
    page = reading_page(article, Findings(people=(anna,)))
    assert f'<span class="sentence" id="s{start}">Anna Berg,' in page


def test_figures_and_people_are_listed_with_their_context(
    article: Article, findings: Findings
) -> None:
    page = reading_page(article, findings)
    news = '<bdi lang="en">'
    figure = f'<a href="#f1">{news}40 boats</bdi></a>'
    assert f"{figure} <small>{news}sank · two days</bdi></small>" in page
    person = f"<strong>{news}Anna Berg</bdi></strong>"
    assert f"{person} <small>{news}harbour master</bdi></small>" in page
    assert f"<li><strong>{news}Rain</bdi></strong></li>" in page


def test_what_was_not_found_has_no_section(article: Article) -> None:
    page = reading_page(article, Findings())
    assert "<section>" not in page
    assert 'class="sentence' not in page


def test_a_sample_says_that_it_is_invented(article: Article) -> None:
    sample = Article(
        "x", "", "Text.", "", "javascript:alert(1)", article.published, is_sample=True
    )
    page = reading_page(sample, Findings())
    assert "Sample: invented" in page
    assert "Without a title" in page
    assert "javascript" not in page


def test_an_article_that_costs_money_says_so(article: Article) -> None:
    paid = Article("x", "T", "One.", "Post", "", article.published, is_paywalled=True)
    page = reading_page(paid, Findings())
    assert "Post</bdi> 🔒 paid · " in page
    assert "Here is only what it gives freely." in page
    assert "🔒" not in reading_page(article, Findings())


def test_lines_are_paragraphs_where_no_line_is_blank(article: Article) -> None:
    lines = Article("x", "T", "One.\nTwo.\n", "", "", article.published)
    assert "<p>One.</p>\n<p>Two.</p>" in reading_page(lines, Findings())


def test_what_was_corrected_is_listed_with_both_sentences(
    article: Article, findings: Findings
) -> None:
    old, new = "Some 2 <b>boats sank.", "Some 3 <b>boats sank."
    edits = (Correction("2 <b>", "3 <b>", old, new), Correction("", "9", "", "9 came."))
    seen = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
    html = reading_page(article, findings, (Version(seen, 2, 1, edits),))
    assert "<h2>Corrected by the publisher</h2>" in html
    assert "24 Nov 2026, 10:42 UTC: 3 &lt;b&gt;, not 2 &lt;b&gt;." in html
    assert "Before: “Some 2 &lt;b&gt;boats sank.”" in html
    assert "9 came." not in html

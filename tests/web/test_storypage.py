"""A story's page: one account, every sentence and number leading to its words."""

from functools import cache

from bot.briefing.series import series_of
from bot.delivery.drawing.chart import LIGHT
from bot.language.current import speaking
from bot.model import Manner
from bot.web.pages import HERE
from bot.web.storypage import Tale, story_page
from tests.web.reader import Counter
from tests.web.values import EDITED, FIRST, MAYOR, NEW, OLD, SECOND, report

PLACED = {"old": {1: "moved"}, "new": {1: "moved"}}
REPORTS = (report(NEW), report(OLD, EDITED))


@cache
def page() -> str:
    return story_page(Tale(REPORTS, series_of(REPORTS, PLACED)))


def test_the_account_leads_to_each_sentence_in_its_article() -> None:
    assert (
        '<a href="../a/new#s0" class="said" lang="en" dir="auto">Crews have' in page()
    )
    assert f'<a href="../a/old#s0" class="said" lang="en" dir="auto">{FIRST}' in page()
    assert "valley &amp; its side arms." in page()


def test_a_number_that_a_later_article_replaced_is_not_told_as_true() -> None:
    account = page().partition('class="lead"')[2].partition("</div>")[0]
    assert SECOND.replace("&", "&amp;") in account
    assert FIRST not in account


def test_the_headline_says_which_language_it_is_in() -> None:
    assert '<h1 lang="en" dir="auto">' in page()


def test_every_figure_leads_to_its_words() -> None:
    assert '<a href="../a/new#f1" class="number">1,150</a> people' in page()
    assert '<a href="../a/old#f1" class="number">640 people</a>' in page()


def test_a_figure_that_moved_is_drawn_and_told_in_numbers() -> None:
    assert page().count("<svg ") == 1
    assert "20 Nov 2026: " in page()
    assert "<summary>The same in numbers</summary>" in page()


def test_a_curve_has_its_days_in_the_language_of_who_looks() -> None:
    assert "20 Nov 2026: " in _described(page())
    with speaking(Manner("de")):
        shown = story_page(Tale(REPORTS, series_of(REPORTS, PLACED)))
    assert "20. Nov. 2026: " in _described(shown)


def _described(shown: str) -> str:
    """Return what a page's curve says to those who do not see it."""
    return shown.partition("<desc>")[2].partition("</desc>")[0]


def test_people_are_shown_with_what_they_said_and_where() -> None:
    start = len(NEW.text) - len(MAYOR)
    assert f'<a href="../a/new#s{start}" class="said"' in page()
    assert '<h3 dir="auto">Ines Moor</h3>' in page()
    assert "the mayor of Alder" in page()


def test_a_role_stands_on_the_side_where_its_person_does() -> None:
    assert '<h3 dir="auto">Ines Moor</h3><p class="roles" dir="auto">' in page()


def test_every_entry_of_the_timeline_has_its_source() -> None:
    told = page().partition('class="timeline"')[2].partition("</ol>")[0]
    assert told.count("UTC · <bdi><a href=") == 3
    assert told.index("20 Nov 2026") < told.index("23 Nov 2026")


def test_what_was_corrected_is_told_with_the_words_before() -> None:
    assert "<strong>Corrected: 640, not 620.</strong>" in page()
    assert "Before: “Crews moved 620 people" in page()


def test_corrections_stand_above_all_that_is_behind_the_account() -> None:
    section = page().index("<h2>Corrected by the publisher</h2>")
    assert section < page().index("<h2>How the figures moved</h2>")
    told = '<a href="../a/old">✏️ Corrected 23 Nov 2026, 09:00 UTC: 640, not 620.</a>'
    assert told in page()


def test_all_articles_are_listed() -> None:
    assert '<a href="../a/old" lang="en" dir="auto">The flood, by Courier</a>' in page()
    assert "2 articles from 2 sources · updated 23 Nov 2026, 07:00 UTC" in page()


def test_it_is_well_formed_and_has_no_style_or_script_of_its_own() -> None:
    assert Counter(page()).stack == []
    assert "style=" not in page()
    assert "<script" not in page()


def test_a_chart_takes_the_colours_of_the_page() -> None:
    style = (HERE / "style.css").read_text("utf-8")
    svg = page().partition("<svg ")[2].partition("</svg>")[0]
    for name in ("paper", "ink", "soft", "rule", "line", "conflict"):
        colour = getattr(LIGHT, name)
        for kind in ("fill", "stroke"):
            if f'{kind}="{colour}"' in svg:
                assert f'.chart [{kind}="{colour}"]' in style

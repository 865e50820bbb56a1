"""What a text says in short."""

from dataclasses import replace

import pytest

from bot.briefing.gist import names_in, of_article, of_report
from summarizers.types import Passage, Person, Span
from tests.fakes.reports import article, report

ROUND_UPS = [
    "In brief",
    "The day in three minutes",
    "Morning briefing: ferry, floods, football",
    "News in brief",
    "World news round-up",
    "Kurz notiert",
    "En bref",
    "Главное за день",
]


@pytest.mark.parametrize("title", ROUND_UPS)
def test_a_round_up_is_known_by_its_title(title: str) -> None:
    assert of_article(article("a", "Boats left.", title=title)).is_round_up


def test_a_round_up_is_known_by_its_labels() -> None:
    text = "Rail: drivers struck. Northmark: talks began. Hale: crews stayed out."
    assert of_article(article("a", text, title="Tuesday")).is_round_up


@pytest.mark.parametrize(
    "title", ["Titanfall review roundup", "Bank to digest the loss", "Rain in Hale"]
)
def test_other_titles_are_of_one_event(title: str) -> None:
    assert not of_article(article("a", "Boats left.", title=title)).is_round_up


LOOKING_BACK = [
    "One year after the storm, Port Aster remembers",
    "Anniversary of the flood",
    "Zehn Jahre danach: Jahrestag der Flut",
    "Il y a dix ans, la tempête",
    "Hace cinco años, la tormenta",
    "Пять лет назад прошёл шторм",
]


@pytest.mark.parametrize("title", LOOKING_BACK)
def test_a_text_that_looks_back_is_known(title: str) -> None:
    assert of_article(article("a", "Boats left.", title=title)).looks_back


def test_a_text_of_today_does_not_look_back() -> None:
    title = "Singer weds less than a year after split"
    assert not of_article(article("a", "Boats left.", title=title)).looks_back


def test_the_address_of_a_headline_says_what_was_cut_off() -> None:
    url = "https://a.example/2026/11/3/tarn-floods-ulverholm-care-home.html"
    headline = replace(article("a", "", title="Tarn floods …"), url=url)
    assert {"tarn", "ulverholm", "car"} <= of_article(headline).terms.keys()


def test_the_address_of_a_long_text_says_nothing() -> None:
    url = "https://a.example/tarn-floods-ulverholm-care-home"
    long = replace(article("a", "Boats left. " * 30, title="Boats"), url=url)
    assert "ulverholm" not in of_article(long).terms


def test_words_run_together_are_read_apart() -> None:
    gist = of_article(article("a", "", title="#BanBossy"))
    assert gist.terms.keys() == {"ban", "bossy"}


def test_who_holds_an_office_is_standing_and_a_mayor_is_not() -> None:
    people = [
        Person("Edda Lorne", Span(0, 10), (Passage("Prime Minister", Span(0, 14)),)),
        Person("Ilse Varga", Span(0, 10), (Passage("Mayor", Span(0, 5)),)),
    ]
    gist = of_article(article("a", "Boats left.", title="Boats"), people)
    assert gist.standing == {"edda", "lorn"}


def test_an_article_and_what_is_kept_of_it_say_the_same() -> None:
    text = "Boats left Ulverholm on Monday. The Tarn was calm."
    kept = report(
        "a", "Boats left Ulverholm on Monday.", "The Tarn was calm.", title="B"
    )
    assert of_report(kept).names == of_article(article("a", text, title="B")).names


def test_names_are_written_large_inside_sentences_and_days_are_none() -> None:
    text = "Rain fell on Monday in Ulverholm, where Mayor Varga lives."
    assert names_in(text) == {"ulverholm", "varga"}

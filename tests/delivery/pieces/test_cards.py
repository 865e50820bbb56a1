from datetime import date

from bot.delivery.html.markup import visible
from bot.delivery.pieces import cards
from bot.delivery.pieces.phrases import amount
from bot.model import Button, CitedFigure, Findings, Report
from summarizers.types import Passage, Person, Span
from tests.fakes.news import FERRIES, cited, ferries, figure, origin, quote

PAGES = "http://127.0.0.1:8080"
POST = '<a href="https://post.example/ferries">Harbour Post</a>'


def test_a_dateline_says_who_and_when() -> None:
    assert cards.dateline(origin()) == "Harbour Post, 23 Nov 2026"


def test_a_dateline_of_this_year_leaves_the_year_out() -> None:
    this_year, next_year = date(2026, 12, 31), date(2027, 1, 1)
    assert cards.linked_dateline(origin(), this_year) == f"{POST}, 23 Nov"
    assert cards.linked_dateline(origin(), next_year) == f"{POST}, 23 Nov 2026"


def test_a_sample_says_so() -> None:
    shown = cards.dateline(origin(is_sample=True, source="A<B"))
    assert shown == "A&lt;B, 23 Nov 2026, sample"


def test_an_article_that_costs_money_says_so_in_sign_and_word() -> None:
    paid = origin(is_paywalled=True)
    assert cards.dateline(paid) == "Harbour Post 🔒 paid, 23 Nov 2026"
    assert cards.linked_dateline(paid) == f"{POST} 🔒 paid, 23 Nov 2026"
    two = [quote("One.", paid), quote("Two.", origin("x"))]
    assert cards.told(two) == f"One. ({POST} 🔒 paid)\nTwo. ({POST})"


def test_an_article_without_an_outlet_still_has_its_day() -> None:
    assert cards.dateline(origin(source=" ")) == "23 Nov 2026"
    assert cards.linked_dateline(origin(source="")) == "23 Nov 2026"


def test_a_story_has_headline_dateline_and_summary() -> None:
    summary = (Passage(FERRIES, Span(0, 9)), Passage("It went\nwell.", Span(0, 9)))
    report = Report(origin(), (), Findings(summary), "s1")
    assert cards.story_lines(report) == (
        '<b><a href="https://post.example/ferries">Ferries leave the harbour</a></b>\n'
        "Harbour Post, 23 Nov 2026\n"
        f"{FERRIES} It went well."
    )


def test_no_blank_comes_where_a_script_has_none() -> None:
    said = [
        quote("川があふれた。"),
        quote("けが人はない。"),
        quote("One."),
        quote("Two."),
    ]
    assert cards.told(said) == "川があふれた。けが人はない。One. Two."


def test_an_article_without_an_address_leads_to_our_own_page() -> None:
    report = Report(origin(url="", title=""), (), Findings(), "s1")
    assert cards.headline(report, PAGES) == (
        f'<b><a href="{PAGES}/a/k3m9">Without a title</a></b>'
    )
    assert cards.headline(report) == "<b>Without a title</b>"


TOLD = "Since Monday the harbour authority has moved more than"


def test_a_figure_in_a_line_leads_to_its_sentence() -> None:
    assert cards.figure_line(cited(3), PAGES) == (
        f'{TOLD} <b><a href="{PAGES}/a/k3m9#f3">40</a></b> ferries north'
    )


def test_a_figure_says_who_says_so_if_its_clause_does_not() -> None:
    estimated = cited(1, attribution="it is estimated")
    known = cited(1, attribution="harbour authority")
    assert visible(cards.figure_line(estimated)) == (
        f"{TOLD} 40 ferries north (it is estimated)"
    )
    assert visible(cards.figure_line(known)) == f"{TOLD} 40 ferries north"
    opening = cited(1, attribution="According to Ann Lee")
    assert visible(cards.figure_line(opening)).endswith(" (according to Ann Lee)")


def test_what_is_left_out_beside_a_figure_is_marked() -> None:
    sentence = f"{'and so on ' * 9}40 ferries {'and so on ' * 9}left"
    far = CitedFigure(figure(sentence, "40 ferries"), origin(), 1)
    shown = visible(cards.figure_line(far))
    assert shown.startswith("… ")
    assert shown.endswith(" …")


def test_a_figure_can_name_its_source() -> None:
    shown = cards.figure_line(cited(), with_source=True)
    assert shown == f"{TOLD} <b>40</b> ferries north\n{POST}, 23 Nov 2026"


def test_a_figures_source_is_its_sentence_with_the_number_in_bold() -> None:
    assert cards.figure_source(cited()) == (
        f"“{TOLD} <b>40</b> ferries north.”\n"
        '<a href="https://post.example/ferries">Ferries leave the harbour</a>\n'
        "Harbour Post, 23 Nov 2026"
    )


def test_words_of_a_source_cannot_become_markup() -> None:
    sentence = "<b>/stop 40 ferries & @all"
    evil = CitedFigure(figure(sentence, "40", who="<i>"), origin(), 1)
    assert visible(cards.figure_source(evil)).replace("\u2060", "") == (
        f"“{sentence}”\nFerries leave the harbour\nHarbour Post, 23 Nov 2026"
    )


def person() -> Person:
    roles = (Passage("harbour master", Span(0, 1)),) * 2
    return Person("Ada <Berg>", Span(0, 1), roles)


def test_a_person_in_a_line_has_name_and_roles_once() -> None:
    assert cards.person_line(person()) == "<b>Ada &lt;Berg&gt;</b> · harbour master"
    assert cards.person_line(Person("Ada", Span(0, 3))) == "<b>Ada</b>"


def test_a_story_opens_by_its_number() -> None:
    assert cards.story_button(2, "k3m9") == Button("2", "1|story|k3m9")


def test_a_figure_reads_the_same_everywhere() -> None:
    assert cards.figure_words(ferries()) == "more than 40 ferries"
    assert amount(ferries()) == "more than 40"
    assert (
        cards.quote_block(quote("One."), date(2026, 1, 1)) == f"“One.” {POST}, 23 Nov"
    )


def test_a_long_sentence_is_folded() -> None:
    shown = cards.quote_block(quote("word " * 50))
    assert shown.startswith("<blockquote expandable>“word word")
    assert shown.endswith(", 23 Nov 2026</blockquote>")

from dataclasses import replace
from datetime import UTC, datetime

from bot.delivery.markup import visible
from bot.delivery.shortly import MOST, shortly
from bot.model import Button, Origin, Quote
from summarizers.types import Passage, Span

PUBLISHED = datetime(2026, 11, 22, 8, tzinfo=UTC)
TODAY = PUBLISHED.date()
ORIGIN = Origin(
    "a1", "Ferries <stop>", "Harbour Post", "https://post.example/1", PUBLISHED
)
FERRIES = "Some 40 ferries left the northern quay."
LONG = f"The harbour master said that {'very ' * 60}many ferries had not left."


def quote(text: str) -> Quote:
    return Quote(Passage(text, Span(0, len(text))), ORIGIN)


def test_a_short_sentence_is_shown_with_the_words_that_answer() -> None:
    shown = shortly(quote(FERRIES), "40 ferries", TODAY, "", "bot")
    assert shown.html == (
        "<b>40 ferries</b>\n\n“Some 40 ferries left the northern quay.” "
        '<a href="https://post.example/1">Harbour Post</a>, 22 Nov'
    )


def test_of_a_long_sentence_only_the_words_that_answer_are_shown() -> None:
    shown = shortly(quote(LONG), "many ferries", TODAY, "", "bot")
    assert shown.html.startswith("<b>many ferries</b>\n<a href")
    assert "not left" not in shown.html


def test_a_long_sentence_that_answers_as_a_whole_is_not_cut() -> None:
    longer = replace(quote(LONG), origin=replace(ORIGIN, title="Ferries " * 60))
    for each in (
        shortly(quote(LONG), "", TODAY, "", "bot"),
        shortly(longer, "many ferries " * 40, TODAY, "", "bot"),
    ):
        assert "It stands in “Ferries" in each.html
        assert len(visible(each.html)) <= MOST


def test_more_is_on_the_page_or_in_a_private_chat() -> None:
    page = shortly(quote(FERRIES), "", TODAY, "https://news.example", "bot")
    assert page.buttons == ((Button("More", url="https://news.example/a/a1"),),)
    private = shortly(quote(FERRIES), "", TODAY, "http://localhost:1", "bot")
    assert private.buttons[0][0].url == "https://t.me/bot?start=a_a1"

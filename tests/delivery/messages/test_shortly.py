from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.delivery.html.markup import visible
from bot.delivery.messages.shortly import MOST, shortly
from bot.model import Button, Message, Origin, Quote
from bot.questions.answers import Answer, Relation, Said
from summarizers.types import Passage, Span

PUBLISHED = datetime(2026, 11, 22, 8, tzinfo=UTC)
TODAY = PUBLISHED.date()
ORIGIN = Origin(
    "a1", "Ferries <stop>", "Harbour Post", "https://post.example/1", PUBLISHED
)
FERRIES = "Some 40 ferries left the northern quay."
LONG = f"The harbour master said that {'very ' * 60}many ferries had not left."


def said(text: str, words: str = "") -> Said:
    return Said(Quote(Passage(text, Span(0, len(text))), ORIGIN), words)


def shown(*told: Said, page: str = "") -> Message:
    return shortly(Answer(told), TODAY, page, "", "bot")


def test_a_short_sentence_is_shown_with_the_words_that_answer() -> None:
    assert shown(said(FERRIES, "40 ferries")).html == (
        "<b>40 ferries</b>\n\n“Some 40 ferries left the northern quay.” "
        '<a href="https://post.example/1">Harbour Post</a>, 22 Nov'
    )


def test_of_a_long_sentence_only_the_words_that_answer_are_shown() -> None:
    html = shown(said(LONG, "many ferries")).html
    assert html.startswith("<b>many ferries</b>\n<a href")
    assert "not left" not in html


def test_a_long_sentence_that_answers_as_a_whole_is_not_cut() -> None:
    titled = replace(ORIGIN, title="Ferries " * 60)
    longer = replace(said(LONG, "many ferries " * 40).quote, origin=titled)
    for each in (said(LONG), Said(longer, "many ferries " * 40)):
        html = shown(each).html
        assert "It stands in “Ferries" in html
        assert len(visible(html)) <= MOST


@pytest.mark.parametrize(
    ("relation", "lead"),
    [
        (Relation.EARLIER, "Earlier:"),
        (Relation.OTHERWISE, "Another source says:"),
    ],
)
def test_where_a_number_changed_or_sources_differ_both_are_shown(
    relation: Relation, lead: str
) -> None:
    other = replace(said("Some 38 left.", "38"), relation=relation)
    beside = said("The quay was closed at noon.")
    for first in (said(FERRIES, "40 ferries"), said(LONG, "40 ferries")):
        html = shown(first, other, beside).html
        assert html.index("<b>40 ferries</b>") < html.index(f"{lead}\n<b>38</b> <a")
        assert "noon" not in html


def test_several_earlier_numbers_stand_under_one_word() -> None:
    older = [replace(said("So.", each), relation=Relation.EARLIER) for each in "98"]
    html = visible(shown(said(FERRIES, "40 ferries"), *older).html)
    lines = html.split("\n")[4:]
    assert lines == ["Earlier:", "9 Harbour Post, 22 Nov", "8 Harbour Post, 22 Nov"]


def test_no_number_stands_alone_where_there_is_no_room_for_the_other() -> None:
    other = replace(said(LONG, "38 " * 90), relation=Relation.OTHERWISE)
    html = shown(said(FERRIES, "40 ferries"), other).html
    assert "It stands in “Ferries" in html
    assert "40" not in html


def test_more_is_on_the_page_or_in_a_private_chat() -> None:
    page = shown(said(FERRIES), page="https://news.example/s/s1")
    assert page.buttons == ((Button("More", url="https://news.example/s/s1"),),)
    private = shown(said(FERRIES), page="http://localhost:1/s/s1")
    assert private.buttons[0][0].url == "https://t.me/bot?start=a_a1"


def pieces(message: Message) -> list[str]:
    return [visible(message.html[s.start : s.end]) for s in message.shown]


def test_what_is_shown_of_articles_is_known_to_be_corrected_later() -> None:
    other = replace(said("In all 38 have left.", "38"), relation=Relation.OTHERWISE)
    assert pieces(shown(said(FERRIES, "40 ferries"), other)) == [
        "40 ferries",
        FERRIES,
        "38",
    ]
    assert pieces(shown(said(LONG, "many ferries"))) == ["many ferries"]
    assert pieces(shown(said(LONG))) == [ORIGIN.title]

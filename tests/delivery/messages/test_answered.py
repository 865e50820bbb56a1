from dataclasses import replace
from datetime import date

from bot.delivery.html.markup import visible
from bot.delivery.messages.answered import (
    answer_lines,
    halves_lines,
    halves_pieces,
)
from bot.model import Quote
from bot.questions.answers import Answer, Relation, Said
from summarizers.types import Passage, Span
from tests.fakes.reports import article

TODAY = date(2026, 11, 23)
ORIGIN = replace(article("a", "One.").origin, source="Harbour Post")


def said(text: str, words: str = "", relation: Relation = Relation.BESIDE) -> Said:
    quote = Quote(Passage(text, Span(0, len(text))), ORIGIN)
    return Said(quote, words, relation=relation)


NUMBER = said("Some 40 ferries left.", "Some 40 ferries")
BESIDE = said("The harbour is open.")
EARLIER = said("Twelve ferries left.", "Twelve ferries", Relation.EARLIER)
OTHERWISE = said("The mayor counted 38.", "38", Relation.OTHERWISE)


def shown(html: str) -> list[str]:
    return [part.split(" Harbour Post")[0] for part in visible(html).split("\n\n")]


def test_an_answer_is_its_words_their_sentence_and_what_stands_beside() -> None:
    answer = Answer((NUMBER, EARLIER, OTHERWISE, BESIDE))
    assert shown(answer_lines(answer, TODAY)) == [
        "Some 40 ferries",
        "“Some 40 ferries left.”",
        "Earlier:\nTwelve ferries\n“Twelve ferries left.”",
        "Another source says:\n38\n“The mayor counted 38.”",
        "Also:",
        "“The harbour is open.”",
    ]


def test_the_words_that_answer_are_bold() -> None:
    assert answer_lines(Answer((NUMBER,)), TODAY).startswith("<b>Some 40 ferries</b>")


def test_a_sentence_that_answers_as_a_whole_is_bold() -> None:
    html = answer_lines(Answer((BESIDE,)), TODAY)
    assert html.startswith("“<b>The harbour is open.</b>”")


def test_another_sentence_without_its_number_is_shown_with_what_it_is() -> None:
    answer = Answer((NUMBER, replace(EARLIER, words="")))
    assert "Earlier:\n“Twelve" in answer_lines(answer, TODAY)


def test_two_halves_are_answered_one_after_the_other_without_what_is_beside() -> None:
    halves = Answer((NUMBER, EARLIER, BESIDE)), Answer((OTHERWISE, NUMBER))
    assert shown(halves_lines(halves, TODAY)) == [
        "Some 40 ferries",
        "“Some 40 ferries left.”",
        "Earlier:\nTwelve ferries\n“Twelve ferries left.”",
        "38",
        "“The mayor counted 38.”",
    ]
    assert [each.said for each in halves_pieces(halves)] == [
        NUMBER.quote.passage.text,
        NUMBER.quote.passage.text,
        EARLIER.quote.passage.text,
        EARLIER.quote.passage.text,
        OTHERWISE.quote.passage.text,
        OTHERWISE.quote.passage.text,
    ]


def test_a_sentence_that_answers_both_halves_is_shown_once() -> None:
    both = Answer((NUMBER,)), Answer((replace(NUMBER, words="left"),))
    assert shown(halves_lines(both, TODAY)) == [
        "Some 40 ferries\nleft",
        "“Some 40 ferries left.”",
    ]
    assert len(list(halves_pieces(both))) == 3
    whole = replace(NUMBER, words="")
    bare = halves_lines((Answer((whole,)), Answer((whole,))), TODAY)
    assert shown(bare) == ["“Some 40 ferries left.”"]

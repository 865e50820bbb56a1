from dataclasses import replace
from datetime import date

from bot.delivery.html.markup import visible
from bot.delivery.messages.answered import answer_lines
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

"""Plain text for people: one thing per line, nothing that steers a terminal."""

from bot.cli import speech
from summarizers.types import (
    Figure,
    Passage,
    Person,
    Sentence,
    Span,
    Statement,
    Summary,
    When,
)

SPAN = Span(0, 1)


def figure(**parts: object) -> Figure:
    base = Figure(40, None, "more_than", SPAN, "more than 40", "S.", SPAN)
    return Figure(**{name: getattr(base, name) for name in Figure.__slots__} | parts)


def test_a_figure_is_its_words_and_its_sentence() -> None:
    assert speech.figure(figure(counted="boats")) == "more than 40 boats\n“S.”"


def test_what_the_text_says_around_a_figure_has_a_line_each() -> None:
    found = figure(
        counted="boats",
        modifier="mainly small",
        about="the fleet",
        who="The storm",
        action="sank",
        when=When("in two\ndays", SPAN),
        where="off Malta",
        attribution="it is estimated",
    )
    assert speech.figure(found).splitlines() == [
        "more than 40 boats, mainly small",
        "About: the fleet",
        "Who: The storm",
        "Action: sank",
        "When: in two days",
        "Where: off Malta",
        "Said: it is estimated",
        "“S.”",
    ]


def test_a_summary_is_one_sentence_per_line() -> None:
    sentences = tuple(Sentence(text, SPAN, 0) for text in ("One\ntwo.", "Three."))
    assert speech.summary(Summary(sentences, "lead")) == "One two.\nThree."


def test_a_person_has_roles_and_each_sentence_they_spoke_once() -> None:
    said = tuple(
        Statement(
            text,
            SPAN,
            "says",
            direct=False,
            sentence="She says so.",
            sentence_span=SPAN,
        )
        for text in ("so", "it")
    )
    person = Person("Anna Berg", SPAN, (Passage("harbour master", SPAN),), (), said)
    assert speech.person(person) == "Anna Berg, harbour master\n“She says so.”"


def test_a_person_without_a_role_is_a_name() -> None:
    assert speech.person(Person("Anna Berg", SPAN)) == "Anna Berg"


def test_a_text_cannot_steer_the_terminal() -> None:
    assert speech.plain("a\x1b[2Jb\x07\x9b1m\r\n c") == "a [2Jb 1m c"

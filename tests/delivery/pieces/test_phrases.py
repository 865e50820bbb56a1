import pytest

from bot.delivery.pieces.phrases import amount, counted, figure_words, is_told
from summarizers.types import Bound
from tests.fakes.news import ferries, figure


@pytest.mark.parametrize(
    ("text", "bound", "words"),
    [
        ("81", "exact", "81"),
        ("40", "more_than", "more than 40"),
        ("40", "at_least", "at least 40"),
        ("1,200", "about", "about 1,200"),
        ("forty", "at_most", "at most forty"),
        ("$3.4 million", "less_than", "less than $3.4 million"),
        ("more than 40", "more_than", "more than 40"),
        ("Nearly 300", "about", "Nearly 300"),
        ("40+", "at_least", "40+"),
        ("10 to 12", "range", "10 to 12"),
        ("10\n million", "exact", "10 million"),
        ("mindestens 17 Menschen", "at_least", "mindestens 17 Menschen"),
        ("Quelque 3,1 millions", "about", "Quelque 3,1 millions"),
        ("約1万5千", "about", "約1万5千"),
        ("sesenta", "about", "about sesenta"),
    ],
)
def test_a_number_keeps_its_words_and_always_has_its_bound(
    text: str, bound: Bound, words: str
) -> None:
    assert amount(figure(text, text, bound=bound)) == words


def test_a_figure_in_words_says_what_it_counts() -> None:
    assert figure_words(ferries()) == "more than 40 ferries"


def test_what_the_number_says_already_is_not_said_twice() -> None:
    assert figure_words(figure("40 Ferries", "40 Ferries", counted="ferries")) == (
        "40 Ferries"
    )
    assert counted(figure("3 percent", "3 percent")) == ""


@pytest.mark.parametrize(
    ("text", "what", "number", "rest"),
    [
        ("more than 40 hostages", "hostages", "more than 40", "hostages"),
        ("180 women\nand minors", "women and minors", "180", "women and minors"),
        ("40 Percent", None, "40 Percent", ""),
        ("hostages: 40", "hostages", "hostages: 40", ""),
        ("hostages", "hostages", "hostages", ""),
        ("40", "boats", "40", "boats"),
    ],
)
def test_the_number_is_told_from_what_it_counts(
    text: str, what: str | None, number: str, rest: str
) -> None:
    shown = figure(f"Some {text} here", text, counted=what)
    assert (amount(shown), counted(shown)) == (number, rest)


@pytest.mark.parametrize(
    ("sentence", "text", "bound", "what"),
    [
        ("More than 40 boats left.", "40", "more_than", "boats"),
        ("Over 40 boats left.", "40", "more_than", "boats"),
        ("Some 40 or more boats left.", "40", "at_least", "boats"),
        ("It took about 40 days.", "about 40 days", "about", "days"),
        ("At least 40 left.", "40", "at_least", None),
        ("In all, 40 left.", "40", "exact", None),
        ("Between 10 and 12 left.", "10 and 12", "range", None),
    ],
)
def test_a_figures_words_are_told_by_its_sentence(
    sentence: str, text: str, bound: Bound, what: str | None
) -> None:
    assert is_told(figure(sentence, text, bound=bound, counted=what))


@pytest.mark.parametrize(
    ("sentence", "is_all"),
    [
        ("Boats saved 187 sailors and crew.", False),
        ("Boats saved 187 sailors or guests of theirs.", False),
        ("Boats saved 187 sailors and left.", True),
        ("Boats saved 187 sailors.", True),
        ("Boats saved 187 sailors from the rocks.", True),
    ],
)
def test_words_that_count_less_than_the_number_do_not_tell_it(
    sentence: str, is_all: bool
) -> None:
    assert is_told(figure(sentence, "187", counted="sailors")) is is_all
    whole = figure(sentence, "187 sailors", counted="sailors")
    assert is_told(whole) is is_all


@pytest.mark.parametrize(
    ("sentence", "text", "bound", "what"),
    [
        ("Over 40 boats left.", "40", "less_than", "boats"),
        ("Exactly 40 boats left.", "40", "at_least", "boats"),
        ("About 9 of 40 boats left.", "40", "about", "boats"),
        ("In all, 40 left.", "40", "exact", "boats"),
    ],
)
def test_what_a_sentence_does_not_say_is_no_figures_words(
    sentence: str, text: str, bound: Bound, what: str | None
) -> None:
    assert not is_told(figure(sentence, text, bound=bound, counted=what))

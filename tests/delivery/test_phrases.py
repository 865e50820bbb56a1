import pytest

from bot.delivery.phrases import amount, context, counted, fate, figure_words
from summarizers.types import Bound, Figure, Span, When
from tests.fakes.news import FERRIES, ferries, figure


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
    ("sentence", "changed", "told"),
    [
        ("On Friday 40 boats sank off Malta.", {}, "sank"),
        ("On Friday 40 boats were said to have sank.", {}, "were said to have sank"),
        ("On Friday 40 boats, it is said, sank.", {}, ""),
        ("On Friday sank 40 boats.", {}, ""),
        ("On Friday 40 boats that nobody had ever looked at sank.", {}, ""),
        ("On Friday 40 boats sank.", {"modifier": "old ones"}, ""),
        ("On Friday 40 boats sank.", {"who": "the storm"}, ""),
        ("On Friday 40 boats sank.", {"action": None}, ""),
    ],
)
def test_what_became_of_them_is_told_if_the_sentence_goes_on_with_it(
    sentence: str, changed: dict[str, str | None], told: str
) -> None:
    shown = figure(sentence, "40 boats", **({"action": "sank"} | changed))
    assert fate(shown) == told
    assert context(shown) == [
        part for part in (shown.who, shown.action) if part and not told
    ]


def test_who_did_what_is_told_as_the_sentence_tells_it() -> None:
    assert context(ferries()) == ["the harbour authority has moved"]


@pytest.mark.parametrize(
    ("sentence", "who", "action", "told"),
    [
        ("In May 81 were freed by Hamas.", "Hamas", "freed", ["freed by Hamas"]),
        ("Hamas freed 81.", "Hamas", "freed", ["Hamas freed"]),
        ("Hamas 81 freed.", "Hamas", "freed", ["Hamas", "freed"]),
        ("Freed: 81. Hamas said.", "Hamas", "Freed", ["Freed", "Hamas"]),
        (
            "Hamas, it said on Monday evening, freed 81.",
            "Hamas",
            "freed",
            ["Hamas", "freed"],
        ),
        ("Israelis freed 81, Israel said.", "Israel", "freed", ["freed", "Israel"]),
        ("They freed 81.", "Hamas", "freed", ["Hamas", "freed"]),
        ("They freed 81.", None, "freed", ["freed"]),
        ("Hamas had 81.", "Hamas", None, ["Hamas"]),
    ],
)
def test_words_the_source_keeps_apart_stay_apart(
    sentence: str, who: str | None, action: str | None, told: list[str]
) -> None:
    assert context(figure(sentence, "81", who=who, action=action)) == told


def test_the_context_says_about_what_when_and_where() -> None:
    when = When("Since Monday", Span(0, 12))
    shown = ferries(about="Traffic", when=when, where="north")
    assert context(shown) == [
        "Traffic",
        "the harbour authority has moved",
        "Since Monday",
        "north",
    ]


def test_the_context_repeats_nothing() -> None:
    shown: Figure = ferries(about="the harbour authority", where="harbour")
    assert FERRIES.count("harbour") == 1
    assert context(shown) == [
        "the harbour authority",
        "the harbour authority has moved",
    ]

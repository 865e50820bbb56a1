import pytest

from bot.briefing.likeness import is_covered, is_same_sentence, said_by, words_of
from summarizers.types import Person, Span, Statement
from tests.fakes.reports import report

ALIKE = [
    ("The council approved the plan on Friday.", "The council approves plans Friday."),
    ("Snow fell over Ostrand.", "Heavy snow fell over Ostrand in the night, again."),
    ("12 ships left.", "12 ships left."),
    ("", ""),
]
UNLIKE = [
    ("Rescuers found 80 people alive.", "Rescuers found 92 people alive."),
    ("The council approved the plan.", "The council rejected every other idea."),
    ("Snow fell over Ostrand.", ""),
]


def same(one: str, other: str) -> bool:
    return is_same_sentence(words_of(one, "en"), words_of(other, "en"))


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_a_sentence_in_other_inflections_or_with_additions_is_the_same(
    one: str, other: str
) -> None:
    assert same(one, other)


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_another_number_or_other_words_make_another_sentence(
    one: str, other: str
) -> None:
    assert not same(one, other)


KNOWN = words_of("The council approved 12 new ferries for Ostrand on Friday.", "en")


@pytest.mark.parametrize(
    ("line", "is_known"),
    [
        ("Ostrand's council approved new ferries.", True),
        ("Council approved 12 ferries", True),
        ("Council approved 13 ferries", False),
        ("The mayor resigned over the ferries.", False),
    ],
)
def test_known_words_cover_a_sentence_unless_it_brings_a_number(
    line: str, *, is_known: bool
) -> None:
    assert is_covered(words_of(line, "en"), KNOWN) is is_known


def test_a_report_says_its_title_summary_figures_and_statements() -> None:
    line = "Koll said the ferries had sunk."
    said = Statement(
        "the ferries had sunk", Span(10, 30), "said", False, line, Span(0, 31)
    )
    mayor = Person("Koll", Span(0, 4), statements=(said,))
    spoken = report("a", "Snow fell.", title="Storm", people=(mayor,))
    assert {"storm", "snow", "koll", "sunk"} <= said_by(spoken)

"""'They', 'it' and 'the company' stand for the one subject they can mean."""

import pytest

from summarizers.figures.finding import read_figures
from summarizers.text.sentences import segment


def who(text: str) -> str | None:
    return read_figures(segment(text, language="en"))[-1].who


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels took Goma. They hold 30 men.", "Rebels"),
        ("The police came. They held 30 men.", "police"),
        ("Ghana and Togo met. They freed 30 men.", "Ghana and Togo"),
        ("The firm shrank. It cut 300 jobs.", "firm"),
        ("The firm said it had cut 300 jobs.", "firm"),
        ("Velo Foods grew. The company hired 300 people.", "Velo Foods"),
        ("Velo Foods grew. The company said it hired 300 people.", "Velo Foods"),
        ("The ministry of health met. It hired 300 people.", "ministry of health"),
    ],
)
def test_a_clear_antecedent_is_given_in_its_own_words(text: str, expected: str) -> None:
    assert who(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Rebels met soldiers who fled. Guards slept. They hold 30 men.",
        "They hold 30 men.",
        "The firm grew. The bank shrank. It cut 300 jobs.",
        "Rain fell. It cut 300 jobs.",
        "Rebels took Goma.\n\nThey hold 30 men.",
        "He left. It cut 300 jobs.",
        "That is so. It cut 300 jobs.",
        "This worked. It cut 300 jobs.",
    ],
)
def test_an_unclear_antecedent_is_left_out(text: str) -> None:
    assert who(text) is None


def test_the_company_stays_the_company_where_no_name_is_clear() -> None:
    assert who("Velo Foods grew. Arla Foods fell. The firm hired 30 men.") == "firm"


def test_what_rose_is_found_again_too() -> None:
    text = "Shares recovered. They were up 5%."
    assert read_figures(segment(text, language="en"))[0].about == "Shares"

"""Quantities are read in every language, in its own digits, marks and words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizers.quantities.numbers import read_quantities
from summarizers.text.languages import LANGUAGES
from summarizers.text.sentences import segment
from tests.fixtures.languages import Counted, counted, shown


def _read(text: str, language: str) -> list[str]:
    document = segment(text, language=language)
    return [shown(quantity, text) for quantity in read_quantities(document)]


@pytest.mark.parametrize("case", counted(), ids=lambda case: case.text)
def test_every_language_has_its_numbers(case: Counted) -> None:
    assert _read(case.text, case.language) == case.quantities


def test_every_language_but_english_has_at_least_five_sentences() -> None:
    for code in LANGUAGES.keys() - {"en"}:
        assert sum(case.language == code for case in counted()) >= 5, code


_PIECES = (
    "3|1.234|1 234|٣٫٥|५|３|万|億|三|百分之| |,|.|-|–| bis |zwischen | und |%|€|R$|"
    "Millionen|mil |yüzde | млн |.|'|3 Mai|כ-|人|以上|多|km|\u0301|😀|\n"
)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(_PIECES.split("|")), max_size=24).map("".join)
    | st.text(max_size=60),
    st.sampled_from(sorted(LANGUAGES)),
)
def test_no_text_breaks_the_reading_and_spans_hold_digits_or_words(
    text: str, language: str
) -> None:
    for quantity in read_quantities(segment(text, language=language)):
        assert quantity.span.of(text).strip()


@pytest.mark.parametrize(
    ("language", "piece"),
    [
        ("es", "3 mil "),
        ("es", "0 mil "),
        ("de", "123 "),
        ("de", "123 456,"),
        ("ru", "5 " + "ы" * 4_000 + " "),
        ("ja", "三"),
        ("zh", "3万"),
        ("fa", "۳ میلیارد و "),
        ("fr", "3 à "),
        ("ru", "двадцать пять миллионов "),
        ("es", "treinta y "),
    ],
)
def test_no_sentence_is_too_long_to_be_read(language: str, piece: str) -> None:
    document = segment(piece * (9_000 // len(piece)), language=language)
    assert len(read_quantities(document)) <= 2_250

"""Decimal marks and thousands are read as each language writes them."""

import pytest

from summarizers.quantities.numerals import value_of


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "1,234.5", 1234.5),
        ("de", "1.234,5", 1234.5),
        ("de", "1'234.50", 1234.5),
        ("de", "1,234", 1.234),
        ("fr", "1\u202f234,5", 1234.5),
        ("ru", "1\u00a0234\u00a0567", 1_234_567.0),
        ("hi", "१,२३,४५६", 123_456.0),
        ("hi", "५.५", 5.5),
        ("ar", "١٬٢٣٤٫٥", 1234.5),
        ("fa", "۳٫۵", 3.5),
        ("ja", "３．５", 3.5),
        ("zh", "1,234", 1234.0),
        ("es", "1.234", 1234.0),
        ("es", "1.234,5", 1234.5),
        ("es", "3,5", 3.5),
        ("es", "3.5", 3.5),
        ("es", "1,234", None),
        ("ar", "1,234", None),
        ("de", "1.2.3", None),
        ("en", "1" * 30, None),
    ],
)
def test_a_number_has_the_value_its_readers_see(
    language: str, text: str, value: float | None
) -> None:
    assert value_of(text, language) == value

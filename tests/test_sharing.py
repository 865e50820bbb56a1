"""How the tests are shared out."""

import pytest

from tests.fixtures.sharing import mixed


@pytest.mark.parametrize(
    ("few", "many", "order"),
    [
        ("AB", "123456789", "A12B3456789"),
        ("ABC", "12", "A1B2C"),
        ("AB", "", "AB"),
        ("", "123", "123"),
    ],
)
def test_what_waits_stands_among_the_first_half_of_what_works(
    few: str, many: str, order: str
) -> None:
    assert "".join(mixed(few, many)) == order

from bot.delivery.buttons.rows import choice, in_rows, ticked
from bot.model import Button

ONE, TWO, THREE = (Button(name, f"1|{name}") for name in ("one", "two", "three"))


def test_buttons_stand_side_by_side_in_their_order() -> None:
    assert in_rows([ONE, TWO, THREE], 2) == ((ONE, TWO), (THREE,))
    assert in_rows((), 2) == ()


def test_what_is_chosen_is_ticked() -> None:
    assert ticked("one", is_chosen=True) == "✓ one"
    assert choice("one", "1|one", is_chosen=False) == ONE

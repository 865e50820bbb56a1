from bot.chat.paging import LONGEST_INLINE
from bot.chat.searchpanel import Bounds, Sought, less, named, narrowing, short
from bot.delivery.callback import LIMIT, parse


def test_the_longest_search_fits_its_buttons() -> None:
    bounds = Bounds("a topic with a long name", "An Outlet With a Long Name", 30)
    sought = Sought("x", "x" * LONGEST_INLINE, bounds)
    buttons = [*narrowing(sought), *(button for row in less(sought) for button in row)]
    assert max(len(button.data) for button in buttons) <= LIMIT
    assert all(parse(button.data) for button in buttons)


def test_a_name_is_found_by_what_a_button_carries_of_it() -> None:
    sought = Sought("x", "x", Bounds("sea", "Gull"))
    assert named(sought.args[1], ("land", "sea")) == "sea"
    assert named(sought.args[2], ("Tern",)) is None
    assert named("", ("Tern",)) == ""


def test_a_long_name_is_cut_for_a_button() -> None:
    assert short("x" * 41) == "x" * 39 + "…"
    assert short("x" * 40) == "x" * 40

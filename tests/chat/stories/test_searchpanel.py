from bot.chat.pressed.paging import LONGEST_INLINE
from bot.chat.settings.filterpanel import token
from bot.chat.stories.searchpanel import (
    Bounds,
    Sought,
    choose_topic,
    less,
    named,
    narrowing,
    short,
)
from bot.delivery.buttons.callback import LIMIT, parse
from bot.language.current import speaking
from bot.model import Manner
from tests.fakes.reports import report


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


def test_topics_are_offered_in_the_reader_s_language_and_none_is_lost() -> None:
    sought = Sought("x", "x", Bounds("world"))
    found = [
        report("a", "A.", topics=("sport",)),
        report("b", "B.", topics=("sports",)),
    ]
    with speaking(Manner("de")):
        offered = choose_topic(sought, found)
        assert sought.bounds.said() == ["Thema: Welt"]
        assert narrowing(sought)[0].label == "✓ Welt"
    assert [row[0].label for row in offered.buttons[1:3]] == ["Sport (1)", "Sport (1)"]
    data = [row[0].data for row in offered.buttons[1:3]]
    assert token("sport") in data[0]
    assert token("sports") in data[1]

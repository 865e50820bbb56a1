import pytest

from bot.delivery.html.caption import fits, illustrated, words_alone
from bot.model import Button, Ending, Message, Outcome

ROWS = ((Button("1", "1|story|s1"),),)


def test_what_counts_under_a_picture_is_what_is_shown() -> None:
    assert fits(f"<b>{'x' * 1024}</b>")
    assert fits("&amp;" * 1024)
    assert not fits("x" * 1025)
    assert not fits("😀" * 513)


def test_short_words_stand_under_their_picture() -> None:
    message = Message("81 released", ROWS, is_silent=True)
    assert illustrated(message, "<svg/>", "released") == (
        Message("81 released", ROWS, is_silent=True, picture="<svg/>"),
    )


def test_long_words_follow_it_with_their_buttons() -> None:
    message = Message("x" * 1025, ROWS, is_silent=True)
    assert illustrated(message, "<svg/>", "released") == (
        Message("released", is_silent=True, picture="<svg/>"),
        message,
    )


@pytest.mark.parametrize("ending", [Ending.REFUSED, Ending.MUTED])
def test_where_a_picture_is_refused_the_words_may_go(ending: Ending) -> None:
    message = Message("81 released", ROWS, picture="<svg/>")
    assert words_alone(message, Outcome(ending)) == Message("81 released", ROWS)
    assert words_alone(Message("81 released"), Outcome(ending)) is None


@pytest.mark.parametrize(
    "ending", [Ending.SENT, Ending.UNKNOWN, Ending.RETRY, Ending.GONE, Ending.MOVED]
)
def test_what_may_have_arrived_or_never_can_is_not_sent_again(ending: Ending) -> None:
    assert words_alone(Message("x", picture="<svg/>"), Outcome(ending)) is None

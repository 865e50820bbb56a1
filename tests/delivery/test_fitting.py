from bot.delivery.fitting import fitted
from bot.model import Button, Message
from tests.fakes.telegram import takes

ROWS = ((Button("1", "1|a"),),)


def test_a_message_that_fits_stays_as_it_is() -> None:
    message = Message("<b>short</b>", ROWS, picture="<svg/>")
    assert fitted(message) == (message,)


def test_a_message_without_words_stays_as_it_is() -> None:
    assert fitted(Message("", ROWS)) == (Message("", ROWS),)


def test_a_long_one_comes_in_parts_with_its_buttons_under_the_last() -> None:
    first, last = fitted(Message("word " * 1500, ROWS, picture="<svg/>"))
    assert takes(first.html)
    assert takes(last.html)
    assert (first.buttons, last.buttons) == ((), ROWS)
    assert (first.picture, last.picture) == ("<svg/>", "")

from bot.model import Button, Message, Part, Shown
from bot.store.messages import (
    pack_message,
    pack_whole,
    unpack_message,
    unpack_shown,
    unpack_whole,
)

PIECES = (
    Shown(3, 5, Part.FIGURE, "a", "80 came.", "80", is_bare=True),
    Shown(10, 18, Part.SENTENCE, "a", "80 came."),
)
MESSAGE = Message(
    "<b>80</b> 80 came.", ((Button("1", "1|x"),),), is_silent=True, shown=PIECES
)


def test_a_message_that_waits_keeps_what_it_shows() -> None:
    kept = unpack_whole(pack_whole(MESSAGE))
    assert kept == MESSAGE
    assert kept.shown == PIECES


def test_a_version_before_reads_what_waits_and_passes_the_rest_over() -> None:
    assert unpack_message(pack_whole(MESSAGE)) == MESSAGE


def test_what_an_earlier_version_kept_is_read() -> None:
    assert unpack_message(["Hello", [], 0]) == Message("Hello")
    assert unpack_whole(pack_message(MESSAGE)).shown == ()
    (piece,) = unpack_shown([[0, 8, "sentence", "a", "80 came.", ""]])
    assert piece == Shown(0, 8, Part.SENTENCE, "a", "80 came.")

import pytest

from bot.delivery.drawing.lettering import (
    is_right_to_left,
    lines,
    width,
    words,
    written,
)


def test_narrow_letters_take_less_room_than_broad_ones() -> None:
    assert width("ill", 40) < width("abc", 40) < width("ABC", 40) < width("mmm", 40)
    assert width("人人人", 40) > width("ABC", 40)


def test_what_is_drawn_upon_a_letter_takes_no_room() -> None:
    assert width("e\u0301\u200f", 40) == width("e", 40)


def test_bold_letters_take_a_little_more_room() -> None:
    assert width("abc", 40) < width("abc", 40, is_bold=True) < width("abcd", 40)


def test_a_text_that_fits_stays_on_one_line() -> None:
    assert lines("people moved", 40, 900, most=2) == ("people moved",)


def test_a_longer_text_is_broken_between_words() -> None:
    assert lines("people moved out of the valley", 40, 350, most=2) == (
        "people moved",
        "out of the valley",
    )


def test_what_does_not_fit_is_left_off_visibly() -> None:
    assert lines("people moved out of the valley, at last", 40, 350, most=2) == (
        "people moved",
        "out of the…",
    )
    assert lines("people moved, out of the valley", 40, 340) == ("people moved…",)


def test_a_text_without_blanks_is_broken_between_letters() -> None:
    assert lines("获释人质人数获释", 40, 180, most=2) == ("获释人质", "人数获释")


def test_no_letter_is_parted_from_its_marks() -> None:
    (line,) = lines("\u0929\u093f\u0929\u093f" * 9, 40, 125)
    assert line == "\u0929\u093f…"


def test_a_letter_wider_than_the_room_is_still_a_line() -> None:
    assert lines("人人", 40, 5, most=2) == ("人", "人")


@pytest.mark.parametrize("text", ["", "   ", "\n\u200b"])
def test_of_nothing_there_is_no_line(text: str) -> None:
    assert lines(text, 40, 900) == ()


def test_words_come_on_one_line_without_what_cannot_be_seen() -> None:
    assert words(" a\nb\u202e\x00 c ") == "a b c"


def test_the_first_letter_with_a_direction_decides() -> None:
    assert is_right_to_left("105 חטופים and more")
    assert is_right_to_left("عدد")
    assert not is_right_to_left("105 hostages חטופים")
    assert not is_right_to_left("105 – 81")


def test_text_is_written_as_xml_and_in_its_direction() -> None:
    assert written('<b> & "c"') == "&lt;b&gt; &amp; &quot;c&quot;"
    assert written("חטופים.") == "\u202bחטופים.\u202c"

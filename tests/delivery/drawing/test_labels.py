from bot.delivery.drawing.labels import Box, Text, place, spread

ROOM = Box(0, 0, 400, 200)


def text(words: str, x: float, y: float) -> Text:
    return Text(words, x, y, 30)


def test_a_text_takes_its_first_free_place() -> None:
    first, second = text("640", 100, 100), text("640", 200, 100)
    assert place([(first, second)], ROOM) == (first,)
    assert place([(first, second)], ROOM, solid=[Box(90, 70, 120, 90)]) == (second,)


def test_a_text_covers_no_other_and_is_left_out_when_there_is_no_room() -> None:
    first, second, third = (
        text("640", 100, 100),
        text("81", 120, 110),
        text("9", 300, 9),
    )
    assert place([(first,), (second,), (third,)], ROOM) == (first,)


def test_lines_are_kept_clear_but_for_the_first_wishes() -> None:
    first, second = text("640", 100, 100), text("910", 300, 100)
    line = Box(0, 90, 400, 92)
    assert place([(first,), (second,)], ROOM, lines=[line], sure=1) == (first,)


def test_a_place_without_a_line_comes_before_one_with() -> None:
    first, second = text("640", 100, 100), text("640", 100, 150)
    line = Box(0, 90, 400, 92)
    assert place([(first, second)], ROOM, lines=[line], sure=1) == (second,)


def test_places_taken_are_spread_evenly_however_many_there_are() -> None:
    assert list(spread(0)) == []
    assert list(spread(1)) == [0]
    assert list(spread(9)) == [8, 0, 4, 2, 6, 1, 3, 5, 7]
    assert sorted(spread(400)) == list(range(400))

from bot.delivery.pieces.fitting import fitted
from bot.model import Button, Message, Part, Shown
from tests.fakes.telegram import takes

ROWS = ((Button("1", "1|a"),),)


def test_a_message_that_fits_stays_as_it_is() -> None:
    message = Message("<b>short</b>", ROWS, picture="<svg/>")
    assert fitted(message) == (message,)


def test_a_message_without_words_stays_as_it_is() -> None:
    assert fitted(Message("", ROWS)) == (Message("", ROWS),)


def test_a_long_list_is_split_between_its_items() -> None:
    items = [f"<b>{number}</b> {'word ' * 200}." for number in range(1, 11)]
    parts = fitted(Message("\n\n".join(items), ROWS))
    assert "\n\n".join(each.html for each in parts) == "\n\n".join(items)
    assert [each.html[:8] for each in parts] == ["<b>1</b>", "<b>5</b>", "<b>9</b>"]


def test_a_quotation_over_several_paragraphs_is_no_place_to_split() -> None:
    quotation = f"<blockquote>{'word ' * 400}\n\n{'word ' * 400}</blockquote>"
    first, last = fitted(Message(f"{'word ' * 300}\n\n{quotation}", ROWS))
    assert "<" not in first.html
    assert last.html == quotation


def test_a_long_one_comes_in_parts_with_its_buttons_under_the_last() -> None:
    first, last = fitted(Message("word " * 1500, ROWS, picture="<svg/>"))
    assert takes(first.html)
    assert takes(last.html)
    assert (first.buttons, last.buttons) == ((), ROWS)
    assert (first.picture, last.picture) == ("<svg/>", "")


def test_of_a_message_in_parts_it_is_known_what_each_shows() -> None:
    first, second = "word " * 500, "other " * 500
    html = f"{first}\n\n{second}"
    pieces = (
        Shown(0, len(first), Part.SENTENCE, "a", first),
        Shown(len(first) + 2, len(html), Part.SENTENCE, "b", second),
    )
    parts = fitted(Message(html, ROWS, shown=pieces))
    assert [[(s.start, s.article_id) for s in each.shown] for each in parts] == [
        [(0, "a")],
        [(0, "b")],
    ]

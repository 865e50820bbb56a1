import pytest

from bot.playground.answers import Json, Refusal
from bot.playground.keyboards import read_inline, read_markup


def inline(**button: object) -> Json:
    return {"inline_keyboard": [[{"text": "go", **button}]]}


def test_no_keyboard_is_no_keyboard() -> None:
    assert read_markup(None).inline is None
    assert read_markup({"inline_keyboard": []}).inline is None


@pytest.mark.parametrize(
    "button",
    [
        {"callback_data": "x" * 64},
        {"url": "http://127.0.0.1:8080/a/x"},
        {"copy_text": {"text": "81"}},
        {"callback_data": "é" * 32, "style": "danger"},
    ],
)
def test_a_good_button_passes_as_it_is(button: Json) -> None:
    assert read_markup(inline(**button)).inline == inline(**button)


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (inline(), "Text buttons are unallowed"),
        (inline(callback_data=""), "BUTTON_DATA_INVALID"),
        (inline(callback_data="é" * 33), "BUTTON_DATA_INVALID"),
        (inline(url="http://localhost/"), "Wrong HTTP URL"),
        (inline(copy_text={"text": ""}), "BUTTON_COPY_TEXT_INVALID"),
        (inline(url="e.com", callback_data="x"), "one thing"),
        (inline(callback_data="x", style="loud"), "style"),
        ({"inline_keyboard": [[{"text": " ", "callback_data": "x"}]]}, "non-empty"),
        ({"inline_keyboard": [["x"]]}, "must be an Object"),
        ({"inline_keyboard": ["x"]}, "list of rows"),
        ({"inline_keyboard": [[{"text": "x", "callback_data": "x"}] * 9]}, "8 buttons"),
        (
            {"inline_keyboard": [[{"text": "x", "callback_data": "x"}]] * 101},
            "too long",
        ),
        ({"keyboard": [[{"text": ""}]]}, "must have a text"),
        ({"what": 1}, "unknown kind"),
        ([], "object expected"),
    ],
)
def test_a_wrong_keyboard_is_refused_with_the_reason(markup: Json, reason: str) -> None:
    with pytest.raises(Refusal, match=reason):
        read_markup(markup)


def test_plain_texts_become_keys() -> None:
    made = read_markup({"keyboard": [["7:00", {"text": "8:00"}]]}).reply
    assert made == {"keyboard": [[{"text": "7:00"}, {"text": "8:00"}]]}


def test_a_keyboard_can_be_taken_away() -> None:
    assert read_markup({"remove_keyboard": True}).reply == {"remove_keyboard": True}


@pytest.mark.parametrize("wish", ["request_location", "request_contact"])
def test_groups_are_not_asked_for_a_place_or_a_number(wish: str) -> None:
    key = {"keyboard": [[{"text": "share", wish: True}]]}
    assert read_markup(key).reply == key
    with pytest.raises(Refusal, match="private chats only"):
        read_markup(key, chat_type="supergroup")


def test_an_edited_message_takes_only_inline_buttons() -> None:
    assert read_inline(inline(callback_data="x")) == inline(callback_data="x")
    with pytest.raises(Refusal, match="inline keyboard expected"):
        read_inline({"remove_keyboard": True})

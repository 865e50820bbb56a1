"""What stands in the fields of a call."""

import json
from urllib.parse import parse_qsl

from bot.delivery.calls.form import (
    NO_PREVIEW,
    Fields,
    inline_keyboard,
    place_keyboard,
    post,
)
from bot.delivery.calls.transport import connect
from bot.model import Button
from tests.fakes.line import http, listening

SENT = http("200 OK", b'{"ok": true, "result": {"message_id": 9}}')


async def test_fields_go_as_a_form_and_empty_ones_are_left_out() -> None:
    fields: Fields = {
        "chat_id": -5,
        "text": "Zürich & 5 < 6 + 1",
        "show_alert": "",
        "x": 0,
    }
    async with listening(SENT) as line:
        bot = connect("1:a", line.url)
        await bot.request.initialize()
        answer = await post(bot, "sendMessage", fields)
        await bot.request.shutdown()
    head, _, body = line.asked[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /bot1:a/sendMessage HTTP/1.1\r\n")
    assert dict(parse_qsl(body.decode())) == {
        "chat_id": "-5",
        "text": "Zürich & 5 < 6 + 1",
    }
    assert answer == {"message_id": 9}


def test_buttons_call_back_or_open_an_address() -> None:
    rows = ((Button("1", "1|story|a"), Button("Read", url="https://x.org/")),)
    assert json.loads(inline_keyboard(rows)) == {
        "inline_keyboard": [
            [
                {"text": "1", "callback_data": "1|story|a"},
                {"text": "Read", "url": "https://x.org/"},
            ]
        ]
    }


def test_without_buttons_there_is_no_keyboard() -> None:
    assert (inline_keyboard(()), place_keyboard("")) == ("", "")


def test_a_place_is_asked_for_once_by_one_button() -> None:
    assert json.loads(place_keyboard("Share")) == {
        "keyboard": [[{"text": "Share", "request_location": True}]],
        "resize_keyboard": True,
        "one_time_keyboard": True,
    }


def test_links_are_not_shown_large() -> None:
    assert json.loads(NO_PREVIEW) == {"is_disabled": True}

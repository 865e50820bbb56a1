"""A call's fields as Telegram takes them, for the calls that are made most.

python-telegram-bot's own way makes an object of each field and of the whole answer,
which was a good part of the work of an answer (`docs/decisions.md`); of a sent message
only its number is wanted. Errors are read by its request class, as for any other call.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar, cast
from urllib.parse import urlencode

from telegram import Bot
from telegram.request import RequestData

from bot.model import Button, Rows

Fields = Mapping[str, str | int]
NO_PREVIEW = '{"is_disabled":true}'


@dataclass(frozen=True, slots=True)
class _Form:
    """What a RequestData without files is to a request."""

    encoded: str
    contains_files: ClassVar = False

    def url_encoded_parameters(self) -> str:
        """Return the fields as a form."""
        return self.encoded


async def post(bot: Bot, method: str, fields: Fields) -> Any:
    """Return Telegram's answer to a call, as JSON; empty fields are left out."""
    given = {name: value for name, value in fields.items() if value}
    form = cast("RequestData", _Form(urlencode(given)))
    return await bot.request.post(f"{bot.base_url}/{method}", form)


@lru_cache(maxsize=256)
def inline_keyboard(rows: Rows) -> str:
    """Return rows of buttons as JSON, empty when there are none."""
    if not rows:
        return ""
    return _dumps({"inline_keyboard": [list(map(_button, row)) for row in rows]})


@lru_cache(maxsize=16)
def place_keyboard(label: str) -> str:
    """Return a keyboard with one button that shares the reader's place, as JSON."""
    button = {"text": label, "request_location": True}
    shown = {"resize_keyboard": True, "one_time_keyboard": True}
    return _dumps({"keyboard": [[button]], **shown}) if label else ""


def reply(message_id: int) -> str:
    """Return which message is answered, as JSON, empty when none is."""
    fields = {"message_id": message_id, "allow_sending_without_reply": True}
    return _dumps(fields) if message_id else ""


def _button(button: Button) -> dict[str, str]:
    does = {"url": button.url} if button.url else {"callback_data": button.data}
    return {"text": button.label, **does}


def _dumps(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))

"""Fields of a call as python-telegram-bot's objects, for calls that carry a picture.

All other calls take them as JSON (`bot.delivery.calls.form`).
"""

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyParameters,
)

from bot.model import Rows


def inline_keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    """Return rows of buttons, None when there are none."""
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(
                    button.label,
                    url=button.url or None,
                    callback_data=None if button.url else button.data,
                )
                for button in row
            ]
            for row in rows
        ]
    )


def reply(message_id: int) -> ReplyParameters | None:
    """Return which message is answered, None when none is."""
    if not message_id:
        return None
    return ReplyParameters(message_id, allow_sending_without_reply=True)


def place_keyboard(label: str) -> ReplyKeyboardMarkup | None:
    """Return a keyboard with one button that shares the reader's place."""
    if not label:
        return None
    button = KeyboardButton(label, request_location=True)
    return ReplyKeyboardMarkup([[button]], resize_keyboard=True, one_time_keyboard=True)

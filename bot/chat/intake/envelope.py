"""What can be told of an update before it is read: its number, its chat, who sent it.

Telegram's updates are read whole only by those who need them; what a flooding user
sends is passed over for the price of this look. Pure, and any JSON will do.
"""

from dataclasses import dataclass

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Envelope:
    """The outside of an update; a chat or an author that is not named is 0.

    `is_private` is true for messages to the bot alone, `is_inline` for words that
    somebody is typing behind the bot's name in any chat.
    """

    number: int
    chat_id: int = 0
    author: int = 0
    is_press: bool = False
    is_private: bool = False
    is_inline: bool = False


def read_envelope(raw: object) -> Envelope | None:
    """Return the outside of an update, None when it has no number."""
    number = _number(_inside(raw, "update_id"))
    if not isinstance(raw, dict) or not number:
        return None
    if "callback_query" in raw:
        query = raw["callback_query"]
        chat_id = _number(_inside(query, "message", "chat", "id"))
        author = _number(_inside(query, "from", "id"))
        return Envelope(number, chat_id, author, is_press=True)
    if "inline_query" in raw:
        author = _number(_inside(raw["inline_query"], "from", "id"))
        return Envelope(number, author=author, is_inline=True)
    return _letter(number, raw)


def _letter(number: int, raw: Json) -> Envelope:
    kinds = ("message", "my_chat_member", "message_reaction_count")
    letter = next((raw[kind] for kind in kinds if raw.get(kind)), None)
    chat = _inside(letter, "chat")
    # A group's anonymous admins all share one user; the group itself tells them apart.
    author = _inside(letter, "sender_chat", "id") or _inside(letter, "from", "id")
    is_private = "message" in raw and _inside(chat, "type") == "private"
    chat_id = _number(_inside(chat, "id"))
    return Envelope(number, chat_id, _number(author), is_private=is_private)


def _inside(raw: object, *names: str) -> object:
    for name in names:
        raw = raw.get(name) if isinstance(raw, dict) else None
    return raw


def _number(value: object) -> int:
    return value if type(value) is int else 0

"""The messages of every chat, as the JSON Telegram would send of them."""

from collections import defaultdict
from collections.abc import Iterator
from copy import deepcopy

from bot.playground.answers import Json


class Messages:
    """All messages, by chat and id, in the order they were posted."""

    def __init__(self) -> None:
        self._chats: dict[int, dict[int, Json]] = defaultdict(dict)

    def add(self, chat_id: int, message: Json) -> None:
        """Keep a new message."""
        self._chats[chat_id][message["message_id"]] = message

    def get(self, chat_id: int, message_id: int) -> Json | None:
        """Return the message, None when there is none or it was deleted."""
        return self._chats[chat_id].get(message_id)

    def remove(self, chat_id: int, message_id: int) -> None:
        """Delete a message."""
        self._chats[chat_id].pop(message_id, None)

    def of(self, chat_id: int) -> tuple[Json, ...]:
        """Return the messages of a chat, oldest first."""
        return tuple(self._chats[chat_id].values())

    def texts(self, chat_id: int) -> list[str]:
        """Return what the messages of a chat say, oldest first."""
        return [said(message) for message in self.of(chat_id)]

    def copies(self, text: str) -> dict[int, int]:
        """Return for each chat how often exactly this was said there."""
        counted = {
            chat_id: sum(said(message) == text for message in chat.values())
            for chat_id, chat in self._chats.items()
        }
        return {chat_id: count for chat_id, count in counted.items() if count}

    def dump(self) -> Json:
        """Return all messages for keeping."""
        return {
            str(chat_id): list(chat.values()) for chat_id, chat in self._chats.items()
        }

    def load(self, kept: Json) -> None:
        """Take back what `dump` gave."""
        self._chats.clear()
        for chat_id, messages in kept.items():
            for message in messages:
                self.add(int(chat_id), message)

    def __iter__(self) -> Iterator[Json]:
        for chat in tuple(self._chats.values()):
            yield from tuple(chat.values())


def said(message: Json) -> str:
    """Return a message's text or caption."""
    return str(message.get("text", message.get("caption", "")))


def quoted(message: Json) -> Json:
    """Return a message as it stands inside a reply to it: without its own origin."""
    inner = {key: value for key, value in message.items() if key != "reply_to_message"}
    return deepcopy(inner)


def quoted_deep(message: Json) -> Json:
    """Return a copy of a message as it is now, with what it answers."""
    inner = message.get("reply_to_message")
    copy = quoted(message)
    return {**copy, "reply_to_message": quoted(inner)} if inner else copy

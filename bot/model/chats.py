"""Where Telegram delivers."""

from dataclasses import dataclass
from enum import StrEnum


class ChatKind(StrEnum):
    """The kinds of chat Telegram has."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"

    @property
    def is_group(self) -> bool:
        """Whether several people write here."""
        return self in (ChatKind.GROUP, ChatKind.SUPERGROUP)


@dataclass(frozen=True, slots=True)
class Manner:
    """How the bot speaks to a chat: in which of its languages, and whether plainly."""

    language: str = "en"
    is_plain: bool = False


@dataclass(frozen=True, slots=True)
class Chat:
    """Where Telegram delivers, and what we know of it.

    `manager` is the user who set a channel or group up and may change it from a private
    chat; `zone` is the IANA zone last chosen here. `language` is what Telegram says of
    the reader, or of whoever added the bot; `speaks` is the language chosen instead, ""
    where none was. `is_plain` is whether it wants words without emoji and markup.
    """

    id: int
    kind: ChatKind
    title: str = ""
    language: str = ""
    zone: str = ""
    manager: int = 0
    is_active: bool = True
    speaks: str = ""
    is_plain: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """A chat, or one topic of a forum; `thread_id` 0 means no topic."""

    chat_id: int
    thread_id: int = 0

    def __str__(self) -> str:
        return f"{self.chat_id}:{self.thread_id}"

    @classmethod
    def parse(cls, text: str) -> "Address":
        """Return the address that `str` wrote."""
        chat, _, thread = text.partition(":")
        return cls(int(chat), int(thread or 0))

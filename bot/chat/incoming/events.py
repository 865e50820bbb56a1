"""What may happen to the bot: what somebody asks of it, and what becomes of chats."""

from dataclasses import dataclass

from bot.chat.values import Request
from bot.model import Address


@dataclass(frozen=True, slots=True)
class Typed:
    """A command."""

    name: str
    request: Request


@dataclass(frozen=True, slots=True)
class Plain:
    """A message that is no command."""

    request: Request


@dataclass(frozen=True, slots=True)
class Placed:
    """A shared location."""

    request: Request


@dataclass(frozen=True, slots=True)
class Filed:
    """A file sent to the bot, named in the request if it may be a list of feeds."""

    request: Request


@dataclass(frozen=True, slots=True)
class Pressed:
    """A press on a button of the message `message_id`."""

    data: str
    request: Request
    callback_id: str
    message_id: int


@dataclass(frozen=True, slots=True)
class Joined:
    """The bot was added, promoted, blocked or removed; `can_post` tells which.

    `name` is the chat's public name, if it has one.
    """

    request: Request
    can_post: bool
    was_there: bool
    name: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """A group became a supergroup and has a new id."""

    old: int
    new: int


@dataclass(frozen=True, slots=True)
class Named:
    """A forum topic was created or renamed."""

    address: Address
    title: str


@dataclass(frozen=True, slots=True)
class Reopened:
    """A forum topic that was closed is open again."""

    address: Address


@dataclass(frozen=True, slots=True)
class Inline:
    """Words that `author` is typing behind the bot's name in any chat."""

    query_id: str
    words: str
    language: str = ""
    author: int = 0


@dataclass(frozen=True, slots=True)
class Reacted:
    """How many reactions of each kind a message has now; "" is what is no emoji."""

    chat_id: int
    message_id: int
    counts: tuple[tuple[str, int], ...]


Asked = Typed | Plain | Placed | Filed
Event = Asked | Pressed | Joined | Moved | Named | Reopened | Inline | Reacted

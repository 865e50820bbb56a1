"""What a command is given and what it gives back; Telegram itself stays outside."""

import re
from collections.abc import Awaitable, Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import TypeVar

from bot import wording
from bot import wording_feeds as feeds
from bot import wording_groups as groups
from bot.chat.access import Rights
from bot.chat.library import Library
from bot.chat.memo import Memo
from bot.clock import Clock
from bot.errors import InputError, SourceError, ThreadRefused
from bot.language.current import manner
from bot.model import About, Address, Button, Chat, Feed, Message
from bot.sources.found import Look
from bot.store.stores import Stores

T = TypeVar("T")

# A button's values come from the reader's program, which may send anything.
_NUMBER = re.compile(r"\d{1,6}")
_CHAT = re.compile(r"-?\d{1,16}")
_ADDRESS = re.compile(r"-?\d{1,16}:\d{1,10}")


@dataclass(frozen=True, slots=True)
class Asker:
    """Who typed or pressed; `is_chat` when a group's anonymous admin speaks."""

    id: int
    name: str = ""
    language: str = ""
    is_chat: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """A file somebody has sent: Telegram's name of it, and its bytes."""

    id: str
    size: int


@dataclass(frozen=True, slots=True)
class Request:
    """One thing somebody asked for.

    `words` stand behind a command or are the whole message; `args` are a button's
    values; `place` is a shared location as latitude and longitude; `message_id` is the
    message asked with, or whose button was pressed. `html` are the words of a command,
    and `quoted` the text it answers, with their bold words and links. `update` is the
    number of the update that asks, the same when it is told again; 0 outside Telegram.
    `is_named` is whether the bot itself is spoken to, and not only answered. `topic` is
    the title with which the topic of a forum was opened that it is asked in.
    """

    chat: Chat
    address: Address
    asker: Asker
    words: str = ""
    args: tuple[str, ...] = ()
    place: tuple[float, float] | None = None
    message_id: int = 0
    html: str = ""
    quoted: str = ""
    file: File | None = None
    update: int = field(default=0, compare=False)
    is_named: bool = True
    topic: str = ""

    def arg(self, index: int) -> str:
        """Return the button's value at this index, empty when there is none."""
        return self.args[index] if index < len(self.args) else ""

    def number(self, index: int) -> int:
        """Return the button's value as a number; InputError when it is none."""
        if not _NUMBER.fullmatch(self.arg(index)):
            raise InputError(wording.STALE_BUTTON)
        return int(self.arg(index))

    def chat_number(self, index: int) -> int:
        """Return the button's value as a chat's id; InputError when it is none."""
        if not _CHAT.fullmatch(self.arg(index)):
            raise InputError(wording.STALE_BUTTON)
        return int(self.arg(index))

    def target(self, index: int = 0) -> Address:
        """Return the address the button is for; InputError when there is none."""
        if not _ADDRESS.fullmatch(self.arg(index)):
            raise InputError(wording.STALE_BUTTON)
        return Address.parse(self.arg(index))


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to be sent."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """What to do in answer: edit the pressed message, send others, show a notice.

    `place_button` is the label of a button that shares the reader's location. One that
    has no answer only says so. `url` is what a press opens for whoever pressed.
    `about` is what a next question may lean on.
    """

    messages: tuple[Message, ...] = ()
    edit: Message | None = None
    notice: str = ""
    is_alert: bool = False
    attachment: Attachment | None = None
    place_button: str = ""
    has_answer: bool = True
    url: str = ""
    about: About | None = None


def say(html: str, *rows: tuple[Button, ...]) -> Reply:
    """Return a reply of one message with these rows of buttons."""
    return Reply(messages=(Message(html, tuple(row for row in rows if row)),))


def answering(reply: Reply, message_id: int) -> Reply:
    """Return the reply as an answer to this message; only its first one shows that."""
    first = (replace(each, reply_to=message_id) for each in reply.messages[:1])
    return replace(reply, messages=(*first, *reply.messages[1:]))


class Audience(Enum):
    """Who may use a command: everyone reads, only some change things."""

    EVERYONE = auto()
    MANAGERS = auto()
    OPERATORS = auto()


@dataclass(frozen=True, slots=True)
class Options:
    """What the operator decided: admins of the bot, page address, name, zone.

    `own_feeds` is how many feeds a chat may have read for itself alone.
    """

    operators: frozenset[int] = frozenset()
    pages: str = ""
    username: str = ""
    zone: str = "UTC"
    own_feeds: int = 0


async def no_files(_file_id: str) -> tuple[Feed, ...]:
    """Say that files only come in Telegram."""
    raise SourceError(feeds.FILE_NOT_HERE)


async def no_threads(_chat_id: int, _name: str) -> int:
    """Say that topics are only opened in Telegram."""
    raise ThreadRefused(groups.THREAD_FAILED)


async def no_names(_name: str) -> int:
    """Return 0: names are only known in Telegram."""
    return 0


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything a command may use.

    `look` finds feeds at an address, `open_list` reads the feeds of a file that was
    sent, named by Telegram's name of it; `open_thread` opens a topic in a forum;
    `find_chat` gives the id of a public name; `library` finds sentences in all
    articles.
    """

    stores: Stores
    clock: Clock
    rights: Rights
    options: Options
    look: Callable[[str], Awaitable[Look]]
    open_list: Callable[[str], Awaitable[tuple[Feed, ...]]] = no_files
    open_thread: Callable[[int, str], Awaitable[int]] = no_threads
    find_chat: Callable[[str], Awaitable[int]] = no_names
    commands: tuple["Command", ...] = ()
    memo: Memo = field(default_factory=Memo, compare=False)
    library: Library | None = field(default=None, compare=False)

    async def once(self, key: Hashable, make: Callable[[], Awaitable[T]]) -> T:
        """Return what this makes of the news, made once for all who see the same.

        Who is spoken to otherwise sees something else.
        """
        whole = (self.options, self.stores.articles.owned, manner(), key)
        return await self.memo.get(self.stores.articles, self.clock, whole, make)


Handler = Callable[[Desk, Request], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class Command:
    """A command by name; `buttons` are the actions of the buttons it puts up.

    `hint` gives what Telegram's menu shows; without one it is not listed. Of the
    listed ones those with the lowest `order` come first. What is `shared` answers all
    readers alike: it looks at nothing but the words, or the button's values, and news.
    The buttons of one that `opens` only show something.
    """

    name: str
    run: Handler
    hint: Callable[[], str] | None = None
    order: int = 90
    audience: Audience = Audience.EVERYONE
    in_groups: bool = True
    shared: bool = False
    buttons: Mapping[str, Handler] = field(default_factory=dict)
    opens: bool = False


def only_pressed(name: str, buttons: Mapping[str, Handler], *, opens: bool) -> Command:
    """Return a command of which only the buttons are used; typed, it is unknown."""

    async def unknown(_desk: Desk, _request: Request) -> Reply:
        return say(wording.UNKNOWN_COMMAND.format(name=name))

    return Command(name, unknown, buttons=buttons, opens=opens)

"""Messages on their way to an address, and how an attempt to send one ends."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.model.chats import Address
from bot.model.messages import Message


class Kind(StrEnum):
    """Why a delivery is made; it decides its lane and what an unknown outcome means."""

    BRIEFING = "briefing"
    BROADCAST = "broadcast"
    ALERT = "alert"
    EDIT = "edit"


@dataclass(frozen=True, slots=True)
class Delivery:
    """The messages of one briefing or broadcast on their way to one address.

    The name makes it unique; `told` is remembered for the address once all parts were
    sent. After `expires` it is not worth sending any more. `cast` names its broadcast.

    `content` names what its messages show (`bot.store.contents`). An edit has the
    numbers of the messages to be changed, the name of the delivery that sent them, and
    what is then noted as corrected there: article, correction, and the version told.
    """

    name: str
    address: Address
    kind: Kind
    messages: tuple[Message, ...]
    expires: datetime
    told: Mapping[str, str] = field(default_factory=dict)
    cast: str = ""
    content: str = ""
    edits: tuple[int, ...] = ()
    of: str = ""
    noted: tuple[tuple[str, str, str], ...] = ()


class Ending(StrEnum):
    """How an attempt to send one message ended; each has an effect of its own."""

    SENT = "sent"
    RETRY = "retry"  # Telegram surely did not take it; `after` seconds from now
    UNKNOWN = "unknown"  # it was written, and no answer came
    EXPIRED = "expired"  # it was not worth sending any more
    # The chat is over for us until it comes back.
    BLOCKED = "blocked"  # its reader blocked us
    KICKED = "kicked"  # we were thrown out of the group or channel
    UNSTARTED = "unstarted"  # its reader has not started us, so we may not write first
    GONE = "gone"  # there is no such chat
    # The chat is over for ever.
    DEACTIVATED = "deactivated"  # the reader's account was deleted
    DELETED = "deleted"  # the group was deleted
    MOVED = "moved"  # the group became a supergroup with id `moved_to`
    # Only the address cannot be written to.
    UNPLACED = "unplaced"  # its topic was deleted: the message goes without it
    CLOSED = "closed"  # its topic is closed
    MUTED = "muted"  # we have no right to write there
    REFUSED = "refused"  # Telegram will never take this message
    PAST = "past"  # the message to be edited is gone, or may not be edited any more


@dataclass(frozen=True, slots=True)
class Outcome:
    """The ending of an attempt and what follows from it."""

    ending: Ending
    message_id: int = 0
    after: float = 0.0
    is_flood: bool = False
    moved_to: int = 0
    reason: str = ""

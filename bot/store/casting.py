"""A broadcast as a value: to whom it goes, in which state it is, how far it got.

draft ──start──▶ running ◀──pause, resume──▶ paused
                 running ──nothing is left──▶ done
draft, running, paused ──cancel──▶ cancelled
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from math import ceil

from bot.model import ChatKind, Message

WORTH = timedelta(days=2)
"""How much longer than it should take a broadcast may take; what is late is dropped."""

NEVER = datetime.max.replace(tzinfo=UTC)
"""When a draft ends: its time runs from the moment it is started."""

# The job that feeds runs every second; should it come late twice, nobody waits.
PORTION_SECONDS = 3.0


class Reach(StrEnum):
    """Who gets a broadcast."""

    ALL = "all"
    PRIVATE = "private"
    GROUPS = "groups"
    CHANNELS = "channels"
    TOPIC = "topic"

    @property
    def kinds(self) -> tuple[ChatKind, ...]:
        """The kinds of chat it goes to."""
        return _KINDS.get(self, tuple(ChatKind))


_KINDS = {
    Reach.PRIVATE: (ChatKind.PRIVATE,),
    Reach.GROUPS: (ChatKind.GROUP, ChatKind.SUPERGROUP),
    Reach.CHANNELS: (ChatKind.CHANNEL,),
}


class State(StrEnum):
    """What is being done about a broadcast."""

    DRAFT = "draft"
    RUNNING = "running"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Broadcast:
    """One message to many chats.

    `by` is the operator's user number, 0 at the command line; at `ends` it is no longer
    worth sending; `chat_id` and `message_id` are where its progress is shown.
    """

    id: str
    message: Message
    by: int
    made: datetime
    state: State = State.DRAFT
    reach: Reach = Reach.ALL
    topic: str = ""
    ends: datetime = NEVER
    chat_id: int = 0
    message_id: int = 0

    @property
    def is_over(self) -> bool:
        """Whether nothing more is begun."""
        return self.state in (State.CANCELLED, State.DONE)


@dataclass(frozen=True, slots=True)
class Tally:
    """How far a broadcast got, in one shard or in all.

    `left` are recipients whose deliveries are not made yet, `waiting` those whose are
    and not settled; `ended` says how many ended in each way.
    """

    is_made: bool = True
    recipients: int = 0
    left: int = 0
    waiting: int = 0
    ended: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_through(self) -> bool:
        """Whether every recipient is settled."""
        return self.is_made and not self.left and not self.waiting


def total(tallies: Iterable[Tally]) -> Tally:
    """Return the tallies of all shards as one."""
    known = tuple(tallies)
    ended: dict[str, int] = {}
    for tally in known:
        for state, count in tally.ended.items():
            ended[state] = ended.get(state, 0) + count
    return Tally(
        is_made=all(tally.is_made for tally in known),
        recipients=sum(tally.recipients for tally in known),
        left=sum(tally.left for tally in known),
        waiting=sum(tally.waiting for tally in known),
        ended=ended,
    )


def sizes(counts: Mapping[ChatKind, int]) -> dict[Reach, int]:
    """Return how many chats each reach has, from how many there are of each kind."""
    return {
        reach: sum(counts.get(kind, 0) for kind in reach.kinds)
        for reach in Reach
        if reach is not Reach.TOPIC
    }


def lasts(recipients: int, rate: float) -> timedelta:
    """Return how long sending to so many takes at so many messages a second."""
    return timedelta(seconds=recipients / rate)


def portions(left: Mapping[int, int], room: int) -> dict[int, int]:
    """Return how many recipients to take from each shard, `room` in all at most."""
    taken: dict[int, int] = {}
    shards = sorted(number for number in left if left[number])
    for place, number in enumerate(shards):
        share = ceil(room / (len(shards) - place))
        taken[number] = min(share, left[number])
        room -= taken[number]
    return {number: count for number, count in taken.items() if count > 0}


def portion(rate: float) -> int:
    """Return how many deliveries of a broadcast may wait in the outbox."""
    return ceil(rate * PORTION_SECONDS)

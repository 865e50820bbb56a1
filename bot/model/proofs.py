"""A briefing that its editor sees before it is posted."""

from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime
from enum import StrEnum

from bot.model.subscriptions import Slot


@dataclass(frozen=True, slots=True)
class Approval:
    """How an editor wants to see briefings first.

    `lead` is how many minutes before the hour; `posts` is whether a briefing is posted
    as it is when the editor says nothing.
    """

    lead: int = 30
    posts: bool = False


class ProofState(StrEnum):
    """How far a proof got."""

    NEW = "new"  # to be shown
    OPEN = "open"  # shown; nobody has said anything
    APPROVED = "approved"  # to be posted at the hour, or at once after it
    SKIPPED = "skipped"  # the editor does not want it
    LAPSED = "lapsed"  # nobody said anything in time, so it was not posted
    POSTING = "posting"  # about to be in the outbox; nothing changes it any more
    POSTED = "posted"
    ENDED = "ended"  # there is nothing to post


@dataclass(frozen=True, slots=True)
class Chosen:
    """A story of a proof as it was shown; `fingerprint` says of which reports.

    `number` is the one it was shown under, and stays its name when it is moved.
    """

    number: int
    story_id: str
    headline: str
    fingerprint: str
    is_out: bool = False


@dataclass(frozen=True, slots=True)
class Proof:
    """A briefing laid before its editor: its stories in the editor's order.

    `until` is when silence counts as an answer, and `posts` which one it is then.
    `revision` grows with each change. `wanted` is the number of the update by which
    somebody asked to see it again.
    """

    slot: Slot
    state: ProofState = ProofState.NEW
    stories: tuple[Chosen, ...] = ()
    until: datetime | None = None
    posts: bool = False
    revision: int = 0
    wanted: int = 0

    @property
    def is_open(self) -> bool:
        """Whether something is still to happen by itself."""
        return self.state in (
            ProofState.NEW,
            ProofState.OPEN,
            ProofState.APPROVED,
            ProofState.POSTING,
        )

    @property
    def choice(self) -> tuple[Chosen, ...]:
        """The stories that are not left out, in order."""
        return tuple(each for each in self.stories if not each.is_out)


@dataclass(frozen=True, slots=True)
class Received:
    """How a briefing that was posted was received: emoji and counts, most first.

    "" stands for all reactions that are no plain emoji.
    """

    day: Date
    minute: int
    counts: tuple[tuple[str, int], ...] = ()

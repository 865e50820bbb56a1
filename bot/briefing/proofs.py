"""What becomes of a briefing that its editor sees first.

    NEW ──shown──▶ OPEN ──approve──▶ APPROVED ──the hour──▶ POSTING ──▶ POSTED
                    │  ▲──change───────┘ │
                    │  ╰──bring back── SKIPPED ◀──skip
                    ╰──silence──▶ POSTING or, as the editor chose, LAPSED

What lapsed or was skipped may still be approved for a few hours, and is posted at once
then. From POSTING on nothing changes a proof any more: its delivery is in the outbox,
or will be under the same name.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from enum import Enum, auto

from bot.briefing.slots import LATEST
from bot.model import Chosen, Proof, ProofState

LIMIT = timedelta(hours=3)
"""How long after silence counted a briefing may still be approved: then the news are
old."""
ENOUGH = timedelta(minutes=10)
"""What an editor has at least, who saw a proof later than wished."""

_FINAL = (ProofState.POSTING, ProofState.POSTED, ProofState.ENDED)


class Step(Enum):
    """What is to be done about a proof now."""

    SHOW = auto()
    POST = auto()
    LAPSE = auto()
    REST = auto()


class Act(Enum):
    """What an editor does to a proof."""

    MOVE = "m"
    DROP = "x"
    RESTORE = "i"
    APPROVE = "ok"
    SKIP = "no"
    REOPEN = "re"


class Refused(Enum):
    """Why an editor cannot do that."""

    TOO_LATE = auto()
    NOTHING_LEFT = auto()
    NOT_NOW = auto()


def shown(proof: Proof, due: datetime, now: datetime, lead: timedelta) -> Proof:
    """Return the proof as it is once its editor sees it."""
    until = max(due, now + min(lead, ENOUGH))
    return replace(proof, state=ProofState.OPEN, until=until)


def step(proof: Proof, due: datetime, now: datetime) -> Step:
    """Return what is to be done about a proof whose hour is `due`."""
    match proof.state:
        case ProofState.NEW:
            return Step.SHOW
        case ProofState.POSTING:
            return Step.POST
        case ProofState.APPROVED if now >= due:
            return Step.POST
        case ProofState.OPEN if proof.until and now >= proof.until:
            return Step.POST if proof.posts and is_whole(proof) else Step.LAPSE
    return Step.REST


def look_at(proof: Proof, due: datetime) -> datetime | None:
    """Return when something is to be done about a proof by itself, None for never."""
    match proof.state:
        case ProofState.OPEN:
            return proof.until
        case ProofState.NEW | ProofState.POSTING | ProofState.APPROVED:
            return due
    return None


def closes(proof: Proof, due: datetime) -> datetime:
    """Return until when its editor may decide about a proof.

    Who saw it late has as long as anybody; but nothing is posted half a day late.
    """
    return min(max(due, proof.until or due) + LIMIT, due + LATEST)


def is_whole(proof: Proof) -> bool:
    """Return whether there is something to post: not all stories were left out."""
    return bool(proof.choice) or not proof.stories


def edited(
    proof: Proof, act: Act, due: datetime, now: datetime, *numbers: int
) -> Proof | Refused:
    """Return the proof after what an editor did, or why that cannot be.

    `numbers` are the story's and, to move it, the place it goes to. The same done twice
    is as done once.
    """
    if proof.state in _FINAL or now > closes(proof, due):
        return Refused.TOO_LATE
    match act:
        case Act.APPROVE:
            is_ready = is_whole(proof)
            approved = replace(proof, state=ProofState.APPROVED)
            return approved if is_ready else Refused.NOTHING_LEFT
        case Act.SKIP:
            return replace(proof, state=ProofState.SKIPPED)
        case Act.REOPEN:
            return replace(proof, state=_reopened(proof, now))
    if proof.state not in (ProofState.OPEN, ProofState.LAPSED):
        return Refused.NOT_NOW
    return replace(proof, stories=_rearranged(proof.stories, act, *numbers))


def _reopened(proof: Proof, now: datetime) -> ProofState:
    in_time = proof.until and now < proof.until
    return ProofState.OPEN if in_time else ProofState.LAPSED


def _rearranged(
    stories: tuple[Chosen, ...], act: Act, number: int, place: int = 0
) -> tuple[Chosen, ...]:
    if act is Act.MOVE:
        moved = [each for each in stories if each.number == number]
        others = [each for each in stories if each.number != number]
        return (*others[:place], *moved, *others[place:])
    return tuple(
        replace(each, is_out=act is Act.DROP) if each.number == number else each
        for each in stories
    )

"""What became of deliveries, from the text that is stored: their state, their way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.model import Address, Kind
from bot.store.codec import Raw, moment_of, text_of
from bot.store.records import kind_of, words_of


@dataclass(frozen=True, slots=True)
class Record:
    """What became of a delivery: its state, why, and since when."""

    name: str
    address: Address
    state: str
    reason: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Trail:
    """Everything kept of one delivery's way; `record` is None when it was forgotten.

    `waits` is how often it was put off and `waited` why it last was; `again` is when it
    is tried next; `resent` is when the operator had it sent again. `content` names what
    its messages show.
    """

    name: str
    added: datetime
    record: Record | None = None
    kind: Kind = Kind.BRIEFING
    expires: datetime | None = None
    parts: int = 1
    part: int = 0
    tries: int = 0
    waits: int = 0
    waited: str = ""
    again: datetime | None = None
    resent: datetime | None = None
    message_ids: tuple[int, ...] = ()
    content: str = ""


def unpack_record(label: str, raw: Sequence[object]) -> Record:
    """Return the record whose address, state, reason and time these are."""
    address, state, reason, since = map(text_of, raw)
    return Record(
        label.partition("|")[2], Address.parse(address), state, reason, moment_of(since)
    )


def unpack_trail(
    label: str, added: float, raw: Raw, again: float | None = None
) -> Trail:
    """Return the way of the delivery whose hash this is; an empty one was forgotten."""
    name = label.partition("|")[2]
    if not raw:
        return Trail(name, moment_of(added))
    word = words_of(raw)
    address = Address.parse(word["address"])
    since = moment_of(word["since"])
    ids = (word.get(f"message{part}") for part in range(int(word["parts"])))
    return Trail(
        name,
        moment_of(added),
        Record(name, address, word["state"], word.get("reason", ""), since),
        kind_of(word["kind"]),
        moment_of(word["expires"]),
        int(word["parts"]),
        int(word["part"]),
        int(word["tries"]),
        int(word.get("waits", 0)),
        word.get("waited", ""),
        moment_of(again) if again else None,
        moment_of(word["resent"]) if "resent" in word else None,
        tuple(int(each) for each in ids if each),
        word.get("content", ""),
    )

"""Deliveries that are stuck: found again by a button, and what was decided."""

import hashlib

from bot import wording_delivery as words
from bot.model import Address
from bot.store.stores import Stores
from bot.store.trails import Record

SENDABLE = frozenset({"held", "dead", "refused"})
"""The states in which the text may be kept, so that it can be sent again."""


def token(record: Record) -> str:
    """Return what a button carries for a stuck delivery, as it is at this moment."""
    return f"{_digest(record.name)}.{_digest(record.since.isoformat())}"


async def find(stores: Stores, address: Address, chosen: str) -> Record | None:
    """Return the delivery of this token, None when it is no longer kept."""
    name = chosen.partition(".")[0]
    records = await stores.ledger.of_chat(address.chat_id)
    return next((one for one in records if _digest(one.name) == name), None)


def change(record: Record, chosen: str) -> str:
    """Return what became of a delivery since the token was made; nothing if nothing."""
    if token(record) == chosen:
        return ""
    return record.state if record.state in words.DECIDED else "changed"


def decided(answer: str) -> str:
    """Return what to say when this came of a verdict."""
    otherwise = words.OTHERWISE.format(state=answer)
    return words.DECIDED.get(answer, otherwise)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]

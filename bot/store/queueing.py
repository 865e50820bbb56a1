"""What a script is given that puts a delivery into the queue."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha1
from typing import NamedTuple

from bot.model import Address, Delivery
from bot.store import keys
from bot.store.records import pack_delivery, score
from bot.store.scripts import Word

LISTED = timedelta(days=7)
"""For so long a chat's deliveries are listed, and their names are used up."""


class Queueing(NamedTuple):
    """The keys a delivery needs; its label, now, and until when is listed; its fields.

    What a script needs beside them stands between the two rows of words.
    """

    names: list[str]
    fixed: list[Word]
    fields: list[Word]


def queueing(delivery: Delivery, now: datetime) -> Queueing:
    """Return what puts a delivery into the queue."""
    chat_id = delivery.address.chat_id
    number = keys.shard(chat_id)
    label = keys.label(chat_id, delivery.name)
    names = [
        keys.delivery(number, label),
        keys.queue(number),
        keys.deliveries(chat_id),
        keys.tally(number),
        keys.fired(number),
    ]
    fields: list[Word] = ["since", score(now)]
    for name, value in pack_delivery(delivery).items():
        fields += [name, value]
    return Queueing(names, [label, score(now), score(now - LISTED)], fields)


def releasing(
    address: Address, due: datetime, records: Iterable[tuple[str, str]]
) -> list[Word]:
    """Return what a script is given to know again what waits for an address.

    The address and when that is due, its thread, then each record's field and digest.
    """
    known = [
        word
        for field, record in records
        for word in (field, sha1(record.encode(), usedforsecurity=False).hexdigest())
    ]
    count = len(known) // 2
    return [str(address), score(due), address.thread_id, count, *known]

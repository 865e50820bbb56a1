"""What a script is given that puts a delivery into the queue."""

from datetime import datetime, timedelta
from typing import NamedTuple

from bot.model import Delivery
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

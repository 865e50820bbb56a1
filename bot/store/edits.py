"""What the record of an edit has that those of other deliveries have not."""

import json
from collections.abc import Mapping
from dataclasses import replace

from bot.model import Delivery
from bot.store import keys
from bot.store.codec import dumps
from bot.store.messages import pack_message, unpack_message


def pack_edits(delivery: Delivery) -> dict[str, str]:
    """Return what an edit has more.

    A version that knows no edits would send them as messages of their own: it finds no
    messages, and its lease runs out.
    """
    messages = [pack_message(message) for message in delivery.messages]
    return {
        "messages": "[]",
        "edited": dumps([list(delivery.edits), messages]),
        "of": keys.label(delivery.address.chat_id, delivery.of),
        "noted": dumps(delivery.noted),
    }


def unpack_edits(delivery: Delivery, word: Mapping[str, str]) -> Delivery:
    """Return an edit with what these fields of its hash say."""
    edits, messages = json.loads(word["edited"])
    return replace(
        delivery,
        messages=tuple(map(unpack_message, messages)),
        edits=tuple(edits),
        of=word["of"].partition("|")[2],
        noted=tuple((each[0], each[1], each[2]) for each in json.loads(word["noted"])),
    )

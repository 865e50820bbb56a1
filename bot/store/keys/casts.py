"""Broadcasts, and how far each got in a shard.

The names of what `delivery.lua` counts begin with that of the tally.
"""

from bot.store.keys.outbox import tally
from bot.store.keys.shards import place


def broadcast(id_: str) -> str:
    """One broadcast: what is said to whom, and its state."""
    return f"nb:{{cast}}:broadcast:{id_}"


def broadcasts() -> str:
    """Ids of all broadcasts by when they were written."""
    return "nb:{cast}:broadcasts"


def casting() -> str:
    """Ids of the broadcasts with something left to do, by when they were started."""
    return "nb:{cast}:casting"


def left(number: int, id_: str) -> str:
    """Ids of a shard's chats that are still to get a broadcast."""
    return f"{place(number)}:left:{id_}"


def cast_tally(number: int, id_: str) -> str:
    """How many of a broadcast's deliveries ended in each way."""
    return f"{tally(number)}:{id_}"


def outgoing(number: int, id_: str) -> str:
    """Names of a broadcast's deliveries not yet settled."""
    return f"{tally(number)}:{id_}:out"

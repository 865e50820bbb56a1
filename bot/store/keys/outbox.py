"""A shard: the way from a due moment to a settled delivery."""

from bot.store.keys.shards import place


def label(chat_id: int, name: str) -> str:
    """Return what a delivery is called in its shard: names are unique within a chat."""
    return f"{chat_id}|{name}"


def due(number: int) -> str:
    """Addresses by the moment their next slot is due."""
    return f"{place(number)}:due"


def holds(number: int) -> str:
    """Addresses by the moment what is held for them may go."""
    return f"{place(number)}:holds"


def spares(number: int) -> str:
    """Addresses by the moment they are told of what was over their number of alerts."""
    return f"{place(number)}:spares"


def fired(number: int) -> str:
    """Slots that were due and wait to be composed."""
    return f"{place(number)}:fired"


def queue(number: int) -> str:
    """Names of deliveries that wait to be sent, or are leased."""
    return f"{place(number)}:queue"


def delivery(number: int, label: str) -> str:
    """One delivery and how far it got."""
    return f"{place(number)}:delivery:{label}"


def got(number: int, content: str) -> str:
    """Names of the deliveries that showed this content."""
    return f"{place(number)}:got:{content}"


def amends(number: int) -> str:
    """Names of deliveries whose messages are to be edited, by since when."""
    return f"{place(number)}:amends"


def later(number: int) -> str:
    """Names of deliveries by the moment they are tried again."""
    return f"{place(number)}:later"


def stuck(number: int) -> str:
    """Names of deliveries that were held or given up, by when."""
    return f"{place(number)}:stuck"


def tally(number: int) -> str:
    """How many deliveries ended in each way."""
    return f"{place(number)}:tally"

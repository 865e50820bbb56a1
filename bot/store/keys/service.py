"""The service as a whole."""

from bot.store.keys.shards import place


def schema() -> str:
    """Which version of the form everything is stored in."""
    return "nb:{meta}:schema"


def lock(name: str) -> str:
    """Held by the one process that does something alone."""
    return f"nb:{{meta}}:lock:{name}"


def latest() -> str:
    """When somebody last looked at the clock, as it showed then."""
    return "nb:{meta}:latest"


def probe(number: int) -> str:
    """Written to find out whether the shard's server takes anything in."""
    return f"{place(number)}:probe"

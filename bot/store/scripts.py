"""The Lua scripts: each one step from one state to the next, done whole or not at all.

A script is loaded once by its digest. All keys a script touches share one tag, so they
lie on one node of a Cluster; keys it finds in a record (an article's index entries, a
shard's deliveries) are made from the prefix it was given and have the same tag.
"""

from functools import cache
from importlib.resources import files

from redis.commands.core import AsyncScript

from bot.store.connection import Redis


@cache
def _source(name: str) -> str:
    return (files("bot.store") / "lua" / f"{name}.lua").read_text("utf-8")


def script(redis: Redis, *names: str) -> AsyncScript:
    """Return the script of this name; several names are read one after the other."""
    return redis.register_script("\n".join(map(_source, names)))

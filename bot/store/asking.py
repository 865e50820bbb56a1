"""Questions to the store that leave together with the others of the same turn.

A conversation asks for the chat, its subscription, its draft and the news' version,
each one small value. Each by itself would take a connection, a write and a read, which
cost more than the answer; people who are answered side by side share one crossing
instead (`bot.store.batch`). That may be made again, so only commands that change
nothing may be asked this way. Lists of articles and stories are read so too: ninety
reports took a third less than by a pipeline of redis-py's.
"""

from collections.abc import Sequence
from typing import Any

from bot.store.batch import batches_of
from bot.store.connection import Redis


async def ask_all(redis: Redis, commands: Sequence[Sequence[str]]) -> list[Any]:
    """Return the answers to commands that only read, each one key, its second word."""
    return await batches_of(redis).told(commands)


async def ask(redis: Redis, command: str, key: str, *words: str) -> Any:
    """Return the answer to a command that only reads one key."""
    (answer,) = await ask_all(redis, [(command, key, *words)])
    return answer

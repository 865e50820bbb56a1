"""The version of the form everything is stored in, and the way from one to the next."""

from bot.clock import Clock, SystemClock
from bot.errors import StoreError
from bot.store import keys
from bot.store.connection import Redis

VERSION = 1
_LOCK_SECONDS = 60
_PAUSE = 0.05


async def migrate(redis: Redis, clock: Clock | None = None) -> None:
    """Bring the store to our version, alone; StoreError when it is of a newer one."""
    clock = clock or SystemClock()
    lock = keys.lock("schema")
    while not await redis.set(lock, "", nx=True, ex=_LOCK_SECONDS):
        await clock.sleep(_PAUSE)
    try:
        found = int(await redis.get(keys.schema()) or VERSION)
        if found > VERSION:
            message = (
                f"The store was written by a newer Newsbrief (form {found}, this one"
                f" knows {VERSION}): update Newsbrief, or use another store."
            )
            raise StoreError(message)
        await redis.set(keys.schema(), VERSION)
    finally:
        await redis.delete(lock)

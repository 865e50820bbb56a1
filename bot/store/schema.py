"""The version of the form everything is stored in, and the way from one to the next."""

from bot.clock import Clock, SystemClock
from bot.errors import StoreError
from bot.store import keys
from bot.store.connection import Redis
from bot.store.upgrade import upgrade

VERSION = 2
_LOCK_SECONDS = 60
_PAUSE = 0.05


async def migrate(redis: Redis, clock: Clock | None = None) -> None:
    """Bring the store to our version, alone; StoreError when it is of a newer one.

    A store that has our form is not written to, so a full one can be started with.
    """
    if await _is_ours(redis):
        return
    clock, lock = clock or SystemClock(), keys.lock("schema")
    while not await redis.set(lock, "", nx=True, ex=_LOCK_SECONDS):
        # One taken while the server's clock was ahead would be held until then.
        if await redis.ttl(lock) > _LOCK_SECONDS:
            await redis.delete(lock)
        await clock.sleep(_PAUSE)
    try:
        if not await _is_ours(redis):
            await upgrade(redis)
            await redis.set(keys.schema(), VERSION)
    finally:
        await redis.delete(lock)


async def _is_ours(redis: Redis) -> bool:
    """Return whether the store has our form; StoreError when it has a newer one."""
    found = int(await redis.get(keys.schema()) or 0)
    if found > VERSION:
        message = (
            f"The store was written by a newer Newsbrief (form {found}, this one"
            f" knows {VERSION}): update Newsbrief, or use another store."
        )
        raise StoreError(message)
    return found == VERSION

"""How deliveries stood when the day began."""

from datetime import date

from bot.store.connection import Redis
from bot.store.midnight import Midnight
from tests.store.values import HOUR, NOON

DAY = date(2026, 11, 23)


async def test_what_ended_since_the_day_began_is_counted(redis: Redis) -> None:
    midnight = Midnight(redis)
    await midnight.note(DAY, NOON, {"sent": 10, "held": 2})
    counts = {"sent": 13, "held": 1, "blocked": 4}
    assert await midnight.since(DAY, counts) == (NOON, {"sent": 3, "blocked": 4})


async def test_the_first_look_of_a_day_counts(redis: Redis) -> None:
    midnight = Midnight(redis)
    assert not await midnight.is_noted(DAY)
    await midnight.note(DAY, NOON, {"sent": 10})
    await midnight.note(DAY, NOON + HOUR, {"sent": 11})
    assert await midnight.is_noted(DAY)
    assert await midnight.since(DAY, {"sent": 12}) == (NOON, {"sent": 2})


async def test_a_day_nobody_noted_is_not_known(redis: Redis) -> None:
    assert await Midnight(redis).since(DAY, {"sent": 12}) is None

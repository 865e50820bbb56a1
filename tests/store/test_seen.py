from bot.store.connection import Redis
from bot.store.seen import Seen


async def test_an_update_is_first_once(redis: Redis) -> None:
    seen = Seen(redis)
    assert await seen.first(7)
    assert not await seen.first(7)


async def test_an_update_that_failed_may_come_again(redis: Redis) -> None:
    seen = Seen(redis)
    await seen.first(7)
    await seen.again(7)
    assert await seen.first(7)


async def test_the_next_update_is_remembered(redis: Redis) -> None:
    seen = Seen(redis)
    assert await seen.offset() == 0
    await seen.save_offset(8)
    assert await seen.offset() == 8

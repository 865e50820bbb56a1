from bot.store.connection import Redis
from bot.store.seen import Seen


async def test_an_update_is_new_until_it_was_handled(redis: Redis) -> None:
    seen = Seen(redis)
    assert await seen.is_new(7)
    await seen.note(7)
    assert not await seen.is_new(7)


async def test_the_next_update_is_remembered(redis: Redis) -> None:
    seen = Seen(redis)
    assert await seen.offset() == 0
    await seen.save_offset(8)
    assert await seen.offset() == 8

from bot.store.connection import Redis
from bot.store.seen import Seen


async def test_an_update_is_new_until_it_was_handled(redis: Redis) -> None:
    seen = Seen(redis)
    assert await seen.is_new(7)
    await seen.note(7)
    assert not await seen.is_new(7)

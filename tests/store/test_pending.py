from bot.store.connection import Redis
from bot.store.pending import KEPT, Pending


async def test_what_was_begun_is_remembered_for_a_week(redis: Redis) -> None:
    pending = Pending(redis)
    await pending.put(5, "draft", "words")
    assert await pending.get(5, "draft") == "words"
    (key,) = await redis.keys("*")
    assert await redis.ttl(key) == KEPT


async def test_what_was_dropped_is_not_remembered(redis: Redis) -> None:
    pending = Pending(redis)
    await pending.put(5, "draft", "words")
    await pending.drop(5, "draft")
    assert await pending.get(5, "draft") is None

from bot.store.connection import Redis
from bot.store.pending import KEPT, MOST, Pending


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


async def test_of_very_much_only_what_old_buttons_need_goes(redis: Redis) -> None:
    pending = Pending(redis)
    await pending.put(5, "draft:0", "kept")
    for number in range(MOST):
        await pending.put(5, f"~{number}", "words")
    assert await pending.get(5, "draft:0") == "kept"
    assert await pending.get(5, "~0") is None
    assert await pending.get(5, f"~{MOST - 1}") == "words"


async def test_what_is_no_buttons_stays_however_much_it_is(redis: Redis) -> None:
    pending = Pending(redis)
    for number in range(MOST + 1):
        await pending.put(5, f"draft:{number}", "kept")
    assert await pending.get(5, "draft:0") == "kept"

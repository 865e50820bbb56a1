from bot.store import keys
from bot.store.asked import KEPT, AskedBefore
from bot.store.connection import Redis


async def test_what_each_person_asked_last_in_a_chat_is_remembered(
    redis: Redis,
) -> None:
    asked = AskedBefore(redis)
    await asked.put(-5, 1, "How many boats sank?")
    await asked.put(-5, 2, "Who is Mira Toll?")
    assert await asked.last(-5, 1) == "How many boats sank?"
    assert await asked.last(7, 1) == ""


async def test_it_is_forgotten_by_itself(redis: Redis) -> None:
    await AskedBefore(redis).put(-5, 1, "How many boats sank?")
    assert 0 < await redis.ttl(keys.asked(-5, 1)) <= KEPT

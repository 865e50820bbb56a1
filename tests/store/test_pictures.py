from bot.store import keys
from bot.store.connection import Redis
from bot.store.pictures import KEPT, Pictures


async def test_a_picture_has_no_name_until_it_was_given_one(redis: Redis) -> None:
    pictures = Pictures(redis)
    assert await pictures.get("d1") == ""
    await pictures.put("d1", "AgAC1")
    assert await pictures.get("d1") == "AgAC1"
    assert await pictures.get("d2") == ""


async def test_a_name_goes_after_a_month_or_when_it_is_dropped(redis: Redis) -> None:
    pictures = Pictures(redis)
    await pictures.put("d1", "AgAC1")
    assert KEPT - 5 <= await redis.ttl(keys.picture("d1")) <= KEPT
    await pictures.drop("d1")
    assert await pictures.get("d1") == ""

from datetime import timedelta

from bot.store import keys
from bot.store.connection import Redis
from bot.store.robots import RobotsTexts

ADDRESS = "https://tern.example/robots.txt"
DAY = timedelta(days=1)


async def test_a_text_is_kept_for_its_time(redis: Redis) -> None:
    texts = RobotsTexts(redis)
    assert await texts.get(ADDRESS) is None
    await texts.keep(ADDRESS, b"User-agent: *", DAY, is_closed=False)
    assert await texts.get(ADDRESS) == (b"User-agent: *", False)
    assert 86_390 <= await redis.ttl(keys.robots(ADDRESS)) <= 86_400


async def test_a_closed_site_and_an_open_one_differ(redis: Redis) -> None:
    texts = RobotsTexts(redis)
    await texts.keep(ADDRESS, b"", DAY, is_closed=True)
    assert await texts.get(ADDRESS) == (b"", True)
    await texts.keep(ADDRESS, b"", DAY, is_closed=False)
    assert await texts.get(ADDRESS) == (b"", False)

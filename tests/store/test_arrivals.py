from bot.model import Findings
from bot.store import keys
from bot.store.arrivals import Arrivals
from bot.store.articles import Articles
from bot.store.connection import Redis
from tests.fakes.reports import article


async def filled(redis: Redis, *names: str) -> Arrivals:
    articles = Articles(redis)
    for name in names:
        made = article(name, f"Boats sank off {name}.")
        await articles.add(made, Findings(), f"s-{name}", {name: 1.0})
    return Arrivals(redis)


async def test_an_empty_store_has_given_no_number(redis: Redis) -> None:
    assert await Arrivals(redis).latest() == 0


async def test_blocks_name_what_came_in_newest_first(redis: Redis) -> None:
    arrivals = await filled(redis, "odell", "ostrand")
    await redis.set(keys.number(), 249)
    await filled(redis, "tern")
    assert await arrivals.latest() == 250
    found = await arrivals.between(0, 2)
    assert list(found.items()) == [(250, "tern"), (2, "ostrand"), (1, "odell")]
    assert await arrivals.between(1, 1) == {}


async def test_a_version_has_a_number_and_a_size_and_what_is_gone_has_none(
    redis: Redis,
) -> None:
    arrivals = await filled(redis, "odell")
    (version,) = await arrivals.arrived({1: "odell", 2: "gone"})
    assert version[:2] == (1, "odell")
    assert version.size == len(await redis.hget(keys.article("odell"), "z") or b"")


async def test_articles_are_opened_in_the_order_asked_for(redis: Redis) -> None:
    arrivals = await filled(redis, "odell", "ostrand")
    opened = await arrivals.opened(["ostrand", "gone", "odell"])
    assert [each.id for each, _ in opened] == ["ostrand", "odell"]


async def test_damaged_articles_are_left_out(redis: Redis) -> None:
    arrivals = await filled(redis, "odell")
    await redis.hset(keys.article("odell"), "z", b"damaged")
    assert await arrivals.opened(["odell"]) == ()

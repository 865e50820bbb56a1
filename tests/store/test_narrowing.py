from bot.store.connection import Redis
from bot.store.labels import Labels
from bot.store.narrowing import ANYTHING, Narrowing, Within
from tests.fakes.clock import NOON


async def test_of_no_articles_none_are_meant(redis: Redis) -> None:
    assert await Narrowing(redis).narrowed([], ANYTHING) == ()


def test_bounds_hold_their_ends() -> None:
    within = Within(since=NOON, until=NOON)
    assert within.holds(NOON.timestamp())
    assert not within.holds(NOON.timestamp() + 1)


def test_an_article_is_meant_by_outlet_and_topic() -> None:
    within = Within("sea", "Gull")
    assert within.means(Labels("Gull", ("land", "sea")))
    assert not within.means(Labels("Tern", ("sea",)))
    assert not within.means(Labels("Gull", ("land",)))

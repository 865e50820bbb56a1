from dataclasses import replace

from bot.model import Findings
from bot.store import keys
from bot.store.articles import Articles
from bot.store.codec import text_mark
from bot.store.connection import Redis
from bot.store.labels import Labels, labels
from tests.store.values import article


async def test_each_article_has_its_outlet_and_topics(redis: Redis) -> None:
    articles = Articles(redis)
    for number in range(60):
        one = replace(article(number), topics=("sea", f"bay {number}"))
        await articles.add(one, Findings(), "s1", {})
    found = await labels(redis, [f"a{number}" for number in range(60)])
    assert len(found) == 60
    mark = text_mark(article(59).text)
    assert found["a59"] == Labels("The Gull", ("sea", "bay 59"), mark)


async def test_what_is_gone_or_damaged_has_no_labels(redis: Redis) -> None:
    await Articles(redis).add(article(1), Findings(), "s1", {})
    await redis.hset(keys.article("a1"), "z", b"damaged")
    assert await labels(redis, ["a1", "a2", "a1"]) == {"a1": Labels(), "a2": Labels()}

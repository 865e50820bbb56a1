"""An article is shown to further readers whole, or not at all."""

from dataclasses import replace

from bot.model import Findings
from bot.store import keys
from bot.store.articles import Articles
from bot.store.connection import Redis
from bot.store.opening import Opener
from bot.store.scripts import Word
from tests.store.values import article

NOTHING = Findings()
GULL = "https://gull.example/rss"
TERN = "https://tern.example/rss"
OWN = replace(article(1), feed=GULL)


async def test_two_that_share_an_article_at_once_both_do(redis: Redis) -> None:
    class Late(Opener):
        is_first = True

        async def _turn(self, article_id: str, feed: str) -> list[Word]:
            found = await super()._turn(article_id, feed)
            if self.is_first:
                self.is_first = False
                await articles.open(article_id, "https://auk.example/rss")
            return found

    articles = Articles(redis)
    await articles.add(OWN, NOTHING, "s1", {})
    assert await Late(redis).open("a1", TERN)
    report = await articles.report("a1")
    assert report
    assert report.feeds == ("https://auk.example/rss", GULL, TERN)


async def test_what_is_damaged_or_gone_is_shown_to_nobody_else(redis: Redis) -> None:
    articles = Articles(redis)
    await articles.add(OWN, NOTHING, "s1", {})
    await redis.hset(keys.article("a1"), "z", b"damaged")
    assert not await Opener(redis).open("a1")
    assert not await Opener(redis).open("a2")

"""How many articles there are, as everybody and as one chat sees it."""

from dataclasses import replace

from bot.store.articles import Articles
from bot.store.catalogue import newest_ids
from bot.store.connection import Redis
from bot.store.listing import by_time
from tests.store.values import FINDINGS, article

GULLS = "https://gulls.example/rss"


async def test_what_own_feeds_brought_counts_for_their_chat_alone(redis: Redis) -> None:
    articles, before = Articles(redis), await Articles(redis).version()
    await articles.add(article(1), FINDINGS, "s1", {})
    own = replace(article(2, text="Another text."), feed=GULLS, source="Gulls")
    await articles.add(own, FINDINGS, "s2", {})
    assert (await articles.count(), await articles.kept()) == (1, 2)
    assert await articles.version() > before
    mine, theirs = articles.seen_by((GULLS,)), articles.seen_by(())
    assert (await mine.sources())["Gulls"] == 1
    assert "Gulls" not in await theirs.sources()
    assert await newest_ids(redis, by_time(""), 0, 9) == ["a1"]

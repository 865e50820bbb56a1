"""An article is shown to further readers whole, or not at all."""

from dataclasses import replace

from bot.model import Article, Correction, Findings, Story, Version
from bot.store import keys
from bot.store.articles import Articles
from bot.store.connection import Redis
from bot.store.opening import Opener
from bot.store.retention import Retention
from bot.store.scripts import Word
from bot.store.stories import Stories
from tests.store.values import DAY, NOON, TEXT, article

NOTHING = Findings()
GULL = "https://gull.example/rss"
TERN = "https://tern.example/rss"
OWN = replace(article(1), feed=GULL)


async def test_two_that_share_an_article_at_once_both_do(redis: Redis) -> None:
    class Late(Opener):
        is_first = True

        async def _turn(
            self, article_id: str, feed: str, again: Article | None
        ) -> list[Word]:
            found = await super()._turn(article_id, feed, again)
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


async def test_everybody_sees_no_address_that_only_an_own_feed_gives(
    redis: Redis,
) -> None:
    articles = Articles(redis)
    secret = replace(OWN, url="https://gull.example/1?key=secret", title="For Ada")
    shared = article(1, url="https://tern.example/1", source="Tern", topics=("sky",))
    await articles.add(secret, NOTHING, "s1", {})
    assert await articles.open("a1", "", shared)
    everybody = articles.seen_by(())
    assert await everybody.get("a1") == shared
    assert await everybody.sources() == {"Tern": 1}
    assert [each.topics for each in await everybody.latest(9, topic="sky")] == [
        ("sky",)
    ]
    assert await articles.known(shared.url, "") == "a1"
    assert await Retention(redis).remove("a1")
    assert set(await redis.keys("*")) == {b"nb:{ix}:number", b"nb:{ix}:version"}


async def test_readers_of_two_own_feeds_see_an_address_only_if_both_give_it(
    redis: Redis,
) -> None:
    articles = Articles(redis)
    await articles.add(OWN, NOTHING, "s1", {})
    await articles.open("a1", TERN, replace(OWN, feed=TERN))
    theirs = articles.seen_by([TERN])
    assert await theirs.get("a1") == OWN
    other = replace(OWN, url=f"{OWN.url}?key=secret", feed="https://auk.example/rss")
    await articles.open("a1", other.feed, other)
    assert await theirs.get("a1") == replace(OWN, url="", feed=other.feed)


async def test_what_an_own_feed_had_said_before_is_shown_to_nobody_else(
    redis: Redis,
) -> None:
    articles = Articles(redis)
    await articles.add(OWN, NOTHING, "s1", {})
    version = Version(NOON, 1, 1, (Correction("8", "9", "A secret 8.", TEXT),))
    again = replace(OWN, text=f"{TEXT} Now 9.")
    assert await articles.replace(again, NOTHING, {}, version)
    await articles.open("a1", "", replace(again, feed=""))
    report = await articles.report("a1")
    assert report
    assert report.versions == ()


async def test_who_copies_a_text_first_does_not_make_it_old_for_everybody(
    redis: Redis,
) -> None:
    articles, stories = Articles(redis), Stories(redis)
    copied = replace(OWN, published=NOON - 20 * DAY)
    await articles.add(copied, NOTHING, "s1", {})
    story = Story("s1", "Boats", ("a1",), (), copied.published, (GULL,))
    await stories.save(story)
    await articles.open("a1", "", replace(OWN, feed=""))
    assert len(await articles.since(NOON)) == 1
    assert await stories.recent(NOON) == (replace(story, feeds=(), updated=NOON),)
    assert await Retention(redis).remove_before(NOON, NOON) == 0

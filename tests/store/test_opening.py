"""What an own feed brought is shown to everybody whole, or not at all."""

from dataclasses import replace

from bot.model import Findings, Listed, Story
from bot.store import keys
from bot.store.articles import Articles
from bot.store.codec import text_mark
from bot.store.connection import Redis
from bot.store.entries import known_key
from bot.store.opening import Opener
from bot.store.retention import Retention
from bot.store.scripts import Word
from bot.store.stories import Stories
from tests.store.values import DAY, NOON, article, share

NOTHING = Findings()
GULL = "https://gull.example/rss"
TERN = "https://tern.example/rss"
OWN = replace(article(1), feed=GULL)


async def test_what_is_changed_meanwhile_is_shown_all_the_same(redis: Redis) -> None:
    class Late(Opener):
        is_first = True

        async def _turn(self, article_id: str, feed: str) -> list[Word]:
            found = await super()._turn(article_id, feed)
            if self.is_first:
                self.is_first = False
                await articles.replace(replace(OWN, text="Other words."), NOTHING, {})
            return found

    articles = Articles(redis)
    await articles.add(OWN, NOTHING, "s1", {})
    assert await Late(redis).publish(GULL) == 1
    kept = await articles.seen_by(()).get("a1")
    assert kept
    assert kept.text == "Other words."


async def test_two_who_show_an_article_at_once_show_it_once(redis: Redis) -> None:
    class Late(Opener):
        async def _turn(self, article_id: str, feed: str) -> list[Word]:
            found = await super()._turn(article_id, feed)
            assert await Opener(redis).publish(feed) == bool(found)
            return found

    await Articles(redis).add(OWN, NOTHING, "s1", {})
    assert await Late(redis).publish(GULL) == 0
    assert len(await Articles(redis).latest(9)) == 1


async def test_what_is_damaged_or_gone_is_shown_to_nobody_else(redis: Redis) -> None:
    await Articles(redis).add(OWN, NOTHING, "s1", {})
    await redis.hset(keys.article("a1"), "z", b"damaged")
    await redis.zadd(keys.by_own(GULL), {"a2": 1.0})
    assert await Opener(redis).publish(GULL) == 0


async def test_what_everybody_has_by_another_feed_stays_its_readers(
    redis: Redis,
) -> None:
    articles = Articles(redis)
    false = replace(OWN, title="A false title", source="Nobody")
    await articles.add(false, NOTHING, "s1", {})
    await articles.add(article(2, text=OWN.text), NOTHING, "s1", {})
    assert await articles.publish(GULL) == 0
    (shown,) = await articles.seen_by(()).latest(9)
    assert shown.origin.title == "Title 2"
    assert await articles.seen_by(()).report("a1") is None
    assert await redis.zcard(keys.by_own(GULL)) == 0
    assert await Retention(redis).remove("a1")
    assert await Retention(redis).remove("a2")
    assert set(await redis.keys("*")) == {b"nb:{ix}:number", b"nb:{ix}:version"}


async def test_what_own_feeds_shared_is_the_others_when_one_is_everybodys(
    redis: Redis,
) -> None:
    articles = Articles(redis)
    await articles.add(OWN, NOTHING, "s1", {}, listed=Listed("mark", "digest"))
    await share(redis, OWN, TERN)
    assert await articles.publish(GULL) == 0
    report = await articles.report("a1")
    assert report
    assert report.feeds == (TERN,)
    assert await articles.known("", OWN.text) is None


async def test_what_an_older_version_left_is_in_nobodys_way(redis: Redis) -> None:
    articles = Articles(redis)
    await articles.add(OWN, NOTHING, "s1", {})
    await share(redis, OWN, TERN)
    assert await articles.known("", OWN.text) is None
    assert await articles.known("", OWN.text, TERN) is None
    assert await articles.add(article(2, text=OWN.text), NOTHING, "s1", {})
    assert await articles.known("", OWN.text, TERN) == "a2"
    gone = text_mark("What is gone.")
    await redis.hset(known_key(gone), gone, "a9")
    assert await articles.known("", "What is gone.") is None
    assert await articles.add(article(3, text="What is gone."), NOTHING, "s1", {})
    assert await articles.known("", "What is gone.") == "a3"


async def test_a_story_that_becomes_everybodys_is_as_new_as_its_article(
    redis: Redis,
) -> None:
    articles, stories = Articles(redis), Stories(redis)
    await articles.add(OWN, NOTHING, "s1", {})
    story = Story("s1", "Boats", ("a1",), (), NOON - DAY, (GULL,))
    await stories.save(story)
    await articles.publish(GULL)
    assert await stories.recent(NOON) == (replace(story, feeds=(), updated=NOON),)

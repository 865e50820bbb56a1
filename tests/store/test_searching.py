"""Which stories are near some terms."""

from dataclasses import replace

from bot.model import Findings, Story
from bot.store import keys
from bot.store.articles import Articles
from bot.store.connection import Redis
from bot.store.entries import few_of
from bot.store.stories import Stories
from tests.fakes.clock import NOON
from tests.fakes.reports import article

FLOOD = Story("flood", "Flood", ("a", "b"), ("world",), NOON)


async def test_stories_come_once_and_best_first(redis: Redis) -> None:
    articles, stories = Articles(redis), Stories(redis)
    rain = replace(FLOOD, id="rain", article_ids=("c",))
    for id_, story, weight in (("a", FLOOD, 9.0), ("b", FLOOD, 2.0), ("c", rain, 5.0)):
        terms = {"water": weight}
        await articles.add(article(id_, f"Text {id_}."), Findings(), story.id, terms)
        await stories.save(story)
    assert await articles.near({"water": 1.0}, 9) == (FLOOD, rain)
    assert await articles.near({"water": 1.0}, 1) == (FLOOD,)


async def test_a_story_that_is_gone_is_not_near(redis: Redis) -> None:
    articles = Articles(redis)
    await articles.add(article("a", "Text."), Findings(), "gone", {"water": 1.0})
    assert await articles.near({"water": 1.0}, 9) == ()


async def test_nothing_is_near_what_no_article_says(redis: Redis) -> None:
    assert await Articles(redis).near({"water": 1.0}, 9) == ()


async def test_a_term_moves_to_a_key_of_its_own_when_it_is_in_many(
    redis: Redis,
) -> None:
    articles = Articles(redis)
    for number in range(13):
        made = article(f"a{number}", f"Text {number}.")
        await articles.add(made, Findings(), "flood", {"water": 1.0})
        is_few = number < 12
        assert bool(await redis.hexists(keys.few(few_of("water")), "water")) == is_few
        assert bool(await redis.exists(keys.many("water"))) != is_few

"""Which stories are near some terms."""

from dataclasses import replace
from datetime import timedelta

from bot.model import Findings, Story
from bot.store import keys
from bot.store.articles import Articles
from bot.store.connection import Redis
from bot.store.entries import few_of
from bot.store.narrowing import Within
from bot.store.stories import Stories
from tests.fakes.clock import NOON
from tests.fakes.reports import article

OWN = "https://own.example/feed"
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


async def brought(redis: Redis) -> Articles:
    """Keep articles on water of two outlets and topics, one of them an own feed's."""
    articles = Articles(redis)
    for name, source, topic, hours, feed in (
        ("a", "Gull", "sea", 0, ""),
        ("b", "Gull", "land", 30, ""),
        ("c", "Tern", "sea", 60, ""),
        ("d", "Tern", "sea", 0, OWN),
    ):
        made = replace(
            article(name, f"Text {name}."),
            source=source,
            topics=(topic,),
            published=NOON - timedelta(hours=hours),
            feed=feed,
        )
        await articles.add(made, Findings(), name, {"water": 1.0})
    return articles


async def found(articles: Articles, within: Within) -> list[str]:
    hits = await articles.find({"water": 1.0}, 9, within)
    return sorted(hit.article_id for hit in hits)


async def test_a_search_is_narrowed_by_topic_outlet_and_time(redis: Redis) -> None:
    public = (await brought(redis)).seen_by(())
    assert await found(public, Within()) == ["a", "b", "c"]
    assert await found(public, Within(topic="sea")) == ["a", "c"]
    assert await found(public, Within(topic="sea", source="Gull")) == ["a"]
    assert await found(public, Within(topic="land", source="Tern")) == []
    day = NOON - timedelta(days=1)
    assert await found(public, Within(since=day)) == ["a"]
    assert await found(public, Within(until=day)) == ["b", "c"]


async def test_what_an_own_feed_brought_is_narrowed_for_its_chat_alone(
    redis: Redis,
) -> None:
    mine = (await brought(redis)).seen_by((OWN,))
    assert await found(mine, Within()) == ["a", "b", "c", "d"]
    assert await found(mine, Within(source="Tern")) == ["c", "d"]
    assert await found(mine, Within(topic="land")) == ["b"]


async def test_a_word_that_comes_up_often_adds_little_more_than_once(
    redis: Redis,
) -> None:
    articles = Articles(redis)
    for name, weight in (("a", 1.0), ("b", 3.0)):
        made = article(name, f"Text {name}.")
        await articles.add(made, Findings(), name, {"water": weight})
    best, other = await articles.find({"water": 1.0}, 9)
    assert best.article_id == "b"
    assert best.score == 1.5 * other.score
    assert await articles.find({}, 9) == ()


async def test_terms_are_counted_by_the_articles_they_stand_in(redis: Redis) -> None:
    articles = Articles(redis)
    for number in range(14):
        terms = {"water": 1.0} | ({"tide": 1.0} if number < 2 else {})
        made = article(f"a{number}", f"Text {number}.")
        await articles.add(made, Findings(), "flood", terms)
    counts = await articles.counts(["water", "tide", "moon"])
    assert counts == {"water": 14, "tide": 2, "moon": 0}
    assert await articles.counts([]) == {}


async def test_who_has_all_the_words_comes_before_who_has_one_often(
    redis: Redis,
) -> None:
    articles = Articles(redis)
    for name, terms in (
        ("bank", {"norvane": 40.0}),
        ("ferry", {"norvane": 1.0, "ferry": 1.0}),
        ("boat", {"ferry": 9.0}),
    ):
        await articles.add(article(name, f"Text {name}."), Findings(), name, terms)
    hits = await articles.find({"norvane": 1.0, "ferry": 1.0, "zebra": 1.0}, 9)
    assert [(hit.article_id, hit.has_all) for hit in hits] == [
        ("ferry", True),
        ("bank", False),
        ("boat", False),
    ]

"""Articles go whole, and leave nothing behind."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.model import Findings, Listed, Story
from bot.store import keys
from bot.store.articles import Articles
from bot.store.codec import text_of
from bot.store.connection import Redis
from bot.store.retention import REMEMBERED, Retention
from bot.store.scripts import Word
from bot.store.stories import Stories
from tests.store.test_repeating import all_of
from tests.store.values import DAY, FINDINGS, HOUR, NOON, article, share

NOTHING = Findings()
GULL = "https://gull.example/rss"
TERN = "https://tern.example/rss"


@pytest.fixture
def articles(redis: Redis) -> Articles:
    return Articles(redis)


@pytest.fixture
def retention(redis: Redis) -> Retention:
    return Retention(redis)


async def keep(articles: Articles, numbers: Sequence[int]) -> None:
    """Keep articles an hour apart, with terms that many, few and one of them have."""
    for number in numbers:
        terms = {"all": 1.0, f"some{number % 9}": 2.0, f"one{number}": 3.0}
        made = article(
            number,
            published=NOON + number * HOUR,
            topics=(f"t{number % 3}",),
            source=f"Source {number % 4}",
        )
        await articles.add(made, NOTHING, f"s{number % 7}", terms)


async def ids(articles: Articles) -> list[str]:
    return [each.origin.article_id for each in await articles.latest(999)]


async def test_a_removed_article_leaves_no_trace(
    articles: Articles, retention: Retention, redis: Redis
) -> None:
    await Stories(redis).save(Story("s1", "Boats", ("a1",), ("sea",), NOON))
    await articles.add(article(1), FINDINGS, "s1", {"boat": 1.0})
    assert await retention.remove("a1")
    assert not await retention.remove("a1")
    left = {keys.version().encode(), keys.number().encode()}
    assert set(await redis.keys("*")) == left


@pytest.mark.parametrize("is_everybodys", [False, True])
@pytest.mark.parametrize("is_shared", [False, True])
async def test_an_own_article_leaves_no_trace_whoever_saw_it(
    articles: Articles,
    retention: Retention,
    redis: Redis,
    *,
    is_shared: bool,
    is_everybodys: bool,
) -> None:
    own = replace(article(1), feed=GULL)
    await Stories(redis).save(Story("s1", "Boats", ("a1",), ("sea",), NOON, (GULL,)))
    listed = Listed("mark", "digest")
    await articles.add(own, FINDINGS, "s1", {"boat": 1.0}, listed=listed)
    if is_shared:
        await share(redis, own, TERN)
    if is_everybodys:
        assert await articles.publish(GULL) == int(not is_shared)
    assert await articles.kept() == 1
    assert await retention.remove_before(NOON + DAY, NOON) == 1
    left = {keys.version().encode(), keys.number().encode()}
    assert set(await redis.keys("*")) == left


async def test_own_articles_count_where_there_are_too_many(
    articles: Articles, retention: Retention
) -> None:
    await articles.add(replace(article(1), feed=GULL), NOTHING, "s1", {})
    await articles.add(article(2, published=NOON + HOUR), NOTHING, "s1", {})
    assert await retention.remove_oldest(1, NOON) == 1
    assert await articles.get("a1") is None
    assert await ids(articles) == ["a2"]


async def test_an_article_others_came_to_see_meanwhile_is_not_half_removed(
    articles: Articles, redis: Redis
) -> None:
    class Late(Retention):
        async def _remove(self, ids: Sequence[str], now: object) -> int:
            at = await self._redis.hget(keys.article("a1"), "at")
            assert at
            await articles.publish(GULL)
            words: list[Word] = ["a1", at.split()[0], GULL, "s1", "{}", "", 1]
            return int((await self._drop.each([([keys.article("a1")], words)]))[0])

    await articles.add(replace(article(1), feed=GULL), NOTHING, "s1", {})
    assert not await Late(redis).remove("a1")
    assert await ids(articles) == ["a1"]


@pytest.mark.whole
async def test_hundreds_that_come_and_go_in_any_order_leave_the_store_as_it_was(
    articles: Articles, retention: Retention, redis: Redis
) -> None:
    await keep(articles, range(20))
    before = await all_of(redis)
    passing = list(range(20, 420))
    chance = random.Random(1)  # noqa: S311  # any order will do
    chance.shuffle(passing)
    await keep(articles, passing)
    chance.shuffle(passing)
    for number in passing:
        assert await retention.remove(f"a{number}")
    after = await all_of(redis)
    assert after.pop(keys.number()) != before.pop(keys.number())
    assert after == before


async def test_terms_are_found_while_articles_go(
    articles: Articles, retention: Retention
) -> None:
    await keep(articles, range(40))
    for number in range(1, 40, 2):
        await retention.remove(f"a{number}")
    found = await articles.search({"all": 1.0}, 99)
    assert sorted(found) == sorted(f"a{number}" for number in range(0, 40, 2))
    assert await articles.search({"one7": 1.0}, 9) == ()


async def test_old_articles_go_and_newer_ones_stay(
    articles: Articles, retention: Retention
) -> None:
    await articles.add(article(1, published=NOON - DAY), NOTHING, "s1", {"boat": 1.0})
    await articles.add(article(2), NOTHING, "s1", {"boat": 1.0})
    assert await retention.remove_before(NOON, NOON) == 1
    assert await ids(articles) == ["a2"]
    assert await articles.add(article(1), NOTHING, "s1", {})


async def test_of_too_many_the_oldest_go_and_the_floor_says_so(
    articles: Articles, retention: Retention
) -> None:
    assert await retention.floor() is None
    await keep(articles, range(150))
    assert await retention.remove_oldest(40, NOON) == 110
    assert await retention.remove_oldest(40, NOON) == 0
    assert (await ids(articles))[-1] == "a110"
    assert await retention.floor() == NOON + 109 * HOUR


async def test_the_floor_never_sinks(articles: Articles, retention: Retention) -> None:
    await keep(articles, [5])
    await retention.remove_oldest(0, NOON)
    await keep(articles, [1])
    await retention.remove_oldest(0, NOON)
    assert await retention.floor() == NOON + 5 * HOUR


async def test_what_lasts_stays_however_many_there_are(
    articles: Articles, retention: Retention
) -> None:
    await articles.add(article(1), NOTHING, "s1", {}, lasts=True)
    assert await retention.remove_oldest(0, NOON) == 0
    assert await ids(articles) == ["a1"]


async def test_an_undated_article_that_went_is_remembered_while_it_is_listed(
    articles: Articles, retention: Retention
) -> None:
    await articles.add(article(1), NOTHING, "s1", {}, is_undated=True)
    await articles.add(article(2), NOTHING, "s2", {})
    await retention.remove_before(NOON + DAY, NOON)
    assert [await retention.is_gone(id_, NOON + DAY) for id_ in ("a1", "a2")] == [
        True,
        False,
    ]
    await retention.forget_gone(NOON + REMEMBERED + HOUR)
    assert await retention.is_gone("a1", NOON + DAY)
    await retention.forget_gone(NOON + REMEMBERED + timedelta(days=2))
    assert not await retention.is_gone("a1", NOON)


async def test_one_that_is_kept_again_is_gone_no_more(
    articles: Articles, retention: Retention
) -> None:
    await articles.add(article(1), NOTHING, "s1", {}, is_undated=True)
    await retention.remove_before(NOON + DAY, NOON)
    await articles.add(article(1), NOTHING, "s1", {})
    assert not await retention.is_gone("a1", NOON)


async def test_a_damaged_article_goes_too(
    articles: Articles,
    retention: Retention,
    redis: Redis,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await articles.add(article(1), NOTHING, "s1", {"boat": 1.0})
    await redis.hset(keys.article("a1"), "z", b"damaged")
    assert await retention.remove_before(NOON + DAY, NOON) == 1
    assert await articles.count() == 0
    assert await articles.search({"boat": 1.0}, 9) == ()
    assert "article a1 is damaged and goes" in caplog.text


async def test_a_removal_cut_off_leaves_whole_articles_and_is_gone_on_with(
    articles: Articles, retention: Retention, redis: Redis
) -> None:
    class Killed(Retention):
        async def _remove(self, ids: Sequence[str], now: datetime | None) -> int:
            await super()._remove(ids[:7], now)
            raise KeyboardInterrupt

    await keep(articles, range(20))
    with pytest.raises(KeyboardInterrupt):
        await Killed(redis).remove_oldest(5, NOON)
    assert len(await articles.search({"all": 1.0}, 99)) == 13
    assert len(await ids(articles)) == 13
    assert await retention.remove_oldest(0, NOON) == 13
    left = {keys.version(), keys.number(), keys.floor()}
    assert {text_of(key) for key in await redis.keys("*")} == left


class Racing(Retention):
    """Finds that another version came in between, each time."""

    async def _remove(self, ids: Sequence[str], now: object) -> int:
        return 0


async def test_what_changes_meanwhile_is_left_to_the_next_round(
    articles: Articles, redis: Redis
) -> None:
    await keep(articles, range(3))
    racing = Racing(redis)
    assert await racing.remove_before(NOON + DAY, NOON) == 0
    assert await racing.remove_oldest(1, NOON) == 0


async def test_a_version_that_came_in_between_is_not_taken_away(
    articles: Articles, redis: Redis
) -> None:
    class Late(Retention):
        async def _remove(self, ids: Sequence[str], now: object) -> int:
            read = await self._redis.hget(keys.article("a1"), "at")
            assert read
            await articles.replace(article(1, text="New."), NOTHING, {})
            words: list[Word] = ["a1", read.split()[0], "", "s1", "{}", "", 1]
            call = [keys.article("a1")], words
            return int((await self._drop.each([call]))[0])

    await keep(articles, [1])
    assert not await Late(redis).remove("a1")
    assert await ids(articles) == ["a1"]


async def test_how_full_the_server_is_can_be_asked(
    retention: Retention, redis: Redis
) -> None:
    assert await retention.fullness() == 0.0
    try:
        await redis.config_set("maxmemory", 1 << 40)
        assert 0.0 < await retention.fullness() < 0.01
    finally:
        await redis.config_set("maxmemory", 0)


async def test_of_several_servers_the_fullest_counts() -> None:
    class Cluster:
        async def info(self, section: str) -> dict[str, dict[str, int]]:
            return {
                "one:1": {"used_memory": 5, "maxmemory": 10},
                "two:1": {"used_memory": 9, "maxmemory": 0},
            }

    retention = Retention.__new__(Retention)
    retention._redis = Cluster()  # type: ignore[assignment]  # only asked for INFO
    assert await retention.fullness() == 0.5


async def test_names_in_the_index_are_those_of_articles_that_are_there(
    articles: Articles, retention: Retention, redis: Redis
) -> None:
    await keep(articles, range(30))
    await retention.remove_oldest(10, NOON)
    blocks = [text_of(key) for key in await redis.keys("*numbers:*")]
    named = {text_of(id_) for key in blocks for id_ in await redis.hvals(key)}
    assert named == set(await ids(articles))

from dataclasses import replace

import pytest

from bot.model import Article, Findings, Report, Story
from bot.store.articles import Articles
from bot.store.connection import Redis
from bot.store.retention import Retention
from bot.store.series import SeriesIndex
from bot.store.stories import Stories
from tests.store.values import DAY, HOUR, NOON, article

STORY = "s1"


@pytest.fixture
def index(redis: Redis) -> SeriesIndex:
    return SeriesIndex(redis)


@pytest.fixture
async def articles(redis: Redis) -> Articles:
    kept = Articles(redis)
    for each in (article(1), article(2, published=NOON + HOUR)):
        await kept.add(each, Findings(), STORY, {})
    return kept


def report(kept: Article) -> Report:
    return Report(kept.origin, (), Findings(), STORY)


ONE, TWO = report(article(1)), report(article(2, published=NOON + HOUR))


async def test_where_figures_belong_comes_back_as_it_was_kept(
    articles: Articles, index: SeriesIndex
) -> None:
    assert await index.add(ONE, {1: "aa", 3: "bb"}, 0, is_news=True)
    assert await index.of(STORY) == {ONE.origin.article_id: {1: "aa", 3: "bb"}}
    assert await index.of("other") == {}


async def test_an_article_that_comes_again_changes_nothing(
    articles: Articles, index: SeriesIndex
) -> None:
    await index.add(ONE, {1: "aa"}, 0, is_news=True)
    await index.told([ONE.origin.article_id])
    assert await index.add(ONE, {1: "bb"}, 1, is_news=True)
    assert await index.of(STORY) == {ONE.origin.article_id: {1: "aa"}}
    assert await index.fresh(NOON + DAY) == ()


async def test_a_decision_others_have_overtaken_is_refused(
    articles: Articles, index: SeriesIndex
) -> None:
    await index.add(ONE, {1: "aa"}, 0, is_news=True)
    assert not await index.add(TWO, {1: "bb"}, 0, is_news=True)
    assert await index.add(TWO, {1: "aa"}, 1, is_news=True)


async def test_news_waits_until_it_is_published_and_told(
    articles: Articles, index: SeriesIndex
) -> None:
    await index.add(ONE, {1: "aa"}, 0, is_news=True)
    await index.add(TWO, {1: "aa"}, 1, is_news=True)
    one, two = ONE.origin.article_id, TWO.origin.article_id
    assert await index.fresh(NOON) == (one,)
    assert await index.fresh(NOON + HOUR) == (one, two)
    await index.told([])
    await index.told([one])
    assert await index.fresh(NOON + HOUR) == (two,)


async def test_what_is_no_news_does_not_wait(
    articles: Articles, index: SeriesIndex
) -> None:
    await index.add(ONE, {1: "aa"}, 0, is_news=False)
    assert await index.fresh(NOON + DAY) == ()


async def test_points_go_with_their_article(
    redis: Redis, articles: Articles, index: SeriesIndex
) -> None:
    await index.add(ONE, {1: "aa"}, 0, is_news=True)
    await Retention(redis).remove(ONE.origin.article_id)
    assert await index.of(STORY) == {}
    assert await index.fresh(NOON + DAY) == ()
    assert await index.add(ONE, {1: "aa"}, 0, is_news=True)
    assert await index.of(STORY) == {}


async def test_nothing_is_kept_under_a_story_that_was_absorbed_meanwhile(
    redis: Redis, articles: Articles, index: SeriesIndex
) -> None:
    stories, story = Stories(redis), Story("s2", "Boats", ("a1",), (), NOON)
    await stories.merge(story, STORY)
    assert await index.add(ONE, {1: "aa"}, 0, is_news=True)
    assert await index.of(STORY) == {}
    assert await index.add(replace(ONE, story_id="s2"), {1: "aa"}, 0, is_news=True)
    assert await index.of("s2") == {ONE.origin.article_id: {1: "aa"}}

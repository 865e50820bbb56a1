from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model import Button, Content, Mark, Message, Part, Shown
from bot.store import keys
from bot.store.connection import Redis
from bot.store.contents import LASTS, OVER, Amiss, Contents
from tests.fakes.clock import FakeClock
from tests.store.values import NOON

PIECES = (
    Shown(3, 9, Part.TITLE, "a1", "Gulls"),
    Shown(10, 20, Part.FIGURE, "b2", "Some 80 gulls came.", "80"),
)
MESSAGE = Message("<b>Gulls</b>", ((Button("1", "1|story|s"),),), shown=PIECES)
MARK = Mark(0, 12, NOON, "81, not 80.", "b2", "0b1c", "b2.3f2e")
FIRST = Content((MESSAGE,))
SECOND = Content((MESSAGE,), (MARK,))
THIRD = Content((MESSAGE,), (MARK, replace(MARK, seen=NOON + timedelta(hours=1))))


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOON)


@pytest.fixture
def contents(redis: Redis, clock: FakeClock) -> Contents:
    return Contents(redis, clock)


async def amiss(redis: Redis, moment: str = "7.0") -> Amiss:
    await redis.hset(keys.amiss(), "b2", moment)
    return Amiss("b2", moment)


async def test_a_content_is_read_as_it_was_kept(contents: Contents) -> None:
    read = await contents.get(await contents.keep(SECOND))
    assert read == SECOND
    assert read.messages[0].shown == PIECES


async def test_it_is_kept_once_and_listed_for_each_article_it_shows(
    contents: Contents, redis: Redis
) -> None:
    name = await contents.keep(FIRST)
    assert await contents.keep(FIRST) == name
    for article_id in ("a1", "b2"):
        assert await contents.showing(article_id) == (name,)
        assert await redis.strlen(keys.showing(article_id)) == len(name)
        assert await redis.ttl(keys.showing(article_id)) == LASTS.total_seconds()
    assert await redis.ttl(keys.content(name)) == LASTS.total_seconds()


async def test_what_shows_no_article_is_not_kept(
    contents: Contents, redis: Redis
) -> None:
    assert await contents.keep(Content((Message("Nothing new."),))) == ""
    assert await redis.keys() == []


async def test_what_is_not_kept_any_more_is_none(contents: Contents) -> None:
    assert await contents.get("0123456789abcdef") is None


async def test_one_content_takes_the_place_of_another(
    contents: Contents, redis: Redis
) -> None:
    first, second, third = [await contents.keep(c) for c in (FIRST, SECOND, THIRD)]
    assert await contents.revise(await amiss(redis), {first: second})
    assert await contents.revise(await amiss(redis), {second: third})
    assert await contents.last(first) == await contents.last(third) == third
    assert await contents.showing("b2") == (third,)
    assert await contents.amiss() == ()


async def test_an_article_corrected_again_meanwhile_is_looked_at_again(
    contents: Contents, redis: Redis
) -> None:
    seen = await amiss(redis)
    again = await amiss(redis, "8.0")
    assert not await contents.revise(seen, {})
    assert await contents.amiss() == (again,)


async def test_what_shows_an_article_can_be_looked_at_again(
    contents: Contents, redis: Redis
) -> None:
    seen = await amiss(redis)
    await contents.look_again(["b2"])
    assert not await contents.revise(seen, {})
    (again,) = await contents.amiss()
    assert await contents.revise(again, {})
    await contents.look_again([])
    assert await contents.amiss() == ()


async def test_of_two_that_revise_a_content_one_looks_again(
    contents: Contents, redis: Redis
) -> None:
    first, second, third = [await contents.keep(c) for c in (FIRST, SECOND, THIRD)]
    seen = await amiss(redis)
    await redis.hset(keys.content(first), "next", second)
    assert not await contents.revise(seen, {first: third})
    assert await contents.last(first) == second
    assert await contents.amiss() == (seen,)


async def test_a_content_that_went_meanwhile_is_not_brought_back(
    contents: Contents, redis: Redis
) -> None:
    assert await contents.revise(await amiss(redis), {"gone": "other"})
    assert await redis.keys() == []


async def test_readers_are_looked_for_ever_less_often_and_then_no_more(
    contents: Contents, clock: FakeClock, redis: Redis
) -> None:
    first, second = await contents.keep(FIRST), await contents.keep(SECOND)
    await contents.revise(await amiss(redis), {first: second})
    looks = 0
    while again := await redis.zscore(keys.revised(), first):
        clock.advance(again - clock.now().timestamp())
        assert await contents.due() == (first,)
        await contents.looked([first])
        looks += 1
    assert looks == 16
    assert clock.now() - NOON >= OVER
    await redis.zadd(keys.revised(), {"gone": 0})
    await contents.looked(["gone"])
    assert await contents.due() == ()

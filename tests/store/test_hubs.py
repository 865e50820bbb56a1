"""What hubs were asked, what they may confirm, and what they bring."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model import Feed
from bot.store import keys
from bot.store.bells import PUSHES
from bot.store.connection import Redis
from bot.store.hubs import ANSWER, LEASE, MOST_WAITING, Hearing, Hubs, Push
from bot.store.records import score
from bot.store.stores import Stores, make_stores
from tests.store.values import DAY, HOUR, NOON

URL = "https://gull.example/rss"
SELF = "https://gull.example/rss.xml"
GULL = Hearing("t" * 32, URL, "https://hub.example/", SELF, "secret")
OTHER = replace(GULL, token="o" * 32)
BODY = Push(URL, "application/rss+xml", b"<rss>\n\n</rss>")


@pytest.fixture
async def stores(redis: Redis) -> Stores:
    made = make_stores(redis, "test")
    await made.feeds.add(Feed(URL, due=NOON + DAY))
    return made


@pytest.fixture
async def hubs(stores: Stores) -> Hubs:
    await stores.hubs.note(GULL, NOON)
    return stores.hubs


async def ask(hubs: Hubs, mode: str = "subscribe") -> None:
    await hubs.plan(GULL.token, NOON + HOUR, mode=mode, asked=score(NOON))


async def test_what_is_noted_is_to_be_asked_once(hubs: Hubs) -> None:
    assert not await hubs.note(OTHER, NOON)
    assert await hubs.get(GULL.token) == await hubs.of_feed(URL) == GULL
    assert await hubs.take(NOON, 9) == (GULL,)
    assert await hubs.take(NOON, 9) == ()
    assert await hubs.take(NOON + LEASE, 9) == (GULL,)


async def test_another_hub_gets_another_token_and_the_old_is_looked_after(
    hubs: Hubs,
) -> None:
    await hubs.plan(GULL.token, NOON + DAY, tries="0")
    other = replace(OTHER, hub="https://other.example/")
    assert await hubs.note(other, NOON)
    assert await hubs.of_feed(URL) == other
    assert set(await hubs.take(NOON, 9)) == {GULL, other}
    await hubs.drop(GULL)
    assert await hubs.of_feed(URL) == other
    await hubs.drop(other)
    assert await hubs.of_feed(URL) is None


async def test_a_hub_may_confirm_what_was_asked_and_again(hubs: Hubs) -> None:
    await ask(hubs)
    for _ in range(2):
        assert await hubs.confirm(GULL.token, SELF, "subscribe", NOON, 600.0)
    kept = await hubs.get(GULL.token)
    assert kept
    assert (kept.until, kept.lease) == (NOON + timedelta(minutes=10), 600.0)
    assert kept.is_told(NOON)
    assert not kept.is_told(NOON + HOUR)


@pytest.mark.parametrize(
    ("token", "topic", "mode", "later"),
    [
        ("u" * 32, SELF, "subscribe", 0 * ANSWER),
        (GULL.token, URL, "subscribe", 0 * ANSWER),
        (GULL.token, SELF, "unsubscribe", 0 * ANSWER),
        (GULL.token, SELF, "subscribe", ANSWER + HOUR),
    ],
    ids=["token", "topic", "mode", "late"],
)
async def test_a_hub_may_confirm_nothing_else(
    hubs: Hubs, token: str, topic: str, mode: str, later: timedelta
) -> None:
    await ask(hubs)
    assert not await hubs.confirm(token, topic, mode, NOON + later, 600.0)
    kept = await hubs.get(GULL.token)
    assert kept
    assert kept.until is None


async def test_before_anything_was_asked_nothing_is_confirmed(hubs: Hubs) -> None:
    assert not await hubs.confirm(GULL.token, SELF, "subscribe", NOON, 600.0)


async def test_a_hub_that_ends_it_or_refuses_tells_us_no_more(hubs: Hubs) -> None:
    await ask(hubs)
    await hubs.confirm(GULL.token, SELF, "subscribe", NOON, 600.0)
    assert not await hubs.deny(GULL.token, URL, NOON)
    assert await hubs.deny(GULL.token, SELF, NOON)
    denied = await hubs.get(GULL.token)
    assert denied
    assert (denied.mode, denied.is_told(NOON)) == ("denied", False)
    await ask(hubs, "unsubscribe")
    assert await hubs.confirm(GULL.token, SELF, "unsubscribe", NOON, 600.0)
    ended = await hubs.get(GULL.token)
    assert ended
    assert not ended.is_told(NOON)


async def test_what_is_pushed_is_read_once_and_calls_who_reads(
    hubs: Hubs, stores: Stores, redis: Redis
) -> None:
    assert await hubs.push(GULL, BODY, NOON)
    assert await stores.bells.heard([PUSHES]) == PUSHES
    assert await hubs.pull(NOON) == BODY
    assert await hubs.pull(NOON) is None
    due = await redis.zscore(keys.feeds_due(), URL)
    # Should nobody read it to the end, the feed itself is read in two minutes.
    assert due == (NOON + timedelta(minutes=2)).timestamp()


async def test_of_too_much_or_of_nothing_only_the_feed_is_noted(
    hubs: Hubs, redis: Redis
) -> None:
    for _ in range(MOST_WAITING):
        await hubs.push(GULL, BODY, NOON)
    assert await redis.zscore(keys.feeds_due(), URL) == (NOON + DAY).timestamp()
    await hubs.push(GULL, BODY, NOON + HOUR)
    assert await redis.llen(keys.pushes()) == MOST_WAITING
    assert await redis.zscore(keys.feeds_due(), URL) == (NOON + HOUR).timestamp()
    await hubs.push(GULL, None, NOON)
    assert await redis.zscore(keys.feeds_due(), URL) == NOON.timestamp()


async def test_nothing_is_taken_for_what_is_gone(hubs: Hubs, stores: Stores) -> None:
    assert not await hubs.push(OTHER, BODY, NOON)
    assert await hubs.get(OTHER.token) is None
    await stores.feeds.remove(URL)
    assert not await hubs.push(GULL, BODY, NOON)


async def test_a_hub_is_relied_on_once_it_has_told_us(hubs: Hubs) -> None:
    await ask(hubs)
    await hubs.confirm(GULL.token, SELF, "subscribe", NOON, 30 * 86_400.0)
    assert not await hubs.is_heard(URL, NOON)
    await hubs.push(GULL, BODY, NOON)
    assert await hubs.is_heard(URL, NOON)
    assert not await hubs.is_heard(URL, NOON + 8 * DAY)
    assert not await hubs.is_heard(URL, NOON - HOUR)
    await hubs.miss(URL)
    assert not await hubs.is_heard(URL, NOON)
    await hubs.miss("https://tern.example/")
    assert not await hubs.is_heard("https://tern.example/", NOON)


async def test_what_lost_its_record_is_looked_after_no_more(
    hubs: Hubs, redis: Redis
) -> None:
    await redis.delete(keys.hub(GULL.token))
    assert await hubs.take(NOON, 9) == ()
    assert not await redis.exists(keys.hubs_due())
    assert not await hubs.plan(GULL.token, NOON, tries="0")


def test_a_secret_is_not_shown() -> None:
    assert "secret=" not in repr(GULL)

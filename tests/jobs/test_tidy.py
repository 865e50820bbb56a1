import logging
from dataclasses import replace

import pytest

from bot.jobs.tidy import Tidy
from bot.model import Address, Delivery, Ending, Feed, Findings, Kind, Message, Outcome
from bot.store.connection import Redis
from bot.store.own import OwnFeeds
from bot.store.retention import Retention
from bot.store.stores import Stores, make_stores
from tests.fakes.clock import FakeClock
from tests.fakes.reports import article
from tests.jobs.values import DAY, EIGHT, HOUR


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(EIGHT)


@pytest.fixture
def stores(redis: Redis, clock: FakeClock) -> Stores:
    return make_stores(redis, "tester", clock)


async def keep(stores: Stores, name: str, days: int) -> None:
    made = replace(article(name, f"Text of {name}."), published=EIGHT - days * DAY)
    await stores.articles.add(made, Findings(), name, {})


async def test_articles_older_than_they_are_kept_go(
    stores: Stores, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await keep(stores, "old", 11)
    await keep(stores, "young", 9)
    await Tidy(stores, clock, 10 * DAY).run()
    assert await stores.articles.get("old") is None
    assert await stores.articles.get("young") is not None
    assert "1 articles were older" in caplog.text


async def test_by_default_a_month_is_kept(stores: Stores, clock: FakeClock) -> None:
    await keep(stores, "old", 29)
    await Tidy(stores, clock).run()
    assert await stores.articles.get("old") is not None


async def test_what_waits_for_another_try_gets_it(
    stores: Stores, clock: FakeClock
) -> None:
    delivery = Delivery(
        "one", Address(7), Kind.BRIEFING, (Message("hello"),), EIGHT + 12 * HOUR
    )
    await stores.outbox.add(delivery)
    (lease,) = await stores.outbox.take(1)
    await stores.outbox.attempt(lease, 0)
    await stores.outbox.settle(lease, Outcome(Ending.RETRY, after=5))
    clock.advance(3600)
    await Tidy(stores, clock).run()
    assert [each.delivery.name for each in await stores.outbox.take(1)] == ["one"]


async def test_what_was_stuck_days_ago_is_forgotten_though_nobody_looks(
    stores: Stores, clock: FakeClock
) -> None:
    delivery = Delivery(
        "one", Address(7), Kind.BRIEFING, (Message("hello"),), EIGHT + 12 * HOUR
    )
    await stores.outbox.add(delivery)
    (lease,) = await stores.outbox.take(1)
    await stores.outbox.settle(lease, Outcome(Ending.REFUSED))
    clock.advance(4 * 86400)
    doubt = Tidy(stores, clock, is_doubtful=lambda: True)
    await doubt.run()
    kept = await stores.ledger.stuck_total(EIGHT)
    await Tidy(stores, clock).run()
    assert (kept, await stores.ledger.stuck_total(EIGHT)) == (1, 0)


async def test_what_was_loaded_from_files_stays(
    stores: Stores, clock: FakeClock
) -> None:
    made = replace(article("file", "Text of a file."), published=EIGHT - 900 * DAY)
    await stores.articles.add(made, Findings(), "file", {}, lasts=True)
    await Tidy(stores, clock, 10 * DAY).run()
    assert await stores.articles.get("file") is not None


async def test_a_feed_no_chat_reads_for_itself_any_more_goes(
    stores: Stores, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    names = ("read", "left", "public")
    feeds = [Feed(f"https://{name}.example/", is_own=True) for name in names]
    await stores.feeds.add_all([*feeds[:2], replace(feeds[2], is_own=False)])
    await stores.own.add(5, feeds[0].url, 9, EIGHT)
    await stores.own.add(6, feeds[1].url, 9, EIGHT)
    await stores.chats.forget(6)
    await Tidy(stores, clock).drop_unread()
    assert [feed.url for feed in await stores.feeds.all()] == [
        "https://public.example/",
        "https://read.example/",
    ]
    assert "left.example/: no chat reads it any more" in caplog.text


class Meanwhile(OwnFeeds):
    """A chat adds the feed just after nobody was found to read it."""

    async def readers(self, url: str) -> tuple[int, ...]:
        found = await super().readers(url)
        await self.add(5, url, 9, EIGHT)
        return found


async def test_a_feed_that_is_added_meanwhile_stays(
    redis: Redis, stores: Stores, clock: FakeClock
) -> None:
    await stores.feeds.add(Feed("https://left.example/", is_own=True))
    meanwhile = replace(stores, own=Meanwhile(redis))
    await Tidy(meanwhile, clock).drop_unread()
    assert len(await stores.feeds.all()) == 1


async def test_of_too_many_articles_the_oldest_go(
    stores: Stores, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    for days in range(1, 4):
        await keep(stores, f"of-{days}", days)
    await Tidy(stores, clock, most=2).run()
    assert await stores.articles.get("of-3") is None
    assert await stores.articles.count() == 2
    assert "the 1 oldest articles went: more than 2 were kept" in caplog.text


class Full(Retention):
    """A store whose server has hardly any memory left."""

    async def fullness(self) -> float:
        return 0.9


async def test_where_memory_is_short_some_of_the_oldest_go_and_the_last_stay(
    stores: Stores,
    redis: Redis,
    clock: FakeClock,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.jobs.tidy.LEAST", 2)
    for days in range(1, 4):
        await keep(stores, f"of-{days}", days)
    full = replace(stores, retention=Full(redis))
    await Tidy(full, clock).run()
    await Tidy(full, clock).run()
    assert await stores.articles.count() == 2
    assert caplog.text.count("the 1 oldest articles went: memory is short") == 1


class Busy(Retention):
    """A store with room, into which an article comes while that is asked."""

    def __init__(self, redis: Redis, stores: Stores) -> None:
        super().__init__(redis)
        self._stores = stores

    async def fullness(self) -> float:
        await keep(self._stores, "of-1", 1)
        return 0.1


async def test_where_there_is_room_nothing_goes_for_what_comes_in_meanwhile(
    stores: Stores, redis: Redis, clock: FakeClock
) -> None:
    await keep(stores, "of-2", 2)
    await Tidy(replace(stores, retention=Busy(redis, stores)), clock).run()
    assert await stores.articles.count() == 2
    assert await stores.retention.floor() is None

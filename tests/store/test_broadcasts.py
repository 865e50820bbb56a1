"""The states of a broadcast, each reached once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model import Message
from bot.store import keys
from bot.store.broadcasts import Broadcasts
from bot.store.casting import NEVER, WORTH, Broadcast, Reach, State
from bot.store.connection import Redis
from tests.fakes.clock import NOON, FakeClock

DRAFT = Broadcast("b1", Message("Hello <b>all</b>"), by=7, made=NOON)
WANTED = replace(
    DRAFT,
    message=replace(DRAFT.message, is_silent=True),
    reach=Reach.TOPIC,
    topic="sea",
    chat_id=7,
    message_id=40,
)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def broadcasts(redis: Redis, clock: FakeClock) -> Broadcasts:
    return Broadcasts(redis, clock)


async def started(broadcasts: Broadcasts) -> Broadcast:
    await broadcasts.draft(DRAFT)
    assert await broadcasts.start(WANTED, recipients=300, rate=30.0)
    return await now(broadcasts)


async def now(broadcasts: Broadcasts) -> Broadcast:
    known = await broadcasts.get("b1")
    assert known
    return known


async def test_a_draft_is_kept_as_it_was_and_not_sent(broadcasts: Broadcasts) -> None:
    await broadcasts.draft(DRAFT)
    assert await broadcasts.get("b1") == DRAFT
    assert await broadcasts.all() == (DRAFT,)
    assert await broadcasts.at_work() == ()
    assert DRAFT.ends == NEVER


async def test_a_draft_written_again_changes_nothing(
    broadcasts: Broadcasts, redis: Redis
) -> None:
    await started(broadcasts)
    await broadcasts.draft(DRAFT)
    assert (await now(broadcasts)).state is State.RUNNING


async def test_started_it_is_sent_as_was_wanted_and_ends_two_days_after_it_should(
    broadcasts: Broadcasts, redis: Redis
) -> None:
    known = await started(broadcasts)
    ends = NOON + timedelta(seconds=10) + WORTH
    assert known == replace(WANTED, state=State.RUNNING, ends=ends)
    assert await broadcasts.at_work() == (known,)
    assert await redis.ttl(keys.broadcast("b1")) == -1


async def test_it_starts_once_and_the_log_says_who_sends_it_to_whom(
    broadcasts: Broadcasts, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    await started(broadcasts)
    again = replace(WANTED, reach=Reach.ALL)
    assert not await broadcasts.start(again, recipients=1, rate=30.0)
    assert not await broadcasts.start(replace(again, id="none"), 1, 30.0)
    assert (await now(broadcasts)).reach is Reach.TOPIC
    assert caplog.messages == ["broadcast b1 by 7 goes to 300 chats: topic sea"]


async def test_paused_time_does_not_count_towards_its_end(
    broadcasts: Broadcasts, clock: FakeClock
) -> None:
    before = await started(broadcasts)
    assert await broadcasts.pause("b1")
    assert (await now(broadcasts)).state is State.PAUSED
    clock.advance(3600)
    assert not await broadcasts.pause("b1")
    assert await broadcasts.resume("b1")
    after = await now(broadcasts)
    assert after.state is State.RUNNING
    assert after.ends == before.ends + timedelta(hours=1)
    assert not await broadcasts.resume("b1")


async def test_cancelled_it_stays_so_and_at_work_until_it_is_finished(
    broadcasts: Broadcasts,
) -> None:
    await started(broadcasts)
    await broadcasts.pause("b1")
    assert await broadcasts.cancel("b1")
    assert not await broadcasts.cancel("b1")
    assert not await broadcasts.resume("b1")
    assert [each.state for each in await broadcasts.at_work()] == [State.CANCELLED]
    assert await broadcasts.finish("b1")
    assert await broadcasts.at_work() == ()
    assert (await now(broadcasts)).state is State.CANCELLED


async def test_finished_it_is_done_and_remembered_for_a_month(
    broadcasts: Broadcasts, redis: Redis
) -> None:
    await started(broadcasts)
    assert await broadcasts.finish("b1")
    assert not await broadcasts.finish("b1")
    assert (await now(broadcasts)).state is State.DONE
    assert await redis.ttl(keys.broadcast("b1")) > 29 * 24 * 3600


async def test_a_draft_is_dropped_once_and_what_is_sent_is_not(
    broadcasts: Broadcasts,
) -> None:
    await broadcasts.draft(DRAFT)
    assert await broadcasts.drop("b1")
    assert not await broadcasts.drop("b1")
    assert await broadcasts.get("b1") is None
    assert await broadcasts.all() == ()
    await started(broadcasts)
    assert not await broadcasts.drop("b1")


async def test_what_does_not_exist_cannot_be_steered(broadcasts: Broadcasts) -> None:
    assert not await broadcasts.pause("none")
    assert not await broadcasts.cancel("none")
    assert not await broadcasts.may_show("none", 5.0)


async def test_one_that_has_faded_is_not_listed_any_more(
    broadcasts: Broadcasts, redis: Redis
) -> None:
    await broadcasts.draft(DRAFT)
    await redis.delete(keys.broadcast("b1"))
    await broadcasts.follow("b1", 7, 41)
    assert await broadcasts.all() == ()
    assert await redis.zcard(keys.broadcasts()) == 0


async def test_progress_moves_to_the_message_looked_at_last(
    broadcasts: Broadcasts,
) -> None:
    await started(broadcasts)
    await broadcasts.follow("b1", 8, 41)
    known = await now(broadcasts)
    assert (known.chat_id, known.message_id) == (8, 41)


async def test_one_of_all_processes_shows_progress_every_few_seconds(
    broadcasts: Broadcasts, clock: FakeClock
) -> None:
    await started(broadcasts)
    assert await broadcasts.may_show("b1", 5.0)
    assert not await broadcasts.may_show("b1", 5.0)
    clock.advance(5)
    assert await broadcasts.may_show("b1", 5.0)
    clock.advance(-3600)
    assert await broadcasts.may_show("b1", 5.0)

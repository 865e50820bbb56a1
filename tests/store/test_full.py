"""In a full store nothing new begins, and what was begun is still written down."""

from collections.abc import AsyncIterator

import pytest

from bot.errors import StoreReadOnly
from bot.model import Ending, Outcome
from bot.store.connection import Redis, guard
from bot.store.journal import Journal
from bot.store.outbox import Lease, Outbox
from tests.store.values import delivery

CHAT = 5


@pytest.fixture
async def outbox(redis: Redis) -> AsyncIterator[Outbox]:
    yield Outbox(redis, "test")
    await redis.config_set("maxmemory", "0")


async def leased(outbox: Outbox, parts: int = 1) -> Lease:
    await outbox.add(delivery(CHAT, parts=parts))
    (lease,) = await outbox.take(1)
    return lease


async def states(outbox: Outbox) -> list[str]:
    return [record.state for record in await outbox.of_chat(CHAT)]


async def test_no_attempt_is_marked(outbox: Outbox, redis: Redis) -> None:
    lease = await leased(outbox)
    await redis.config_set("maxmemory", "1")
    with pytest.raises(StoreReadOnly), guard():
        await outbox.attempt(lease, 0)
    assert await states(outbox) == ["leased"]


async def test_nothing_is_added(outbox: Outbox, redis: Redis) -> None:
    await redis.config_set("maxmemory", "1")
    with pytest.raises(StoreReadOnly), guard():
        await outbox.add(delivery(CHAT))
    assert await outbox.of_chat(CHAT) == ()


@pytest.mark.parametrize(
    ("ending", "state"),
    [
        (Ending.SENT, "sent"),
        (Ending.UNKNOWN, "held"),
        (Ending.REFUSED, "refused"),
        (Ending.GONE, "gone"),
        (Ending.RETRY, "later"),
    ],
)
async def test_what_became_of_an_attempt_is_written_down(
    outbox: Outbox, redis: Redis, ending: Ending, state: str
) -> None:
    lease = await leased(outbox)
    await outbox.attempt(lease, 0)
    await redis.config_set("maxmemory", "1")
    await outbox.settle(lease, Outcome(ending, message_id=1, after=9.0))
    assert await states(outbox) == [state]


async def test_an_update_that_was_handled_is_not_handled_again(
    outbox: Outbox, redis: Redis
) -> None:
    journal = Journal(redis, "test")
    await journal.take({CHAT: {1: "{}", 2: "{}"}})
    await redis.config_set("maxmemory", "1")
    assert await journal.finish(CHAT, 1, known=1) == {}
    await redis.config_set("maxmemory", "0")
    assert await Journal(redis, "test").take({CHAT: {1: "{}"}}) == {}


async def test_the_next_part_is_ours_and_waits_for_room(
    outbox: Outbox, redis: Redis
) -> None:
    lease = await leased(outbox, parts=2)
    await outbox.attempt(lease, 0)
    await redis.config_set("maxmemory", "1")
    following = await outbox.settle(lease, Outcome(Ending.SENT, message_id=1))
    assert following is not None
    with pytest.raises(StoreReadOnly), guard():
        await outbox.attempt(following, 1)

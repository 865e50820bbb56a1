"""What a sender does while it waits, and when it is told to stop."""

import asyncio
from dataclasses import replace

import pytest

from bot.delivery.sending.sender import in_flight
from bot.model import Message
from bot.playground.cast import ADA, BEN, GROUP
from bot.store.budget import Budget
from bot.store.connection import Redis
from tests.fakes.clock import FakeClock
from tests.fakes.painter import SlowPainter
from tests.fixtures.playground import PlayServer
from tests.fixtures.posting import HEAD, Post, posting, said
from tests.store.values import age

CHART = Message("105 released", picture="<svg/>")


class StoppedClock(FakeClock):
    """A clock on which nobody wakes up again who waits for longer than a moment."""

    async def sleep(self, seconds: float) -> None:
        if seconds > 0.2:
            await asyncio.Event().wait()
        await super().sleep(seconds)


@pytest.fixture
def waiting(redis: Redis, post: Post) -> Post:
    """A post whose budget lets nobody go soon, and whose waits do not end."""
    clock = StoppedClock()
    post.sender = replace(post.sender, clock=clock, budget=Budget(redis, clock))
    return post


async def until_waiting(post: Post, count: int = 1) -> None:
    while len(post.sender.carrying.leases()) < count:
        await post.stores.outbox.counts()


async def use_up(post: Post, chat_id: int) -> None:
    """Let the chat's allowance be used up, so that one more has to wait a second."""
    await post.put(chat_id, *[HEAD] * 4)


@pytest.mark.parametrize(
    ("rate", "most"), [(1.0, 32), (30.0, 32), (100.0, 100), (1000.0, 256)]
)
def test_what_is_in_hand_follows_the_rate_within_bounds(rate: float, most: int) -> None:
    assert in_flight(rate) == most


async def test_told_to_stop_what_waits_is_given_back_at_once(
    playground: PlayServer, waiting: Post
) -> None:
    await use_up(waiting, ADA)
    stop = asyncio.Event()
    async with asyncio.timeout(9), asyncio.TaskGroup() as group:
        group.create_task(waiting.sender.run(stop))
        await playground.called("sendMessage", 3)
        await until_waiting(waiting)
        stop.set()
    assert said(playground, ADA) == ["Monday"] * 3
    assert (await waiting.became(ADA))[0] == "queued"
    (lease,) = await waiting.stores.outbox.take(9)
    assert lease.part == 3


async def test_interrupted_without_being_told_to_stop_it_leaves_the_lease_to_others(
    playground: PlayServer, waiting: Post
) -> None:
    await use_up(waiting, ADA)
    (lease,) = await waiting.stores.outbox.take(1)
    async with asyncio.timeout(9), asyncio.TaskGroup() as group:
        task = group.create_task(waiting.sender.carrying.carry(lease, asyncio.Event()))
        await playground.called("sendMessage", 3)
        await until_waiting(waiting)
        while not task.done():
            task.cancel()
            await asyncio.wait([task], timeout=0.05)
    assert task.cancelled()
    assert (await waiting.became(ADA))[0] == "leased"


async def test_what_waits_stays_ours_and_a_reaper_takes_nothing_of_it(
    redis: Redis, playground: PlayServer, waiting: Post
) -> None:
    await use_up(waiting, ADA)
    stop = asyncio.Event()
    async with asyncio.timeout(9), asyncio.TaskGroup() as group:
        group.create_task(waiting.sender.run(stop))
        await until_waiting(waiting)
        await playground.called("sendMessage", 3)
        await until_waiting(waiting)
        (lease,) = waiting.sender.carrying.leases()
        await age(redis, lease, 4_000)
        while await idle(redis, lease.ticket) > 1_000:
            await asyncio.wait([asyncio.ensure_future(redis.ping())])
        stop.set()
    assert (await waiting.became(ADA))[0] == "queued"


async def idle(redis: Redis, ticket: str) -> int:
    """For how long the lease has been left alone, in milliseconds."""
    async for queue in redis.scan_iter("*:queue"):
        for entry in await redis.xpending_range(queue, "g", ticket, ticket, 1):
            return int(entry["time_since_delivered"])
    return -1


async def test_while_a_picture_is_drawn_nothing_is_attempted(
    redis: Redis, playground: PlayServer
) -> None:
    painter = SlowPainter()
    async with posting(
        redis, playground.clock, playground.token, playground.url, painter
    ) as post:
        playground.human.start(ADA)
        await post.put(ADA, CHART)
        stop = asyncio.Event()
        async with asyncio.timeout(9), asyncio.TaskGroup() as group:
            group.create_task(post.sender.run(stop))
            await painter.begun.wait()
            assert (await post.became(ADA))[0] == "leased"
            stop.set()
        assert (await post.became(ADA))[0] == "queued"
    assert len(playground.calls) == 0


async def test_what_a_dead_process_held_is_taken_back_though_there_is_no_room(
    redis: Redis, playground: PlayServer, waiting: Post
) -> None:
    await waiting.put(BEN)
    (held,) = await waiting.stores.outbox.take(9)
    await age(redis, held)
    await use_up(waiting, ADA)
    waiting.sender.in_flight = 1
    stop = asyncio.Event()
    async with asyncio.timeout(9), asyncio.TaskGroup() as group:
        group.create_task(waiting.sender.run(stop))
        while (await waiting.became(BEN))[0] != "queued":
            pass
        stop.set()
    assert said(playground, BEN) == []


async def test_an_error_nobody_foresaw_makes_a_send_unknown(
    playground: PlayServer, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def send(*args: object, **kwargs: object) -> int:
        message = "what is this"
        raise RuntimeError(message)

    monkeypatch.setattr(post.sender.messenger, "send", send)
    await post.put(ADA)
    await post.run()
    assert await post.became(ADA) == ("held", "RuntimeError: what is this")


async def test_a_store_that_fails_now_and_then_does_not_stop_the_tending(
    redis: Redis, playground: PlayServer, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = asyncio.Event()

    async def prolong(*args: object) -> None:
        failed.set()
        raise ConnectionError

    monkeypatch.setattr(post.stores.outbox, "prolong", prolong)
    await post.put(GROUP)
    await post.run()
    assert failed.is_set()
    assert said(playground, GROUP) == ["Monday"]
    assert 'failures_total{loop="tending"}' in post.sender.metrics.render()

"""The sender over a real store and a real Bot API server with faults."""

import asyncio
from contextlib import suppress

import pytest
from redis.exceptions import ConnectionError as LostConnection

from bot.delivery.calls.outcome import SOON
from bot.delivery.calls.wire import NotSent
from bot.model import Message
from bot.playground.cast import ADA, BEN, GROUP
from bot.store.connection import Redis
from bot.store.refusals import BUSY
from tests.fakes.failing import failing
from tests.fakes.line import listening
from tests.fixtures.playground import PlayServer
from tests.fixtures.posting import Post, posting, said


async def test_many_deliveries_go_side_by_side_within_the_limits(
    playground: PlayServer, post: Post
) -> None:
    playground.play.limits.enforced = True
    for chat_id in (ADA, BEN, GROUP):
        await post.put(chat_id, *[Message(str(number)) for number in range(6)])
    await post.run()
    expected = ["0", "1", "2", "3", "4", "5"]
    for chat_id in (ADA, BEN, GROUP):
        assert said(playground, chat_id) == expected
    assert playground.violations == []


async def test_with_nobody_listening_it_tries_again_until_it_is_too_late(
    redis: Redis, playground: PlayServer
) -> None:
    async with listening() as line:
        pass
    async with posting(
        redis, playground.clock, playground.token, f"{line.url}/bot"
    ) as post:
        await post.put(ADA)
        for _ in range(7):
            await post.run()
            state, reason = await post.became(ADA)
            assert (state, "NotSent" in reason) == ("later", True)
            playground.clock.advance(SOON + 1)
        playground.clock.advance(12 * 3600)
        await post.run()
        assert await post.became(ADA) == ("expired", "it was too late to send it")


class Away:
    """Sends that reach nobody; `at_once` is how many tried together, send by send."""

    def __init__(self) -> None:
        self.at_once: list[int] = []
        self._now = 0

    async def send(self, *args: object, **kwargs: object) -> int:
        self._now += 1
        self.at_once.append(self._now)
        with suppress(TimeoutError):
            async with asyncio.timeout(0.02):
                await asyncio.Event().wait()
        self._now -= 1
        raise NotSent("nobody listens")


async def test_while_telegram_is_away_one_at_a_time_finds_out_whether_it_is_back(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = Away()
    monkeypatch.setattr(post.sender.messenger, "send", away.send)
    post.sender.in_flight, post.sender.away_seconds = 3, 0.01
    for chat_id in range(2001, 2011):
        await post.put(chat_id)
    await post.run()
    assert len(away.at_once) == 10
    assert away.at_once[3:] == [1] * 7


async def test_told_to_stop_it_waits_no_longer_than_it_may(
    playground: PlayServer, post: Post
) -> None:
    post.sender.drain_seconds = 0.01
    playground.faults.stall(times=9)
    await post.put(ADA)
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        running = group.create_task(post.sender.run(stop))
        while not playground.faults.struck:
            await post.stores.outbox.counts()
        stop.set()
    assert running.done()
    record = (await post.stores.outbox.of_chat(ADA))[-1]
    assert record.state == "attempted"


async def test_no_more_are_in_flight_than_allowed(
    playground: PlayServer, post: Post
) -> None:
    post.sender.in_flight = 1
    for chat_id in (ADA, BEN, GROUP):
        await post.put(chat_id)
    await post.run()
    assert [len(said(playground, chat)) for chat in (ADA, BEN, GROUP)] == [1, 1, 1]


async def test_a_store_away_for_long_stops_neither_the_loop_nor_others(
    playground: PlayServer, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    outbox = post.stores.outbox
    monkeypatch.setattr(outbox, "settle", failing(8, outbox.settle))
    monkeypatch.setattr(outbox, "take", failing(1, outbox.take))
    await post.put(ADA)
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        group.create_task(post.sender.run(stop))
        await playground.called("sendMessage", 1)
        await post.put(BEN)
        await playground.called("sendMessage", 2)
        stop.set()
    assert (await post.became(ADA))[0] == "attempted"
    assert (await post.became(BEN))[0] == "sent"
    assert 'failures_total{loop="sender"} 9' in post.sender.metrics.render()


async def test_a_store_that_is_away_is_told_in_one_line(
    playground: PlayServer,
    post: Post,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    outbox, lost = post.stores.outbox, LostConnection("reset by peer")
    for call in ("settle", "prolong"):
        monkeypatch.setattr(outbox, call, failing(3, getattr(outbox, call), lost))
    await post.put(ADA)
    await post.run()
    told = [each.getMessage() for each in caplog.records if each.levelname == "ERROR"]
    assert len(told) == 2
    assert sum(f"is not settled yet: {BUSY}" in line for line in told) == 1
    assert (
        sum(f"leases could not be looked after: {BUSY}" in line for line in told) == 1
    )
    assert not any(each.exc_info for each in caplog.records)

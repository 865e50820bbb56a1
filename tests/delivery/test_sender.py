"""The sender over a real store and a real Bot API server with faults."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest
from redis.exceptions import ConnectionError as LostConnection

from bot.delivery.chart import draw
from bot.delivery.outcome import SOON
from bot.delivery.wire import NotSent
from bot.model import Address, Chat, ChatKind, Kind, Message
from bot.playground.answers import moved
from bot.playground.cast import ADA, BEN, CLEO, FORUM, GROUP, WORLD_TOPIC
from bot.store import keys
from bot.store.connection import Redis
from bot.store.outbox import Lease, Outbox
from bot.store.refusals import BUSY
from tests.fakes.charts import RELEASED
from tests.fakes.line import listening
from tests.fixtures.playground import PlayServer, StillClock
from tests.fixtures.posting import HEAD, Post, posting, said

AWAY = ConnectionError("the way to the store is cut")
CHART = Message("<b>105</b> released", HEAD.buttons, picture=draw(RELEASED, dark=False))


async def test_the_parts_of_a_delivery_come_in_order_and_are_remembered(
    playground: PlayServer, post: Post
) -> None:
    await post.put(ADA, Message("one"), Message("two"), Message("three"))
    await post.run()
    assert said(playground, ADA) == ["one", "two", "three"]
    assert (await post.became(ADA))[0] == "sent"
    assert await post.stores.outbox.told(Address(ADA)) == {"s1": "f1"}


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


class Slow(Outbox):
    """An outbox whose store is away for so long just as an attempt is to be marked."""

    def __init__(self, redis: Redis, clock: StillClock, seconds: float) -> None:
        super().__init__(redis, "slow", clock=clock)
        self.clock = clock
        self.seconds = seconds
        self.attempts = 0

    async def attempt(self, lease: Lease, part: int) -> bool:
        self.attempts += 1
        self.clock.advance(self.seconds if self.attempts == 1 else 0)
        return await super().attempt(lease, part)


async def test_a_turn_from_before_the_store_went_away_is_taken_anew(
    redis: Redis, playground: PlayServer, post: Post
) -> None:
    post.sender.outbox = slow = Slow(redis, playground.clock, 1)
    await post.put(ADA)
    await post.run()
    assert said(playground, ADA) == ["Monday"]
    assert (await post.became(ADA))[0] == "sent"
    assert slow.attempts == await redis.llen(keys.pace("all")) == 2


async def test_what_goes_later_than_its_turn_counts_from_when_it_went(
    redis: Redis, playground: PlayServer, post: Post
) -> None:
    post.sender.outbox = Slow(redis, playground.clock, 0.05)
    post.sender.in_flight = 1
    await post.put(ADA)
    await post.put(BEN)
    begun = playground.clock.now().timestamp()
    await post.run()
    moments = await redis.lrange(keys.pace("all"), 0, -1)
    assert [round(float(each) - begun, 3) for each in moments] == [0.05, 0.05]


async def test_a_group_that_is_full_is_put_aside_and_others_go_on(
    playground: PlayServer, post: Post
) -> None:
    await post.put(GROUP, *[Message(str(number)) for number in range(22)])
    await post.put(ADA)
    await post.run()
    assert (len(said(playground, GROUP)), said(playground, ADA)) == (20, ["Monday"])
    assert await post.became(GROUP) == ("later", "waits for its turn")
    playground.clock.advance(61)
    await post.run()
    assert len(said(playground, GROUP)) == 22


async def test_a_flood_in_a_group_lets_it_wait_and_loses_nothing(
    playground: PlayServer, post: Post
) -> None:
    playground.faults.too_many(40, chat_id=GROUP)
    await post.put(GROUP)
    await post.put(ADA)
    await post.run()
    assert (said(playground, GROUP), said(playground, ADA)) == ([], ["Monday"])
    playground.clock.advance(39)
    await post.run()
    assert said(playground, GROUP) == []
    playground.clock.advance(2)
    await post.run()
    assert said(playground, GROUP) == ["Monday"]


async def test_a_flood_in_a_private_chat_lets_everybody_wait(
    playground: PlayServer, post: Post
) -> None:
    playground.faults.too_many(40, chat_id=ADA)
    await post.put(ADA)
    await post.run()
    await post.put(BEN)
    await post.run()
    assert len(playground.calls.of("sendMessage")) == 1
    playground.clock.advance(41)
    await post.run()
    assert (said(playground, ADA), said(playground, BEN)) == (["Monday"], ["Monday"])


async def test_a_reader_who_blocked_us_is_left_alone(
    playground: PlayServer, post: Post
) -> None:
    await post.stores.chats.save(Chat(ADA, ChatKind.PRIVATE))
    playground.human.block(ADA)
    await post.put(ADA)
    await post.run()
    state, reason = await post.became(ADA)
    assert (state, "blocked by the user" in reason) == ("blocked", True)
    chat = await post.stores.chats.get(ADA)
    assert chat is not None
    assert not chat.is_active


async def test_a_group_that_moved_gets_its_delivery_once_at_its_new_place(
    playground: PlayServer, post: Post
) -> None:
    playground.faults.refuse(moved(FORUM), chat_id=GROUP, times=9)
    await post.stores.chats.save(Chat(GROUP, ChatKind.GROUP, "Neighbours"))
    await post.put(GROUP, Message("one"), Message("two"))
    await post.run()
    assert said(playground, FORUM) == ["one", "two"]
    assert (await post.became(GROUP))[0] == "moved"
    assert (await post.became(FORUM))[0] == "sent"
    assert await post.stores.chats.get(GROUP) is None
    chat = await post.stores.chats.get(FORUM)
    assert chat is not None
    assert chat.title == "Neighbours"


async def test_what_was_for_a_topic_that_is_gone_comes_without_it_and_is_told(
    playground: PlayServer, post: Post
) -> None:
    await post.stores.chats.save(Chat(CLEO, ChatKind.PRIVATE))
    await post.stores.chats.save(Chat(FORUM, ChatKind.SUPERGROUP, manager=CLEO))
    playground.human.start(CLEO)
    playground.human.set_topic(CLEO, FORUM, WORLD_TOPIC, state="deleted")
    await post.put(FORUM, thread=WORLD_TOPIC)
    await post.run()
    (sent,) = playground.from_bot(FORUM)
    assert "message_thread_id" not in sent
    assert (await post.became(FORUM))[0] == "sent"
    assert "is gone, so I posted to the chat itself" in said(playground, CLEO)[-1]


async def test_a_closed_topic_is_settled_with_its_reason(
    playground: PlayServer, post: Post
) -> None:
    playground.human.set_topic(CLEO, FORUM, WORLD_TOPIC, state="closed")
    await post.put(FORUM, thread=WORLD_TOPIC)
    await post.run()
    state, reason = await post.became(FORUM)
    assert (state, "topic_closed" in reason.lower()) == ("closed", True)


@pytest.mark.parametrize("fault", ["close", "stall", "broken", "gateway"])
async def test_an_answer_lost_after_the_message_was_taken_is_never_sent_again(
    playground: PlayServer, post: Post, fault: str
) -> None:
    getattr(playground.faults, fault)(after=True)
    await post.put(ADA)
    await post.run()
    playground.clock.advance(600)
    await post.run()
    assert said(playground, ADA) == ["Monday"]
    assert (await post.became(ADA))[0] == "held"
    (stuck,) = await post.stores.outbox.stuck()
    assert stuck.address == Address(ADA)


async def test_an_alert_whose_answer_was_lost_is_sent_again(
    playground: PlayServer, post: Post
) -> None:
    playground.faults.close(after=True)
    await post.put(ADA, kind=Kind.ALERT)
    await post.run()
    playground.clock.advance(60)
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        group.create_task(post.sender.run(stop))
        await playground.called("sendMessage", 2)
        stop.set()
    assert said(playground, ADA) == ["Monday", "Monday"]


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


async def test_html_telegram_refuses_goes_as_plain_text(
    playground: PlayServer, post: Post
) -> None:
    await post.put(ADA, Message("<h1>Big</h1> &amp; <b>bold", HEAD.buttons))
    await post.run()
    assert said(playground, ADA) == ["Big & bold"]
    assert (await post.became(ADA))[0] == "sent"


async def test_a_message_refused_twice_is_given_up_and_the_next_goes_on(
    playground: PlayServer, post: Post
) -> None:
    await post.put(ADA, Message(f"<b>{'x' * 5000}</b>"), Message("after"))
    await post.put(BEN)
    await post.run()
    state, reason = await post.became(ADA)
    assert (state, "too long" in reason) == ("refused", True)
    assert len(playground.calls.of("sendMessage")) == 3
    assert said(playground, BEN) == ["Monday"]


async def test_plain_text_waits_for_its_turn_too(
    playground: PlayServer, post: Post
) -> None:
    await post.put(ADA, *[Message(f"<b>{number}") for number in range(4)])
    await post.run()
    assert said(playground, ADA) == ["0", "1", "2", "3"]
    assert playground.clock.slept != []


async def test_a_picture_is_sent_once_for_all_who_get_it(
    playground: PlayServer, post: Post
) -> None:
    await post.put(ADA, CHART)
    await post.run()
    await post.put(BEN, CHART)
    await post.run()
    first, second = playground.from_bot(ADA)[-1], playground.from_bot(BEN)[-1]
    assert (first["caption"], second["caption"]) == ("105 released", "105 released")
    assert first["photo"] == second["photo"]
    assert await post.became(BEN) == ("sent", "")


async def test_a_chat_that_forbids_pictures_gets_the_words(
    playground: PlayServer, post: Post
) -> None:
    playground.human.restrict_bot(ADA, GROUP, can_send_messages=True)
    await post.put(GROUP, CHART)
    await post.run()
    sent = playground.from_bot(GROUP)[-1]
    assert (sent["text"], sent["entities"][0]["type"]) == ("105 released", "bold")
    assert sent["reply_markup"]["inline_keyboard"][0][0]["text"] == "1"
    assert (await post.became(GROUP))[0] == "sent"


async def test_a_chat_that_forbids_words_too_is_settled_as_closed(
    playground: PlayServer, post: Post
) -> None:
    playground.human.restrict_bot(ADA, GROUP)
    await post.put(GROUP, CHART)
    await post.run()
    assert (await post.became(GROUP))[0] == "muted"
    assert len(playground.calls.of("sendMessage")) == 1


async def test_a_picture_and_then_its_html_refused_goes_as_plain_text(
    playground: PlayServer, post: Post
) -> None:
    await post.put(ADA, replace(CHART, html="<h1>105</h1> released"))
    await post.run()
    assert said(playground, ADA) == ["105 released"]
    assert (await post.became(ADA))[0] == "sent"


async def test_a_picture_whose_answer_was_lost_is_never_sent_again(
    playground: PlayServer, post: Post
) -> None:
    playground.faults.close(after=True)
    await post.put(ADA, CHART)
    await post.run()
    playground.clock.advance(600)
    await post.run()
    assert len(playground.from_bot(ADA)) == 1
    assert (await post.became(ADA))[0] == "held"


async def test_pictures_keep_the_pace_of_texts(
    playground: PlayServer, post: Post
) -> None:
    playground.play.limits.enforced = True
    await post.put(ADA, *[CHART] * 6)
    await post.run()
    assert len(playground.from_bot(ADA)) == 6
    assert playground.violations == []


async def test_told_to_stop_it_gives_back_what_waits(
    playground: PlayServer, post: Post
) -> None:
    stop = asyncio.Event()
    stop.set()
    await post.put(ADA)
    (lease,) = await post.stores.outbox.take(1)
    await post.sender._deliver(lease, stop)
    assert (await post.became(ADA))[0] == "queued"
    await post.run()
    assert said(playground, ADA) == ["Monday"]


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


async def test_a_lease_somebody_else_has_is_not_sent(
    redis: Redis, playground: PlayServer, post: Post
) -> None:
    await post.put(ADA)
    (lease,) = await post.stores.outbox.take(1)
    await post.stores.outbox.release(lease)
    await post.sender._deliver(lease, asyncio.Event())
    assert said(playground, ADA) == []


def failing(
    times: int,
    real: Callable[..., object],
    error: Exception = AWAY,
) -> Callable[..., object]:
    """A call that fails so many times before it does what it should."""
    left = [times]

    async def call(*args: object) -> object:
        if left[0]:
            left[0] -= 1
            raise error
        return await real(*args)  # type: ignore[misc]  # any coroutine function

    return call


async def test_a_store_away_for_a_moment_makes_a_sent_message_not_unknown(
    playground: PlayServer, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    outbox = post.stores.outbox
    monkeypatch.setattr(outbox, "settle", failing(3, outbox.settle))
    await post.put(ADA)
    await post.run()
    assert (said(playground, ADA), await post.became(ADA)) == (
        ["Monday"],
        ("sent", ""),
    )


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

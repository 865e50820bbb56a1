"""What becomes of one delivery, over a real store and a real Bot API server."""

import asyncio
from dataclasses import replace

import pytest

from bot.delivery.drawing.chart import draw
from bot.model import Address, Chat, ChatKind, Kind, Message
from bot.playground.answers import moved
from bot.playground.cast import ADA, BEN, CLEO, FORUM, GROUP, WORLD_TOPIC
from bot.store import keys
from bot.store.connection import Redis
from bot.store.outbox import Lease, Outbox
from tests.fakes.charts import RELEASED
from tests.fakes.failing import failing
from tests.fixtures.playground import PlayServer, StillClock
from tests.fixtures.posting import HEAD, Post, said

CHART = Message("<b>105</b> released", HEAD.buttons, picture=draw(RELEASED, dark=False))


async def test_the_parts_of_a_delivery_come_in_order_and_are_remembered(
    playground: PlayServer, post: Post
) -> None:
    await post.put(ADA, Message("one"), Message("two"), Message("three"))
    await post.run()
    assert said(playground, ADA) == ["one", "two", "three"]
    assert (await post.became(ADA))[0] == "sent"
    assert await post.stores.outbox.told(Address(ADA)) == {"s1": "f1"}


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
    slow = Slow(redis, playground.clock, 1)
    post.sender = replace(post.sender, outbox=slow)
    await post.put(ADA)
    await post.run()
    assert said(playground, ADA) == ["Monday"]
    assert (await post.became(ADA))[0] == "sent"
    assert slow.attempts == await redis.llen(keys.pace("all")) == 2


async def test_what_goes_later_than_its_turn_counts_from_when_it_went(
    redis: Redis, playground: PlayServer, post: Post
) -> None:
    slow = Slow(redis, playground.clock, 0.05)
    post.sender = replace(post.sender, outbox=slow, in_flight=1)
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
    await post.sender.carrying.carry(lease, stop)
    assert (await post.became(ADA))[0] == "queued"
    await post.run()
    assert said(playground, ADA) == ["Monday"]


async def test_a_lease_somebody_else_has_is_not_sent(
    redis: Redis, playground: PlayServer, post: Post
) -> None:
    await post.put(ADA)
    (lease,) = await post.stores.outbox.take(1)
    await post.stores.outbox.release(lease)
    await post.sender.carrying.carry(lease, asyncio.Event())
    assert said(playground, ADA) == []


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

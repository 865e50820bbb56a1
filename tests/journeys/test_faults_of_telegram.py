"""What Telegram does wrong, or refuses, and what becomes of the messages.

Told by the playground's own records: who got what, how often, and who was asked.
"""

from collections.abc import Callable

import pytest

from bot import wording
from bot.model import Address, Chat, ChatKind, Kind, Message, Subscription
from bot.playground.answers import Refusal
from bot.playground.cast import (
    ADA,
    BEN,
    CHANNEL,
    CLEO,
    FORUM,
    GROUP,
    MARKETS_TOPIC,
    WORLD_TOPIC,
)
from bot.playground.human import Human
from bot.playground.world import User
from bot.store.connection import Redis
from bot.store.unknown import RESEND
from tests.fixtures.playground import PlayServer
from tests.fixtures.posting import Post, posting, said
from tests.fixtures.waiting import waiting

THREE = (Message("<b>one</b>"), Message("<b>two</b>"), Message("<b>three</b>"))
READERS = range(2001, 2025)


def asked(playground: PlayServer, chat_id: int) -> int:
    """How often we tried to write to a chat."""
    calls = playground.calls.of("sendMessage")
    return len([call for call in calls if call.chat_id == chat_id])


def crowd(playground: PlayServer) -> None:
    """Let two dozen readers start the bot."""
    for number in READERS:
        playground.human.new_user(User(number, f"Reader {number}"))
        playground.human.start(number)


async def settled(post: Post) -> dict[int, str]:
    """What became of the delivery to each reader."""
    return {number: (await post.became(number))[0] for number in READERS}


async def until_settled(post: Post) -> None:
    """Send until nothing waits, for what has to wait too."""
    counts = await waiting(post.stores.outbox)
    while counts["queued"] + counts["later"]:
        await post.run()
        post.clock.advance(61)
        counts = await waiting(post.stores.outbox)


# Row 10: stalls, resets and cut answers leak nothing.


@pytest.mark.parametrize("fault", ["close", "stall", "broken", "gateway"])
async def test_a_fault_leaks_no_room_and_no_connection(
    playground: PlayServer, post: Post, fault: str
) -> None:
    crowd(playground)
    post.sender.in_flight = 4
    getattr(playground.faults, fault)(times=4)
    for number in READERS:
        await post.put(number)
    await until_settled(post)
    states = list((await settled(post)).values())
    assert (states.count("held"), states.count("sent")) == (4, 20)
    assert post.sender._flying == set()
    assert post.sender.carrying.waiting == {}


# Row 11: accepted, and the answer lost.


async def test_what_was_taken_and_not_answered_is_never_doubled(
    playground: PlayServer, post: Post
) -> None:
    crowd(playground)
    playground.faults.close(after=True, nth=3, times=2)
    playground.faults.broken(after=True, nth=9, times=2)
    playground.faults.stall(after=True, nth=15)
    for number in READERS:
        await post.put(number)
    await until_settled(post)
    states = await settled(post)
    assert {len(said(playground, number)) for number in READERS} == {1}
    unknown = {number for number in READERS if states[number] == "held"}
    stuck = await post.stores.outbox.stuck()
    assert {each.address.chat_id for each in stuck} == unknown
    assert len(unknown) == 5


async def test_an_operator_who_wants_no_loss_gets_it_twice_at_most(
    redis: Redis, playground: PlayServer
) -> None:
    crowd(playground)
    playground.faults.close(after=True, nth=3, times=2)
    async with posting(
        redis, playground.clock, playground.token, playground.url, unknown=RESEND
    ) as post:
        for number in READERS:
            await post.put(number)
        await until_settled(post)
        assert set((await settled(post)).values()) == {"sent"}
    copies = [len(said(playground, number)) for number in READERS]
    assert (copies.count(1), copies.count(2)) == (22, 2)


# Row 12: told to wait.

UNNAMED = Refusal(429, "Too Many Requests: retry later")


@pytest.mark.parametrize("seconds", [1, 30, 3600])
async def test_nothing_is_asked_before_the_time_is_over(
    playground: PlayServer, post: Post, seconds: int
) -> None:
    playground.faults.too_many(seconds, chat_id=ADA)
    await post.put(ADA)
    await post.run()
    playground.clock.advance(seconds - 0.9)
    await post.run()
    first, *rest = playground.calls.of("sendMessage")
    assert rest == []
    playground.clock.advance(3)
    await post.run()
    assert said(playground, ADA) == ["Monday"]
    assert playground.calls.of("sendMessage")[1].moment >= first.moment + seconds


async def test_a_flood_that_names_no_time_is_waited_out_too(
    playground: PlayServer, post: Post
) -> None:
    playground.faults.refuse(UNNAMED, chat_id=GROUP)
    await post.put(GROUP)
    await post.run()
    playground.clock.advance(28)
    await post.run()
    assert asked(playground, GROUP) == 1
    playground.clock.advance(4)
    await post.run()
    assert said(playground, GROUP) == ["Monday"]


async def test_floods_are_no_tries_however_many(
    playground: PlayServer, post: Post
) -> None:
    playground.faults.too_many(1, times=12)
    await post.put(ADA)
    await until_settled(post)
    assert asked(playground, ADA) == 13
    assert await post.became(ADA) == ("sent", "")


# Row 13: the chat is over.


def _not_found(human: Human) -> None:
    human._play.faults.bad("chat not found", chat_id=GROUP, times=9)


OVER: list[tuple[int, Callable[[Human], object], str]] = [
    (ADA, lambda human: human.block(ADA), "blocked"),
    (GROUP, lambda human: human.remove_bot(ADA, GROUP), "kicked"),
    (GROUP, _not_found, "gone"),
]


@pytest.mark.parametrize(("chat_id", "act", "state"), OVER)
async def test_a_chat_that_is_over_is_asked_once_and_no_more(
    playground: PlayServer,
    post: Post,
    chat_id: int,
    act: Callable[[Human], object],
    state: str,
) -> None:
    # One at a time: what is on its way already cannot be called back.
    post.sender.in_flight = 1
    await post.stores.chats.save(Chat(chat_id, ChatKind.SUPERGROUP))
    for thread in range(5):
        await post.put(chat_id, thread=thread)
    act(playground.human)
    await post.run()
    await post.put(chat_id, thread=9)
    await post.run()
    assert asked(playground, chat_id) == 1
    records = await post.stores.outbox.of_chat(chat_id)
    assert {record.state for record in records} == {state}


@pytest.mark.parametrize(
    ("chat_id", "act"),
    [
        (ADA, lambda human: human.deactivate(ADA)),
        (GROUP, lambda human: human.delete_chat(GROUP)),
    ],
)
async def test_of_who_is_no_more_nothing_is_left(
    playground: PlayServer,
    post: Post,
    chat_id: int,
    act: Callable[[Human], object],
) -> None:
    post.sender.in_flight = 1
    address = Address(chat_id)
    await post.stores.chats.save(Chat(chat_id, ChatKind.GROUP))
    wish = Subscription(address, (480,), "UTC")
    await post.stores.subscriptions.save(wish, playground.clock.now())
    for thread in range(3):
        await post.put(chat_id, thread=thread)
    act(playground.human)
    await post.run()
    assert asked(playground, chat_id) == 1
    assert await post.stores.chats.get(chat_id) is None
    assert await post.stores.subscriptions.get(address) is None
    assert await post.stores.outbox.of_chat(chat_id) == ()
    counts = await post.stores.outbox.counts()
    assert (counts["queued"], counts["later"]) == (0, 0)


async def test_a_reader_who_never_started_the_bot_is_left_alone(
    playground: PlayServer, post: Post
) -> None:
    await post.stores.chats.save(Chat(CLEO, ChatKind.PRIVATE))
    await post.put(CLEO)
    await post.run()
    assert (await post.became(CLEO))[0] == "unstarted"


# A topic or a right is missing.


async def managed(post: Post, chat_id: int) -> None:
    """Let Ada have set the chat up."""
    await post.stores.chats.save(Chat(ADA, ChatKind.PRIVATE, "Ada"))
    await post.stores.chats.save(
        Chat(chat_id, ChatKind.SUPERGROUP, "Newsroom", manager=ADA)
    )


async def test_a_closed_topic_is_paused_while_the_others_go_on(
    playground: PlayServer, post: Post
) -> None:
    await managed(post, FORUM)
    playground.human.set_topic(CLEO, FORUM, WORLD_TOPIC, state="closed")
    for thread in (WORLD_TOPIC, MARKETS_TOPIC):
        await post.put(FORUM, thread=thread)
    await post.run()
    await post.run()
    states = [each.state for each in await post.stores.outbox.of_chat(FORUM)]
    assert sorted(states) == ["closed", "sent"]
    assert await post.stores.pauses.of_chat(FORUM) == (Address(FORUM, WORLD_TOPIC),)
    (notice,) = said(playground, ADA)
    assert notice.startswith("In Newsroom the topic I post to is closed")


async def test_a_channel_that_took_our_right_tells_who_set_it_up(
    playground: PlayServer, post: Post
) -> None:
    await managed(post, CHANNEL)
    playground.human.promote_bot(CLEO, CHANNEL, can_post_messages=False)
    await post.put(CHANNEL)
    await post.run()
    await post.run()
    assert (await post.became(CHANNEL))[0] == "muted"
    assert said(playground, ADA) == [
        wording.NOTICE_MUTED.format(title="Newsroom")
        .replace("<b>", "")
        .replace("</b>", "")
    ]


async def test_a_message_to_a_topic_that_is_gone_goes_to_the_chat_once(
    playground: PlayServer, post: Post
) -> None:
    await managed(post, FORUM)
    playground.human.set_topic(CLEO, FORUM, WORLD_TOPIC, state="deleted")
    await post.put(FORUM, *THREE, thread=WORLD_TOPIC)
    await post.run()
    await post.run()
    assert said(playground, FORUM) == ["one", "two", "three"]
    assert asked(playground, FORUM) == 4
    assert await post.became(FORUM) == ("sent", "")
    told = await post.stores.outbox.told(Address(FORUM, WORLD_TOPIC))
    assert told == {"s1": "f1"}
    (notice,) = said(playground, ADA)
    assert "I posted to the chat itself" in notice


# Row 14: the group has a new id.


async def test_a_group_moves_once_though_both_a_send_and_an_update_tell(
    playground: PlayServer, post: Post
) -> None:
    small = playground.human.new_group(ADA, "Small")
    playground.human.add_bot(ADA, small.id)
    chats, subscriptions = post.stores.chats, post.stores.subscriptions
    await chats.save(Chat(small.id, ChatKind.GROUP, "Small"))
    wish = Subscription(Address(small.id), (480,), "UTC")
    due = playground.clock.now()
    await subscriptions.save(wish, due)
    await post.put(small.id, *THREE)
    grown = playground.human.migrate(ADA, small.id)
    await chats.migrate(small.id, grown.id)
    await post.run()
    await chats.migrate(small.id, grown.id)
    await post.run()
    assert said(playground, grown.id)[-3:] == ["one", "two", "three"]
    assert len(said(playground, grown.id)) == 3
    assert await chats.get(small.id) is None
    assert await subscriptions.get(Address(small.id)) is None
    assert await subscriptions.next_due(Address(grown.id)) == due


# Row 15: a message that Telegram will not read.


@pytest.mark.parametrize(
    ("html", "state", "calls"),
    [
        ("<b>never closed", "sent", 2),
        (f"<i>{'x' * 5000}</i>", "refused", 2),
    ],
)
async def test_a_broadcast_goes_on_past_a_message_that_is_refused(
    playground: PlayServer, post: Post, html: str, state: str, calls: int
) -> None:
    await post.put(ADA, Message(html), kind=Kind.BROADCAST)
    await post.put(BEN, kind=Kind.BROADCAST)
    await post.run()
    assert (await post.became(ADA))[0] == state
    assert asked(playground, ADA) == calls
    assert said(playground, BEN) == ["Monday"]


async def test_what_is_given_up_can_still_be_read(
    playground: PlayServer, post: Post
) -> None:
    await post.put(ADA, Message(f"<i>{'x' * 5000}</i>"))
    await post.run()
    (stuck,) = await post.stores.outbox.stuck()
    assert "too long" in stuck.reason
    exported = await post.stores.chats.export(ADA)
    assert exported["deliveries"][0]["state"] == "refused"


# Row 28: a part fails, and its successors wait for it.


async def test_a_delivery_goes_on_at_the_part_that_failed(
    playground: PlayServer, post: Post
) -> None:
    playground.faults.too_many(30, chat_id=GROUP, nth=2)
    await post.put(GROUP, *THREE)
    await post.run()
    assert said(playground, GROUP) == ["one"]
    playground.clock.advance(32)
    await post.run()
    assert said(playground, GROUP) == ["one", "two", "three"]
    assert asked(playground, GROUP) == 4


async def test_after_a_part_that_may_have_arrived_no_other_follows(
    playground: PlayServer, post: Post
) -> None:
    playground.faults.close(after=True, chat_id=ADA, nth=2)
    await post.put(ADA, *THREE)
    await post.run()
    playground.clock.advance(3600)
    await post.run()
    assert said(playground, ADA) == ["one", "two"]
    assert (await post.became(ADA))[0] == "held"
    assert await post.stores.outbox.told(Address(ADA)) == {}

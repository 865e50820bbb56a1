"""The job that sends broadcasts, step by step, over a real store."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from bot.delivery.sending.effects import Effects
from bot.jobs.broadcasting import Broadcasting
from bot.model import Chat, ChatKind, Ending, Kind, Message, Outcome
from bot.store import keys
from bot.store.casting import Broadcast, State, Tally
from bot.store.connection import Redis
from bot.store.stores import Stores, make_stores
from tests.fakes.clock import NOON, FakeClock

DRAFT = Broadcast("b1", Message("Hello"), by=7, made=NOON, chat_id=7, message_id=40)
SENT = Outcome(Ending.SENT, message_id=5)


@dataclass
class Screen:
    """What was shown where; it can break."""

    shown: list[tuple[int, int, str]] = field(default_factory=list)
    works: bool = True

    async def show(self, chat_id: int, message_id: int, message: Message) -> bool:
        self.shown.append((chat_id, message_id, message.html))
        return self.works

    def line(self, number: int) -> str:
        """A line of what was shown last."""
        return self.shown[-1][2].splitlines()[number]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
async def stores(redis: Redis, clock: FakeClock) -> Stores:
    """A store with ten people."""
    made = make_stores(redis, "one", clock)
    for person in range(1, 11):
        await made.chats.save(Chat(person, ChatKind.PRIVATE))
    return made


@pytest.fixture
def job(stores: Stores, clock: FakeClock, screen: Screen) -> Broadcasting:
    # One message a second, so that three wait in the outbox.
    return Broadcasting(stores, clock, screen.show, rate=1.0)


async def begin(stores: Stores, draft: Broadcast = DRAFT) -> None:
    await stores.broadcasts.draft(draft)
    assert await stores.broadcasts.start(draft, 10, 1.0)


async def send(stores: Stores, outcome: Outcome = SENT) -> int:
    """Let a sender settle what waits; return how much that was."""
    leases = await stores.outbox.take(100)
    for lease in leases:
        assert await stores.outbox.attempt(lease, 0)
        await stores.outbox.settle(lease, outcome)
    return len(leases)


async def tally(stores: Stores) -> Tally:
    return await stores.recipients.tally("b1")


async def state(stores: Stores) -> State:
    known = await stores.broadcasts.get("b1")
    assert known
    return known.state


async def test_with_nothing_at_work_nothing_happens(
    job: Broadcasting, screen: Screen
) -> None:
    await job.feed()
    await job.report()
    assert screen.shown == []


async def test_a_portion_waits_and_the_next_comes_when_it_is_sent(
    job: Broadcasting, stores: Stores
) -> None:
    await begin(stores)
    await job.feed()
    await job.feed()
    assert await tally(stores) == Tally(True, 10, 7, 3)
    assert await send(stores) == 3
    await job.feed()
    assert await tally(stores) == Tally(True, 10, 4, 3, {"sent": 3})


async def test_all_get_it_and_the_end_is_told_and_logged(
    job: Broadcasting,
    stores: Stores,
    screen: Screen,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("INFO")
    await begin(stores)
    for _ in range(4):
        await job.feed()
        await send(stores)
    await job.report()
    await job.report()
    assert await state(stores) is State.DONE
    assert [each[:2] for each in screen.shown] == [(7, 40)]
    assert screen.line(0) == "📣 <b>Broadcast to everyone: finished</b>"
    assert screen.line(2) == "Sent: 10 of 10 chats"
    assert await stores.outbox.take(10) == ()
    expected = "broadcast b1 by 7 to all  is done: 10 recipients, {'sent': 10}"
    assert expected in caplog.messages


@pytest.mark.parametrize(("works", "minutes"), [(False, 0), (True, 2)])
async def test_after_long_or_when_it_could_not_be_shown_the_end_comes_as_a_message(
    job: Broadcasting,
    stores: Stores,
    screen: Screen,
    clock: FakeClock,
    *,
    works: bool,
    minutes: int,
) -> None:
    screen.works = works
    await begin(stores)
    for _ in range(4):
        await job.feed()
        await send(stores)
    clock.advance(60 * minutes)
    await job.report()
    (lease,) = await stores.outbox.take(10)
    assert lease.delivery.address.chat_id == 7
    assert lease.delivery.kind is Kind.ALERT
    assert "finished" in lease.delivery.messages[0].html


async def test_the_end_is_told_once_though_the_job_dies_before_it_noted_that(
    job: Broadcasting, stores: Stores, screen: Screen, redis: Redis
) -> None:
    screen.works = False
    await begin(stores)
    await job.feed()
    await stores.broadcasts.cancel("b1")
    await job.feed()
    await job.report()
    await redis.zadd(keys.casting(), {"b1": 1})
    await job.report()
    (lease,) = await stores.outbox.take(10)
    assert "Broadcast to everyone: cancelled" in lease.delivery.messages[0].html
    assert await stores.broadcasts.at_work() == ()


async def test_progress_is_shown_every_five_seconds_and_in_a_group_every_fifteen(
    stores: Stores, screen: Screen, clock: FakeClock
) -> None:
    group = replace(DRAFT, id="b2", chat_id=-7)
    await begin(stores)
    await begin(stores, group)
    # One at a time, so that there is something new every second.
    job = Broadcasting(stores, clock, screen.show, rate=0.3)
    for _ in range(9):
        await job.feed()
        await job.report()
        await send(stores)
        clock.advance(2)
    chats = [each[0] for each in screen.shown]
    assert (chats.count(7), chats.count(-7)) == (3, 2)
    assert screen.line(2) == "Sent: 8 of 10 chats"


async def test_what_did_not_change_is_not_shown_again(
    job: Broadcasting, stores: Stores, screen: Screen, clock: FakeClock
) -> None:
    await begin(stores)
    for _ in range(4):
        await job.feed()
        await job.report()
        clock.advance(10)
    assert len(screen.shown) == 1
    await stores.broadcasts.follow("b1", 7, 41)
    await job.report()
    assert [each[1] for each in screen.shown] == [40, 41]
    await stores.broadcasts.pause("b1")
    clock.advance(10)
    await job.report()
    assert screen.line(0) == "📣 <b>Broadcast to everyone: paused</b>"


async def test_one_from_the_command_line_is_shown_nowhere(
    job: Broadcasting, stores: Stores, screen: Screen
) -> None:
    await begin(stores, replace(DRAFT, by=0, chat_id=0, message_id=0))
    await job.report()
    for _ in range(4):
        await job.feed()
        await send(stores)
    await job.report()
    assert screen.shown == []
    assert await state(stores) is State.DONE


async def test_paused_it_stops_at_once_and_goes_on_when_resumed(
    job: Broadcasting, stores: Stores
) -> None:
    await begin(stores)
    await job.feed()
    await stores.broadcasts.pause("b1")
    await job.feed()
    await job.report()
    assert await send(stores) == 0
    assert await tally(stores) == Tally(True, 10, 10)
    assert await state(stores) is State.PAUSED
    await stores.broadcasts.resume("b1")
    await job.feed()
    assert await send(stores) == 3


async def test_cancelled_the_rest_is_dropped_and_it_is_over(
    job: Broadcasting, stores: Stores, screen: Screen
) -> None:
    await begin(stores)
    await job.feed()
    await send(stores)
    await job.feed()
    await stores.broadcasts.cancel("b1")
    await job.feed()
    await job.report()
    assert await send(stores) == 0
    assert await state(stores) is State.CANCELLED
    assert screen.line(2) == "Sent: 3 of 10 chats"
    assert screen.line(4) == "• 7 cancelled before their turn"


async def test_what_is_not_sent_in_time_is_dropped(
    job: Broadcasting, stores: Stores, screen: Screen, clock: FakeClock
) -> None:
    await begin(stores)
    await job.feed()
    await send(stores)
    clock.advance(timedelta(days=2, seconds=10).total_seconds())
    await job.feed()
    await job.report()
    assert await state(stores) is State.DONE
    assert screen.line(4) == "• 7 too late to send it"


async def test_one_that_fails_holds_up_no_other(
    job: Broadcasting,
    stores: Stores,
    redis: Redis,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await begin(stores)
    await begin(stores, replace(DRAFT, id="b2"))
    await redis.set(keys.cast_tally(5, "b1"), "no hash")
    await job.feed()
    assert (await stores.recipients.tally("b2")).waiting == 3
    assert "broadcast b1 failed and will be tried again" in caplog.text


# Chats that are erased, and verdicts, while it is at work.


async def go_on(job: Broadcasting, stores: Stores) -> None:
    """Feed and send until everybody had his turn."""
    for _ in range(4):
        await job.feed()
        await send(stores)
    await job.report()


async def test_it_ends_though_a_chat_is_forgotten_with_its_message_in_hand(
    job: Broadcasting, stores: Stores
) -> None:
    await begin(stores)
    await job.feed()
    lease, *_ = await stores.outbox.take(1)
    await stores.chats.forget(lease.delivery.address.chat_id)
    assert not await stores.outbox.attempt(lease, 0)
    await go_on(job, stores)
    assert await state(stores) is State.DONE
    assert await tally(stores) == Tally(True, 10, ended={"sent": 9, "skipped": 1})


async def test_it_ends_though_users_are_deactivated(
    job: Broadcasting, stores: Stores, clock: FakeClock
) -> None:
    outcome = Outcome(Ending.DEACTIVATED, reason="user is deactivated")
    await begin(stores)
    await job.feed()
    lease, *_ = await stores.outbox.take(1)
    assert await stores.outbox.attempt(lease, 0)
    await stores.outbox.settle(lease, outcome)
    await Effects(stores, clock).of_delivery(lease.delivery.address, outcome)
    await go_on(job, stores)
    assert await state(stores) is State.DONE
    assert await tally(stores) == Tally(True, 10, ended={"sent": 9, "deactivated": 1})


async def test_it_is_not_over_while_one_that_was_held_is_sent_again(
    job: Broadcasting, stores: Stores, clock: FakeClock
) -> None:
    await begin(stores)
    await job.feed()
    await send(stores, Outcome(Ending.UNKNOWN, reason="no answer"))
    for _ in range(3):
        await job.feed()
        await send(stores)
    held = await stores.ledger.stuck(clock.now() - timedelta(days=1))
    assert [await stores.verdicts.resend(one) for one in held] == ["done"] * 3
    await job.report()
    assert await state(stores) is State.RUNNING
    assert await tally(stores) == Tally(True, 10, 0, 3, {"sent": 7, "held": 0})
    await send(stores)
    await job.report()
    assert await state(stores) is State.DONE
    assert (await tally(stores)).ended == {"sent": 10, "held": 0}

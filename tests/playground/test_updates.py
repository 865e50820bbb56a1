import asyncio

import pytest
from telegram import Bot, Update
from telegram.error import Conflict

from bot.playground.answers import Refusal
from bot.playground.bell import Bell
from bot.playground.cast import ADA
from bot.playground.updates import FIRST_ID, Updates, Webhook
from tests.fakes.clock import FakeClock
from tests.fixtures.playground import PlayServer


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def updates(clock: FakeClock) -> Updates:
    return Updates(clock, Bell())


def texts(found: tuple[Update, ...]) -> list[str | None]:
    return [update.message.text if update.message else None for update in found]


async def test_an_update_comes_again_until_a_later_one_is_asked_for(
    playground: PlayServer, client: Bot
) -> None:
    playground.human.send(ADA, ADA, "one")
    playground.human.send(ADA, ADA, "two")
    first = await client.get_updates()
    again = await client.get_updates(offset=first[0].update_id)
    rest = await client.get_updates(offset=first[1].update_id)
    none = await client.get_updates(offset=first[1].update_id + 1, timeout=0)
    assert texts(first) == texts(again) == ["one", "two"]
    assert (texts(rest), none) == (["two"], ())


async def test_what_was_confirmed_can_come_once_more(
    playground: PlayServer, client: Bot
) -> None:
    for word in ("one", "two", "three"):
        playground.human.send(ADA, ADA, word)
    found = await client.get_updates()
    following = found[-1].update_id + 1
    assert await client.get_updates(offset=following, timeout=0) == ()
    playground.play.updates.repeat(2)
    again = await client.get_updates(offset=following, timeout=0)
    assert texts(again) == ["two", "three"]
    assert await client.get_updates(offset=following, timeout=0) == ()


async def test_a_long_poll_ends_with_the_first_update(
    playground: PlayServer, client: Bot
) -> None:
    async with asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(client.get_updates(timeout=30))
        playground.human.send(ADA, ADA, "here")
    assert texts(waiting.result()) == ["here"]


async def test_a_second_reader_ends_the_first(updates: Updates) -> None:
    async def first() -> str:
        with pytest.raises(Refusal) as caught:
            await updates.poll(0, 100, 30)
        return caught.value.description

    async with asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(first())
        tasks.create_task(updates.poll(0, 100, 0))
    assert waiting.result() == (
        "Conflict: terminated by other getUpdates request;"
        " make sure that only one bot instance is running"
    )


async def test_a_webhook_ends_and_forbids_polling(
    playground: PlayServer, client: Bot
) -> None:
    async def first() -> None:
        with pytest.raises(Conflict, match="terminated by setWebhook request"):
            await client.get_updates(timeout=30)

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(first())
        await playground.play.bell.until(lambda: playground.play.updates.turn, 5)
        await client.set_webhook("https://news.example.org/hook")
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook"):
        await client.get_updates()
    assert await client.delete_webhook()
    assert await client.get_updates(timeout=0) == ()


def test_kinds_nobody_asked_for_are_not_queued(updates: Updates) -> None:
    updates.put("chat_member", {})
    updates.allow(["callback_query"])
    updates.put("message", {})
    updates.allow(None)
    updates.put("callback_query", {})
    assert updates.first(9) == [{"update_id": FIRST_ID, "callback_query": {}}]


def test_a_negative_offset_keeps_only_the_last(updates: Updates) -> None:
    for number in range(3):
        updates.put("message", {"n": number})
    updates.confirm(-1)
    assert [each["message"]["n"] for each in updates.first(9)] == [2]


def test_what_nobody_fetched_for_a_day_is_dropped(
    updates: Updates, clock: FakeClock
) -> None:
    updates.put("message", {})
    clock.advance(86_401)
    updates.put("message", {})
    updates.expire()
    assert len(updates.pending) == 1


async def test_the_limit_of_one_answer_is_kept_within_bounds(updates: Updates) -> None:
    for _ in range(101):
        updates.put("message", {})
    assert len(await updates.poll(0, 1000, 0)) == 100
    assert len(await updates.poll(0, 0, 0)) == 1
    assert len(await updates.poll(0, 2, 0)) == 2


async def test_a_closing_server_lets_pollers_go(updates: Updates) -> None:
    async with asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(updates.poll(0, 100, 30))
        tasks.create_task(asyncio.to_thread(lambda: None))
        updates.close()
    assert waiting.result() == []


def test_the_queue_outlives_a_restart(updates: Updates, clock: FakeClock) -> None:
    updates.allow(["message"])
    updates.put("message", {"text": "x"}, ADA)
    after = Updates(clock, Bell())
    after.load(updates.dump())
    assert after == Updates(
        clock, after.bell, ("message",), updates.pending, updates.next_id
    )


def test_a_webhook_takes_a_turn(updates: Updates) -> None:
    updates.set_webhook(Webhook("https://x.org"))
    assert updates.turn == 1

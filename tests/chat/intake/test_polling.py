import asyncio

import pytest

from bot.chat.intake.polling import Polling
from bot.errors import SettingsError
from bot.playground.answers import conflict
from bot.playground.cast import ADA
from bot.playground.updates import Pending
from bot.store import keys
from bot.store.connection import Redis
from tests.fakes.clock import FakeClock
from tests.fixtures.desk import FLOOD
from tests.fixtures.talk import Talk


def poller(talk: Talk) -> Polling:
    return Polling(talk.bot, talk.intake, talk.desk.clock)


async def polled(talk: Talk, until: int) -> None:
    """Poll until the bot has said this many messages to Ada."""
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(poller(talk).run(stop))
        await talk.server.called("sendMessage", until)
        stop.set()


async def test_polling_answers_and_confirms(talk: Talk) -> None:
    talk.server.human.send(ADA, ADA, "/latest")
    stop, updates = asyncio.Event(), talk.server.play.updates
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(poller(talk).run(stop))
        await talk.server.called("sendMessage", 1)
        await talk.server.play.bell.until(lambda: not updates.pending, 5)
        stop.set()
    assert FLOOD in talk.last(ADA)["text"]
    assert updates.pending == []


async def test_a_poll_that_fails_is_tried_again_later(talk: Talk) -> None:
    talk.server.faults.refuse(conflict("terminated by other"), method="getUpdates")
    talk.server.faults.close(method="getUpdates")
    talk.server.human.send(ADA, ADA, "/latest")
    await polled(talk, 1)
    assert FLOOD in talk.last(ADA)["text"]


async def test_a_wrong_token_ends_the_polling(talk: Talk) -> None:
    talk.server.play.token = "1:another"  # noqa: S105  # plays a revoked one
    with pytest.raises(SettingsError, match="check TELEGRAM_BOT_TOKEN"):
        await poller(talk).run(asyncio.Event())


async def test_stopping_does_not_wait_for_a_long_poll(talk: Talk) -> None:
    stop = asyncio.Event()
    async with asyncio.timeout(5), asyncio.TaskGroup() as tasks:
        polling = tasks.create_task(poller(talk).run(stop))
        # By the time this is answered, the poll is under way.
        await talk.bot.get_me()
        stop.set()
    assert polling.done()


async def test_polling_goes_on_when_the_store_is_back(talk: Talk, redis: Redis) -> None:
    talk.server.human.send(ADA, ADA, "/subscribe 8:00")
    await redis.config_set("maxmemory", 1)
    stop = asyncio.Event()
    async with asyncio.timeout(10), asyncio.TaskGroup() as tasks:
        tasks.create_task(poller(talk).run(stop))
        await talk.server.called("sendMessage", 1)
        await redis.config_set("maxmemory", 0)
        await talk.server.called("sendMessage", 2)
        stop.set()
    busy, done = talk.server.from_bot(ADA)
    assert "my storage takes nothing new" in busy["text"]
    assert "Your next briefing comes" in done["text"]


async def test_polling_goes_on_after_what_nobody_thought_of(
    talk: Talk, redis: Redis, caplog: pytest.LogCaptureFixture
) -> None:
    await redis.set(keys.turns(), "no turns")
    talk.server.human.send(ADA, ADA, "/latest")
    stop = asyncio.Event()
    async with asyncio.timeout(10), asyncio.TaskGroup() as tasks:
        tasks.create_task(poller(talk).run(stop))
        await talk.server.called("getUpdates", 2)
        await redis.delete(keys.turns())
        await talk.server.called("sendMessage", 1)
        stop.set()
    assert "updates could not be taken in; they come again" in caplog.text


async def test_two_who_ask_are_told_of_once_and_the_other_is_not_pushed(
    talk: Talk, desk_clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    refused = conflict("terminated by other getUpdates request")
    talk.server.faults.refuse(refused, method="getUpdates", times=3)
    talk.server.human.send(ADA, ADA, "/latest")
    await polled(talk, 1)
    assert caplog.text.count("another process asks for this bot's updates") == 1
    assert desk_clock.slept[:3] == [10.0, 10.0, 10.0]


async def test_an_update_without_a_number_stops_no_other(talk: Talk) -> None:
    talk.server.play.updates.pending.append(Pending({"update_id": "x"}, 0.0, ADA))
    talk.server.human.send(ADA, ADA, "/latest")
    await polled(talk, 1)
    assert FLOOD in talk.last(ADA)["text"]

import asyncio
from typing import Any

import pytest
from telegram import Update

from bot.errors import SettingsError, StoreBusy
from bot.playground.answers import conflict
from bot.playground.cast import ADA, BEN
from bot.store.connection import Redis
from tests.fixtures.desk import FLOOD
from tests.fixtures.talk import Talk


async def polled(talk: Talk, until: int) -> None:
    """Poll until the bot has said this many messages to Ada."""
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(talk.intake.poll(stop))
        await talk.server.called("sendMessage", until)
        stop.set()


async def test_polling_answers_and_confirms(talk: Talk) -> None:
    talk.server.human.send(ADA, ADA, "/latest")
    await polled(talk, 1)
    left = await talk.bot.get_updates(timeout=0)
    assert FLOOD in talk.last(ADA)["text"]
    assert left == ()


async def test_an_update_seen_twice_has_its_effect_once(talk: Talk) -> None:
    talk.server.human.send(ADA, ADA, "/latest")
    await talk.hear()
    talk.offset = 0
    await talk.intake.handle((await update(talk, 1, "/latest"),))
    await talk.intake.handle((await update(talk, 1, "/latest"),))
    assert len(talk.server.from_bot(ADA)) == 2


async def update(talk: Talk, number: int, text: str, chat: int = ADA) -> Update:
    raw = raw_update(number, text, chat)
    return Update.de_json(raw, talk.bot)


def raw_update(number: int, text: str, chat: int = ADA) -> dict[str, Any]:
    who = {"id": chat, "is_bot": False, "first_name": "Ada"}
    message = {
        "message_id": number,
        "date": 1,
        "chat": {"id": chat, "type": "private", "first_name": "Ada"},
        "from": who,
        "text": text,
    }
    return {"update_id": number, "message": message}


async def test_the_messages_of_a_chat_are_answered_in_order(talk: Talk) -> None:
    batch = [
        await update(talk, 3, "/privacy"),
        await update(talk, 1, "/help"),
        await update(talk, 2, "/latest", BEN),
    ]
    talk.server.human.start(ADA)
    talk.server.human.start(BEN)
    await talk.intake.handle(batch)
    first, second = talk.server.from_bot(ADA)
    assert "What I can do" in first["text"]
    assert "What I keep" in second["text"]
    assert FLOOD in talk.last(BEN)["text"]


async def test_a_posted_update_is_answered(talk: Talk) -> None:
    talk.server.human.start(ADA)
    await talk.intake.webhook(raw_update(7, "/help"))
    assert "What I can do" in talk.last(ADA)["text"]


async def test_one_broken_update_stops_no_other(
    talk: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    talk.server.human.start(ADA)
    strange = Update.de_json(
        {
            "update_id": 1,
            "message": {
                "message_id": 1,
                "date": 1,
                "chat": {"id": ADA, "type": "sect"},
                "text": "/help",
            },
        },
        talk.bot,
    )
    await talk.intake.handle((strange, await update(talk, 2, "/help")))
    assert "What I can do" in talk.last(ADA)["text"]
    assert "update 1 could not be handled" in caplog.text


async def test_a_poll_that_fails_is_tried_again_later(talk: Talk) -> None:
    talk.server.faults.refuse(conflict("terminated by other"), method="getUpdates")
    talk.server.faults.close(method="getUpdates")
    talk.server.human.send(ADA, ADA, "/latest")
    await polled(talk, 1)
    assert FLOOD in talk.last(ADA)["text"]


async def test_a_wrong_token_ends_the_polling(talk: Talk) -> None:
    talk.server.play.token = "1:another"  # noqa: S105  # plays a revoked one
    with pytest.raises(SettingsError, match="check TELEGRAM_BOT_TOKEN"):
        await talk.intake.poll(asyncio.Event())


async def test_while_the_store_is_away_updates_wait_and_readers_are_told(
    talk: Talk, redis: Redis
) -> None:
    talk.server.human.send(ADA, ADA, "/subscribe 8:00")
    await redis.config_set("maxmemory", 1)
    await talk.hear()
    await redis.config_set("maxmemory", 0)
    told = talk.server.from_bot(ADA)
    talk.offset = 0
    await talk.hear()
    assert "my storage takes nothing new" in told[-1]["text"]
    assert "Your next briefing comes" in talk.last(ADA)["text"]


async def test_stopping_does_not_wait_for_a_long_poll(talk: Talk) -> None:
    stop = asyncio.Event()
    async with asyncio.timeout(5), asyncio.TaskGroup() as tasks:
        polling = tasks.create_task(talk.intake.poll(stop))
        # By the time this is answered, the poll is under way.
        await talk.bot.get_me()
        stop.set()
    assert polling.done()


async def test_a_posted_update_comes_again_while_the_store_is_away(
    talk: Talk, redis: Redis
) -> None:
    talk.server.human.start(ADA)
    await redis.config_set("maxmemory", 1)
    with pytest.raises(StoreBusy):
        await talk.intake.webhook(raw_update(7, "/subscribe 8:00"))
    await redis.config_set("maxmemory", 0)
    await talk.intake.webhook(raw_update(7, "/subscribe 8:00"))
    assert "Your next briefing comes" in talk.last(ADA)["text"]


async def test_polling_goes_on_when_the_store_is_back(talk: Talk, redis: Redis) -> None:
    talk.server.human.send(ADA, ADA, "/subscribe 8:00")
    await redis.config_set("maxmemory", 1)
    stop = asyncio.Event()
    async with asyncio.timeout(10), asyncio.TaskGroup() as tasks:
        tasks.create_task(talk.intake.poll(stop))
        await talk.server.called("sendMessage", 1)
        await redis.config_set("maxmemory", 0)
        await talk.server.called("sendMessage", 2)
        stop.set()
    busy, done = talk.server.from_bot(ADA)
    assert "my storage takes nothing new" in busy["text"]
    assert "Your next briefing comes" in done["text"]


async def test_a_reader_who_left_is_not_missed_while_the_store_is_away(
    talk: Talk, redis: Redis, caplog: pytest.LogCaptureFixture
) -> None:
    talk.server.human.send(ADA, ADA, "/subscribe 8:00")
    talk.server.faults.forbidden("bot was blocked by the user")
    await redis.config_set("maxmemory", 1)
    await talk.hear()
    await redis.config_set("maxmemory", 0)
    assert "nobody hears that the store is busy" in caplog.text


async def test_an_update_that_takes_too_long_is_left(
    talk: Talk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.chat.intake.AT_MOST", 0.2)
    talk.server.human.start(ADA)
    talk.server.faults.stall()
    await talk.intake.handle((await update(talk, 1, "/help"),))
    assert "update 1 took too long" in caplog.text


async def test_what_cannot_be_confirmed_comes_again(
    talk: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    talk.server.human.send(ADA, ADA, "/latest")
    talk.server.faults.close(method="getUpdates", nth=2, times=5)
    await polled(talk, 1)
    assert "will come again" in caplog.text


async def test_a_press_waits_silently_for_the_store(talk: Talk, redis: Redis) -> None:
    talk.server.human.send(ADA, ADA, "/settings")
    await talk.hear()
    panel = talk.last(ADA)
    talk.server.human.press(ADA, ADA, panel["message_id"], "✅ Done")
    await redis.config_set("maxmemory", 1)
    await talk.hear()
    await redis.config_set("maxmemory", 0)
    assert len(talk.server.from_bot(ADA)) == 1

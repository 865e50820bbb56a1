from typing import Any

import pytest

from bot.errors import StoreBusy
from bot.playground.cast import ADA, BEN, GROUP
from bot.store.connection import Redis
from tests.fixtures.desk import FLOOD
from tests.fixtures.talk import Talk


async def test_an_update_seen_twice_has_its_effect_once(talk: Talk) -> None:
    talk.server.human.send(ADA, ADA, "/latest")
    await talk.hear()
    talk.offset = 0
    await talk.intake.handle((raw_update(1, "/latest"),))
    await talk.intake.handle((raw_update(1, "/latest"),))
    assert len(talk.server.from_bot(ADA)) == 2


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
        raw_update(3, "/privacy"),
        raw_update(1, "/help"),
        raw_update(2, "/latest", BEN),
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
    strange = raw_update(1, "/help")
    strange["message"]["chat"]["type"] = "sect"
    await talk.intake.handle((strange, raw_update(2, "/help")))
    assert "What I can do" in talk.last(ADA)["text"]
    assert "update 1 could not be read" in caplog.text


async def test_what_has_no_number_is_left(talk: Talk) -> None:
    talk.server.human.start(ADA)
    nameless = raw_update(1, "/help")
    del nameless["update_id"]
    await talk.intake.handle((nameless, raw_update(2, "/privacy")))
    assert len(talk.server.from_bot(ADA)) == 1


async def test_while_the_store_is_away_updates_wait_and_readers_are_told(
    talk: Talk, redis: Redis
) -> None:
    talk.server.human.send(ADA, ADA, "/subscribe 8:00")
    await redis.config_set("maxmemory", 1)
    with pytest.raises(StoreBusy):
        await talk.hear()
    await redis.config_set("maxmemory", 0)
    told = talk.server.from_bot(ADA)
    await talk.hear()
    assert "my storage takes nothing new" in told[-1]["text"]
    assert "Your next briefing comes" in talk.last(ADA)["text"]


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


async def test_a_reader_who_left_is_not_missed_while_the_store_is_away(
    talk: Talk, redis: Redis, caplog: pytest.LogCaptureFixture
) -> None:
    talk.server.human.send(ADA, ADA, "/subscribe 8:00")
    talk.server.faults.forbidden("bot was blocked by the user")
    await redis.config_set("maxmemory", 1)
    with pytest.raises(StoreBusy):
        await talk.hear()
    await redis.config_set("maxmemory", 0)
    assert "nobody hears that the store is busy" in caplog.text


async def test_an_update_that_takes_too_long_is_left(
    talk: Talk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.chat.intake.lines.AT_MOST", 0.2)
    talk.server.human.start(ADA)
    talk.server.faults.stall()
    await talk.intake.handle((raw_update(1, "/help"),))
    assert "update 1 took too long" in caplog.text


async def test_a_press_waits_silently_for_the_store(talk: Talk, redis: Redis) -> None:
    talk.server.human.send(ADA, ADA, "/settings")
    await talk.hear()
    panel = talk.last(ADA)
    talk.server.human.press(ADA, ADA, panel["message_id"], "✅ Done")
    await redis.config_set("maxmemory", 1)
    with pytest.raises(StoreBusy):
        await talk.hear()
    await redis.config_set("maxmemory", 0)
    assert len(talk.server.from_bot(ADA)) == 1


async def test_who_floods_the_bot_is_told_once_and_slows_nobody_else(
    talk: Talk,
) -> None:
    talk.server.human.start(ADA)
    talk.server.human.start(BEN)
    flood = [raw_update(number, "/help") for number in range(1, 201)]
    await talk.intake.handle([*flood, raw_update(201, "/help", BEN)])
    said = [message["text"][:13] for message in talk.server.from_bot(ADA)]
    assert sorted(said) == ["That was a lo"] + ["What I can do"] * 8
    assert len(talk.server.from_bot(BEN)) == 1


async def test_in_a_group_only_what_is_for_the_bot_counts(talk: Talk) -> None:
    talk.server.human.add_bot(ADA, GROUP)
    talk.server.human.promote_bot(ADA, GROUP)
    for _ in range(30):
        talk.server.human.send(BEN, GROUP, "good morning everybody")
    talk.server.human.send(BEN, GROUP, "/help")
    await talk.hear()
    assert "What I can do" in talk.last(GROUP)["text"]


async def test_who_floods_a_group_is_passed_over_alone(talk: Talk) -> None:
    talk.server.human.add_bot(ADA, GROUP)
    for _ in range(12):
        talk.server.human.send(BEN, GROUP, "/privacy")
    talk.server.human.send(ADA, GROUP, "/help")
    await talk.hear()
    texts = [message["text"] for message in talk.server.from_bot(GROUP)]
    assert len([text for text in texts if "What I keep" in text]) == 8
    assert len([text for text in texts if "That was a lot at once" in text]) == 1
    assert len([text for text in texts if "What I can do" in text]) == 1


async def test_who_presses_too_fast_hears_it_in_a_notice(talk: Talk) -> None:
    talk.server.human.send(ADA, ADA, "/settings")
    await talk.hear()
    panel = talk.last(ADA)
    for _ in range(25):
        talk.server.human.press(ADA, ADA, panel["message_id"], "✅ Done")
    await talk.hear()
    shown = [call.params for call in talk.server.calls.of("answerCallbackQuery")]
    told = [each for each in shown if "a lot at once" in str(each.get("text", ""))]
    assert (len(shown), len(told)) == (21, 1)

import json
from collections.abc import AsyncIterator

import aiohttp
import pytest
from telegram import Bot
from telegram.error import BadRequest, InvalidToken

from bot.playground.cast import ADA, CHANNEL, CLEO
from tests.fixtures.playground import PlayServer


@pytest.fixture
async def session(playground: PlayServer) -> AsyncIterator[aiohttp.ClientSession]:
    playground.human.start(ADA)
    async with aiohttp.ClientSession(f"{playground.url}{playground.token}/") as made:
        yield made


WAITING = {"timeout": 30, "offset": 999_999_999}
FORM = {"chat_id": str(ADA), "text": "hello", "disable_notification": "true"}


async def test_the_same_call_can_come_in_four_forms(
    playground: PlayServer, session: aiohttp.ClientSession
) -> None:
    multipart = aiohttp.FormData(FORM, default_to_multipart=True)
    async with session.get("sendMessage", params=FORM) as answer:
        assert answer.status == 200
    async with session.post("sendmessage", data=FORM) as answer:
        assert answer.status == 200
    async with session.post("SendMessage", json=FORM) as answer:
        assert answer.status == 200
    async with session.post("sendMessage", data=multipart) as answer:
        body = await answer.json()
    assert body["ok"] is True
    assert playground.copies("hello") == {ADA: 4}


@pytest.mark.parametrize("body", ["{", "[1]"])
async def test_a_broken_json_body_is_refused(
    session: aiohttp.ClientSession, body: str
) -> None:
    kind = {"Content-Type": "application/json"}
    async with session.post("sendMessage", data=body, headers=kind) as answer:
        assert answer.status == 400
        assert "can't parse request JSON" in (await answer.json())["description"]


async def test_an_empty_json_body_is_no_parameters(
    session: aiohttp.ClientSession,
) -> None:
    kind = {"Content-Type": "application/json"}
    async with session.post("getMe", data="", headers=kind) as answer:
        assert (await answer.json())["result"]["username"] == "newsbrief_bot"


async def test_an_unknown_method_is_not_found(session: aiohttp.ClientSession) -> None:
    async with session.get("getNothing") as answer:
        assert answer.status == 404
        assert await answer.json() == {
            "ok": False,
            "error_code": 404,
            "description": "Not Found: method not found",
        }


@pytest.mark.parametrize(
    ("token", "description"),
    [("1:x", "Unauthorized"), ("x", "Unauthorized: invalid token specified")],
)
async def test_another_token_is_unauthorized(
    playground: PlayServer, token: str, description: str
) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{playground.url}{token}/getMe") as answer,
        session.get(f"{playground.file_url}{token}/files/x") as file,
    ):
        assert (answer.status, file.status) == (401, 401)
        assert (await answer.json())["description"] == description


async def test_the_library_reads_a_wrong_token_as_such(playground: PlayServer) -> None:
    stranger = Bot("1:x", base_url=playground.url)
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()


async def test_a_file_nobody_sent_is_refused(
    playground: PlayServer, session: aiohttp.ClientSession
) -> None:
    address = f"{playground.file_url}{playground.token}/files/nothing"
    async with session.get(address) as answer:
        assert answer.status == 400


async def test_every_call_is_kept_with_its_ending(
    playground: PlayServer, client: Bot
) -> None:
    playground.human.start(ADA)
    await client.send_message(ADA, "seen")
    with pytest.raises(BadRequest):
        await client.send_message(77, "unseen")
    first, second = playground.calls.of("sendMessage")
    assert (first.ok, first.code, first.chat_id) == (True, 200, ADA)
    assert (second.ok, second.code) == (False, 400)
    assert second.description == "Bad Request: chat not found"
    assert len(playground.calls) == 3
    assert [call.method for call in playground.calls] == [
        "getMe",
        "sendMessage",
        "sendMessage",
    ]


async def test_the_record_shortens_what_is_very_long(
    playground: PlayServer, session: aiohttp.ClientSession
) -> None:
    async with session.post("sendMessage", json={**FORM, "text": "x" * 9000}):
        pass
    shown = playground.calls.latest(1)[0].wire()
    assert shown["params"]["text"].endswith("… (9000 characters)")


async def test_what_only_looks_like_json_is_recorded_as_it_came(
    playground: PlayServer, session: aiohttp.ClientSession
) -> None:
    async with session.post("sendMessage", json={**FORM, "text": "[sic]"}):
        pass
    assert playground.calls.of("sendMessage")[0].params["text"] == "[sic]"


async def test_a_poll_whose_caller_left_is_not_an_error_on_record(
    playground: PlayServer, session: aiohttp.ClientSession
) -> None:
    limit = aiohttp.ClientTimeout(total=0.1)
    with pytest.raises(TimeoutError):
        await session.post("getUpdates", json=WAITING, timeout=limit)
    async with session.post("getUpdates", json={"timeout": 0}) as answer:
        assert (await answer.json())["ok"] is True
    assert [call.ok for call in playground.calls.of("getUpdates")] == [True]


async def test_the_record_never_holds_the_token(
    playground: PlayServer, client: Bot
) -> None:
    playground.human.start(ADA)
    await client.send_message(ADA, "x")
    shown = [call.wire() for call in playground.calls.latest(9)]
    assert playground.token not in json.dumps(shown)


async def test_a_public_channel_is_found_by_its_name(
    playground: PlayServer, client: Bot
) -> None:
    playground.human.add_bot(CLEO, CHANNEL)
    sent = await client.send_message("@morning_wire", "Good morning")
    assert sent.chat.id == CHANNEL
    with pytest.raises(BadRequest, match="Chat not found"):
        await client.send_message("@nowhere_known", "x")


async def test_an_enforced_limit_answers_429(
    playground: PlayServer, session: aiohttp.ClientSession
) -> None:
    playground.play.limits.enforced = True
    codes = []
    for _ in range(5):
        async with session.post("sendMessage", json=FORM) as answer:
            codes.append(answer.status)
    assert codes == [200, 200, 200, 200, 429]
    assert len(playground.violations) == 1


async def test_a_paid_broadcast_goes_beyond_the_free_limit(
    playground: PlayServer, session: aiohttp.ClientSession
) -> None:
    paid = {**FORM, "allow_paid_broadcast": "true"}
    for _ in range(31):
        async with session.post("sendMessage", data=paid) as answer:
            assert answer.status == 200
    assert playground.play.limits.paid == 1

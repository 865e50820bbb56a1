"""Scripting faults from another process, and reading the server's own account."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from telegram import Bot
from telegram.error import Forbidden, NetworkError, RetryAfter

from bot.playground.answers import Json
from bot.playground.cast import ADA, BEN
from bot.playground.mishaps import Mishaps
from bot.playground.script import OWN
from tests.fixtures.playground import PlayServer

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "playground.md"


@pytest.fixture
async def page(playground: PlayServer) -> AsyncIterator[aiohttp.ClientSession]:
    playground.human.start(ADA)
    async with aiohttp.ClientSession(playground.origin) as made:
        yield made


async def script(page: aiohttp.ClientSession, **wanted: object) -> tuple[int, Json]:
    async with page.post("/api/faults", json=wanted) as answer:
        return answer.status, await answer.json()


async def records(page: aiohttp.ClientSession, since: int = 0) -> Json:
    async with page.get("/api/records", params={"since": since}) as answer:
        body: Json = await answer.json()
        return body


async def test_faults_of_every_shape_are_scripted_by_json(
    page: aiohttp.ClientSession, client: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    done = await script(
        page,
        seed=7,
        faults=[
            {"fault": "too_many", "seconds": 2, "most": 2, "form": "json"},
            {"fault": "gateway"},
            {"fault": "forbidden", "reason": "bot was blocked by the user"},
            {"fault": "block", "nth": 1, "chat_id": ADA},
        ],
    )
    assert done == (200, {"result": 4})
    for error in (RetryAfter, NetworkError, Forbidden, Forbidden):
        with pytest.raises(error):
            await client.send_message(ADA, "x")


async def test_the_example_of_the_documentation_is_taken(
    playground: PlayServer, page: aiohttp.ClientSession
) -> None:
    example = GUIDE.read_text(encoding="utf-8").split("```")[1].removeprefix("json")
    assert await script(page, **json.loads(example)) == (200, {"result": 5})


def test_every_fault_is_told_of_in_the_documentation(playground: PlayServer) -> None:
    told = GUIDE.read_text(encoding="utf-8")
    known = {*OWN, *Mishaps(playground.play).acts}
    assert {name for name in known if f"`{name}`" not in told} == set()


async def test_a_script_can_be_cleared(
    playground: PlayServer, page: aiohttp.ClientSession, client: Bot
) -> None:
    playground.faults.broken()
    assert await script(page, clear=True) == (200, {"result": 0})
    await client.send_message(ADA, "x")
    assert playground.copies("x") == {ADA: 1}


async def test_updates_can_be_told_once_more(
    playground: PlayServer, page: aiohttp.ClientSession, client: Bot
) -> None:
    first = await client.get_updates()
    following = first[-1].update_id + 1
    await client.get_updates(offset=following, timeout=0)
    await script(page, repeat=1)
    again = await client.get_updates(offset=following, timeout=0)
    assert [each.update_id for each in again] == [first[-1].update_id]


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        ({"faults": {}}, "faults is a list"),
        ({"faults": [7]}, "a fault is an object"),
        ({"faults": [{"fault": "nothing"}]}, "there is no fault 'nothing'"),
        ({"faults": [{"fault": "delay"}]}, "delay needs 'seconds'"),
        ({"faults": [{"fault": "close", "nth": "1"}]}, "close cannot take 'nth'"),
        ({"faults": [{"fault": "block", "day": 1}]}, "block cannot take 'day'"),
        (
            {"faults": [{"fault": "too_many", "seconds": 1, "form": "x"}]},
            "too_many: form is one of",
        ),
        ({"seed": "x"}, "seed is a whole number"),
        ({"kind": "storm"}, "a script has no 'kind', only clear, faults"),
    ],
)
async def test_a_script_that_makes_no_sense_is_refused_as_a_whole(
    playground: PlayServer, page: aiohttp.ClientSession, wanted: Json, reason: str
) -> None:
    broken = {"fault": "broken"}
    given = wanted.get("faults", [])
    whole = [broken, *given] if isinstance(given, list) else given
    status, body = await script(page, **{**wanted, "faults": whole})
    assert (status, playground.faults.script) == (400, [])
    assert reason in body["error"]


async def test_another_page_may_not_script_faults(
    page: aiohttp.ClientSession,
) -> None:
    headers = {"Sec-Fetch-Site": "cross-site"}
    async with page.post("/api/faults", json={}, headers=headers) as answer:
        assert answer.status == 403


async def test_the_account_is_read_by_any_process(
    playground: PlayServer, page: aiohttp.ClientSession, client: Bot
) -> None:
    playground.human.start(BEN)
    playground.faults.close(after=True)
    with pytest.raises(NetworkError):
        await client.send_message(ADA, "hello")
    await client.send_message(ADA, "hello")
    await client.send_message(BEN, "hello")
    playground.play.limits.record("sendMessage", BEN, "some rule")
    seen = await records(page, since=2)
    assert [each["chat_id"] for each in seen.pop("messages")] == [BEN]
    assert seen == {
        "now": 0.0,
        "accepted": 3,
        "counts": {str(ADA): 2, str(BEN): 1},
        "copies": {str(ADA): 2, str(BEN): 1},
        "violations": [
            {
                "moment": 0.0,
                "method": "sendMessage",
                "chat_id": BEN,
                "rule": "some rule",
            }
        ],
        "struck": 1,
        "calls": 4,
    }


async def test_the_account_is_asked_for_from_a_number(
    page: aiohttp.ClientSession,
) -> None:
    async with page.get("/api/records", params={"since": "x"}) as answer:
        assert answer.status == 400

"""What a fault looks like on the wire, to a bare client."""

import asyncio

import aiohttp
import pytest

from bot.playground.cast import ADA
from tests.fixtures.playground import PlayServer

ASKED = {"chat_id": ADA, "text": "there"}


@pytest.fixture(autouse=True)
def _started(playground: PlayServer) -> None:
    playground.human.start(ADA)


async def ask(playground: PlayServer, method: str = "sendMessage") -> tuple[int, str]:
    address = f"{playground.url}{playground.token}/{method}"
    async with (
        aiohttp.ClientSession() as session,
        session.post(address, json=ASKED) as answer,
    ):
        return answer.status, await answer.text()


async def test_a_bare_flood_answer_names_no_time(playground: PlayServer) -> None:
    playground.faults.too_many(3, form="bare")
    status, body = await ask(playground)
    assert status == 429
    assert "parameters" not in body


async def test_a_flood_answer_can_be_a_page(playground: PlayServer) -> None:
    playground.faults.too_many(3, form="html")
    status, body = await ask(playground)
    assert status == 429
    assert body.startswith("<html>")


async def test_a_cut_answer_is_json_that_ends_in_the_middle(
    playground: PlayServer,
) -> None:
    playground.faults.cut()
    status, body = await ask(playground)
    assert (status, body[:10]) == (200, '{"ok": tru')
    assert not body.endswith("}}")
    assert playground.copies("there") == {ADA: 1}
    assert playground.calls.of("sendMessage")[0].code == 0


async def test_a_torn_answer_breaks_off(playground: PlayServer) -> None:
    playground.faults.tear()
    with pytest.raises(aiohttp.ClientPayloadError):
        await ask(playground)
    assert playground.copies("there") == {ADA: 1}


async def test_a_slow_answer_trickles_on_the_clock_of_the_playground(
    playground: PlayServer,
) -> None:
    playground.faults.slow(30)
    status, body = await ask(playground)
    assert (status, body[-2:]) == (200, "}}")
    assert playground.clock.slept == [3.0] * 10
    assert playground.calls.of("sendMessage")[0].ok


async def test_who_leaves_a_slow_answer_got_none(playground: PlayServer) -> None:
    playground.faults.slow(30)
    gone = asyncio.Event()
    waited = playground.clock.sleep

    async def sleep(seconds: float) -> None:
        await waited(seconds)
        if len(playground.clock.slept) > 2:
            await gone.wait()

    playground.clock.sleep = sleep  # type: ignore[method-assign]  # a clock that waits
    address = f"{playground.url}{playground.token}/sendMessage"
    async with aiohttp.ClientSession() as session:
        answer = await session.post(address, json=ASKED)
        answer.close()
    gone.set()
    call = await playground.called("sendMessage")
    assert call.code == 0
    assert playground.copies("there") == {ADA: 1}


@pytest.mark.parametrize(("after", "there"), [(False, {}), (True, {ADA: 1})])
async def test_a_reset_is_an_error_on_the_callers_side(
    playground: PlayServer, after: bool, there: dict[int, int]
) -> None:
    playground.faults.reset(after=after)
    with pytest.raises((aiohttp.ClientOSError, aiohttp.ServerDisconnectedError)):
        await ask(playground)
    assert playground.copies("there") == there


async def test_a_restart_drops_every_call_in_hand(playground: PlayServer) -> None:
    playground.faults.stall(method="sendMessage")
    playground.faults.restart()
    async with asyncio.TaskGroup() as tasks:
        stalled = tasks.create_task(_fails(playground, "sendMessage"))
        await playground.play.bell.until(lambda: playground.faults.struck, 5)
        dropped = tasks.create_task(_fails(playground, "getMe"))
    assert (stalled.result(), dropped.result()) == (True, True)
    assert (await ask(playground, "getMe"))[0] == 400


async def _fails(playground: PlayServer, method: str) -> bool:
    try:
        await ask(playground, method)
    except aiohttp.ClientError:
        return True
    return False


async def test_a_call_without_a_chat_befalls_nobody(playground: PlayServer) -> None:
    befallen: list[int] = []
    playground.faults.act(befallen.append, method="getMe")
    await ask(playground, "getWebhookInfo")
    playground.faults.act(befallen.append, method="sendMessage")
    await ask(playground)
    assert befallen == [ADA]

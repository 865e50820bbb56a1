import aiohttp
import pytest
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter

from bot.playground.cast import ADA, BEN
from bot.playground.faults import Faults
from tests.fixtures.playground import PlayServer


@pytest.fixture(autouse=True)
def _started(playground: PlayServer) -> None:
    playground.human.start(ADA)
    playground.human.start(BEN)


def test_a_fault_strikes_its_method_and_chat_from_the_nth_call_on() -> None:
    faults = Faults()
    faults.too_many(3, chat_id=ADA, nth=2, times=2)
    asked = [("sendMessage", BEN), ("getMe", ADA), *[("sendMessage", ADA)] * 4]
    struck = [faults.take(*each) is not None for each in asked]
    assert struck == [False, False, False, True, True, False]
    assert faults.struck == 2


def test_a_typing_action_is_not_a_message() -> None:
    faults = Faults()
    faults.broken()
    assert faults.take("sendChatAction", ADA) is None


def test_a_cleared_script_strikes_nothing() -> None:
    faults = Faults()
    faults.broken()
    faults.clear()
    assert faults.take("sendMessage", ADA) is None


async def test_too_many_requests_say_how_long_to_wait(
    playground: PlayServer, client: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    playground.faults.too_many(7)
    with pytest.raises(RetryAfter, match="Retry in 0:00:07"):
        await client.send_message(ADA, "x")
    assert playground.texts(ADA) == ["/start"]


async def test_refusals_reach_the_library_as_its_own_errors(
    playground: PlayServer, client: Bot
) -> None:
    playground.faults.forbidden("bot was blocked by the user")
    playground.faults.bad("TOPIC_CLOSED")
    playground.faults.moved(-100123)
    playground.faults.broken()
    playground.faults.gateway()
    for error in (Forbidden, BadRequest, ChatMigrated, NetworkError, NetworkError):
        with pytest.raises(error):
            await client.send_message(ADA, "x")
    assert playground.texts(ADA) == ["/start"]


async def test_a_connection_closed_before_acceptance_leaves_nothing(
    playground: PlayServer, client: Bot
) -> None:
    playground.faults.close()
    with pytest.raises(NetworkError):
        await client.send_message(ADA, "lost")
    assert playground.copies("lost") == {}
    assert playground.calls.of("sendMessage")[0].code == 0


async def test_a_connection_closed_after_acceptance_leaves_the_message(
    playground: PlayServer, client: Bot
) -> None:
    playground.faults.close(after=True)
    with pytest.raises(NetworkError):
        await client.send_message(ADA, "there")
    assert playground.copies("there") == {ADA: 1}


async def test_a_stalled_answer_ends_when_the_caller_gives_up(
    playground: PlayServer, client: Bot
) -> None:
    playground.faults.stall(after=True)
    with pytest.raises(NetworkError):
        await client.send_message(ADA, "there", read_timeout=0.1)
    await playground.called("sendMessage")
    assert playground.copies("there") == {ADA: 1}


async def test_a_delay_passes_on_the_clock_of_the_playground(
    playground: PlayServer, client: Bot
) -> None:
    playground.faults.delay(30)
    await client.send_message(ADA, "late")
    assert playground.clock.slept == [30]
    assert playground.calls.of("sendMessage")[0].milliseconds == 30_000


async def test_an_after_fault_can_also_refuse(
    playground: PlayServer, client: Bot
) -> None:
    playground.faults.broken(after=True)
    with pytest.raises(NetworkError):
        await client.send_message(ADA, "there")
    assert playground.copies("there") == {ADA: 1}


async def test_a_refusal_carries_retry_after_as_a_header_too(
    playground: PlayServer,
) -> None:
    playground.faults.too_many(7)
    address = f"{playground.url}{playground.token}/sendMessage"
    async with (
        aiohttp.ClientSession() as session,
        session.post(address, json={"chat_id": ADA, "text": "x"}) as answer,
    ):
        assert answer.status == 429
        assert answer.headers["Retry-After"] == "7"

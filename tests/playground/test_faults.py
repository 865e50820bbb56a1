import aiohttp
import pytest
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter

from bot.playground.cast import ADA, BEN
from bot.playground.faults import Faults
from tests.fakes.clock import FakeClock
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


def struck_of(faults: Faults, calls: list[int]) -> list[int]:
    return [chat_id for chat_id in calls if faults.take("sendMessage", chat_id)]


def test_chance_strikes_about_as_often_as_it_is_told_to() -> None:
    faults = Faults()
    faults.seed(7)
    faults.too_many(1, chance=0.05)
    assert 400 < len(struck_of(faults, list(range(10_000)))) < 600


def test_chance_strikes_the_same_calls_in_whatever_order_chats_are_called() -> None:
    def struck(calls: list[int]) -> set[int]:
        faults = Faults()
        faults.seed(7)
        faults.too_many(1, chance=0.1)
        return set(struck_of(faults, calls))

    one, other = struck(list(range(100))), struck(list(range(99, -1, -1)))
    assert one == other
    assert one


def test_another_seed_strikes_other_calls() -> None:
    def struck(seed: int) -> list[int]:
        faults = Faults()
        faults.seed(seed)
        faults.close(chance=0.1)
        return struck_of(faults, list(range(100)))

    assert struck(1) != struck(2)


def test_two_faults_of_one_script_have_chances_of_their_own() -> None:
    faults = Faults()
    one = faults.close(chance=0.5, method="sendMessage")
    other = faults.close(chance=0.5, method="sendPhoto")
    calls = list(range(64))
    first = [chat for chat in calls if one.strikes("sendMessage", chat, one.opens)]
    second = [chat for chat in calls if other.strikes("sendPhoto", chat, other.opens)]
    assert first != second


def test_a_window_opens_and_closes_on_the_clock_of_the_playground() -> None:
    clock = FakeClock()
    faults = Faults(clock)
    faults.broken(begins=30, lasting=30)
    struck = []
    for _ in range(5):
        struck.append(faults.take("sendMessage", ADA) is not None)
        clock.advance(15)
    assert struck == [False, False, True, True, False]


def test_by_chance_and_yet_not_more_often_than_told() -> None:
    faults = Faults()
    faults.broken(chance=0.9, times=2)
    assert len(struck_of(faults, list(range(50)))) == 2


async def test_a_halt_tells_all_the_seconds_left_and_who_comes_back_early_is_noted(
    playground: PlayServer,
) -> None:
    playground.faults.halt(30, begins=10)
    waits = []
    for chat_id in (ADA, BEN, ADA, BEN):
        answer = await playground.ask("sendMessage", chat_id=chat_id, text="x")
        waits.append(answer.get("parameters", {}).get("retry_after"))
        playground.clock.advance(10)
    assert waits == [None, 30, 20, 10]
    assert [each.rule for each in playground.violations] == [
        "sent before retry_after was over",
        "sent before retry_after was over",
    ]
    await playground.ask("sendMessage", chat_id=ADA, text="x")
    assert playground.copies("x") == {ADA: 2}


async def test_in_a_storm_each_chat_waits_for_itself(playground: PlayServer) -> None:
    playground.faults.storm(20, 9)
    for chat_id in (ADA, BEN):
        answer = await playground.ask("sendMessage", chat_id=chat_id, text="x")
        assert 1 <= answer["parameters"]["retry_after"] <= 9
    assert playground.violations == []
    playground.clock.advance(20)
    await playground.ask("sendMessage", chat_id=ADA, text="x")
    assert playground.copies("x") == {ADA: 1}


async def test_a_wait_that_was_told_in_a_chat_is_to_be_kept_there(
    playground: PlayServer,
) -> None:
    playground.faults.too_many(7)
    await playground.ask("sendMessage", chat_id=ADA, text="x")
    playground.clock.advance(6)
    await playground.ask("sendMessage", chat_id=BEN, text="x")
    await playground.ask("sendMessage", chat_id=ADA, text="x")
    assert [each.chat_id for each in playground.violations] == [ADA]


async def test_a_refused_press_makes_no_chat_wait(playground: PlayServer) -> None:
    playground.faults.too_many(7, method="sendChatAction")
    await playground.ask("sendChatAction", chat_id=ADA, action="typing")
    playground.clock.advance(1)
    await playground.ask("sendMessage", chat_id=ADA, text="x")
    assert playground.violations == []


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

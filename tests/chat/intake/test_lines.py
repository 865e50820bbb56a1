"""Processes that share a store, die, stop or find it busy; each is an intake here."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from bot.chat.intake import lines
from bot.chat.intake import taking as module
from bot.chat.intake.taking import Intake
from bot.chat.replies.answering import Answering
from bot.chat.replies.router import Router
from bot.chat.values import Command, Desk, Reply, Request, say
from bot.clock import SystemClock
from bot.delivery.sending.messenger import TelegramMessenger
from bot.errors import StoreBusy
from bot.metrics import Metrics
from bot.playground.cast import ADA, BEN
from bot.store import keys
from bot.store.budget import Budget
from bot.store.connection import Redis
from bot.store.journal import Journal, Waiting
from tests.fixtures.talk import Talk


@dataclass
class Gate:
    """Commands that wait, or find the store busy; `open` lets the waiting go."""

    talk: Talk
    redis: Redis
    open: asyncio.Event = field(default_factory=asyncio.Event)
    begun: asyncio.Event = field(default_factory=asyncio.Event)
    busy: int = 0
    done: int = 0

    async def wait(self, _desk: Desk, _request: Request) -> Reply:
        self.begun.set()
        await self.open.wait()
        return say("waited")

    async def quiet(self, _desk: Desk, _request: Request) -> Reply:
        self.begun.set()
        await self.open.wait()
        self.done += 1
        return Reply()

    async def now(self, _desk: Desk, request: Request) -> Reply:
        return say(f"at once {request.words}".strip())

    async def store(self, _desk: Desk, _request: Request) -> Reply:
        self.busy -= 1
        if self.busy >= 0:
            raise StoreBusy("away")
        return say("kept")

    @asynccontextmanager
    async def process(
        self, name: str, journal: Journal | None = None
    ) -> AsyncIterator[Intake]:
        """An intake as another process of the same bot has it."""
        # Waiting for a turn takes the machine's time here, in the store too.
        stores = replace(self.talk.desk.stores, budget=Budget(self.redis))
        desk = replace(self.talk.desk, clock=SystemClock(), stores=stores)
        handlers = (self.wait, self.quiet, self.now, self.store)
        commands = tuple(Command(run.__name__, run) for run in handlers)
        router = Router(desk, commands)
        answering = Answering(router, TelegramMessenger(self.talk.bot), desk.clock)
        journal = journal or Journal(self.redis, name)
        intake = Intake(answering, journal, desk.clock, Metrics())
        async with intake.open():
            yield intake

    async def said(self, chat_id: int, count: int) -> list[str]:
        """Return what was said in a chat once it was so much."""
        server = self.talk.server
        await server.play.bell.until(lambda: len(server.from_bot(chat_id)) >= count, 20)
        return [message["text"] for message in server.from_bot(chat_id)]


class Stumbling(Journal):
    """A journal that meets something unheard of each time it is used first."""

    stumbled: frozenset[str] = frozenset()

    async def finish(
        self, chat_id: int, update_id: int, known: int = 0
    ) -> Waiting | None:
        self._stumble("finish")
        return await super().finish(chat_id, update_id, known)

    async def adopt(self) -> frozenset[int]:
        self._stumble("adopt")
        return await super().adopt()

    def _stumble(self, step: str) -> None:
        if step not in self.stumbled:
            self.stumbled |= {step}
            raise KeyError(step)


async def until(true: Callable[[], object]) -> None:
    """Wait until the claim is true."""
    clock = SystemClock()
    async with asyncio.timeout(20):
        while not await _now(true()):
            await clock.sleep(0.01)


async def _now(claim: object) -> object:
    return await claim if isinstance(claim, Awaitable) else claim


@pytest.fixture
async def gate(talk: Talk, redis: Redis, monkeypatch: pytest.MonkeyPatch) -> Gate:
    monkeypatch.setattr(module, "BEAT", 0.02)
    monkeypatch.setattr(lines, "STORE_PAUSE", 0.02)
    for person in (ADA, BEN):
        talk.server.human.start(person)
    return Gate(talk, redis)


def update(number: int, text: str, chat: int = ADA) -> dict[str, Any]:
    who = {"id": chat, "is_bot": False, "first_name": "Somebody"}
    there = {"id": chat, "type": "private", "first_name": "Somebody"}
    message = {"message_id": number, "date": 1, "chat": there, "from": who}
    return {"update_id": number, "message": {**message, "text": text}}


async def test_a_chat_that_waits_holds_up_no_other(gate: Gate) -> None:
    async with gate.process("one") as intake:
        await intake.take([update(1, "/wait"), update(2, "/now", BEN)])
        await intake.handle([update(3, "/now", BEN)])
        waiting = gate.talk.server.from_bot(ADA)
        gate.open.set()
        said = await gate.said(ADA, 1)
    assert waiting == []
    assert said == ["waited"]
    assert len(gate.talk.server.from_bot(BEN)) == 2


async def test_two_processes_handle_an_update_once_and_a_chat_in_order(
    gate: Gate,
) -> None:
    async with gate.process("one") as one, gate.process("two") as two:
        await one.take([update(1, "/wait")])
        await gate.begun.wait()
        await two.take([update(1, "/wait"), update(2, "/now")])
        gate.open.set()
        await gate.said(ADA, 2)
        await one.take([update(2, "/now"), update(3, "/now 3")])
        said = await gate.said(ADA, 3)
    assert said == ["waited", "at once", "at once 3"]


async def test_what_a_killed_process_had_taken_in_another_handles_in_order(
    gate: Gate,
) -> None:
    dead = Journal(gate.redis, "dead")
    heard = {1: update(1, "/now 1"), 2: update(2, "/now 2"), 3: update(3, "/now 3")}
    await dead.take({ADA: {n: json.dumps(raw) for n, raw in heard.items()}})
    await dead.finish(ADA, 1, known=2)
    await dead.leave()
    stop = asyncio.Event()
    async with gate.process("heir") as heir, asyncio.TaskGroup() as tasks:
        tasks.create_task(heir.keep(stop))
        said = await gate.said(ADA, 2)
        stop.set()
    assert said == ["at once 2", "at once 3"]
    assert await Journal(gate.redis, "look").count() == 0


async def test_a_process_whose_turn_was_taken_leaves_the_rest_to_the_other(
    gate: Gate,
) -> None:
    async with gate.process("slow") as slow:
        await slow.take([update(1, "/wait"), update(2, "/now")])
        await gate.begun.wait()
        await Journal(gate.redis, "slow").leave()
        await Journal(gate.redis, "heir").adopt()
        gate.open.set()
        await until(lambda: gate.redis.exists(keys.seen(1)))
        await slow.handle([update(3, "/now", BEN)])
    assert await gate.said(ADA, 1) == ["waited"]
    assert await gate.redis.hkeys(keys.journal(ADA)) == [b"2"]


async def test_an_update_that_finds_the_store_busy_is_handled_when_it_is_back(
    gate: Gate,
) -> None:
    gate.busy = 3
    async with gate.process("one") as intake:
        await intake.handle([update(1, "/store"), update(2, "/now")])
    texts = await gate.said(ADA, 3)
    assert "my storage is busy" in texts[0]
    assert texts[1:] == ["kept", "at once"]


async def test_what_was_handled_is_not_handled_again_while_it_cannot_be_noted(
    gate: Gate, caplog: pytest.LogCaptureFixture
) -> None:
    async with gate.process("one") as intake:
        await intake.take([update(1, "/quiet"), update(2, "/now")])
        await gate.begun.wait()
        await gate.redis.rename(keys.journal(ADA), "aside")
        await gate.redis.set(keys.journal(ADA), "no journal")
        gate.open.set()
        await until(lambda: "not yet noted" in caplog.text)
        await gate.redis.rename("aside", keys.journal(ADA))
        await gate.said(ADA, 1)
    assert gate.done == 1


async def test_what_nobody_thought_of_breaks_off_one_line_and_is_taken_up_again(
    gate: Gate, caplog: pytest.LogCaptureFixture
) -> None:
    journal = Stumbling(gate.redis, "one")
    gate.open.set()
    stop = asyncio.Event()
    async with gate.process("one", journal) as intake, asyncio.TaskGroup() as tasks:
        await intake.handle([update(1, "/quiet"), update(2, "/now")])
        tasks.create_task(intake.keep(stop))
        assert await gate.said(ADA, 1) == ["at once"]
        stop.set()
    assert gate.done == 1
    assert "the line of chat 1001 broke off" in caplog.text
    assert "no look for what others left behind" in caplog.text


async def test_told_to_stop_it_finishes_one_update_of_each_chat_and_leaves_the_rest(
    gate: Gate,
) -> None:
    stop = asyncio.Event()
    async with gate.process("one") as intake, asyncio.TaskGroup() as tasks:
        await intake.take([update(1, "/wait"), update(2, "/now")])
        await gate.begun.wait()
        keeping = tasks.create_task(intake.keep(stop))
        stop.set()
        gate.open.set()
        await keeping
        await intake.take([update(n, "/now", BEN) for n in range(3, 20)])
    assert await gate.said(ADA, 1) == ["waited"]
    assert gate.talk.server.from_bot(BEN) == []
    assert await Journal(gate.redis, "heir").adopt() == {ADA, BEN}


async def test_what_takes_too_long_to_stop_is_left_in_the_journal(
    gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "DRAIN", 0.02)
    stop = asyncio.Event()
    stop.set()
    async with gate.process("one") as intake:
        await intake.take([update(1, "/wait")])
        await gate.begun.wait()
        await intake.keep(stop)
    assert await gate.redis.hkeys(keys.journal(ADA)) == [b"1"]


async def test_no_more_is_taken_in_than_there_is_room_for(
    gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "ROOM", 1)
    async with gate.process("one") as intake, asyncio.TaskGroup() as tasks:
        await intake.take([update(1, "/wait")])
        more = tasks.create_task(intake.handle([update(2, "/now", BEN)]))
        await gate.begun.wait()
        was_done = more.done()
        gate.open.set()
    assert not was_done
    assert await gate.said(BEN, 1) == ["at once"]


async def test_a_posted_update_of_a_slow_chat_is_confirmed_once_written_down(
    gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LINGER", 0.02)
    async with gate.process("one") as intake:
        await intake.webhook(update(1, "/wait"))
        written = await gate.redis.hkeys(keys.journal(ADA))
        gate.open.set()
        await gate.said(ADA, 1)
    assert written == [b"1"]


async def test_signs_of_life_are_given_again_when_the_store_is_back(
    gate: Gate, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", "bot.chat.intake.taking")
    stop = asyncio.Event()
    async with gate.process("one") as intake, asyncio.TaskGroup() as tasks:
        await gate.redis.config_set("maxmemory", 1)
        tasks.create_task(intake.keep(stop))
        await until(lambda: "no sign of life" in caplog.text)
        await gate.redis.config_set("maxmemory", 0)
        await until(lambda: gate.redis.exists(keys.alive("one")))
        stop.set()


async def test_nobody_hears_that_he_is_too_fast_where_that_fails(
    gate: Gate, caplog: pytest.LogCaptureFixture
) -> None:
    gate.open.set()
    async with gate.process("one") as intake:
        await intake.handle([update(n, "/quiet") for n in range(1, 9)])
        await gate.redis.config_set("maxmemory", 1)
        await intake.take([update(9, "/now")])
        await until(lambda: "nobody hears" in caplog.text)
        await gate.redis.config_set("maxmemory", 0)


async def test_who_cannot_be_told_soon_that_he_is_too_fast_is_not_told(
    gate: Gate, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, "NOTICE", 0.02)
    gate.talk.server.faults.stall()
    gate.open.set()
    async with gate.process("one") as intake:
        await intake.take([update(n, "/quiet") for n in range(1, 20)])
        await until(lambda: "nobody hears" in caplog.text)


async def test_updates_come_again_though_nobody_can_be_told_that_the_store_is_busy(
    gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "NOTICE", 0.02)
    gate.talk.server.faults.stall()
    async with asyncio.timeout(5), gate.process("one") as intake:
        await gate.redis.config_set("maxmemory", 1)
        with pytest.raises(StoreBusy):
            await intake.take([update(1, "/now")])
        await gate.redis.config_set("maxmemory", 0)
    assert gate.talk.server.from_bot(ADA) == []


async def test_nobody_waits_at_the_end_to_be_told_that_he_is_too_fast(
    gate: Gate,
) -> None:
    gate.talk.server.faults.stall()
    gate.open.set()
    async with asyncio.timeout(20), gate.process("one") as intake:
        await intake.take([update(n, "/quiet") for n in range(1, 20)])
        await until(lambda: gate.talk.server.faults.struck)
    assert gate.talk.server.from_bot(ADA) == []


async def test_what_a_process_remembers_it_does_not_handle_again(
    gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "REMEMBERED", 1)
    async with gate.process("one") as intake:
        await intake.handle([update(1, "/now 1"), update(2, "/now 2")])
        await gate.redis.delete(keys.seen(2))
        await intake.handle([update(2, "/now 2"), update(3, "/now 3")])
    assert await gate.said(ADA, 3) == ["at once 1", "at once 2", "at once 3"]


async def test_who_has_a_name_that_cannot_be_kept_stops_nobody(
    gate: Gate, caplog: pytest.LogCaptureFixture
) -> None:
    strange = update(1, "/now")
    strange["message"]["chat"]["first_name"] = "\ud800"
    async with gate.process("one") as intake:
        await intake.handle([strange, update(2, "/now 2")])
    assert "update 1 could not be handled" in caplog.text
    assert await gate.said(ADA, 1) == ["at once 2"]


async def test_a_flood_of_what_is_no_request_is_passed_over_in_silence(
    gate: Gate,
) -> None:
    photos = [update(number, "") for number in range(1, 20)]
    async with gate.process("one") as intake:
        await intake.handle(photos)
        await intake.handle([update(20, "/now", BEN)])
    assert gate.talk.server.from_bot(ADA) == []

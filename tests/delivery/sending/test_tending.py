"""What waits long is prolonged; what was only just taken is soon over anyway."""

import asyncio
from collections.abc import Iterable
from datetime import datetime
from typing import cast

import pytest

from bot.delivery.sending import tending
from bot.delivery.sending.tending import Tending
from bot.metrics import Metrics
from bot.model import Address, Delivery, Kind, Message
from bot.store.outbox import Lease, Outbox
from tests.fakes.clock import NOON, FakeClock

POST = Delivery("a", Address(7), Kind.BRIEFING, (Message("x"),), NOON, {})
OLD, NEW = Lease("1/1", POST, 0), Lease("1/2", POST, 0)


class Book:
    """An outbox that notes what is prolonged; after three looks it ends the tending."""

    def __init__(self) -> None:
        self.stop = asyncio.Event()
        self.hands = iter([(OLD,), (OLD, NEW), (NEW,)])
        self.prolonged: list[list[Lease]] = []

    def waiting(self) -> tuple[Lease, ...]:
        return next(self.hands)

    async def prolong(self, leases: Iterable[Lease]) -> None:
        self.prolonged.append(list(leases))

    async def reap(self, _now: datetime) -> int:
        if len(self.prolonged) == 3:
            self.stop.set()
        return 0


async def test_a_lease_is_prolonged_from_the_second_look_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tending, "SECONDS", 0.001)
    book = Book()
    made = Tending(cast("Outbox", book), FakeClock(), Metrics(), book.waiting)
    await made.run(book.stop)
    assert book.prolonged == [[], [OLD], [NEW]]

from datetime import timedelta

from bot.chat.router import Router
from bot.chat.values import Desk
from bot.model import (
    Address,
    Chat,
    ChatKind,
    Delivery,
    Ending,
    Kind,
    Message,
    Outcome,
)
from tests.fixtures.desk import OPERATOR, request


async def test_status_counts_and_names_what_is_stuck(
    stocked: Desk, router: Router
) -> None:
    await stocked.stores.chats.save(Chat(1001, ChatKind.PRIVATE, "Ada"))
    await router.typed("subscribe", request("8:00"))
    outbox = stocked.stores.outbox
    await outbox.add(
        Delivery(
            "1001:0/2026-11-21/0480",
            Address(1001),
            Kind.BRIEFING,
            (Message("x"),),
            stocked.clock.now() + timedelta(hours=1),
        )
    )
    (lease,) = await outbox.take(1)
    await outbox.attempt(lease, 0)
    await outbox.settle(lease, Outcome(Ending.UNKNOWN, reason="no answer came"))
    reply = await router.typed("status", request(by=OPERATOR))
    html = reply.messages[0].html
    assert "Chats: 1 private" in html
    assert "Daily briefings: 1" in html
    assert "Articles: 3" in html
    assert "no answer came" in html


async def test_a_fresh_service_has_nothing_waiting(router: Router) -> None:
    reply = await router.typed("status", request(by=OPERATOR))
    assert "Deliveries: nothing waiting" in reply.messages[0].html

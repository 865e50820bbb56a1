"""/why: a reader's own chat, and nobody else's."""

from datetime import timedelta

import pytest

from bot.chat.router import Router
from bot.chat.values import Desk
from bot.model import Address, Chat, ChatKind, Delivery, Ending, Kind, Message, Outcome
from tests.fakes.rights import FakeRights
from tests.fixtures.desk import EVENING, GROUP, request

NAME = "1001:0/2026-11-21/0480"
SENT = Outcome(Ending.SENT, message_id=9)


async def sent(desk: Desk, name: str, chat_id: int, outcome: Outcome = SENT) -> None:
    """Have a briefing to this chat end like this."""
    outbox = desk.stores.outbox
    expires = EVENING + timedelta(hours=1)
    message = (Message("x"),)
    await outbox.add(Delivery(name, Address(chat_id), Kind.BRIEFING, message, expires))
    (lease,) = await outbox.take(1)
    await outbox.attempt(lease, 0)
    await outbox.settle(lease, outcome)


async def test_a_reader_hears_what_became_of_his_briefing(
    stocked: Desk, router: Router
) -> None:
    await stocked.stores.chats.save(Chat(1001, ChatKind.PRIVATE, "Ada"))
    await router.typed("subscribe", request("8:00 Vienna"))
    await sent(stocked, NAME, 1001)
    await sent(stocked, "1002:0/2026-11-21/0480", 1002)
    html = (await router.typed("why", request())).messages[0].html
    assert html.count("The 08:00 briefing was sent") == 1
    assert html.startswith("<b>Saturday 21 Nov</b>\n")


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("yesterday", "<b>Friday 20 Nov</b>\n"),
        ("Today", "<b>Saturday 21 Nov</b>\n"),
        ("2026-11-19", "<b>Thursday 19 Nov</b>\n"),
        ("last week", "Write /why, /why yesterday, or a day"),
    ],
)
async def test_a_day_is_asked_for_by_name_or_date(
    router: Router, words: str, head: str
) -> None:
    html = (await router.typed("why", request(words))).messages[0].html
    assert html.startswith(head)


async def test_in_a_group_only_admins_may_ask(
    router: Router, rights: FakeRights
) -> None:
    refused = await router.typed("why", request(chat=GROUP))
    assert refused.messages[0].html == "Only admins of this chat can do that."


async def test_reasons_are_shown_as_they_are(stocked: Desk, router: Router) -> None:
    await sent(stocked, NAME, 1001, Outcome(Ending.REFUSED, reason="<b>odd</b>"))
    html = (await router.typed("why", request())).messages[0].html
    assert "&lt;b&gt;odd" in html

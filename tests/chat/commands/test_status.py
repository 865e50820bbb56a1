"""/status: counts and what is stuck, decided about by a press, and one chat's day."""

from datetime import timedelta

import pytest

from bot.chat.commands.status import _stuck
from bot.chat.replies.router import Router
from bot.chat.values import Desk, Reply
from bot.language.current import speaking
from bot.model import (
    Address,
    Chat,
    ChatKind,
    Delivery,
    Ending,
    Kind,
    Manner,
    Message,
    Outcome,
)
from bot.store import keys
from bot.store.connection import Redis
from bot.store.outbox import Firing
from bot.store.trails import Record
from tests.fixtures.desk import EVENING, OPERATOR, request
from tests.store.values import slot, subscription

NAME = "1001:0/2026-11-21/0480"
HELD = Outcome(Ending.UNKNOWN, reason="no answer came")
REFUSED = Outcome(Ending.REFUSED, reason="message is too long")
TOO_LATE = ("This button is too old. Ask again, please.", "It is no longer kept.")
CLOSED = Outcome(Ending.CLOSED, reason="topic closed")


async def stick(desk: Desk, outcome: Outcome = HELD, name: str = NAME) -> None:
    """Have a briefing to Ada end like this."""
    outbox, expires = desk.stores.outbox, desk.clock.now() + timedelta(hours=1)
    one = Delivery(name, Address(1001), Kind.BRIEFING, (Message("x"),), expires)
    await outbox.add(one)
    (lease,) = await outbox.take(1)
    await outbox.attempt(lease, 0)
    await outbox.settle(lease, outcome)


async def shown(router: Router, words: str = "") -> Message:
    reply = await router.typed("status", request(words, by=OPERATOR))
    return reply.messages[0]


async def press(router: Router, message: Message | None, label: str) -> Reply:
    assert message
    buttons = [button for row in message.buttons for button in row]
    (data,) = [button.data for button in buttons if button.label == label]
    return await router.pressed(data, request(by=OPERATOR))


def edited(reply: Reply) -> str:
    assert reply.edit
    return reply.edit.html


async def test_status_counts_and_names_what_is_stuck(
    stocked: Desk, router: Router
) -> None:
    await stocked.stores.chats.save(Chat(1001, ChatKind.PRIVATE, "Ada"))
    await router.typed("subscribe", request("8:00"))
    await stick(stocked)
    html = (await shown(router)).html
    assert "Chats: 1 private" in html
    assert "Daily briefings: 1" in html
    assert "Articles: 3" in html
    assert "So far: 1 held" in html
    assert "⚠️ Stuck: 1 held" in html
    assert (
        f"1. <code>{NAME}</code> held since 21 Nov, 18:42:00 UTC: no answer came"
        in html
    )
    assert "held: it may have arrived or not, as Telegram's answer got lost; if" in html


async def test_why_something_is_stuck_is_told_in_the_operators_language(
    stocked: Desk, router: Router
) -> None:
    lost = "AnswerLost: ReadTimeout"
    await stick(stocked, Outcome(Ending.UNKNOWN, reason=lost))
    with speaking(Manner("de")):
        html = (await shown(router)).html
    assert f"die Verbindung brach ab oder brauchte zu lange ({lost})" in html


async def test_a_fresh_service_has_nothing_waiting(router: Router) -> None:
    message = await shown(router)
    assert "Waiting: nothing\nSo far: nothing\nStore: " in message.html
    assert message.buttons == ()


async def test_status_tells_what_waits_and_how_long(
    desk: Desk, router: Router, redis: Redis
) -> None:
    due = EVENING - timedelta(minutes=30)
    await desk.stores.subscriptions.save(subscription(5), due)
    await desk.stores.outbox.fire_all([Firing(slot(5, due), due, EVENING)])
    await redis.set(keys.halt("all"), (EVENING + timedelta(seconds=30)).timestamp())
    html = (await shown(router)).html
    assert "Waiting: 1 to be put together\nThe next in turn has waited 30 min" in html
    assert "send nothing until 21 Nov, 18:42:30 UTC." in html


async def test_a_halt_that_is_over_is_not_told(router: Router, redis: Redis) -> None:
    await redis.set(keys.halt("all"), EVENING.timestamp())
    assert "nothing until" not in (await shown(router)).html


async def test_what_was_held_is_sent_again_when_one_is_sure(
    desk: Desk, router: Router
) -> None:
    await stick(desk)
    before = await shown(router)
    asked = await press(router, before, "🔁 Send 1 again")
    assert "may have arrived already; then it comes twice" in edited(asked)
    sent = await press(router, asked.edit, "Send it again")
    assert sent.notice == "Done."
    assert "Waiting: 1 to be sent" in edited(sent)
    assert "Stuck" not in edited(sent)
    again = await press(router, asked.edit, "Send it again")
    assert again.notice == "It is on its way already."
    assert (await desk.stores.outbox.counts())["queued"] == 1


async def test_who_is_not_sure_is_shown_the_list_again(
    desk: Desk, router: Router
) -> None:
    await stick(desk)
    asked = await press(router, await shown(router), "🔁 Send 1 again")
    assert NAME in edited(await press(router, asked.edit, "Cancel"))
    assert (await desk.stores.outbox.counts())["queued"] == 0


async def test_what_surely_did_not_arrive_is_sent_again_at_once(
    desk: Desk, router: Router
) -> None:
    await stick(desk, REFUSED)
    reply = await press(router, await shown(router), "🔁 Send 1 again")
    assert reply.notice == "Done."


async def test_what_is_let_go_is_gone_from_the_list(desk: Desk, router: Router) -> None:
    await stick(desk, CLOSED)
    before = await shown(router)
    assert [[button.label for button in row] for row in before.buttons] == [
        ["Let 1 go"]
    ]
    assert "Stuck" not in edited(await press(router, before, "Let 1 go"))
    again = await press(router, before, "Let 1 go")
    assert again.notice == "It was let go already."


async def test_an_old_button_decides_nothing_about_what_got_stuck_anew(
    desk: Desk, router: Router
) -> None:
    await stick(desk)
    before = await shown(router)
    (record,) = await desk.stores.outbox.stuck()
    await desk.stores.verdicts.resend(record)
    desk.clock.set(EVENING + timedelta(hours=1))  # type: ignore[attr-defined]  # the fake's
    (lease,) = await desk.stores.outbox.take(1)
    await desk.stores.outbox.attempt(lease, 0)
    await desk.stores.outbox.settle(lease, HELD)
    reply = await press(router, before, "Let 1 go")
    assert reply.notice == "It got stuck once more since; look at it again."
    assert NAME in edited(reply)


async def test_a_button_for_what_is_no_longer_kept_says_so(
    desk: Desk, router: Router, redis: Redis
) -> None:
    await stick(desk)
    before = await shown(router)
    await redis.flushall()
    assert (await press(router, before, "Let 1 go")).notice == "It is no longer kept."


@pytest.mark.parametrize("data", ["1|stuck", "1|stuck|x|send|y", "1|stuck|5:0|nod|x"])
async def test_data_nobody_wrote_changes_nothing(
    desk: Desk, router: Router, data: str
) -> None:
    await stick(desk)
    reply = await router.pressed(data, request(by=OPERATOR))
    assert reply.notice in TOO_LATE
    assert len(await desk.stores.outbox.stuck()) == 1


async def test_a_verb_nobody_wrote_changes_nothing(desk: Desk, router: Router) -> None:
    await stick(desk)
    data = (await shown(router)).buttons[0][1].data.replace("drop", "burn")
    reply = await router.pressed(data, request(by=OPERATOR))
    assert reply.notice == "This button is too old. Ask again, please."


async def test_readers_may_not_decide(desk: Desk, router: Router) -> None:
    await stick(desk)
    data = (await shown(router)).buttons[0][1].data
    reply = await router.pressed(data, request(by=1001))
    assert reply.notice == "Only the people who run this bot can do that."
    assert len(await desk.stores.outbox.stuck()) == 1


async def test_buttons_fit_whatever_the_delivery_is_called(
    desk: Desk, router: Router
) -> None:
    await stick(desk, name="cast/" + "x" * 300)
    rows = (await shown(router)).buttons
    assert max(len(button.data.encode()) for row in rows for button in row) <= 64


async def test_of_many_stuck_the_newest_five_are_shown(
    desk: Desk, router: Router
) -> None:
    for number in range(7):
        await stick(desk, name=f"cast/{number}/1001:0")
    message = await shown(router)
    assert len(message.buttons) == 5
    assert "The newest 5; newsbrief outbox --all lists them all." in message.html
    assert "Stuck: 7 held" in message.html


def test_a_state_without_advice_is_named() -> None:
    listed = (Record("a<b", Address(1), "paused", "x<y", EVENING),)
    *_, one, last = _stuck({"paused": 1}, listed)
    assert one == "1. <code>1:0/a&lt;b</code> paused since 21 Nov, 18:42:00 UTC: x&lt;y"
    assert last == "paused: paused."


async def test_status_of_a_chat_says_why_it_got_what_it_did(
    desk: Desk, router: Router
) -> None:
    await stick(desk)
    html = (await shown(router, "1001 2026-11-21")).html
    assert html.startswith("<b>Saturday 21 Nov</b>\nThe 08:00 briefing may have")
    today = (await shown(router, "1001")).html
    assert today == html


@pytest.mark.parametrize("words", ["Ada", "1001 2026-11-21 x", "x 1001"])
async def test_a_chat_that_is_none_is_explained(router: Router, words: str) -> None:
    assert (await shown(router, words)).html.startswith("Write /status CHAT DAY")


async def test_a_day_that_is_none_is_explained(router: Router) -> None:
    assert (await shown(router, "1001 noday")).html.startswith("Write /why")

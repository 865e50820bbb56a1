"""/broadcast at the desk: preview, choose, confirm, watch, and every late press."""

from dataclasses import replace

import pytest

from bot.chat.commands.broadcast import _send
from bot.chat.deliveries.casting import Choice, choose_topic
from bot.chat.replies.router import Router
from bot.chat.values import Desk, Reply
from bot.delivery.buttons.callback import pack
from bot.delivery.html.markup import visible
from bot.jobs.broadcasting import Broadcasting
from bot.language.current import speaking
from bot.model import Address, Chat, ChatKind, Manner, Message, Subscription
from bot.store.casting import Broadcast, Reach, State
from tests.fakes.clock import FakeClock
from tests.fixtures.desk import CHANNEL, EVENING, GROUP, OPERATOR, request

OFFERED = [
    ["All (3)", "People (1)"],
    ["Groups (1)", "Channels (1)"],
    ["By topic …", "🔕 Without a sound"],
    ["Cancel"],
]


@pytest.fixture(autouse=True)
async def settled(desk: Desk) -> None:
    for chat in (Chat(1001, ChatKind.PRIVATE, "Ada"), GROUP, CHANNEL):
        await desk.stores.chats.save(chat)


async def ask(router: Router, words: str = "Hello", quoted: str = "") -> Reply:
    return await told(router, words, quoted=quoted, update=7)


async def told(router: Router, words: str, *, quoted: str = "", update: int) -> Reply:
    """Tell of a message that has the number 30 in an update of this number."""
    asked = replace(request(words, by=OPERATOR), message_id=30, update=update)
    return await router.typed("broadcast", replace(asked, quoted=quoted))


async def press(router: Router, message: Message | None, label: str) -> Reply:
    """Press a button as the operator; the message has the number 31."""
    assert message
    pressing = replace(request(by=OPERATOR), message_id=31)
    return await router.pressed(data(message, label), pressing)


def data(message: Message, label: str) -> str:
    (found,) = (
        button.data
        for row in message.buttons
        for button in row
        if button.label == label
    )
    return found


def labels(message: Message | None) -> list[list[str]]:
    assert message
    return [[button.label for button in row] for row in message.buttons]


def text(reply: Reply) -> str:
    assert reply.edit
    return visible(reply.edit.html)


async def send(router: Router) -> Reply:
    """Send “Hello” to all three."""
    choice = (await ask(router)).messages[1]
    sure = await press(router, choice, "All (3)")
    return await press(router, sure.edit, "✅ Send to 3 chats")


async def only(desk: Desk) -> Broadcast:
    (known,) = await desk.stores.broadcasts.all()
    return known


async def fed(desk: Desk) -> set[Address]:
    """Where the outbox sends it, once the job has fed it."""

    async def nowhere(_chat: int, _message: int, _shown: Message) -> bool:
        return True

    await Broadcasting(desk.stores, desk.clock, nowhere).feed()
    leases = await desk.stores.outbox.take(10)
    return {lease.delivery.address for lease in leases}


# Before it is sent.


async def test_a_preview_shows_it_as_written_and_who_would_get_it(
    router: Router,
) -> None:
    reply = await ask(router, "Try /latest, <all> of @you")
    assert reply.messages[0] == Message("Try /latest, &lt;all&gt; of @you")
    assert labels(reply.messages[1]) == OFFERED
    assert "All 3 chats would take a moment." in visible(reply.messages[1].html)


async def test_the_text_of_a_message_that_is_answered_can_be_sent(
    router: Router,
) -> None:
    reply = await ask(router, "", quoted="Said before")
    assert reply.messages[0].html == "Said before"
    both = await ask(router, "Said now", quoted="Said before")
    assert both.messages[0].html == "Said now"


async def test_words_typed_bold_stay_bold(desk: Desk, router: Router) -> None:
    asked = replace(request("Hello", by=OPERATOR), html="<b>Hello</b>")
    reply = await router.typed("broadcast", asked)
    assert reply.messages[0].html == "<b>Hello</b>"
    assert (await only(desk)).message == Message("<b>Hello</b>")


async def test_an_empty_or_endless_broadcast_is_refused(router: Router) -> None:
    empty = await ask(router, "")
    endless = await ask(router, "x" * 4097)
    assert "Write /broadcast and the message" in empty.messages[0].html
    assert "keep it under 4,096 letters" in endless.messages[0].html
    assert len((await ask(router, "x" * 4096)).messages) == 2


async def test_nothing_goes_before_it_was_confirmed(desk: Desk, router: Router) -> None:
    choice = (await ask(router)).messages[1]
    sure = await press(router, choice, "Groups (1)")
    assert text(sure) == "Send it to groups: 1 chat? It takes a moment."
    assert labels(sure.edit) == [["✅ Send to 1 chat"], ["‹ Back", "Cancel"]]
    back = await press(router, sure.edit, "‹ Back")
    assert labels(back.edit) == OFFERED
    assert await fed(desk) == set()


async def test_a_chat_that_blocked_us_is_not_counted(
    desk: Desk, router: Router
) -> None:
    await desk.stores.chats.deactivate(1001)
    choice = (await ask(router)).messages[1]
    assert labels(choice)[0] == ["All (2)", "People (0)"]
    nobody = await press(router, choice, "People (0)")
    assert text(nobody) == "There is nobody in “people” to send it to."
    assert labels(nobody.edit) == [["‹ Back", "Cancel"]]


async def test_it_can_go_without_a_sound(desk: Desk, router: Router) -> None:
    choice = (await ask(router)).messages[1]
    silent = await press(router, choice, "🔕 Without a sound")
    assert labels(silent.edit)[2] == ["By topic …", "🔔 With a sound"]
    sure = await press(router, silent.edit, "All (3)")
    assert text(sure).endswith("It makes no sound.")
    await press(router, sure.edit, "✅ Send to 3 chats")
    assert (await only(desk)).message == Message("Hello", is_silent=True)


async def test_a_topic_is_chosen_from_those_there_are(
    stocked: Desk, router: Router
) -> None:
    there = Subscription(Address(GROUP.id, 5), (480,), "UTC", topics=("sea", "x" * 50))
    await stocked.stores.subscriptions.save(there, EVENING)
    here = Subscription(Address(1001), (480,), "UTC")
    await stocked.stores.subscriptions.save(here, EVENING)
    choice = (await ask(router)).messages[1]
    topics = await press(router, choice, "By topic …")
    assert labels(topics.edit) == [
        ["sea (2)", "business (1)"],
        ["world (1)"],
        ["‹ Back", "Cancel"],
    ]
    sure = await press(router, topics.edit, "sea (2)")
    assert text(sure).startswith("Send it to who gets “sea”: 2 chats?")
    shown = await press(router, sure.edit, "✅ Send to 2 chats")
    assert text(shown).startswith("📣 Broadcast to who gets “sea”: on its way")
    assert await fed(stocked) == {Address(GROUP.id, 5), Address(1001)}


async def test_without_topics_there_is_none_to_choose(router: Router) -> None:
    choice = (await ask(router)).messages[1]
    topics = await press(router, choice, "By topic …")
    assert "there is no topic to choose" in text(topics)


async def test_a_draft_that_was_dropped_goes_nowhere_and_stays_dropped(
    desk: Desk, router: Router
) -> None:
    choice = (await ask(router)).messages[1]
    sure = await press(router, choice, "All (3)")
    dropped = await press(router, choice, "Cancel")
    again = await press(router, choice, "Cancel")
    late = await press(router, sure.edit, "✅ Send to 3 chats")
    assert text(dropped) == "Cancelled; nothing was sent."
    assert text(again) == "That preview is too old. Write /broadcast again."
    assert text(late) == "That preview is too old. Write /broadcast again."
    assert await fed(desk) == set()


async def test_two_operators_who_drop_and_send_get_one_answer(
    desk: Desk, router: Router
) -> None:
    choice = (await ask(router)).messages[1]
    draft = await only(desk)
    assert await desk.stores.broadcasts.start(draft, 3, 30.0)
    late = await press(router, choice, "Cancel")
    assert late.notice == "It was sent already, and goes to nobody twice."
    assert (await only(desk)).state is State.RUNNING


async def test_two_operators_who_send_at_one_moment_send_what_the_first_wanted(
    desk: Desk, router: Router
) -> None:
    await ask(router)
    draft = await only(desk)
    for reach in ("channels", "all"):
        pressing = replace(request(by=OPERATOR), args=(draft.id, "send", "1", reach))
        shown = await _send(desk, pressing, draft)
        assert text(shown).startswith("📣 Broadcast to channels: on its way")
    assert await fed(desk) == {Address(CHANNEL.id)}


# Sent.


async def test_sent_it_shows_how_far_it_is_in_the_same_message(
    desk: Desk, router: Router
) -> None:
    shown = await send(router)
    assert text(shown).splitlines() == [
        "📣 Broadcast to everyone: on its way",
        "“Hello”",
        "Sent: 0 of 3 chats",
        "Still to go: 3, a moment",
    ]
    assert labels(shown.edit) == [["⏸ Pause", "⏹ Cancel the rest"]]
    known = await only(desk)
    assert (known.by, known.chat_id, known.message_id) == (OPERATOR, 1001, 31)
    assert known.reach is Reach.ALL


async def test_each_chat_gets_it_once_however_often_it_is_pressed(
    desk: Desk, router: Router
) -> None:
    choice = (await ask(router)).messages[1]
    sure = await press(router, choice, "All (3)")
    groups = await press(router, choice, "Groups (1)")
    await press(router, sure.edit, "✅ Send to 3 chats")
    again = await press(router, sure.edit, "✅ Send to 3 chats")
    other = await press(router, groups.edit, "✅ Send to 1 chat")
    for late in (again, other):
        assert late.notice == "It was sent already, and goes to nobody twice."
        assert late.is_alert
        assert text(late).startswith("📣 Broadcast to everyone: on its way")
    assert await fed(desk) == {Address(1001), Address(GROUP.id), Address(CHANNEL.id)}


async def test_the_same_update_told_twice_makes_one_draft(
    desk: Desk, router: Router, desk_clock: FakeClock
) -> None:
    await told(router, "Hello", update=7)
    desk_clock.advance(5)
    await told(router, "Hello", update=7)
    assert len(await desk.stores.broadcasts.all()) == 1


async def test_the_same_words_in_another_update_make_another_draft(
    desk: Desk, router: Router
) -> None:
    await told(router, "Hello", update=7)
    await told(router, "Hello", update=8)
    assert len(await desk.stores.broadcasts.all()) == 2


async def test_each_command_line_makes_a_draft_of_its_own(
    desk: Desk, router: Router, desk_clock: FakeClock
) -> None:
    await told(router, "Hello", update=0)
    desk_clock.advance(5)
    await told(router, "Hello", update=0)
    assert len(await desk.stores.broadcasts.all()) == 2


async def test_it_is_paused_resumed_and_cancelled_by_its_buttons(
    desk: Desk, router: Router
) -> None:
    running = (await send(router)).edit
    paused = (await press(router, running, "⏸ Pause")).edit
    twice = await press(router, running, "⏸ Pause")
    assert await fed(desk) == set()
    assert labels(paused) == [["▶️ Resume", "⏹ Cancel the rest"]]
    assert twice.edit == paused
    resumed = await press(router, paused, "▶️ Resume")
    assert resumed.edit == running
    cancelled = await press(router, paused, "⏹ Cancel the rest")
    assert text(cancelled).startswith("📣 Broadcast to everyone: cancelled")
    assert labels(cancelled.edit) == []
    assert text(await press(router, paused, "▶️ Resume")) == text(cancelled)
    assert await fed(desk) == set()


async def test_without_words_it_lists_what_is_on_its_way(
    desk: Desk, router: Router
) -> None:
    await send(router)
    listed = (await ask(router, "")).messages[0]
    assert visible(listed.html).startswith(
        "Broadcasts at work\n\n1. 📣 Broadcast to everyone: on its way\n“Hello”"
    )
    shown = await press(router, listed, "1")
    assert text(shown).startswith("📣 Broadcast to everyone: on its way")


async def test_progress_at_the_command_line_stays_in_the_chat_it_was_in(
    desk: Desk, router: Router
) -> None:
    running = (await send(router)).edit
    assert running
    await router.pressed(data(running, "⏸ Pause"), request(by=OPERATOR))
    known = await only(desk)
    assert (known.state, known.message_id) == (State.PAUSED, 31)


# Who may, and what nobody wrote.


async def test_no_reader_can_press_it(desk: Desk, router: Router) -> None:
    choice = (await ask(router)).messages[1]
    reply = await router.pressed(data(choice, "All (3)"), request())
    assert reply.is_alert
    assert "Only the people who run this bot" in reply.notice


@pytest.mark.parametrize(
    "args", [("pause",), ("nonsense",), ("sure", "1", "nobody"), ()]
)
async def test_a_button_of_a_draft_that_nobody_wrote_is_stale(
    desk: Desk, router: Router, args: tuple[str, ...]
) -> None:
    await ask(router)
    made = pack("cast", (await only(desk)).id, *args)
    reply = await router.pressed(made, request(by=OPERATOR))
    assert reply.notice == "This button is too old. Ask again, please."


async def test_a_broadcast_nobody_knows_is_too_old(router: Router) -> None:
    for made in (pack("cast", "none", "send", "1", "all"), pack("cast")):
        reply = await router.pressed(made, request(by=OPERATOR))
        assert text(reply) == "That preview is too old. Write /broadcast again."


def test_topics_are_offered_in_the_operator_s_language_and_carried_as_they_are() -> (
    None
):
    with speaking(Manner("de")):
        offered = choose_topic(Choice("b1"), {"world": 2})
    assert offered.buttons[0][0].label == "Welt (2)"
    assert offered.buttons[0][0].data == "1|cast|b1|sure|1|topic|world"

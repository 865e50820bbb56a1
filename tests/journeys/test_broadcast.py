"""A broadcast reaches every kind of chat, each of them once, and can be held."""

from datetime import timedelta

from bot.playground.answers import Json
from bot.playground.cast import ADA, CHANNEL, CLEO, FORUM, GROUP, WORLD_TOPIC
from tests.fixtures.house import SATURDAY, House
from tests.fixtures.waiting import waiting

NEWS = "Newsbrief moves house on Friday <& comes back>."
HEAD = "📣 Broadcast to everyone: "


async def settle_in(house: House) -> None:
    """Let people, a group, a forum's topic and a channel have the bot."""
    human = house.server.human
    human.send(ADA, ADA, "/privacy")
    human.send(CLEO, CLEO, "/privacy")
    human.add_bot(ADA, GROUP)
    human.add_bot(CLEO, FORUM)
    human.add_bot(CLEO, CHANNEL)
    human.send(CLEO, FORUM, "/subscribe@newsbrief_bot 8:00 London", thread=WORLD_TOPIC)
    await house.hears(FORUM, "✅ Done")
    await house.quiet()
    await house.at(SATURDAY + timedelta(minutes=5))


async def choose(house: House, count: int, text: str = NEWS) -> Json:
    """Let Cleo write a broadcast; return the last question, to so many chats."""
    house.server.human.send(CLEO, CLEO, f"/broadcast {text}")
    choice = await house.hears(CLEO, "Who shall get it?")
    house.press(CLEO, choice, f"All ({count})")
    return await house.hears(CLEO, "Send it to everyone")


def copies(house: House) -> dict[int, int]:
    """How often each chat has the news, without Cleo's preview."""
    found = house.server.copies(NEWS)
    return {chat: count - (chat == CLEO) for chat, count in found.items()}


async def test_everyone_hears_a_broadcast_once_however_often_it_is_pressed(
    house: House,
) -> None:
    async with house.open():
        await settle_in(house)
        sure = await choose(house, 5)
        house.press(CLEO, sure, "✅ Send to 5 chats")
        house.press(CLEO, sure, "✅ Send to 5 chats")
        await house.hears(CLEO, f"{HEAD}finished")
        await house.quiet()
    # Ben never wrote to the bot.
    assert copies(house) == {ADA: 1, CLEO: 1, GROUP: 1, FORUM: 1, CHANNEL: 1}
    assert house.saying(FORUM, NEWS)[0]["message_thread_id"] == WORLD_TOPIC
    shown = house.saying(CLEO, HEAD)
    assert [each["message_id"] for each in shown] == [sure["message_id"]]
    assert "Sent: 5 of 5 chats" in shown[0]["text"]
    assert "reply_markup" not in shown[0]


async def test_the_end_says_who_did_not_get_it_and_why(house: House) -> None:
    async with house.open():
        await settle_in(house)
        sure = await choose(house, 5)
        house.server.faults.forbidden("bot was blocked by the user", chat_id=ADA)
        house.server.faults.close(after=True, method="sendMessage", chat_id=GROUP)
        house.press(CLEO, sure, "✅ Send to 5 chats")
        told = await house.hears(CLEO, f"{HEAD}finished")
        await house.quiet()
    assert "Sent: 3 of 5 chats\nNot delivered: 2" in told["text"]
    assert "• 1 unknown: Telegram did not answer" in told["text"]
    assert "• 1 blocked me" in told["text"]
    assert copies(house) == {CLEO: 1, GROUP: 1, FORUM: 1, CHANNEL: 1}


async def test_a_broadcast_survives_a_restart_at_every_step(house: House) -> None:
    async with house.open():
        await settle_in(house)
        sure = await choose(house, 5)
    async with house.open({"chat"}):
        house.press(CLEO, sure, "✅ Send to 5 chats")
        await house.hears(CLEO, f"{HEAD}on its way")
    async with house.open({"brief"}):
        await house.until(lambda: is_waiting(house))
    async with house.open({"brief", "send"}):
        await house.hears(CLEO, f"{HEAD}finished")
        await house.quiet()
    assert copies(house) == {ADA: 1, CLEO: 1, GROUP: 1, FORUM: 1, CHANNEL: 1}


async def is_waiting(house: House) -> bool:
    return (await waiting(house.stores.outbox))["queued"] == 5


async def test_paused_it_waits_until_it_is_resumed(house: House) -> None:
    async with house.open():
        await settle_in(house)
        sure = await choose(house, 5)
    async with house.open({"chat", "brief"}):
        house.press(CLEO, sure, "✅ Send to 5 chats")
        await house.until(lambda: is_waiting(house))
        house.press(CLEO, await house.hears(CLEO, f"{HEAD}on its way"), "⏸ Pause")
        paused = await house.hears(CLEO, f"{HEAD}paused")
        await house.until(lambda: is_held_back(house))
    async with house.open():
        await house.quiet()
        assert not any(copies(house).values())
        house.press(CLEO, paused, "▶️ Resume")
        await house.hears(CLEO, f"{HEAD}finished")
        await house.quiet()
    assert copies(house) == {ADA: 1, CLEO: 1, GROUP: 1, FORUM: 1, CHANNEL: 1}


async def is_held_back(house: House) -> bool:
    (known,) = await house.stores.broadcasts.at_work()
    return (await house.stores.recipients.tally(known.id)).left == 5


async def test_cancelled_it_reaches_nobody_any_more(house: House) -> None:
    async with house.open():
        await settle_in(house)
        sure = await choose(house, 5)
    async with house.open({"chat", "brief"}):
        house.press(CLEO, sure, "✅ Send to 5 chats")
        await house.until(lambda: is_waiting(house))
        running = await house.hears(CLEO, f"{HEAD}on its way")
        house.press(CLEO, running, "⏹ Cancel the rest")
        await house.hears(CLEO, "• 5 cancelled before their turn")
    async with house.open():
        await house.quiet()
    assert not any(copies(house).values())


async def test_a_message_that_is_answered_with_the_command_is_sent(
    house: House,
) -> None:
    async with house.open():
        await settle_in(house)
        before = house.server.human.send(CLEO, CLEO, NEWS)
        number = before["message_id"]
        house.server.human.send(CLEO, CLEO, "/broadcast", reply_to=number)
        choice = await house.hears(CLEO, "Who shall get it?")
        house.press(CLEO, choice, "Channels (1)")
        sure = await house.hears(CLEO, "Send it to channels")
        house.press(CLEO, sure, "✅ Send to 1 chat")
        await house.hears(CLEO, "📣 Broadcast to channels: finished")
        await house.quiet()
    assert len(house.saying(CHANNEL, NEWS)) == 1


async def test_only_the_operator_can_send_one(house: House) -> None:
    async with house.open():
        house.server.human.send(ADA, ADA, f"/broadcast {NEWS}")
        await house.hears(ADA, "Only the people who run this bot can do that.")
        await house.quiet()
    assert house.server.copies(NEWS) == {}

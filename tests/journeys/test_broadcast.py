"""A broadcast reaches every kind of chat, and each of them once."""

from datetime import timedelta

from bot.playground.cast import ADA, BEN, CHANNEL, CLEO, FORUM, GROUP, WORLD_TOPIC
from tests.fixtures.house import SATURDAY, House

NEWS = "Newsbrief moves house on Friday <& comes back>."


async def test_everyone_hears_a_broadcast_once_however_often_it_is_pressed(
    house: House,
) -> None:
    human = house.server.human
    async with house.open():
        human.send(ADA, ADA, "/privacy")
        human.send(CLEO, CLEO, "/privacy")
        human.add_bot(ADA, GROUP)
        human.add_bot(CLEO, FORUM)
        human.add_bot(CLEO, CHANNEL)
        asked = "/subscribe@newsbrief_bot 8:00 London"
        human.send(CLEO, FORUM, asked, thread=WORLD_TOPIC)
        await house.hears(FORUM, "✅ Done")
        await house.quiet()
        await house.at(SATURDAY + timedelta(minutes=5))
        human.send(CLEO, CLEO, f"/broadcast {NEWS}")
        choice = await house.hears(CLEO, "Preview. Who shall get it?")
        house.press(CLEO, choice, "All (5)")
        house.press(CLEO, choice, "All (5)")
        await house.quiet()
    # Cleo has the preview as well; Ben never wrote to the bot.
    chats = {ADA: 1, CLEO: 2, GROUP: 1, FORUM: 1, CHANNEL: 1}
    said = {chat: len(house.saying(chat, NEWS)) for chat in (*chats, BEN)}
    assert said == {**chats, BEN: 0}
    assert house.saying(FORUM, NEWS)[0]["message_thread_id"] == WORLD_TOPIC


async def test_only_the_operator_can_send_one(house: House) -> None:
    async with house.open():
        house.server.human.send(ADA, ADA, f"/broadcast {NEWS}")
        await house.hears(ADA, "Only the people who run this bot can do that.")
        await house.quiet()
    assert house.server.copies(NEWS) == {}

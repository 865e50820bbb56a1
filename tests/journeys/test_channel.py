"""A channel is set up from the private chat of whoever added the bot, and briefed."""

from datetime import UTC, datetime

from bot import wording
from bot.playground.cast import BEN, CHANNEL, CLEO
from tests.fixtures.house import House

SUNDAY = datetime(2026, 11, 22, 8, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 8, tzinfo=UTC)


def posts(house: House) -> list[bool]:
    """Whether each attempt to post in the channel went well."""
    calls = house.server.calls.of("sendMessage")
    return [call.ok for call in calls if call.chat_id == CHANNEL]


async def set_up(house: House) -> None:
    """Let Cleo, who has the bot already, add it to the channel and set it up."""
    house.server.human.send(CLEO, CLEO, "/privacy")
    await house.hears(CLEO, "/forget erases it")
    house.server.human.add_bot(CLEO, CHANNEL)
    panel = await house.hears(CLEO, "I am now in Morning Wire")
    house.press(CLEO, panel, wording.BUTTON_DONE)
    await house.hears(CLEO, "The next briefing in Morning Wire comes Sunday 22 Nov")


async def test_a_channel_is_set_up_in_private_and_gets_its_briefing(
    house: House,
) -> None:
    async with house.open():
        await set_up(house)
        assert house.server.texts(CHANNEL) == []
        await house.at(SUNDAY)
        await house.hears(CHANNEL, "Sunday, 22 Nov · your 08:00 briefing")
        await house.quiet()
    assert len(house.saying(CHANNEL, "your 08:00 briefing")) == 1


async def test_a_press_on_a_post_is_answered_in_private_and_never_posted(
    house: House,
) -> None:
    async with house.open():
        await set_up(house)
        await house.at(SUNDAY)
        post = await house.hears(CHANNEL, "your 08:00 briefing")
        await house.quiet()
        before = len(house.server.texts(CHANNEL))
        house.press(BEN, post, "1")
        await house.quiet()
        (call,) = house.server.calls.of("answerCallbackQuery")[-1:]
        _, payload = str(call.params["url"]).split("?start=")
        house.server.human.start(BEN, payload)
        await house.hears(BEN, "Press a number to open an article.")
        assert len(house.server.texts(CHANNEL)) == before


async def test_whoever_starts_the_bot_only_later_finds_the_channel_there(
    house: House,
) -> None:
    async with house.open():
        house.server.human.add_bot(CLEO, CHANNEL)
        await house.quiet()
        house.server.human.start(CLEO)
        panel = await house.hears(CLEO, wording.MANAGED_HEAD)
        house.press(CLEO, panel, "Morning Wire")
        panel = await house.hears(CLEO, "Daily briefing for Morning Wire")
        house.press(CLEO, panel, wording.BUTTON_DONE)
        await house.hears(CLEO, "The next briefing in Morning Wire comes Sunday 22 Nov")


async def test_without_rights_one_attempt_is_settled_and_no_more_are_made(
    house: House,
) -> None:
    async with house.open():
        await set_up(house)
        # Heard only after the send: it happens while nobody listens.
    house.server.human.promote_bot(CLEO, CHANNEL, can_post_messages=False)
    async with house.open({"brief", "send"}):
        await house.at(SUNDAY)
        await house.until(lambda: house.deliveries(CHANNEL))
        await house.until(lambda: _is_settled(house))
    (record,) = await house.deliveries(CHANNEL)
    assert record.state == "muted"
    assert posts(house) == [False]
    async with house.open():
        await house.quiet()
        await house.at(MONDAY)
        await house.quiet()
    assert posts(house) == [False]
    assert len(await house.deliveries(CHANNEL)) == 1


async def _is_settled(house: House) -> bool:
    return (await house.deliveries(CHANNEL))[0].state not in ("queued", "leased")

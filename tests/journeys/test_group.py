"""A group and a forum are set up by those who may, and briefed where they asked."""

from datetime import UTC, datetime, timedelta

from bot import wording
from bot.model import Address
from bot.playground.answers import Json
from bot.playground.cast import ADA, BEN, CLEO, FORUM, GROUP, WORLD_TOPIC
from tests.fixtures.house import House

SUNDAY = datetime(2026, 11, 22, 8, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 8, tzinfo=UTC)


def refusals(house: House) -> list[object]:
    """What was answered to presses, but for those that were simply taken."""
    answers = house.server.calls.of("answerCallbackQuery")
    return [call.params["text"] for call in answers if "text" in call.params]


async def test_an_admin_sets_the_group_up_and_no_one_else(house: House) -> None:
    async with house.open():
        house.server.human.add_bot(ADA, GROUP)
        hello = await house.hears(GROUP, wording.WELCOME_GROUP)
        house.press(BEN, hello, wording.BUTTON_SET_UP)
        house.server.human.send(BEN, GROUP, "/subscribe@newsbrief_bot 8:00")
        await house.hears(GROUP, wording.ADMINS_ONLY)
        assert refusals(house) == [wording.ADMINS_ONLY]
        assert await house.stores.subscriptions.count() == 0
        house.press(ADA, hello, wording.BUTTON_SET_UP)
        panel = await house.hears(GROUP, "Daily briefing")
        house.press(ADA, panel, wording.BUTTON_DONE)
        await house.hears(GROUP, "✅ Done. Your next briefing comes Sunday 22 Nov")
        await house.at(SUNDAY)
        await house.hears(GROUP, "Sunday, 22 Nov · your 08:00 briefing")
        await house.quiet()
    assert len(house.saying(GROUP, "your 08:00 briefing")) == 1


async def test_a_forum_is_briefed_in_the_topic_that_asked(house: House) -> None:
    async with house.open():
        house.server.human.add_bot(CLEO, FORUM)
        asked = "/subscribe@newsbrief_bot 8:00 London world"
        house.server.human.send(CLEO, FORUM, asked, thread=WORLD_TOPIC)
        done = await house.hears(FORUM, "✅ Done")
        await house.at(SUNDAY)
        first = await house.hears(FORUM, "your 08:00 briefing")
        await house.quiet()
    briefing = house.server.from_bot(FORUM)[house.server.from_bot(FORUM).index(first) :]
    assert {_topic(each) for each in (done, *briefing)} == {WORLD_TOPIC}
    assert "world" in first["text"].splitlines()[1]


def _topic(message: Json) -> object:
    return message.get("message_thread_id")


async def test_whoever_is_no_admin_any_more_has_nothing_to_say(house: House) -> None:
    human = house.server.human
    async with house.open():
        human.add_bot(ADA, GROUP)
        human.join(BEN, GROUP, "administrator")
        human.send(BEN, GROUP, "/settings@newsbrief_bot")
        panel = await house.hears(GROUP, "Daily briefing")
        human.join(BEN, GROUP, "member")
        house.server.clock.advance(61)
        house.press(BEN, panel, wording.BUTTON_DONE)
        await house.quiet()
    assert refusals(house) == [wording.ADMINS_ONLY]
    assert await house.stores.subscriptions.count() == 0


async def test_a_topic_that_was_closed_has_its_briefing_again_once_it_is_open(
    house: House,
) -> None:
    human = house.server.human
    topic = Address(FORUM, WORLD_TOPIC)
    async with house.open():
        human.start(CLEO)
        await house.hears(CLEO, wording.WELCOME_NEXT)
        human.add_bot(CLEO, FORUM)
        asked = "/subscribe@newsbrief_bot 8:00 18:00 London world"
        human.send(CLEO, FORUM, asked, thread=WORLD_TOPIC)
        await house.hears(FORUM, "✅ Done")
        human.set_topic(CLEO, FORUM, WORLD_TOPIC, state="closed")
        await house.at(SUNDAY)
        await house.hears(CLEO, "is closed, so I could not post there")
        await house.quiet()
        # Not in the evening: a day is to pass.
        assert await house.stores.subscriptions.next_due(topic) == MONDAY
        human.set_topic(CLEO, FORUM, WORLD_TOPIC, state="open")
        await house.until(lambda: _is_open(house))
        await house.at(SUNDAY + timedelta(hours=10))
        await house.hears(FORUM, "your 18:00 briefing")
        await house.quiet()
    assert [each.state for each in await house.deliveries(FORUM)] == ["closed", "sent"]
    assert len(house.saying(CLEO, "is closed")) == 1


async def _is_open(house: House) -> bool:
    return await house.stores.pauses.of_chat(FORUM) == ()


async def test_a_group_that_silenced_the_bot_is_briefed_again_when_it_may_speak(
    house: House,
) -> None:
    human = house.server.human
    async with house.open():
        human.start(ADA)
        await house.hears(ADA, wording.WELCOME_NEXT)
        human.add_bot(ADA, GROUP)
        human.send(ADA, GROUP, "/subscribe@newsbrief_bot 8:00 18:00 London")
        await house.hears(GROUP, "✅ Done")
        human.restrict_bot(ADA, GROUP)
        await house.at(SUNDAY)
        notice = await house.hears(ADA, "I may not write in Reading Circle")
        await house.quiet()
        human.promote_bot(ADA, GROUP)
        await house.at(SUNDAY + timedelta(hours=10))
        await house.hears(GROUP, "your 18:00 briefing")
        house.press(ADA, notice, wording.BUTTON_SET_UP)
        await house.hears(ADA, "Daily briefing for Reading Circle")
        await house.quiet()
    assert [each.state for each in await house.deliveries(GROUP)] == ["muted", "sent"]

"""A channel's editor sees a briefing before it is posted, and decides."""

from datetime import UTC, datetime, timedelta

from bot import wording
from bot import wording_proofs as words
from bot.playground.cast import CHANNEL, CLEO
from tests.fixtures.house import House

HALF_PAST_SEVEN = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)
EIGHT = HALF_PAST_SEVEN + timedelta(minutes=30)
DAY = timedelta(days=1)
PROOF = "For Morning Wire"


async def set_up(house: House) -> None:
    """Let Cleo set the channel up, and ask to see its briefings first."""
    house.server.human.start(CLEO)
    await house.hears(CLEO, wording.WELCOME_NEXT)
    house.server.human.add_bot(CLEO, CHANNEL)
    panel = await house.hears(CLEO, "I am now in Morning Wire")
    house.press(CLEO, panel, words.BUTTON_APPROVAL)
    panel = await house.hears(CLEO, "Who decides what is posted in Morning Wire?")
    house.press(CLEO, panel, words.BUTTON_FIRST)
    panel = await house.hears(CLEO, "I do not post it")
    house.press(CLEO, panel, wording.BUTTON_BACK)
    panel = await house.hears(CLEO, "Daily briefing for Morning Wire")
    house.press(CLEO, panel, wording.BUTTON_DONE)
    await house.hears(CLEO, "The next briefing in Morning Wire comes Sunday 22 Nov")


async def late_on_monday(house: House) -> None:
    """Let Cleo say nothing about the next briefing until she is told of it."""
    await house.at(HALF_PAST_SEVEN + DAY)
    await house.hears(CLEO, f"{PROOF}, Monday")
    await house.at(EIGHT + DAY)
    told = await house.hears(CLEO, "I did not post the briefing of Monday")
    await house.quiet()
    assert len(house.saying(CHANNEL, "your 08:00 briefing")) == 1
    house.press(CLEO, told, words.BUTTON_NOW)
    await house.hears(CHANNEL, "Monday, 23 Nov · your 08:00 briefing")


async def test_an_editor_approves_one_day_and_is_late_the_next(house: House) -> None:
    async with house.open():
        await set_up(house)
        await house.at(HALF_PAST_SEVEN)
        proof = await house.hears(CLEO, PROOF)
        await house.quiet()
        shown = house.saying(CLEO, "your 08:00 briefing")
        assert len(shown) == 1
        second = proof["text"].splitlines()[4].removeprefix("2. ")
        house.press(CLEO, proof, words.BUTTON_UP.format(number=2))
        await house.hears(CLEO, f"\n2. {second}\n1. ")
        house.press(CLEO, proof, words.BUTTON_DROP.format(number=1))
        await house.quiet()
        house.press(CLEO, proof, words.BUTTON_APPROVE)
        await house.hears(CLEO, "Approved for 08:00.")
        assert house.server.texts(CHANNEL) == []
        await house.at(EIGHT)
        posted = await house.hears(CHANNEL, "your 08:00 briefing")
        await house.quiet()
        assert f"1. {second}" in posted["text"]
        assert len(house.saying(CHANNEL, "your 08:00 briefing")) == 1
        await late_on_monday(house)

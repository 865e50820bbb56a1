"""A channel's editor sees a briefing before it is posted, and decides."""

from datetime import UTC, datetime, timedelta

from bot import wording
from bot import wording_proofs as words
from bot.playground.answers import Json
from bot.playground.cast import CHANNEL, CLEO
from tests.fixtures.house import House

HALF_PAST_SEVEN = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)
EIGHT = HALF_PAST_SEVEN + timedelta(minutes=30)
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


def labels(message: Json) -> list[str]:
    rows = message["reply_markup"]["inline_keyboard"]
    return [button["text"] for row in rows for button in row]


async def test_what_the_editor_approved_is_posted_at_the_hour_in_his_order(
    house: House,
) -> None:
    async with house.open():
        await set_up(house)
        await house.at(HALF_PAST_SEVEN)
        proof = await house.hears(CLEO, PROOF)
        shown = house.saying(CLEO, "your 8:00 briefing")
        assert len(shown) == 1
        second = proof["text"].splitlines()[4].removeprefix("2. ")
        house.press(CLEO, proof, words.BUTTON_UP.format(number=2))
        await house.hears(CLEO, f"\n2. {second}\n1. ")
        house.press(CLEO, proof, words.BUTTON_DROP.format(number=1))
        await house.quiet()
        house.press(CLEO, proof, words.BUTTON_APPROVE)
        await house.hears(CLEO, "Approved. I post it at 08:00.")
        assert house.server.texts(CHANNEL) == []
        await house.at(EIGHT)
        posted = await house.hears(CHANNEL, "your 8:00 briefing")
        await house.quiet()
    assert f"1 {second}" in posted["text"]
    assert len(house.saying(CHANNEL, "your 8:00 briefing")) == 1


async def test_silence_is_taken_for_no_and_may_be_made_good_for_a_while(
    house: House,
) -> None:
    async with house.open():
        await set_up(house)
        await house.at(HALF_PAST_SEVEN)
        await house.hears(CLEO, PROOF)
        await house.at(EIGHT)
        told = await house.hears(CLEO, "I did not post the briefing of Sunday")
        await house.quiet()
        assert house.server.texts(CHANNEL) == []
        house.press(CLEO, told, words.BUTTON_NOW)
        await house.hears(CHANNEL, "your 8:00 briefing")

"""Somebody blocks the bot, others are served, and it is taken back."""

import re
from datetime import UTC, datetime, timedelta

from bot import wording
from bot.playground.answers import Json
from bot.playground.cast import ADA, BEN
from tests.fixtures.house import House

SUNDAY = datetime(2026, 11, 22, 8, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 8, tzinfo=UTC)
TUESDAY = datetime(2026, 11, 24, 8, tzinfo=UTC)
TUESDAY_NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
THURSDAY = datetime(2026, 11, 26, 8, tzinfo=UTC)
HEAD = "your 08:00 briefing"


def attempts(house: House) -> int:
    """How often the bot tried to write to Ada."""
    calls = house.server.calls.of("sendMessage")
    return len([call for call in calls if call.chat_id == ADA])


def headlines(messages: list[Json]) -> list[str]:
    """The numbered headlines in these messages, without their marks."""
    lines = [line for each in messages for line in each["text"].splitlines()]
    return [line[3:].split(" (")[0] for line in lines if re.match(r"\d\. ", line)]


async def subscribe(house: House) -> None:
    for user in (ADA, BEN):
        house.server.human.send(user, user, "/subscribe 8:00 London")
        await house.hears(user, "✅ Done")


async def block_before_monday(house: House) -> None:
    """Let Ada block the bot while nobody listens, so that only a send finds out."""
    async with house.open():
        await subscribe(house)
        await house.at(SUNDAY)
        await house.hears(ADA, HEAD)
        await house.quiet()
    house.server.human.block(ADA)
    async with house.open({"brief", "send"}):
        await house.at(MONDAY)
        await house.until(lambda: _ended(house, ADA, "blocked"))
        await house.until(lambda: _ended(house, BEN, "sent"))


async def _ended(house: House, chat_id: int, state: str) -> bool:
    """Whether Monday's briefing is over for a chat that had Sunday's."""
    return [each.state for each in await house.deliveries(chat_id)] == ["sent", state]


async def test_whoever_blocks_is_left_alone_and_others_are_served(house: House) -> None:
    await block_before_monday(house)
    before = attempts(house)
    async with house.open():
        await house.quiet()
        await house.at(TUESDAY)
        await house.hears(BEN, HEAD, times=3)
        await house.quiet()
    assert attempts(house) == before
    assert len(house.saying(ADA, HEAD)) == 1


async def test_start_takes_the_bot_back_with_the_stories_that_were_missed(
    house: House,
) -> None:
    await block_before_monday(house)
    seen_by_ben = house.server.from_bot(BEN)
    monday = seen_by_ben[seen_by_ben.index(house.saying(BEN, HEAD)[1]) :]
    async with house.open():
        await house.quiet()
        await house.at(TUESDAY_NOON)
        house.server.human.start(ADA)
        await house.hears(ADA, HEAD, times=2)
        await house.quiet()
        messages = house.server.from_bot(ADA)
        late = messages[messages.index(house.saying(ADA, HEAD)[1]) :]
        assert "This briefing comes 4 hours late." in late[0]["text"]
        assert len(headlines(monday)) > 3
        assert set(headlines(monday)) <= set(headlines(late))
        assert wording.MANAGED_HEAD not in late[-1]["text"]
        await house.at(THURSDAY)
        await house.hears(ADA, "Thursday, 26 Nov · your 08:00 briefing")
        await house.quiet()


async def test_days_that_the_reader_did_not_want_are_not_said_to_be_left_out(
    house: House,
) -> None:
    await block_before_monday(house)
    async with house.open():
        await house.quiet()
        await house.at(THURSDAY + timedelta(hours=3))
        house.server.human.start(ADA)
        late = await house.hears(ADA, f"Thursday, 26 Nov · {HEAD}")
        await house.quiet()
    assert late["text"].splitlines()[2] == "This briefing comes 3 hours late."
    assert house.saying(ADA, "Left out") == []
    assert len(house.saying(ADA, HEAD)) == 2

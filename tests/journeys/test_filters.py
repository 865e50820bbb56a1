"""A reader mutes a word, is briefed without it, and asks why."""

from datetime import UTC, datetime

from bot.playground.cast import ADA
from tests.fixtures.house import House

SUNDAY = datetime(2026, 11, 22, 8, tzinfo=UTC)


async def test_what_is_muted_does_not_come_and_its_reader_hears_why(
    house: House,
) -> None:
    async with house.open():
        house.server.human.send(ADA, ADA, "/subscribe 8:00 London")
        await house.hears(ADA, "✅ Done")
        house.server.human.send(ADA, ADA, "/filter -ferry -aurelle")
        await house.hears(ADA, "Nothing with: ferry, aurelle")
        await house.at(SUNDAY)
        briefing = await house.hears(ADA, "your 08:00 briefing")
        await house.quiet()
        house.server.human.send(ADA, ADA, "/why ferry")
        why = await house.hears(ADA, "It is left out: a headline says")
        reply_to = int(str(briefing["message_id"]))
        house.server.human.send(ADA, ADA, "/why 1", reply_to=reply_to)
        got = await house.hears(ADA, "You got it Sunday 22 Nov, 08:00.")
        await house.quiet()
    assert "erry" not in str(briefing["text"])
    assert "“ferry”, which you do not want" in str(why["text"])
    assert "You chose no topics, so you get all of them." in str(got["text"])

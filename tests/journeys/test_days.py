"""What a reader of several briefings is told, and what never again."""

import re
from datetime import UTC, datetime

from bot.playground.answers import Json
from bot.playground.cast import ADA
from tests.fixtures.house import House

SUNDAY = datetime(2026, 11, 22, 8, tzinfo=UTC)
SUNDAY_EVENING = datetime(2026, 11, 22, 20, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 8, tzinfo=UTC)
HEADLINE = r"\d\. "
FRIDAY = datetime(2026, 11, 27, 8, tzinfo=UTC)


async def receive(house: House, moment: datetime) -> list[Json]:
    """Go on to a moment; return what Ada receives then."""
    known = len(house.server.from_bot(ADA))
    await house.at(moment)
    await house.quiet()
    return house.server.from_bot(ADA)[known:]


def lines(messages: list[Json], form: str) -> list[str]:
    """The lines of these messages that begin like this."""
    found = [line for each in messages for line in each["text"].splitlines()]
    return [line for line in found if re.match(form, line)]


async def test_nothing_is_told_twice_and_what_goes_on_is_an_update(
    house: House,
) -> None:
    async with house.open():
        house.server.human.send(ADA, ADA, "/subscribe 8:00 20:00 London")
        await house.hears(ADA, "✅ Done")
        first = await receive(house, SUNDAY)
        second = await receive(house, SUNDAY_EVENING)
        third = await receive(house, MONDAY)
    assert len(lines(first, HEADLINE)) == 7
    for form in (HEADLINE, "“", "•"):
        shown = [line.lstrip("1234567") for line in lines(first + second + third, form)]
        assert sorted(set(shown)) == sorted(shown)
    assert lines(first, f"{HEADLINE}.*Update") == []
    assert len(lines(third, f"{HEADLINE}.*evacuated.*(Update)")) == 1


async def test_a_day_without_news_is_one_line(house: House) -> None:
    async with house.open():
        house.server.human.send(ADA, ADA, "/subscribe 8:00 London")
        await house.hears(ADA, "✅ Done")
        await receive(house, MONDAY)
        # Stories that did not fit in on Monday are told on the next days.
        for day in (24, 25, 26):
            await receive(house, datetime(2026, 11, day, 8, tzinfo=UTC))
        (empty,) = await receive(house, FRIDAY)
    line = "Friday, 27 Nov · your 08:00 briefing · nothing new to tell you"
    assert empty["text"] == line

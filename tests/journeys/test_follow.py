"""A person that is followed: heard of with what is new, and the story behind it."""

from bot.playground.cast import ADA
from tests.fixtures.house import House
from tests.journeys.test_track import SUNDAY, nothing_waits

ALERT = "You follow Dana Oxholt"


async def test_who_follows_a_person_hears_once_and_opens_the_story(
    house: House,
) -> None:
    human = house.server.human
    async with house.open():
        human.send(ADA, ADA, "/follow Dana Oxholt")
        await house.hears(ADA, "I will tell you here when Dana Oxholt is in the news")
        await house.at(SUNDAY)
        told = await house.hears(ADA, ALERT)
        await house.until(lambda: nothing_waits(house))
        house.press(ADA, told, "📰 Open story")
        story = await house.hears(ADA, "articles from")
        house.press(ADA, story, "🗓 Timeline")
        await house.hears(ADA, "🗓 Timeline: ")
        house.press(ADA, story, "🆕 What is new?")
        await house.hears(ADA, "Nothing new since")
    assert len(house.saying(ADA, ALERT)) == 1

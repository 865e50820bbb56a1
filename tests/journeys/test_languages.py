"""Everybody is spoken to in his own language, from the first word to the briefing."""

import re
from datetime import timedelta

import pytest

from bot.playground.cast import ADA, BEN, GROUP
from tests.fixtures.house import House

EMOJI = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]")
HOUR = timedelta(hours=1)


@pytest.mark.whole
async def test_two_readers_of_one_hour_hear_their_own_languages(house: House) -> None:
    house.server.speaks(BEN, "de-at")
    async with house.open():
        house.server.human.start(BEN)
        await house.hears(BEN, "Täglich")
        house.server.human.send(BEN, BEN, "/subscribe 8:00 London")
        await house.hears(BEN, "✅ Fertig")
        house.server.human.send(ADA, ADA, "/subscribe 8:00 London")
        await house.hears(ADA, "✅ Done")
        house.server.human.send(ADA, ADA, "/plain on")
        await house.hears(ADA, "without emoji")
        for _ in range(24):
            house.server.play.jump(HOUR)
            await house.quiet()
    (german,) = house.saying(BEN, "dein 08:00-Uhr-Briefing")
    (english,) = house.saying(ADA, "your 08:00 briefing")
    assert not EMOJI.search(english["text"])
    assert {each["type"] for each in english["entities"]} == {"text_link"}
    last = house.server.from_bot(ADA)[-1]["reply_markup"]["inline_keyboard"]
    assert "Figures" in [button["text"] for row in last for button in row]
    assert german["text"].startswith("Sonntag, 22. Nov.")


@pytest.mark.whole
async def test_a_group_is_spoken_to_in_the_language_of_whoever_added_the_bot(
    house: House,
) -> None:
    house.server.speaks(ADA, "fr")
    async with house.open():
        house.server.human.add_bot(ADA, GROUP)
        await house.hears(GROUP, "👋 Bonjour")
        house.server.human.send(ADA, GROUP, "/language@newsbrief_bot italiano")
        await house.hears(GROUP, "Italiano")
        house.server.human.send(BEN, GROUP, "/help@newsbrief_bot")
        await house.hears(GROUP, "Che cosa so fare")

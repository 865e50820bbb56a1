"""A language model may put briefings in other words, but only in honest ones."""

import json
from dataclasses import replace
from datetime import UTC, datetime

from aiohttp import web

from bot.playground.cast import ADA
from tests.fakes.model import FakeModel, completion, listening
from tests.fixtures.house import House

SUNDAY = datetime(2026, 11, 22, 8, tzinfo=UTC)


def tell_some_lies(asked: list[str]) -> web.Response:
    """Say "3%" for "3 percent"; add to all other sentences what nobody said."""
    offered = [
        each.replace(" percent", "%")
        if " percent" in each
        else f"{each[:-1]}, and 777 ships sank."
        for each in asked
    ]
    return completion(json.dumps(offered))


async def test_of_a_lying_model_only_what_is_so_is_told(house: House) -> None:
    async with listening(FakeModel(tell_some_lies)) as fake:
        settings = replace(house.settings, reword_url=fake.url, reword_model="small")
        async with house.open(settings=settings):
            house.server.human.send(ADA, ADA, "/subscribe 8:00 London")
            await house.hears(ADA, "✅ Done")
            await house.at(SUNDAY)
            await house.hears(ADA, "your 08:00 briefing")
            await house.quiet()
    told = "".join(each["text"] for each in house.server.from_bot(ADA))
    assert len(fake.asked) == 1
    assert "777" in str(tell_some_lies(fake.asked[0]).text)
    assert "777" not in told
    assert "% " in told.partition("(reworded)")[0]
    assert "5.2 percent" in told.partition("(reworded)")[2]

"""A number that was sent is corrected by its source; the service puts it right."""

import asyncio
from dataclasses import replace

import pytest

from bot import timetable
from bot.briefing.slots import next_slot
from bot.jobs.correcting import Corrector
from bot.jobs.keeping import Keeper
from bot.model import Address, Listed, Subscription
from bot.playground.cast import ADA
from tests.fixtures.house import SATURDAY, House

OLD, NEW = "1,720", "1,820"


async def test_a_message_that_was_sent_says_what_its_source_says_now(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timetable, "AMEND", 0.05)
    stores = house.stores
    daily = Subscription(Address(ADA), (17 * 60 + 43,), "UTC")
    house.server.human.start(ADA)
    await stores.subscriptions.save(daily, next_slot(daily, SATURDAY).due)
    async with house.open():
        welcome = await house.hears(ADA, OLD)
        await house.quiet()
        await house.at(next_slot(daily, SATURDAY).due)
        sent = await house.hears(ADA, "your 17:43 briefing")
        await house.quiet()
        (told,) = [
            each
            for each in await stores.articles.latest(99)
            if any(OLD in figure.text for figure in each.findings.figures)
        ]
        await correct(house, told.origin.article_id)
        edited = await house.hears(ADA, f"Corrected 17:43: {NEW}", times=2)
        answered, _ = house.saying(ADA, f"Corrected 17:43: {NEW}")
    assert OLD in sent["text"]
    assert edited["message_id"] == sent["message_id"]
    assert answered["message_id"] == welcome["message_id"]
    assert OLD not in edited["text"].replace(f"not {OLD}", "")


async def correct(house: House, article_id: str) -> None:
    """Have the source say another number."""
    article = await house.stores.articles.get(article_id)
    assert article
    keeper = Keeper(house.stores, house.analyst, asyncio.Semaphore(1))
    corrector = Corrector(house.stores, house.analyst, keeper)
    title, text = (each.replace(OLD, NEW) for each in (article.title, article.text))
    new = replace(article, title=title, text=text)
    listed = Listed("m", "d")
    assert await corrector.put(article_id, new, listed, house.server.clock.now())

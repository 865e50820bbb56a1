"""Processes that feed a broadcast are killed in the middle of it."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from bot.model import Chat, ChatKind, Message
from bot.playground.world import User
from bot.store.casting import Broadcast, Tally
from tests.fixtures.house import House

PEOPLE = range(5001, 5046)
TEXT = "We move on Friday."


async def begin(house: House) -> None:
    """Let 45 people have the bot, and start a broadcast to them."""
    for person in PEOPLE:
        house.server.world.add_user(User(person, f"Reader {person}"))
        house.server.human.unblock(person)
        await house.stores.chats.save(Chat(person, ChatKind.PRIVATE))
    draft = Broadcast("b1", Message(TEXT), by=0, made=house.server.clock.now())
    await house.stores.broadcasts.draft(draft)
    assert await house.stores.broadcasts.start(draft, len(PEOPLE), 30.0)


@asynccontextmanager
async def feeder(house: House) -> AsyncIterator[None]:
    """A process that feeds, killed at the end."""
    made = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.journeys.feeder", house.url
    )
    try:
        yield
    finally:
        made.kill()
        await made.wait()


async def tally(house: House) -> Tally:
    return await house.stores.recipients.tally("b1")


async def test_each_recipient_has_one_copy_though_every_feeder_is_killed(
    house_today: House,
) -> None:
    house = house_today
    await begin(house)
    async with house.open({"send"}):
        for most in (25, 5):
            async with feeder(house), feeder(house):
                await house.until(partial(has_left, house, most))
        async with house.open({"brief"}):
            await house.until(lambda: is_over(house))
    assert house.server.copies(TEXT) == dict.fromkeys(PEOPLE, 1)
    ended = {"sent": len(PEOPLE)}
    assert await tally(house) == Tally(True, len(PEOPLE), 0, 0, ended)


async def has_left(house: House, most: int) -> bool:
    known = await tally(house)
    return known.is_made and known.left <= most


async def is_over(house: House) -> bool:
    return not await house.stores.broadcasts.at_work()

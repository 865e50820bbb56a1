"""A reader is forgotten while messages are on their way to him."""

from datetime import timedelta

from bot import wording
from bot.model import Address, Delivery, Kind, Message
from bot.store import keys
from tests.fixtures.house import House
from tests.journeys.test_forget import DORA, traces

NEWS = "Part of a long message."
ME = DORA.id


async def test_forgotten_in_mid_delivery_hears_no_more_and_leaves_no_trace(
    house: House,
) -> None:
    house.server.human.new_user(DORA)
    async with house.open():
        house.server.human.send(ME, ME, "/forget")
        sure = await house.hears(ME, wording.FORGET_SURE)
        parts = tuple(Message(f"{NEWS} {number}") for number in range(9))
        expires = house.server.clock.now() + timedelta(days=1)
        long = Delivery("long", Address(ME), Kind.BROADCAST, parts, expires)
        short = Delivery("short", Address(ME), Kind.BRIEFING, parts[:2], expires)
        await house.stores.outbox.add_all([long, short])
        await house.hears(ME, NEWS, 2)
        house.press(ME, sure, wording.BUTTON_FORGET)
        await house.hears(ME, wording.FORGOTTEN)
        heard = len(house.saying(ME, NEWS))
        await house.quiet()
    # One of each delivery may have been on the wire just then.
    assert len(house.saying(ME, NEWS)) <= heard + 2
    pace = {keys.pace(str(ME))}
    assert set(await traces(house)) <= pace

"""The process that answers is killed: no update is lost, none has its effect twice."""

from pathlib import Path

from bot.playground.cast import ADA, BEN, CLEO
from bot.store import keys
from tests.fixtures.house import House
from tests.fixtures.process import working

PEOPLE = (ADA, BEN, CLEO)


async def is_in_hand(house: House) -> bool:
    """Whether all was confirmed, and everybody's answer is on its way."""
    updates, faults = house.server.play.updates, house.server.faults
    return not updates.pending and faults.struck == len(PEOPLE)


async def test_killed_while_it_answers_everything_is_answered_by_the_next(
    house_today: House, tmp_path: Path
) -> None:
    house = house_today
    house.server.faults.stall(method="sendMessage", times=len(PEOPLE))
    async with working(house, "chat", tmp_path):
        for person in PEOPLE:
            house.server.human.send(person, person, "/subscribe 8:00 Vienna")
            house.server.human.send(person, person, "/unsubscribe")
            house.server.human.send(person, person, "/subscribe 9:00 Vienna")
        await house.until(lambda: is_in_hand(house))
    # A dead process counts as alive for some seconds; here they are over.
    async for sign in house.redis.scan_iter(keys.alive("*")):
        await house.redis.delete(sign)
    async with house.open({"chat"}):
        for person in PEOPLE:
            await house.hears(person, "Your next briefing", 2)
        await house.quiet()
    for person in PEOPLE:
        said = [message["text"][:12] for message in house.server.from_bot(person)]
        assert said == ["✅ Done. Your", "Switched off", "✅ Done. Your"]
    assert await house.stores.subscriptions.count() == len(PEOPLE)

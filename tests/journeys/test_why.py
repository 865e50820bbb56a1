"""A briefing does not arrive: the reader asks why, and the operator mends it."""

from datetime import UTC, datetime

from bot.playground.cast import ADA, CLEO
from tests.fixtures.house import House

SUNDAY = datetime(2026, 11, 22, 8, tzinfo=UTC)
HEAD = "your 08:00 briefing"


async def test_what_never_arrived_is_explained_and_sent_again_once(
    house: House,
) -> None:
    house.server.faults.close(method="sendMessage", chat_id=ADA, nth=2)
    async with house.open():
        house.server.human.send(ADA, ADA, "/subscribe 8:00 London")
        await house.hears(ADA, "✅ Done")
        await house.at(SUNDAY)
        await house.until(lambda: _is(house, "held"))
        house.server.human.send(ADA, ADA, "/why")
        await house.hears(ADA, "The 08:00 briefing may have arrived or not")
        house.server.human.send(CLEO, CLEO, "/status")
        status = await house.hears(CLEO, "Stuck: 1 held")
        house.press(CLEO, status, "🔁 Send 1 again")
        sure = await house.hears(CLEO, "Shall I send it again?")
        house.press(CLEO, sure, "Send it again")
        await house.hears(ADA, HEAD)
        await house.until(lambda: _is(house, "sent"))
        house.server.human.send(ADA, ADA, "/why")
        told = await house.hears(
            ADA, "The people who run me had it sent again at 08:00"
        )
        await house.quiet()
    assert told["text"].startswith(
        "Sunday 22 Nov\nThe 08:00 briefing was sent at 08:00"
    )
    assert len(house.saying(ADA, HEAD)) == 1


async def test_who_blocked_the_bot_is_explained_to_the_operator(house: House) -> None:
    async with house.open():
        house.server.human.send(ADA, ADA, "/subscribe 8:00 London")
        await house.hears(ADA, "✅ Done")
        house.server.human.block(ADA)
        await house.until(lambda: _is_stopped(house))
        await house.at(SUNDAY)
        house.server.human.send(CLEO, CLEO, f"/status {ADA}")
        await house.hears(CLEO, "The 08:00 briefing was not made, as I send nothing")
        house.server.human.unblock(ADA)
        await house.hears(ADA, HEAD)


async def _is(house: House, state: str) -> bool:
    return [record.state for record in await house.deliveries(ADA)] == [state]


async def _is_stopped(house: House) -> bool:
    return await house.stores.chats.stopped(ADA) is not None

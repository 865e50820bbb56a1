"""The service stops, is killed, loses answers or sleeps through a morning."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.model import Address, Subscription
from bot.playground.cast import ADA, BEN, CLEO
from bot.store.outbox import Outbox
from tests.fixtures.house import House
from tests.fixtures.process import working
from tests.fixtures.waiting import waiting

SUNDAY = datetime(2026, 11, 22, 8, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
HEAD = "your 08:00 briefing"
LONDON = Subscription(Address(ADA), (480,), "Europe/London")


async def subscribe(house: House, *users: int) -> None:
    """Let people start the bot, and be due on Sunday."""
    async with house.open():
        for user in users:
            house.server.human.send(user, user, "/subscribe 8:00 London")
            await house.hears(user, "✅ Done")


async def waits(house: House) -> bool:
    return (await waiting(house.stores.outbox))["queued"] > 0


async def states(house: House, chat_id: int = ADA) -> list[str]:
    return [record.state for record in await house.deliveries(chat_id)]


async def test_stopped_between_composing_and_sending_it_sends_one_copy(
    house: House,
) -> None:
    await subscribe(house, ADA)
    await house.at(SUNDAY)
    async with house.open({"brief"}):
        await house.until(lambda: waits(house))
    assert house.saying(ADA, HEAD) == []
    for _ in range(2):
        async with house.open():
            await house.hears(ADA, HEAD)
            await house.quiet()
    assert len(house.saying(ADA, HEAD)) == 1
    assert await states(house) == ["sent"]


async def test_an_answer_that_was_lost_doubles_nothing_and_loses_no_story(
    house: House,
) -> None:
    await subscribe(house, ADA)
    house.server.faults.close(after=True, method="sendMessage", chat_id=ADA)
    async with house.open():
        await house.at(SUNDAY)
        await house.hears(ADA, f"Sunday, 22 Nov · {HEAD}")
        await house.until(lambda: _is_held(house))
        await house.quiet()
        assert len(house.saying(ADA, HEAD)) == 1
        assert await house.told(ADA) == {}
        held = house.saying(ADA, HEAD)[0]["text"]
        house.server.human.send(CLEO, CLEO, "/status")
        await house.hears(CLEO, "AnswerLost")
        await house.at(MONDAY)
        await house.hears(ADA, f"Monday, 23 Nov · {HEAD}")
        await house.quiet()
        again = house.saying(ADA, HEAD)[1]["text"]
    assert "people evacuated" in held
    assert "2,480 evacuated" in again
    assert await states(house) == ["held", "sent"]


async def _is_held(house: House) -> bool:
    return await states(house) == ["held"]


async def test_an_operator_may_have_a_briefing_sent_again_whose_answer_was_lost(
    house: House,
) -> None:
    await subscribe(house, ADA)
    house.server.faults.close(after=True, method="sendMessage", chat_id=ADA)
    async with house.open(settings=replace(house.settings, unknown="resend")):
        await house.at(SUNDAY)
        await house.hears(ADA, f"Sunday, 22 Nov · {HEAD}", times=2)
        await house.quiet()
    assert await states(house) == ["sent"]


async def test_three_hours_late_it_says_so(house: House) -> None:
    await subscribe(house, ADA)
    await house.at(SUNDAY + 3 * HOUR)
    async with house.open():
        briefing = await house.hears(ADA, HEAD)
        await house.quiet()
    assert "This briefing comes 3 hours late." in briefing["text"]
    assert len(house.saying(ADA, HEAD)) == 1


async def test_after_two_days_one_briefing_comes_and_names_the_days(
    house: House,
) -> None:
    await subscribe(house, ADA)
    await house.at(SUNDAY + timedelta(days=2, hours=1))
    async with house.open():
        briefing = await house.hears(ADA, HEAD)
        await house.quiet()
    lines = briefing["text"].splitlines()
    assert lines[0] == f"Tuesday, 24 Nov · {HEAD}"
    assert lines[2:4] == [
        "This briefing comes 1 hour late.",
        "Left out, because I could not send them within 12 hours: "
        "the briefings of 22 Nov, 23 Nov.",
    ]
    assert len(house.saying(ADA, HEAD)) == 1


async def test_two_services_on_one_store_send_one_copy_each(house: House) -> None:
    await subscribe(house, ADA, BEN, CLEO)
    async with house.open(), house.open({"brief", "send"}):
        await house.at(SUNDAY)
        await house.quiet()
        await house.at(MONDAY)
        await house.quiet()
    for user in (ADA, BEN, CLEO):
        assert len(house.saying(user, HEAD)) == 2
        assert await states(house, user) == ["sent", "sent"]


# What is killed here is a process of its own, which knows the machine's time only.


async def due_now(house: House) -> None:
    """Let Ada be due a minute ago."""
    moment = house.server.clock.now().replace(second=0, microsecond=0) - MINUTE
    wish = replace(LONDON, times=(moment.hour * 60 + moment.minute,), zone="UTC")
    house.server.human.send(ADA, ADA, "/privacy")
    await house.stores.subscriptions.save(wish, moment)


async def test_killed_between_composing_and_sending_it_sends_one_copy(
    house_today: House, tmp_path: Path
) -> None:
    house = house_today
    await due_now(house)
    async with working(house, "brief", tmp_path):
        await house.until(lambda: waits(house))
    async with house.open():
        await house.hears(ADA, " briefing")
        await house.quiet()
    assert len(house.saying(ADA, " briefing")) == 1
    assert await states(house) == ["sent"]


async def test_killed_while_telegram_answers_it_sends_no_second_copy(
    house_today: House, tmp_path: Path
) -> None:
    house = house_today
    await due_now(house)
    house.server.faults.stall(after=True, method="sendMessage", chat_id=ADA)
    async with house.open({"brief"}):
        await house.until(lambda: waits(house))
    async with working(house, "send", tmp_path):
        await house.hears(ADA, " briefing")
    # An attempt may take 20 s; a reaper in a hurry does not wait for its end.
    hasty = Outbox(house.redis, "hasty", lease_seconds=0.0)
    assert await hasty.reap(house.server.clock.now()) == 1
    async with house.open():
        await house.quiet()
    assert len(house.saying(ADA, " briefing")) == 1
    assert await states(house) == ["held"]

from dataclasses import replace
from datetime import timedelta

import pytest

from bot import wording_rhythm as words
from bot.chat.replies.router import Router
from bot.chat.typed.words import examples
from bot.chat.values import Desk
from bot.language.current import speaking
from bot.language.known import LANGUAGES
from bot.model import Address, Delivery, Kind, Manner, Message
from bot.store.held import Alert
from tests.fakes.clock import FakeClock
from tests.fakes.rights import FakeRights
from tests.fixtures.desk import CHANNEL, EVENING, GROUP, request

ADA = Address(1001)
DAY = timedelta(days=1)


async def until(desk: Desk, address: Address = ADA) -> timedelta | None:
    """How long from the evening on an address is snoozed."""
    rhythm = await desk.stores.rhythms.get(address)
    return rhythm.until - EVENING if rhythm.until else None


async def test_a_button_under_a_briefing_pauses_this_chat_with_a_word(
    desk: Desk, router: Router
) -> None:
    await router.typed("subscribe", request("8:00 Vienna"))
    reply = await router.pressed("1|snooze||week", request())
    assert "I keep quiet until Saturday 28 Nov at 19:42" in reply.messages[0].html
    assert "comes Sunday 29 Nov at 08:00" in reply.messages[0].html
    assert await until(desk) == 7 * DAY


async def test_a_button_of_the_panel_pauses_and_shows_the_panel(
    desk: Desk, router: Router
) -> None:
    await router.typed("subscribe", request("8:00 Vienna"))
    offered = await router.pressed("1|snoozes|1001:0", request())
    reply = await router.pressed("1|snooze|1001:0|day", request())
    assert offered.edit
    assert "How long" in offered.edit.html
    assert reply.edit
    assert "Paused until Sunday 22 Nov at 19:42" in reply.edit.html
    assert "The next one: Monday 23 Nov at 08:00" in reply.edit.html


async def test_any_number_of_days_can_be_written(desk: Desk, router: Router) -> None:
    reply = await router.typed("snooze", request("3 days"))
    assert "until Tuesday 24 Nov" in reply.messages[0].html
    assert await until(desk) == 3 * DAY


async def test_alone_it_offers_a_day_and_a_week(router: Router) -> None:
    reply = await router.typed("snooze", request())
    assert reply.messages[0].buttons[0][0].label == "⏸ Pause a day"


@pytest.mark.parametrize("words", ["for ever", "90 days"])
async def test_what_is_no_such_time_is_told_how(router: Router, words: str) -> None:
    reply = await router.typed("snooze", request(words))
    assert "snooze 3 days" in reply.messages[0].html


async def test_a_button_that_says_no_time_is_refused(
    desk: Desk, router: Router
) -> None:
    assert (await router.pressed("1|snooze||ever", request())).notice
    assert await until(desk) is None


async def test_a_snooze_ends_at_a_whole_minute(
    desk: Desk, router: Router, desk_clock: FakeClock
) -> None:
    desk_clock.advance(12.5)
    await router.typed("snooze", request("a day"))
    assert await until(desk) == DAY + timedelta(minutes=1)


async def test_to_resume_ends_it_at_once_and_lets_alerts_go(
    desk: Desk, router: Router, desk_clock: FakeClock
) -> None:
    await router.typed("subscribe", request("8:00 Vienna"))
    await router.typed("snooze", request("a week"))
    made = Delivery("a", ADA, Kind.ALERT, (Message("a"),), EVENING + DAY)
    await desk.stores.held.put([(Alert(made, "a"), EVENING + 7 * DAY)], EVENING)
    desk_clock.advance(3600)
    reply = await router.typed("resume", request())
    assert reply.messages[0].html == (
        "▶ I am back. Alerts that waited come now. "
        "The next briefing comes Sunday 22 Nov at 08:00."
    )
    assert await until(desk) == timedelta(hours=1)
    assert len(await desk.stores.held.due(desk_clock.now())) == 1


async def test_who_resumes_is_promised_no_alerts_that_are_not_there(
    desk: Desk, router: Router
) -> None:
    await router.typed("snooze", request("a week"))
    reply = await router.typed("resume", request())
    assert reply.messages[0].html == "▶ I am back."


async def test_who_resumes_in_the_night_is_promised_no_alerts_before_it_is_over(
    desk: Desk, router: Router
) -> None:
    await router.typed("quiet", request("18:00-07:00"))
    await router.typed("snooze", request("a week"))
    made = Delivery("a", ADA, Kind.ALERT, (Message("a"),), EVENING + DAY)
    await desk.stores.held.put([(Alert(made, "a"), EVENING + 7 * DAY)], EVENING)
    reply = await router.typed("resume", request())
    assert reply.messages[0].html == "▶ I am back."


async def test_without_a_snooze_there_is_nothing_to_resume(
    desk: Desk, router: Router
) -> None:
    reply = await router.typed("resume", request())
    assert reply.messages[0].html == "I am not paused here."
    assert await until(desk) is None


@pytest.mark.parametrize("code", LANGUAGES)
async def test_to_switch_it_off_is_to_resume_in_every_language(
    code: str, desk: Desk, router: Router, desk_clock: FakeClock
) -> None:
    with speaking(Manner(code)):
        off = examples()["off"]
        await router.typed("snooze", request("week"))
        desk_clock.advance(3600)
        ended = await router.typed("snooze", request(off))
        again = await router.typed("snooze", request("off"))
        assert words.RESUMED in ended.messages[0].html
        assert again.messages[0].html == words.NOT_SNOOZED
    assert await until(desk) == timedelta(hours=1)


async def test_the_button_to_resume_takes_the_place_of_the_word(
    router: Router,
) -> None:
    await router.typed("snooze", request("a week"))
    reply = await router.pressed("1|resume", request())
    assert reply.edit
    assert reply.edit.html == "▶ I am back."
    await router.pressed("1|snooze|1001:0|day", request())
    panel = await router.pressed("1|resume|1001:0", request())
    assert panel.edit
    assert "Paused" not in panel.edit.html


async def test_in_a_group_only_admins_pause(
    desk: Desk, router: Router, rights: FakeRights
) -> None:
    reply = await router.pressed("1|snooze||day", request(chat=GROUP))
    assert reply.notice
    assert await until(desk, Address(GROUP.id)) is None


async def test_a_channel_is_paused_from_a_private_chat(
    desk: Desk, router: Router, rights: FakeRights
) -> None:
    rights.admins.add(1001)
    await desk.stores.chats.save(replace(CHANNEL, manager=1001))
    reply = await router.pressed(f"1|snooze|{CHANNEL.id}:0|day", request())
    assert reply.edit
    assert "Daily briefing for Morning Wire" in reply.edit.html
    assert await until(desk, Address(CHANNEL.id)) == DAY


async def test_who_subscribes_meanwhile_hears_when_it_really_begins(
    router: Router,
) -> None:
    await router.typed("snooze", request("3 days"))
    reply = await router.typed("subscribe", request("8:00 Vienna"))
    assert "comes Wednesday 25 Nov at 08:00" in reply.messages[0].html

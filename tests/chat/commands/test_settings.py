from dataclasses import replace

import pytest

from bot.chat.replies.router import Router
from bot.chat.values import Desk
from bot.model import Address, Chat, ChatKind, Subscription
from tests.fakes.rights import FakeRights
from tests.fixtures.desk import CHANNEL, GROUP, request

HERE = "1001:0"


async def wish(desk: Desk, chat_id: int = 1001, thread: int = 0) -> Subscription | None:
    return await desk.stores.subscriptions.get(Address(chat_id, thread))


async def test_changes_before_done_are_kept_as_a_draft(
    stocked: Desk, router: Router
) -> None:
    await router.pressed(f"1|time|{HERE}|420|1", request())
    shown = await router.typed("settings", request())
    assert "Time: 07:00, 08:00, every day" in shown.messages[0].html
    assert await wish(stocked) is None


async def test_changes_after_done_count_at_once(stocked: Desk, router: Router) -> None:
    await router.pressed(f"1|done|{HERE}", request())
    await router.pressed(f"1|day|{HERE}|56", request())
    kept = await wish(stocked)
    due = await stocked.stores.subscriptions.next_due(Address(1001))
    assert kept
    assert kept.days == (5, 6)
    assert due
    assert due.isoformat() == "2026-11-22T08:00:00+00:00"


async def test_topics_are_chosen_left_out_and_cleared(
    stocked: Desk, router: Router
) -> None:
    await router.pressed(f"1|done|{HERE}", request())
    await router.pressed(f"1|topic|{HERE}|world|1", request())
    await router.pressed(f"1|topic|{HERE}|business|1", request())
    both = await wish(stocked)
    await router.pressed(f"1|topic|{HERE}|world|0", request())
    one = await wish(stocked)
    await router.pressed(f"1|topic|{HERE}", request())
    none = await wish(stocked)
    assert both
    assert one
    assert none
    assert both.topics == ("business", "world")
    assert one.topics == ("business",)
    assert none.topics == ()


async def test_the_last_time_cannot_be_taken_away(
    stocked: Desk, router: Router
) -> None:
    reply = await router.pressed(f"1|time|{HERE}|480|0", request())
    assert reply.notice == "A briefing needs at least one time."


@pytest.mark.parametrize("data", ["time|1001:0|420", "topic|1001:0|world"])
async def test_a_button_that_does_not_say_what_it_makes_shows_one_that_does(
    stocked: Desk, router: Router, data: str
) -> None:
    await router.pressed(f"1|done|{HERE}", request())
    before = await wish(stocked)
    reply = await router.pressed(f"1|{data}", request())
    assert reply.edit
    shown = [button.data for row in reply.edit.buttons for button in row]
    assert f"1|{data}|1" in shown
    assert await wish(stocked) == before


@pytest.mark.parametrize(
    "data",
    [
        f"1|time|{HERE}|9999",
        f"1|day|{HERE}|xyz",
        f"1|time|{HERE}|soon",
        "1|time|here|480",
        "1|done|",
        "1|nothing",
        "2|done|1001:0",
        "garbage",
        "",
    ],
)
async def test_what_we_did_not_write_is_stale(router: Router, data: str) -> None:
    reply = await router.pressed(data, request())
    assert reply.notice == "This button is too old. Ask again, please."


async def test_a_time_is_set_by_writing_it(stocked: Desk, router: Router) -> None:
    await router.typed("time", request("19h30"))
    shown = await router.typed("settings", request())
    assert "Time: 19:30" in shown.messages[0].html


async def test_a_time_alone_asks_and_nonsense_is_refused(router: Router) -> None:
    asked = await router.typed("time", request())
    refused = await router.typed("time", request("<soon>"))
    assert "When? Press one or several" in asked.messages[0].html
    assert "I cannot read “&lt;soon&gt;” as a time" in refused.messages[0].html


async def test_a_plain_time_is_offered_and_taken(stocked: Desk, router: Router) -> None:
    offer = await router.plain(request("7pm"))
    taken = await router.pressed(offer.messages[0].buttons[0][0].data, request())
    assert offer.messages[0].html == "Brief you every day at 19:00?"
    assert taken.edit
    assert "Time: 19:00" in taken.edit.html


async def test_unsubscribing_keeps_the_wish_for_later(
    stocked: Desk, router: Router
) -> None:
    await router.typed("subscribe", request("7:15 world"))
    stopped = await router.typed("unsubscribe", request())
    again = await router.typed("unsubscribe", request())
    shown = await router.typed("settings", request())
    assert "Switched off" in stopped.messages[0].html
    assert "There is no daily briefing here" in again.messages[0].html
    assert "Time: 07:15" in shown.messages[0].html
    assert await stocked.stores.subscriptions.next_due(Address(1001)) is None


async def test_the_panel_switches_off(stocked: Desk, router: Router) -> None:
    await router.pressed(f"1|done|{HERE}", request())
    reply = await router.pressed(f"1|stop|{HERE}", request())
    assert reply.edit
    assert await wish(stocked) is None


async def test_the_confirmed_zone_is_the_chats_own(
    stocked: Desk, router: Router
) -> None:
    await stocked.stores.chats.save(Chat(1001, ChatKind.PRIVATE, "Ada"))
    reply = await router.pressed(f"1|right|{HERE}", request())
    chat = await stocked.stores.chats.get(1001)
    assert reply.edit
    assert "Good: UTC." in reply.edit.html
    assert chat
    assert chat.zone == "UTC"


async def test_in_a_group_only_admins_change_settings(
    stocked: Desk, router: Router, rights: FakeRights
) -> None:
    by_member = await router.typed("settings", request(chat=GROUP))
    press = await router.pressed(f"1|done|{GROUP.id}:0", request(chat=GROUP))
    rights.admins.add(1001)
    by_admin = await router.pressed(f"1|done|{GROUP.id}:5", request(chat=GROUP))
    assert by_member.messages[0].html == "Only admins of this chat can do that."
    assert press.is_alert
    assert by_admin.edit
    assert await wish(stocked, GROUP.id, 5)


async def test_a_channel_is_set_up_from_its_managers_private_chat(
    stocked: Desk, router: Router, rights: FakeRights
) -> None:
    rights.admins.add(1001)
    managed = Chat(CHANNEL.id, ChatKind.CHANNEL, "Morning Wire", manager=1001)
    await stocked.stores.chats.save(managed)
    listed = await router.typed("settings", request())
    opened = await router.pressed(listed.messages[0].buttons[-1][0].data, request())
    done = await router.pressed(f"1|done|{CHANNEL.id}:0", request())
    assert opened.edit
    assert "Daily briefing for Morning Wire" in opened.edit.html
    assert done.edit
    assert "in Morning Wire comes" in done.edit.html
    assert await wish(stocked, CHANNEL.id)


async def test_nobody_sets_up_a_chat_that_is_not_his(
    stocked: Desk, router: Router
) -> None:
    await stocked.stores.chats.save(CHANNEL)
    known = await router.pressed(f"1|done|{CHANNEL.id}:0", request())
    unknown = await router.pressed("1|done|-1009:0", request())
    assert known.notice == "Only admins can press this."
    assert unknown.notice == known.notice


async def test_topics_are_offered_by_command(stocked: Desk, router: Router) -> None:
    reply = await router.typed("topics", request())
    labels = [button.label for button in reply.messages[0].buttons[0]]
    assert labels == ["business", "world"]


async def test_members_of_a_group_are_shown_no_other_chats(
    stocked: Desk, router: Router, rights: FakeRights
) -> None:
    rights.admins.add(1001)
    reply = await router.typed("settings", request(chat=GROUP))
    assert "You also look after" not in reply.messages[0].html


async def test_ones_own_panel_and_those_of_other_chats_lead_to_each_other(
    stocked: Desk, router: Router, rights: FakeRights
) -> None:
    rights.admins.add(1001)
    await stocked.stores.chats.save(replace(CHANNEL, manager=1001))
    own = (await router.pressed(f"1|panel|{HERE}", request())).edit
    assert own
    assert own.html.endswith("You also look after:")
    (button,) = own.buttons[-1]
    other = (await router.pressed(button.data, request())).edit
    assert other
    assert other.html.startswith("<b>Daily briefing for Morning Wire</b>")
    (way_back,) = other.buttons[-1]
    assert way_back.data == f"1|panel|{HERE}"
    for thread in (0, 3):
        data = f"1|panel|{GROUP.id}:{thread}"
        group = (await router.pressed(data, request(chat=GROUP))).edit
        assert group
        assert "You also look after" not in group.html
        assert "‹ Back" not in {each.label for row in group.buttons for each in row}


async def test_times_and_days_are_shown_to_choose_from(
    stocked: Desk, router: Router
) -> None:
    times = await router.pressed(f"1|times|{HERE}", request())
    days = await router.pressed(f"1|days|{HERE}", request())
    assert times.edit
    assert "When?" in times.edit.html
    assert days.edit
    assert days.edit.html == "On which days?"

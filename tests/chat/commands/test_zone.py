from dataclasses import replace

from bot.chat.replies.router import Router
from bot.chat.values import Desk
from bot.model import Address, Chat, ChatKind
from tests.fakes.clock import FakeClock
from tests.fakes.rights import FakeRights
from tests.fixtures.desk import GROUP, request

HERE = "1001:0"


async def test_a_city_sets_the_zone(stocked: Desk, router: Router) -> None:
    await stocked.stores.chats.save(Chat(1001, ChatKind.PRIVATE))
    reply = await router.typed("zone", request("New York"))
    chat = await stocked.stores.chats.get(1001)
    assert "Your zone is now America/New_York. It is <b>13:42</b>" in (
        reply.messages[0].html
    )
    assert chat
    assert chat.zone == "America/New_York"


async def test_what_somebody_sets_up_begins_in_the_zone_he_chose_for_himself(
    stocked: Desk, router: Router, rights: FakeRights
) -> None:
    rights.admins = {1001}
    for chat in (Chat(1001, ChatKind.PRIVATE), GROUP):
        await stocked.stores.chats.save(chat)
    before = await router.typed("settings", request(chat=GROUP))
    await router.typed("zone", request("New York"))
    after = await router.typed("settings", request(chat=GROUP))
    assert "New_York" not in before.messages[0].html
    assert "Zone: America/New_York" in after.messages[0].html


async def test_in_private_the_place_can_be_shared(
    stocked: Desk, router: Router
) -> None:
    await router.typed("subscribe", request("8:00"))
    asked = await router.pressed(f"1|zone|{HERE}", request())
    shared = await router.placed(replace(request(), place=(48.2, 16.4)))
    kept = await stocked.stores.subscriptions.get(Address(1001))
    assert asked.place_button == "📍 Share my location"
    assert "Europe/Vienna" in shared.messages[0].html
    assert kept
    assert kept.zone == "Europe/Vienna"


async def test_a_place_shared_unasked_sets_the_zone_too(
    stocked: Desk, router: Router
) -> None:
    reply = await router.placed(replace(request(), place=(40.7, -74.0)))
    assert "America/New_York" in reply.messages[0].html


async def test_the_next_message_is_the_city_asked_for(
    stocked: Desk, router: Router
) -> None:
    await router.typed("zone", request())
    reply = await router.plain(request("Graz"))
    after = await router.plain(request("Graz"))
    assert "Europe/Vienna" in reply.messages[0].html
    assert "nothing on that" in after.messages[0].html


async def test_an_unknown_city_may_be_tried_again(
    stocked: Desk, router: Router
) -> None:
    await router.typed("zone", request())
    unknown = await router.plain(request("Nowhereville"))
    known = await router.plain(request("Vienna"))
    assert "I do not know “Nowhereville”" in unknown.messages[0].html
    assert "Europe/Vienna" in known.messages[0].html


async def test_who_leaves_it_unanswered_is_soon_heard_otherwise(
    stocked: Desk, router: Router, desk_clock: FakeClock
) -> None:
    await router.typed("zone", request())
    desk_clock.advance(601.0)
    reply = await router.plain(request("news of Nowhereville"))
    assert "nothing on that" in reply.messages[0].html


async def test_a_question_in_between_is_answered(stocked: Desk, router: Router) -> None:
    await router.typed("zone", request())
    reply = await router.plain(request("How many people were moved out?"))
    assert "640" in reply.messages[0].html


async def test_a_group_is_asked_in_words(stocked: Desk, router: Router) -> None:
    reply = await router.typed(
        "zone", request(chat=Chat(1001, ChatKind.PRIVATE), by=1001)
    )
    refused = await router.typed("zone", request(chat=GROUP))
    assert "Where are you?" in reply.messages[0].html
    assert "Only admins" in refused.messages[0].html


async def test_a_channels_zone_is_asked_for_by_city(
    stocked: Desk, router: Router, rights: FakeRights
) -> None:
    rights.admins.add(1001)
    await stocked.stores.chats.save(GROUP)
    asked = await router.pressed(f"1|zone|{GROUP.id}:0", request())
    await router.plain(request("Tokyo"))
    chat = await stocked.stores.chats.get(GROUP.id)
    assert "Which time zone?" in asked.messages[0].html
    assert chat
    assert chat.zone == "Asia/Tokyo"


async def test_a_button_with_no_zone_is_stale(router: Router) -> None:
    reply = await router.pressed(f"1|zoned|{HERE}|Atlantis", request())
    assert reply.notice == "This button is too old. Ask again, please."


async def test_a_city_that_exists_twice_is_asked_about(
    stocked: Desk, router: Router
) -> None:
    reply = await router.typed("zone", request("Portland"))
    chosen = await router.pressed(reply.messages[0].buttons[0][0].data, request())
    assert "Which “Portland” do you mean?" in reply.messages[0].html
    assert chosen.edit
    assert "Your zone is now America/" in chosen.edit.html


async def test_a_place_in_no_zone_is_told(stocked: Desk, router: Router) -> None:
    reply = await router.placed(replace(request(), place=(95.0, 999.0)))
    assert "I cannot tell the time zone there" in reply.messages[0].html


async def test_a_city_on_several_places_stays_asked_for(
    stocked: Desk, router: Router
) -> None:
    await router.typed("zone", request())
    reply = await router.plain(request("Portland"))
    assert "Which “Portland” do you mean?" in reply.messages[0].html

"""Who may not change a chat does not, whatever his program sends."""

from typing import Any

import pytest

from bot.model import Address
from bot.playground.cast import ADA, BEN, CHANNEL, CLEO, GROUP
from tests.fakes.clock import FakeClock
from tests.fixtures.talk import Talk

SUBSCRIBE = "/subscribe 8:00"


async def subscribed(talk: Talk, chat_id: int = GROUP) -> bool:
    return bool(await talk.desk.stores.subscriptions.get(Address(chat_id)))


def notices(talk: Talk) -> list[str]:
    answers = talk.server.calls.of("answerCallbackQuery")
    return [str(call.params.get("text", "")) for call in answers]


async def forge(talk: Talk, data: str, by: int, message: dict[str, Any]) -> None:
    """Let a user's program press a button that was never there."""
    talk.server.play.query_count += 1
    query_id = f"forged{talk.server.play.query_count}"
    talk.server.play.queries[query_id] = {
        "user_id": by,
        "chat_id": message["chat"]["id"],
        "date": talk.server.play.unix(),
    }
    query = {
        "id": query_id,
        "from": talk.server.world.user(by).wire(),
        "message": message,
        "chat_instance": "1",
        "data": data,
    }
    talk.server.play.updates.put("callback_query", query, by)
    await talk.hear()


@pytest.fixture
async def panel(talk: Talk) -> dict[str, Any]:
    """The settings of the group, shown to Ada, its owner."""
    talk.server.human.start(BEN)
    talk.server.human.add_bot(ADA, GROUP)
    talk.server.human.send(ADA, GROUP, "/settings")
    await talk.hear()
    return talk.last(GROUP)


async def test_a_member_who_presses_an_admins_button_changes_nothing(
    talk: Talk, panel: dict[str, Any]
) -> None:
    talk.server.human.press(BEN, GROUP, panel["message_id"], "✅ Done")
    await talk.hear()
    assert notices(talk) == ["Only admins of this chat can do that."]
    assert not await subscribed(talk)


async def test_a_button_of_another_chat_asks_for_the_rights_there(
    talk: Talk, panel: dict[str, Any]
) -> None:
    await forge(talk, f"1|done|{GROUP}:0", BEN, talk.last(BEN))
    await forge(talk, f"1|done|{CHANNEL}:0", BEN, talk.last(BEN))
    await forge(talk, f"1|done|{ADA}:0", BEN, talk.last(BEN))
    assert notices(talk) == ["Only admins can press this."] * 3
    assert not await subscribed(talk)
    assert not await subscribed(talk, ADA)


@pytest.mark.parametrize(
    "data",
    [
        "x" * 64,
        "\x00" * 64,
        "€" * 21,
        "1|done",
        "1|done|0:0|" + "9" * 40,
        f"1|time|{BEN}:0|" + "9" * 30,
        "1|figure|nowhere|1",
        "1|cast|1|all",
        "2|done|1002:0",
        "",
    ],
)
async def test_what_no_button_of_ours_says_is_told_so_and_does_nothing(
    talk: Talk, panel: dict[str, Any], data: str
) -> None:
    await forge(talk, data, BEN, talk.last(BEN))
    (notice,) = notices(talk)
    assert notice
    assert not await subscribed(talk, BEN)


async def test_a_press_on_a_message_long_gone_still_counts_once(
    talk: Talk, panel: dict[str, Any]
) -> None:
    gone = {"chat": panel["chat"], "message_id": panel["message_id"], "date": 0}
    await forge(talk, f"1|done|{GROUP}:0", ADA, gone)
    await forge(talk, f"1|done|{GROUP}:0", ADA, gone)
    assert await subscribed(talk)
    assert await talk.desk.stores.subscriptions.count() == 1


async def test_in_a_group_its_admins_subscribe_and_no_one_else(talk: Talk) -> None:
    talk.server.human.add_bot(ADA, GROUP)
    talk.server.human.send(BEN, GROUP, SUBSCRIBE)
    await talk.hear()
    refused = talk.last(GROUP)["text"]
    before = await subscribed(talk)
    talk.server.human.send(ADA, GROUP, SUBSCRIBE)
    await talk.hear()
    assert refused == "Only admins of this chat can do that."
    assert (before, await subscribed(talk)) == (False, True)


async def test_an_admin_who_writes_as_the_group_is_an_admin(talk: Talk) -> None:
    talk.server.human.add_bot(ADA, GROUP)
    talk.server.human.send(ADA, GROUP, SUBSCRIBE, anonymous=True)
    await talk.hear()
    assert await subscribed(talk)


async def test_a_demoted_admin_loses_his_rights_within_a_minute(
    talk: Talk, desk_clock: FakeClock
) -> None:
    talk.server.human.add_bot(ADA, GROUP)
    talk.server.human.join(BEN, GROUP, "administrator")
    talk.server.human.send(BEN, GROUP, "/settings")
    await talk.hear()
    talk.server.human.join(BEN, GROUP, "member")
    desk_clock.advance(60)
    talk.server.human.send(BEN, GROUP, SUBSCRIBE)
    await talk.hear()
    assert not await subscribed(talk)


async def test_while_telegram_cannot_be_asked_nobody_is_an_admin(talk: Talk) -> None:
    talk.server.human.add_bot(ADA, GROUP)
    talk.server.faults.broken(method="getChatMember")
    talk.server.human.send(ADA, GROUP, SUBSCRIBE)
    await talk.hear()
    refused = await subscribed(talk)
    talk.server.human.send(ADA, GROUP, SUBSCRIBE)
    await talk.hear()
    assert (refused, await subscribed(talk)) == (False, True)


async def test_posts_of_a_channel_are_no_requests(talk: Talk) -> None:
    talk.server.human.promote_bot(CLEO, CHANNEL, can_post_messages=True)
    talk.server.human.send(CLEO, CHANNEL, SUBSCRIBE)
    await talk.hear()
    assert not await subscribed(talk, CHANNEL)


async def test_a_group_that_removed_the_bot_is_sent_nothing_until_it_is_back(
    talk: Talk,
) -> None:
    talk.server.human.add_bot(ADA, GROUP)
    talk.server.human.send(ADA, GROUP, SUBSCRIBE)
    await talk.hear()
    talk.server.human.remove_bot(ADA, GROUP)
    await talk.hear()
    removed = await talk.desk.stores.subscriptions.next_due(Address(GROUP))
    talk.server.human.add_bot(ADA, GROUP)
    await talk.hear()
    assert removed is None
    assert await talk.desk.stores.subscriptions.next_due(Address(GROUP))

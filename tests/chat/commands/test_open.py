import pytest

from bot import wording
from bot.chat.pressed import doorway
from bot.chat.replies.router import Router
from bot.chat.values import Desk, Request
from tests.fixtures.desk import request


async def test_a_button_runs_a_command_as_a_new_message(
    stocked: Desk, router: Router
) -> None:
    pressed = await router.pressed("1|open|figures", request())
    typed = await router.typed("figures", request())
    assert pressed == typed


async def test_a_button_cannot_run_what_only_some_may(router: Router) -> None:
    reply = await router.pressed("1|open|forget", request())
    assert reply.is_alert


async def test_typed_it_is_no_command(router: Router) -> None:
    reply = await router.typed("open", request())
    assert "I do not know /open" in reply.messages[0].html


def by_link(data: str) -> Request:
    address = doorway.link("bot", data)
    return request(address.removeprefix("https://t.me/bot?start="))


async def test_a_link_from_a_channel_shows_what_its_button_shows(
    stocked: Desk, router: Router
) -> None:
    pressed = await router.pressed("1|open|figures", request())
    linked = await router.typed("start", by_link("1|open|figures"))
    assert linked.messages == pressed.messages


async def test_what_a_button_changes_in_place_comes_as_a_message_by_a_link(
    stocked: Desk, router: Router
) -> None:
    pressed = await router.pressed("1|figures|0", request())
    linked = await router.typed("start", by_link("1|figures|0"))
    assert linked.messages == (pressed.edit,)
    assert linked.edit is None


async def test_what_is_gone_is_said_in_a_message_by_a_link(router: Router) -> None:
    reply = await router.typed("start", by_link("1|story|gone"))
    assert reply.messages[0].html == wording.ARTICLE_GONE


@pytest.mark.parametrize(
    "data",
    ["1|forget|yes", "1|open|resume", "1|open", "1|vote|a|1", "0|story|a", "nonsense"],
)
async def test_a_link_does_nothing_but_show(router: Router, data: str) -> None:
    reply = await router.typed("start", by_link(data))
    assert [each.html for each in reply.messages] == [wording.STALE_BUTTON]

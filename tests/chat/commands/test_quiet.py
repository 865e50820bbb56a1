import pytest

from bot.chat.replies.router import Router
from bot.chat.values import Desk
from bot.model import Address, Quiet
from tests.fixtures.desk import request

HERE = "1001:0"


async def hours(desk: Desk) -> Quiet | None:
    return (await desk.stores.rhythms.get(Address(1001))).quiet


async def test_hours_are_set_and_taken_away_by_a_line(
    desk: Desk, router: Router
) -> None:
    reply = await router.typed("quiet", request("22:30-6:30"))
    assert "Quiet hours: 22:30–06:30" in reply.messages[0].html
    assert await hours(desk) == Quiet(1350, 390)
    reply = await router.typed("quiet", request("off"))
    assert "alerts come at once" in reply.messages[0].html
    assert await hours(desk) is None


async def test_alone_it_offers_some_nights(router: Router) -> None:
    reply = await router.typed("quiet", request())
    labels = [button.label for row in reply.messages[0].buttons for button in row]
    assert "22:00–07:00" in labels
    assert "✓ No quiet hours" in labels


async def test_what_is_no_hours_is_told_how(router: Router) -> None:
    reply = await router.typed("quiet", request("at night"))
    assert "quiet 22:00-07:00" in reply.messages[0].html


async def test_the_panel_s_buttons_set_them_in_place(
    desk: Desk, router: Router
) -> None:
    offered = await router.pressed(f"1|nights|{HERE}", request())
    on = await router.pressed(f"1|quiet|{HERE}|1320|420", request())
    assert offered.edit
    assert on.edit
    assert "Quiet hours: 22:00–07:00" in on.edit.html
    off = await router.pressed(f"1|quiet|{HERE}|off", request())
    assert off.edit
    assert "Quiet hours" not in off.edit.html
    assert await hours(desk) is None


@pytest.mark.parametrize("data", ["60|60", "9999|60", "late", ""])
async def test_a_button_that_says_no_hours_changes_nothing(
    desk: Desk, router: Router, data: str
) -> None:
    assert (await router.pressed(f"1|quiet|{HERE}|{data}", request())).notice
    assert await hours(desk) is None

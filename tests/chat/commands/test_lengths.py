import pytest

from bot.chat.replies.router import Router
from bot.chat.values import Desk
from bot.language.current import speaking
from bot.model import Address, Length, Manner, Subscription
from tests.fixtures.desk import request

HERE = "1001:0"


async def wish(desk: Desk) -> Subscription:
    kept = await desk.stores.subscriptions.get(Address(1001))
    assert kept
    return kept


@pytest.fixture
async def subscribed(stocked: Desk, router: Router) -> Desk:
    await router.typed("subscribe", request("8:00 Vienna"))
    return stocked


async def test_a_length_is_set_by_a_line_or_a_button(
    subscribed: Desk, router: Router
) -> None:
    said = await router.typed("length", request("Short"))
    assert "Length: Short" in said.messages[0].html
    assert (await wish(subscribed)).length is Length.SHORT
    offered = await router.pressed(f"1|lengths|{HERE}", request())
    assert offered.edit
    await router.pressed(f"1|length|{HERE}|long", request())
    assert (await wish(subscribed)).length is Length.LONG


async def test_a_length_is_said_in_the_readers_language(
    subscribed: Desk, router: Router
) -> None:
    with speaking(Manner("de")):
        said = await router.typed("length", request("short"))
    assert said.messages[0].html.startswith("Länge: Kurz.")


async def test_alone_it_offers_all_lengths(router: Router) -> None:
    reply = await router.typed("length", request())
    assert len(reply.messages[0].buttons[0]) == 3


async def test_another_length_is_refused(subscribed: Desk, router: Router) -> None:
    said = await router.typed("length", request("endless"))
    assert "length short" in said.messages[0].html
    assert (await router.pressed(f"1|length|{HERE}|endless", request())).notice
    assert (await wish(subscribed)).length is Length.NORMAL


async def test_a_length_before_done_is_kept_as_a_draft(
    stocked: Desk, router: Router
) -> None:
    await router.pressed(f"1|length|{HERE}|short", request())
    await router.pressed(f"1|weekend|{HERE}|600", request())
    await router.pressed(f"1|done|{HERE}", request())
    kept = await wish(stocked)
    assert (kept.length, kept.weekend) == (Length.SHORT, (600,))


WEEKENDS = [
    pytest.param(["600"], (0, 1, 2, 3, 4, 5, 6), (600,), False, id="later"),
    pytest.param(["none"], (0, 1, 2, 3, 4), (), False, id="nothing"),
    pytest.param(["600", "none"], (0, 1, 2, 3, 4), (), False, id="later, nothing"),
    pytest.param(["week"], (0, 1, 2, 3, 4, 6), (600,), True, id="the week"),
    pytest.param(["week", "720"], (0, 1, 2, 3, 4, 6), (720,), True, id="week at 12"),
    pytest.param(["none", "540"], (0, 1, 2, 3, 4, 5, 6), (540,), False, id="at 9"),
    pytest.param(["week", "same"], (0, 1, 2, 3, 4, 5, 6), (), False, id="the same"),
]


@pytest.mark.parametrize(("pressed", "days", "weekend", "is_weekly"), WEEKENDS)
async def test_a_weekend_is_set_by_buttons(
    subscribed: Desk,
    router: Router,
    pressed: list[str],
    days: tuple[int, ...],
    weekend: tuple[int, ...],
    is_weekly: bool,
) -> None:
    offered = await router.pressed(f"1|weekends|{HERE}", request())
    assert offered.edit
    for each in pressed:
        await router.pressed(f"1|weekend|{HERE}|{each}", request())
    kept = await wish(subscribed)
    assert (kept.days, kept.weekend, kept.is_weekly) == (days, weekend, is_weekly)


async def test_the_last_days_cannot_be_taken_away(
    subscribed: Desk, router: Router
) -> None:
    await router.pressed(f"1|day|{HERE}|56", request())
    reply = await router.pressed(f"1|weekend|{HERE}|none", request())
    assert "no day would be left" in reply.notice
    assert (await wish(subscribed)).days == (5, 6)


@pytest.mark.parametrize("data", ["9999", "late", ""])
async def test_a_button_that_says_no_time_is_refused(
    subscribed: Desk, router: Router, data: str
) -> None:
    assert (await router.pressed(f"1|weekend|{HERE}|{data}", request())).notice
    assert (await wish(subscribed)).weekend == ()


async def test_other_days_end_the_week_in_one(subscribed: Desk, router: Router) -> None:
    await router.pressed(f"1|weekend|{HERE}|week", request())
    await router.pressed(f"1|day|{HERE}|0123456", request())
    assert not (await wish(subscribed)).is_weekly


async def test_a_line_that_says_when_says_all_of_it(
    subscribed: Desk, router: Router
) -> None:
    await router.pressed(f"1|weekend|{HERE}|week", request())
    await router.typed("subscribe", request("world"))
    assert (await wish(subscribed)).is_weekly
    await router.typed("subscribe", request("10:00 weekends"))
    kept = await wish(subscribed)
    assert (kept.times, kept.days, kept.weekend) == ((600,), (5, 6), ())
    assert not kept.is_weekly


@pytest.mark.parametrize(
    ("pressed", "days"),
    [("week", (0, 1, 2, 3, 5, 6)), ("none", (0, 1, 2, 3, 6)), ("600", (*range(7),))],
)
async def test_where_friday_is_free_the_weekend_begins_there(
    subscribed: Desk, router: Router, pressed: str, days: tuple[int, ...]
) -> None:
    await router.typed("zone", request("Jerusalem"))
    await router.pressed(f"1|weekend|{HERE}|{pressed}", request())
    assert (await wish(subscribed)).days == days

from datetime import date as Date

import pytest

from bot.chat.replies.router import Router
from bot.chat.values import Desk
from bot.language.current import speaking
from bot.model import Address, Manner, Subscription
from tests.fixtures.desk import ADA, request

FRIDAY, SUNDAY = Date(2026, 11, 27), Date(2026, 11, 29)


async def kept(desk: Desk) -> Subscription | None:
    return await desk.stores.subscriptions.get(Address(1001))


async def test_one_line_subscribes(stocked: Desk, router: Router) -> None:
    reply = await router.typed("subscribe", request("08:00 Europe/Vienna world"))
    assert await kept(stocked) == Subscription(
        Address(1001), (480,), "Europe/Vienna", topics=("world",)
    )
    assert "comes Sunday 22 Nov at 08:00" in reply.messages[0].html
    assert "Zone: Europe/Vienna, where it is 19:42 now" in reply.messages[0].html


async def test_a_second_line_changes_only_what_it_names(
    stocked: Desk, router: Router
) -> None:
    await router.typed("subscribe", request("08:00 Vienna world"))
    await router.typed("subscribe", request("7:30 6pm"))
    assert await kept(stocked) == Subscription(
        Address(1001), (450, 1080), "Europe/Vienna", topics=("world",)
    )


async def test_a_line_may_name_other_times_for_the_weekend(
    stocked: Desk, router: Router
) -> None:
    line = request("08:00 weekdays 10:00 weekends")
    reply = await router.typed("subscribe", line)
    wish = await kept(stocked)
    assert wish
    assert (wish.times, wish.weekend) == ((480,), (600,))
    assert "comes Sunday 22 Nov at 10:00" in reply.messages[0].html
    await router.typed("subscribe", request("9:00"))
    again = await kept(stocked)
    assert again
    assert (again.times, again.weekend) == ((540,), ())


async def test_a_zone_nobody_named_is_asked_about(router: Router) -> None:
    reply = await router.typed("subscribe", request("08:00"))
    assert "It is <b>18:42</b> where you are, right?" in reply.messages[0].html
    assert [each.label for each in reply.messages[0].buttons[0]] == [
        "Yes",
        "No, change it",
    ]


async def test_a_city_that_is_named_is_told_remembered_and_not_asked_about_again(
    desk: Desk, router: Router
) -> None:
    await desk.stores.chats.save(ADA)
    named = await router.typed("subscribe", request("08:00 London"))
    later = await router.typed("subscribe", request("09:00"))
    (change,) = named.messages[0].buttons[0]
    asked = await router.pressed(change.data, request())
    chat = await desk.stores.chats.get(ADA.id)
    assert "Zone: Europe/London, where it is 18:42 now" in named.messages[0].html
    assert "right?" not in named.messages[0].html + later.messages[0].html
    assert chat
    assert chat.zone == "Europe/London"
    assert "name of your city" in asked.messages[0].html


async def test_alone_it_shows_the_panel_first(stocked: Desk, router: Router) -> None:
    reply = await router.typed("subscribe", request())
    assert "Not switched on yet" in reply.messages[0].html
    assert await kept(stocked) is None


async def test_alone_it_brings_back_what_was_on(stocked: Desk, router: Router) -> None:
    await router.typed("subscribe", request("9:00"))
    reply = await router.typed("subscribe", request())
    assert "comes Sunday 22 Nov at 09:00" in reply.messages[0].html


async def test_a_bare_hour_offers_the_evening(stocked: Desk, router: Router) -> None:
    reply = await router.typed("subscribe", request("7"))
    evening = reply.messages[0].buttons[-1][0]
    await router.pressed(evening.data, request())
    changed = await kept(stocked)
    assert evening.label == "At 19:00"
    assert changed
    assert changed.times == (1140,)


async def test_a_city_that_exists_twice_is_asked_about(
    stocked: Desk, router: Router
) -> None:
    reply = await router.typed("subscribe", request("8:00 Portland"))
    choice = reply.messages[1]
    assert not reply.messages[0].buttons
    assert choice.html == "Which “Portland” do you mean?"
    second = choice.buttons[1][0]
    await router.pressed(second.data, request())
    changed = await kept(stocked)
    assert changed
    assert changed.zone == second.label


async def test_what_is_not_understood_is_named_with_an_example(
    stocked: Desk, router: Router
) -> None:
    reply = await router.typed("subscribe", request("8:00 <gardening>"))
    html = reply.messages[0].html
    assert "“&lt;gardening&gt;” is not a time, a day, a place" in html
    assert "8pm New York business" in html


async def test_topics_are_named_in_the_reader_s_language_and_kept_as_they_are(
    stocked: Desk, router: Router
) -> None:
    with speaking(Manner("de")):
        await router.typed("subscribe", request("8:00 Vienna Welt Wirtschaft"))
        refused = await router.typed("subscribe", request("8:00 Gartenbau"))
    wish = await kept(stocked)
    assert wish
    assert wish.topics == ("world", "business")
    assert "Wirtschaft" in refused.messages[0].html


@pytest.mark.parametrize(
    ("words", "topics"),
    [("9:00 all", ()), ("9:00 all world", ("world",)), ("9:00", ("business",))],
)
async def test_who_chose_topics_may_ask_for_all_again(
    stocked: Desk, router: Router, words: str, topics: tuple[str, ...]
) -> None:
    await router.typed("subscribe", request("8:00 business"))
    await router.typed("subscribe", request(words))
    wish = await kept(stocked)
    assert wish
    assert wish.topics == topics


async def test_weekdays_are_those_of_the_place_that_is_named(
    stocked: Desk, router: Router
) -> None:
    await router.typed("subscribe", request("8:00 weekdays 10:00 weekends Jerusalem"))
    wish = await kept(stocked)
    assert wish
    assert wish.times_on(FRIDAY) == (600,)
    assert wish.times_on(SUNDAY) == (480,)
    await router.typed("subscribe", request("8:00 weekdays"))
    wish = await kept(stocked)
    assert wish
    assert wish.days == (0, 1, 2, 3, 6)
    await router.typed("subscribe", request("Vienna"))
    wish = await kept(stocked)
    assert wish
    assert wish.days == (0, 1, 2, 3, 4)

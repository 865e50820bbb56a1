from bot.chat.replies.router import Router
from bot.chat.values import Desk
from bot.model import Address, Subscription
from tests.fixtures.desk import FLOOD, GROUP, request


async def test_start_shows_a_briefing_at_once_and_three_buttons(
    stocked: Desk, router: Router
) -> None:
    reply = await router.typed("start", request())
    welcome, briefing, panel = reply.messages
    assert "in its sources' own words" in welcome.html.replace("&#x27;", "'")
    assert FLOOD in briefing.html
    assert [button.label for button in panel.buttons[0]] == [
        "Topics",
        "Time",
        "✅ Done",
    ]


async def test_three_presses_subscribe(stocked: Desk, router: Router) -> None:
    panel = (await router.typed("start", request())).messages[-1]
    topics = await router.pressed(panel.buttons[0][0].data, request())
    assert topics.edit
    chosen = await router.pressed(topics.edit.buttons[0][0].data, request())
    assert chosen.edit
    done = await router.pressed(chosen.edit.buttons[-1][1].data, request())
    kept = await stocked.stores.subscriptions.get(Address(1001))
    assert done.edit
    assert "Your next briefing comes Sunday 22 Nov at 08:00" in done.edit.html
    assert "It is <b>18:42</b> where you are, right?" in done.edit.html
    assert kept == Subscription(Address(1001), (480,), "UTC", topics=("business",))


async def test_a_deep_link_chooses_the_topic(stocked: Desk, router: Router) -> None:
    reply = await router.typed("start", request("topic_business"))
    assert FLOOD not in reply.messages[1].html
    assert "Topics: business" in reply.messages[-1].html


async def test_an_unknown_topic_in_a_link_shows_everything(
    stocked: Desk, router: Router
) -> None:
    reply = await router.typed("start", request("topic_gardens"))
    assert "Topics: all" in reply.messages[-1].html


async def test_an_empty_store_still_says_hello(router: Router) -> None:
    reply = await router.typed("start", request())
    assert len(reply.messages) == 2


async def test_a_group_is_told_who_may_set_it_up(stocked: Desk, router: Router) -> None:
    reply = await router.typed("start", request(chat=GROUP))
    assert "Only admins of this group" in reply.messages[0].html


async def test_who_is_subscribed_sees_the_panel_that_is_on(
    stocked: Desk, router: Router
) -> None:
    await router.typed("subscribe", request("9:00"))
    reply = await router.typed("start", request())
    assert "On. The next one: Sunday 22 Nov at 09:00" in reply.messages[-1].html

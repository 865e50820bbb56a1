from bot.chat.router import Router
from bot.chat.values import Desk
from tests.fixtures.desk import FLOOD, request


async def test_a_briefing_comes_at_once(stocked: Desk, router: Router) -> None:
    reply = await router.typed("brief", request())
    assert FLOOD in reply.messages[0].html


async def test_a_topic_narrows_the_briefing(stocked: Desk, router: Router) -> None:
    reply = await router.typed("brief", request("business"))
    assert FLOOD not in reply.messages[0].html
    assert "bridge" in reply.messages[0].html


async def test_an_unknown_topic_is_answered_with_the_known_ones(
    stocked: Desk, router: Router
) -> None:
    reply = await router.typed("brief", request("gardens"))
    assert "My topics are: business, world." in reply.messages[0].html


async def test_nothing_to_tell_is_said(router: Router) -> None:
    reply = await router.pressed("1|brief", request())
    assert "I have no stories yet" in reply.messages[0].html

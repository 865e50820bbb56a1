"""A number means the story of that number in what was shown last."""

from datetime import timedelta

import pytest

from bot.chat.pressed.lastlist import story_numbered
from bot.chat.replies.router import Router
from bot.chat.values import Desk
from bot.model import (
    Address,
    Button,
    Content,
    Delivery,
    Ending,
    Kind,
    Message,
    Outcome,
    Part,
    Shown,
)
from tests.fakes.clock import FakeClock
from tests.fixtures.desk import EVENING, FLOOD, GROUP, request

HERE = Address(1001)


async def opened(router: Router, number: int) -> str:
    """What somebody gets who asks for the story of this number."""
    reply = await router.typed("story", request(str(number)))
    return reply.messages[0].html


async def send_briefing(desk: Desk, outcome: Outcome, kind: Kind) -> None:
    """Send one that tells only of the bridge."""
    shown = (Shown(0, 6, Part.TITLE, "bridge", "Bridge"),)
    buttons = ((Button("1", "1|story|s-bridge"),),)
    messages = (Message("Bridge", buttons, shown=shown),)
    content = await desk.stores.contents.keep(Content(messages))
    expires = EVENING + timedelta(days=1)
    name = f"{HERE}/2026-11-21/1122"
    made = Delivery(name, HERE, kind, messages, expires, content=content)
    await desk.stores.outbox.add(made)
    (lease,) = await desk.stores.outbox.take(1)
    await desk.stores.outbox.attempt(lease, 0)
    await desk.stores.outbox.settle(lease, outcome)


@pytest.mark.parametrize("command", ["latest", "brief", "story"])
async def test_it_is_the_second_of_a_list(
    stocked: Desk, router: Router, command: str
) -> None:
    await router.typed(command, request())
    assert "About the bank" in await opened(router, 2)


async def test_of_a_page_that_was_turned_it_is_the_first(
    stocked: Desk, router: Router
) -> None:
    shown = await router.typed("latest", request("2"))
    await router.pressed(shown.messages[0].buttons[-1][2].data, request())
    assert "About the bridge" in await opened(router, 1)


async def test_another_chat_has_its_own_list(stocked: Desk, router: Router) -> None:
    await router.typed("latest", request(chat=GROUP))
    assert "There is no story 1 in what I showed here last" in await opened(router, 1)


async def test_a_story_that_was_opened_leaves_the_list_as_it_is(
    stocked: Desk, router: Router
) -> None:
    await router.typed("latest", request())
    await opened(router, 2)
    assert FLOOD in await opened(router, 1)


@pytest.mark.parametrize(
    ("ending", "kind", "story"),
    [
        (Ending.SENT, Kind.BRIEFING, "s-bridge"),
        (Ending.REFUSED, Kind.BRIEFING, "s-flood"),
        (Ending.SENT, Kind.ALERT, "s-flood"),
    ],
)
async def test_a_briefing_that_came_since_is_the_last_list(
    stocked: Desk,
    router: Router,
    desk_clock: FakeClock,
    ending: Ending,
    kind: Kind,
    story: str,
) -> None:
    await router.typed("latest", request())
    desk_clock.advance(60)
    await send_briefing(stocked, Outcome(ending, message_id=7), kind)
    assert await story_numbered(stocked, HERE, 1) == story
    desk_clock.advance(60)
    await router.typed("latest", request())
    assert await story_numbered(stocked, HERE, 1) == "s-flood"


async def test_without_any_list_there_is_no_story(desk: Desk) -> None:
    assert await story_numbered(desk, HERE, 1) == ""

"""👍 and 👎: on the story's card, told once, taken back by the next press."""

from dataclasses import replace

import pytest

from bot.chat.replies.router import Router
from bot.chat.values import Desk, Reply
from bot.language.current import speaking
from bot.model import DOWN, UP, Address, Manner, Message
from tests.fixtures.desk import ADA, GROUP, request

FLOOD = "1|vote|s-flood"


def row(message: Message | None) -> list[str]:
    assert message
    return [button.label for button in message.buttons[-1]]


async def press(
    router: Router, data: str, update: int, *, by: int = 1001, group: bool = False
) -> Reply:
    asked = replace(request(by=by, chat=GROUP if group else ADA), update=update)
    return await router.pressed(data, asked)


async def signs(desk: Desk, chat_id: int = 1001) -> list[int]:
    return [each.sign for each in await desk.stores.votes.of(Address(chat_id))]


async def test_a_story_s_card_has_both_buttons(stocked: Desk, router: Router) -> None:
    opened = await router.pressed("1|story|s-flood", request())
    assert row(opened.messages[0]) == ["👍", "👎"]


async def test_a_vote_is_kept_shown_and_taken_back(
    stocked: Desk, router: Router
) -> None:
    up = await press(router, f"{FLOOD}|1", 1)
    assert row(up.edit) == ["✓ 👍", "👎"]
    assert up.notice == (
        "👍 Noted: stories like this one (world) come a little earlier. "
        "Press again to take it back."
    )
    down = await press(router, f"{FLOOD}|-1", 2)
    assert (row(down.edit), await signs(stocked)) == (["👍", "✓ 👎"], [DOWN])
    back = await press(router, f"{FLOOD}|-1", 3)
    assert (row(back.edit), back.notice) == (["👍", "👎"], "Taken back.")


async def test_a_press_told_again_counts_once(stocked: Desk, router: Router) -> None:
    await press(router, f"{FLOOD}|1", 1)
    await press(router, f"{FLOOD}|1", 1)
    assert await signs(stocked) == [UP]


async def test_in_a_group_everybody_has_one_vote_and_the_numbers_show(
    stocked: Desk, router: Router
) -> None:
    await press(router, f"{FLOOD}|1", 1, by=1001, group=True)
    await press(router, f"{FLOOD}|1", 2, by=1002, group=True)
    third = await press(router, f"{FLOOD}|-1", 3, by=1003, group=True)
    assert row(third.edit) == ["👍 2", "👎 1"]
    assert sorted(await signs(stocked, GROUP.id)) == [DOWN, UP, UP]


async def test_a_story_that_is_gone_takes_no_vote(
    stocked: Desk, router: Router
) -> None:
    reply = await press(router, "1|vote|s-nowhere|1", 1)
    assert "no longer keep" in reply.notice
    assert await signs(stocked) == []


@pytest.mark.parametrize("sign", ["5", "", "0"])
async def test_another_vote_is_refused(
    stocked: Desk, router: Router, sign: str
) -> None:
    assert (await press(router, f"{FLOOD}|{sign}", 1)).notice
    assert await signs(stocked) == []


async def test_typed_it_is_no_command(router: Router) -> None:
    reply = await router.typed("vote", request())
    assert "I do not know /vote" in reply.messages[0].html


async def test_what_a_vote_is_for_is_told_in_the_reader_s_language(
    stocked: Desk, router: Router
) -> None:
    with speaking(Manner("de")):
        up = await press(router, f"{FLOOD}|1", 1)
    assert "(Welt)" in up.notice

import asyncio

import pytest

from bot.chat.replies.router import Router
from bot.chat.values import Desk
from bot.errors import InputError
from bot.model import Findings
from tests.fakes.clock import FakeClock
from tests.fixtures.desk import BANK, FLOOD, keep, request


class Maker:
    """Makes something and counts how often."""

    def __init__(self) -> None:
        self.made = 0

    async def make(self) -> int:
        self.made += 1
        return self.made

    async def fail(self) -> int:
        self.made += 1
        raise InputError("no")


async def test_of_many_who_ask_at_once_one_does_the_work(stocked: Desk) -> None:
    maker = Maker()
    async with asyncio.TaskGroup() as tasks:
        asked = [tasks.create_task(stocked.once("x", maker.make)) for _ in range(9)]
    assert {each.result() for each in asked} == {1}


async def test_what_is_made_is_made_anew_five_seconds_later(
    stocked: Desk, desk_clock: FakeClock
) -> None:
    maker = Maker()
    await stocked.once("x", maker.make)
    desk_clock.advance(5.0)
    assert await stocked.once("x", maker.make) == 2


async def test_what_could_not_be_made_is_tried_again(stocked: Desk) -> None:
    maker = Maker()
    with pytest.raises(InputError):
        await stocked.once("x", maker.fail)
    assert await stocked.once("x", maker.make) == 2


async def test_a_new_article_is_in_the_next_answer(
    stocked: Desk, router: Router
) -> None:
    before = await router.typed("latest", request())
    await keep(stocked, "late", "A ship came in.", Findings(), hours=1, topic="sea")
    after = await router.typed("latest", request())
    await stocked.stores.retention.remove("late")
    last = await router.typed("latest", request())
    assert "About the late" not in before.messages[0].html
    assert "About the late" in after.messages[0].html
    assert last == before


async def test_what_differs_by_words_or_button_is_not_mixed_up(
    stocked: Desk, router: Router
) -> None:
    business = await router.typed("latest", request("business"))
    everything = await router.typed("latest", request())
    broken = await router.pressed("1|latest", request())
    assert BANK in business.messages[0].html
    assert FLOOD not in business.messages[0].html
    assert FLOOD in everything.messages[0].html
    assert "too old" in broken.notice


async def test_long_words_are_kept_for_each_chat_that_said_them(
    stocked: Desk, router: Router
) -> None:
    words = "people moved out of the valley"
    for chat_id in (1001, 1002):
        asked = request(words)
        there = type(asked.chat)(chat_id, asked.chat.kind)
        await router.typed(
            "figures", type(asked)(there, asked.address, asked.asker, words)
        )
    kept = [await stocked.stores.chats.export(chat) for chat in (1001, 1002)]
    assert [list(each["pending"].values()) for each in kept] == [[words], [words]]

from dataclasses import replace

import pytest

from bot.chat.asking import question
from bot.chat.router import Router
from bot.chat.values import Desk
from tests.fixtures.desk import BANK, FLOOD, GROUP, MAYOR, request


async def test_how_many_is_answered_with_the_figure_and_its_sentence(
    stocked: Desk, router: Router
) -> None:
    reply = await router.plain(request("How many people were moved out?"))
    html = reply.messages[0].html
    assert "<b>640 people</b>" in html
    assert FLOOD in html
    assert "Harbour Post" in html


async def test_who_is_answered_with_the_role(stocked: Desk, router: Router) -> None:
    reply = await router.plain(request("Who is Ines Moor?"))
    assert MAYOR in reply.messages[0].html


async def test_what_nobody_wrote_is_not_made_up(stocked: Desk, router: Router) -> None:
    reply = await router.plain(request("What is the capital of France?"))
    assert "I have nothing on that" in reply.messages[0].html
    assert "Paris" not in reply.messages[0].html


async def test_the_nearest_stories_are_offered_when_there_is_no_answer(
    stocked: Desk, router: Router
) -> None:
    reply = await router.plain(request("Who built the Tern bridge in Atlantis?"))
    opened = await router.pressed(reply.messages[0].buttons[0][0].data, request())
    assert "The nearest I have" in reply.messages[0].html
    assert "Tern bridge" in opened.messages[0].html


async def test_a_time_in_a_group_is_a_question(stocked: Desk, router: Router) -> None:
    reply = await router.plain(request("7:30", chat=GROUP))
    assert "I have nothing on that" in reply.messages[0].html


async def test_a_question_without_a_library_is_a_mistake(stocked: Desk) -> None:
    with pytest.raises(AssertionError):
        await question(replace(stocked, library=None), request("flood?"))


async def test_a_question_that_leans_on_the_last_keeps_its_subject(
    stocked: Desk, router: Router
) -> None:
    await router.plain(request("Where is the Alder valley?"))
    reply = await router.plain(request("and how many people were moved out there?"))
    assert "640 people" in reply.messages[0].html


async def test_a_question_that_leans_on_nothing_stands_for_itself(
    stocked: Desk, router: Router
) -> None:
    reply = await router.plain(request("and how many people were moved out?"))
    assert "640 people" in reply.messages[0].html


async def test_the_days_named_are_those_looked_through(
    stocked: Desk, router: Router
) -> None:
    today = await router.plain(request("What did the Northern Bank cut today?"))
    before = await router.plain(request("What did the Northern Bank cut last week?"))
    assert BANK in today.messages[0].html
    assert BANK not in before.messages[0].html


async def test_where_nothing_is_near_the_newest_are_named(
    stocked: Desk, router: Router
) -> None:
    reply = await router.plain(request("Xylophone?"))
    assert "/latest" in reply.messages[0].html


async def test_a_slip_of_the_keyboard_is_forgiven_and_said(
    stocked: Desk, router: Router
) -> None:
    reply = await router.plain(request("How many peolpe were moved out?"))
    html = reply.messages[0].html
    assert "I read “peolpe” as <b>people</b>" in html
    assert "640 people" in html

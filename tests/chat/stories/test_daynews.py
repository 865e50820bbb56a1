from datetime import timedelta

import pytest

from bot.chat.replies.router import Router
from bot.chat.values import Desk
from bot.language.current import speaking
from bot.language.direction import END, ISOLATE
from bot.model import Button, Findings, Manner
from tests.fakes.clock import FakeClock
from tests.fakes.reports import passage
from tests.fixtures.desk import BANK, BRIDGE, FLOOD, GROUP, keep, request

OLDER = "The quay at Ostrand was swept clean by the storm."


async def test_what_happened_on_a_day_is_answered_with_its_stories(
    stocked: Desk, router: Router, desk_clock: FakeClock
) -> None:
    await keep(
        stocked, "quay", OLDER, Findings((passage(OLDER, OLDER),)), hours=60, topic="x"
    )
    desk_clock.advance(timedelta(hours=14).total_seconds())
    (told,) = (await router.plain(request("What happened yesterday?"))).messages
    assert told.html.startswith("<b>In the news: 21 Nov – 22 Nov</b>\n\n<b>1. <a ")
    assert [each in told.html for each in (FLOOD, BANK, BRIDGE)] == [True] * 3
    assert OLDER not in told.html
    assert told.buttons[0][0] == Button("1", "1|story|s-flood")
    assert {each.article_id for each in told.shown} == {"flood", "bank", "bridge"}
    opened = await router.typed("story", request("1"))
    assert "About the flood" in opened.messages[0].html


async def test_a_day_of_which_nothing_is_kept_has_no_answer(
    stocked: Desk, router: Router
) -> None:
    told = await router.plain(request("What happened last week?"))
    assert "I have nothing on that" in told.messages[0].html


async def test_a_report_without_a_sentence_is_told_by_its_title(
    desk: Desk, router: Router
) -> None:
    await keep(desk, "quay", "…", Findings(), hours=1, topic="world")
    (told,) = (await router.plain(request("What happened today?"))).messages
    assert told.html.splitlines()[-1].endswith("About the quay</a></b>")


@pytest.mark.parametrize("asked", ["When today?", "Who today?"])
async def test_what_wants_a_name_or_a_time_is_no_question_for_all(
    stocked: Desk, router: Router, asked: str
) -> None:
    told = await router.plain(request(asked))
    assert "In the news" not in told.messages[0].html


async def test_a_day_is_named_in_the_reader_s_language_also_in_a_group(
    stocked: Desk, router: Router
) -> None:
    with speaking(Manner("de")):
        asked = request("Was ist heute passiert?", chat=GROUP)
        (told,) = (await router.plain(asked)).messages
    assert told.html.startswith("<b>In den Nachrichten: 21. Nov.</b>")


async def test_days_read_from_the_right_stand_in_their_order(
    stocked: Desk, router: Router, desk_clock: FakeClock
) -> None:
    desk_clock.advance(timedelta(hours=14).total_seconds())
    with speaking(Manner("he")):
        (told,) = (await router.plain(request("מה קרה אתמול?"))).messages
    days = "21 בנוב׳ – 22 בנוב׳"
    assert told.html.startswith(f"<b>בחדשות: {ISOLATE}{days}{END}</b>")


async def test_the_news_of_a_day_are_no_subject_to_go_on_from(
    stocked: Desk, router: Router
) -> None:
    await router.plain(request("How many people were moved out?"))
    await router.plain(request("What happened today?"))
    last = await stocked.stores.asked.last(1001, 1001)
    assert last
    assert last.words == "How many people were moved out?"

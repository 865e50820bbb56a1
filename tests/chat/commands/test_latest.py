from dataclasses import replace

import pytest

from bot import wording
from bot.chat.replies.router import Router
from bot.chat.values import Desk, Reply
from bot.language.current import speaking
from bot.model import Article, Correction, Findings, Manner, Version
from tests.fakes.reports import passage
from tests.fixtures.desk import EVENING, FLOOD, GROUP, keep, request


def labels(reply: Reply) -> list[str]:
    shown = reply.edit or reply.messages[0]
    return [button.label for row in shown.buttons for button in row]


async def test_the_newest_story_comes_first(stocked: Desk, router: Router) -> None:
    reply = await router.typed("latest", request())
    html = reply.messages[0].html
    assert html.index("flood") < html.index("bank") < html.index("bridge")
    assert "Rescuers moved 640 people out of the Alder valley on Friday." in html
    assert labels(reply) == ["1", "2", "3"]


async def test_a_story_that_several_tell_is_listed_once_by_the_newest(
    stocked: Desk, router: Router
) -> None:
    later = Article("later", "Water falls", "It falls.", "Post", "", EVENING)
    await stocked.stores.articles.add(later, Findings(), "s-flood", {})
    html = (await router.typed("latest", request())).messages[0].html
    assert "Water falls" in html
    assert "About the flood" not in html
    assert "<b>3.</b>" in html
    assert "<b>4.</b>" not in html


async def test_a_topic_narrows_the_list(stocked: Desk, router: Router) -> None:
    reply = await router.typed("latest", request("Business"))
    assert "Latest: business" in reply.messages[0].html
    assert "flood" not in reply.messages[0].html


async def test_a_number_makes_pages_that_turn_in_place(
    stocked: Desk, router: Router
) -> None:
    first = await router.typed("latest", request("2"))
    turn = first.messages[0].buttons[-1][2]
    second = await router.pressed(turn.data, request())
    assert labels(first) == ["1", "2", "‹", "1/2", "›"]
    assert second.edit
    assert "bridge" in second.edit.html
    assert labels(second) == ["1", "‹", "2/2", "›"]


@pytest.mark.parametrize("topic", ["новости культуры и искусства страны", "a | b"])
async def test_a_topic_that_no_button_holds_has_pages_too(
    stocked: Desk, router: Router, topic: str
) -> None:
    for name in ("one", "two"):
        await keep(stocked, name, name, Findings(), hours=1, topic=topic)
    first = await router.typed("latest", request(f"1 {topic}"))
    turn = first.messages[0].buttons[-1][2].data
    second = await router.pressed(turn, request())
    assert second.edit
    assert "About the" in second.edit.html
    assert second.edit.html != first.messages[0].html
    elsewhere = await router.pressed(turn, request(chat=GROUP))
    assert elsewhere.notice == wording.STALE_BUTTON


async def test_an_unknown_topic_is_answered_with_the_known_ones(
    stocked: Desk, router: Router
) -> None:
    reply = await router.typed("latest", request("<garden>"))
    assert reply.messages[0].html == (
        "I have nothing on “&lt;garden&gt;”. My topics are: business, world."
    )


async def test_an_empty_store_says_so(router: Router) -> None:
    reply = await router.typed("latest", request())
    assert "I have no stories yet" in reply.messages[0].html


async def test_a_button_with_garbage_is_stale(stocked: Desk, router: Router) -> None:
    reply = await router.pressed("1|latest|x||y", request())
    assert (reply.is_alert, reply.notice) == (
        True,
        "This button is too old. Ask again, please.",
    )


async def test_a_number_opens_the_story(stocked: Desk, router: Router) -> None:
    reply = await router.typed("latest", request())
    (first, *_) = reply.messages[0].buttons[0]
    opened = await router.pressed(first.data, request())
    assert "🔔 Follow" in str(opened.messages[0].buttons)


async def test_a_title_with_a_number_that_was_corrected_says_so(
    stocked: Desk, router: Router
) -> None:
    article = await stocked.stores.articles.get("flood")
    report = await stocked.stores.articles.report("flood")
    assert article
    assert report
    new = FLOOD.replace("640", "641")
    edit = Correction("640 people", "641 people", FLOOD, new)
    made = replace(article, title="Flood: 640 rescued", text=new)
    version = Version(EVENING, 1, 1, (edit,))
    found = replace(report.findings, summary=(passage(new, new),), figures=())
    await stocked.stores.articles.replace(made, found, {}, version)
    html = (await router.typed("latest", request())).messages[0].html
    mark = "<b>✏️ Corrected 21 Nov 2026, 18:42 UTC: 641 people, not 640 people.</b>"
    assert f"Flood: 640 rescued</a></b>\n{mark}\nHarbour Post" in html


async def test_a_topic_may_be_named_in_the_reader_s_language(
    stocked: Desk, router: Router
) -> None:
    await keep(stocked, "more", "more", Findings(), hours=1, topic="business")
    with speaking(Manner("de")):
        reply = await router.typed("latest", request("1 wirtschaft"))
    shown = reply.messages[0]
    assert "Wirtschaft" in shown.html.splitlines()[0]
    assert "|business|1" in shown.buttons[-1][2].data

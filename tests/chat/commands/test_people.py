from bot.chat.replies.router import Router
from bot.chat.values import Desk
from bot.delivery.html.markup import visible
from bot.model import Findings
from summarizers.types import Passage, Person, Span
from tests.fixtures.desk import MAYOR, keep, request


async def test_people_come_with_their_roles_and_words(
    stocked: Desk, router: Router
) -> None:
    reply = await router.typed("people", request())
    shown = reply.messages[0]
    pressed = await router.pressed(shown.buttons[0][0].data, request())
    assert "<b>Ines Moor</b> · the mayor of Alder" in shown.html
    assert MAYOR in visible(pressed.messages[0].html)


async def test_a_name_narrows_the_list(stocked: Desk, router: Router) -> None:
    found = await router.typed("people", request("moor"))
    missed = await router.typed("people", request("Nobody"))
    assert "Ines Moor" in found.messages[0].html
    assert missed.messages[0].html == "I have nobody by “Nobody”."


async def test_a_mistyped_name_finds_the_person(stocked: Desk, router: Router) -> None:
    found = await router.typed("people", request("Inès Mooor"))
    assert "<b>Ines Moor</b> · the mayor of Alder" in found.messages[0].html


async def test_all_articles_tell_of_one_person(stocked: Desk, router: Router) -> None:
    role = Passage("envoy", Span(4, 9))
    findings = Findings(people=(Person("Ines Moor", Span(10, 19), (role,)),))
    came, went = "The envoy Ines Moor came.", "The envoy Ines Moor went."
    await keep(stocked, "visit", came, findings, hours=1, topic="world")
    await keep(stocked, "trip", went, findings, hours=30, topic="world")
    reply = await router.typed("people", request())
    pressed = await router.pressed(reply.messages[0].buttons[0][0].data, request())
    assert [button.label for button in reply.messages[0].buttons[0]] == ["1"]
    assert visible(pressed.messages[0].html).split("\n")[:3] == [
        "Ines Moor",
        "envoy — Harbour Post, 20 Nov 2026, sample",
        "→ the mayor of Alder — Harbour Post, 21 Nov 2026, sample",
    ]


async def test_an_empty_store_has_no_people(router: Router) -> None:
    reply = await router.typed("people", request())
    assert reply.messages[0].html == "I have no people yet."


async def test_people_page_in_place(stocked: Desk, router: Router) -> None:
    reply = await router.pressed("1|people|0|", request())
    assert reply.edit
    assert "Ines Moor" in reply.edit.html


async def test_a_person_that_is_gone_says_so(stocked: Desk, router: Router) -> None:
    reply = await router.pressed("1|person|flood|7", request())
    stale = await router.pressed("1|people|1|~0123456789", request())
    assert reply.notice == "I no longer keep that article. /latest shows what I have."
    assert stale.notice == "This button is too old. Ask again, please."

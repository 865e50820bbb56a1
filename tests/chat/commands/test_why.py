"""/why: a reader's own chat, and nobody else's."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat.commands.why import explain, headlines
from bot.chat.replies.router import Router
from bot.chat.values import Desk
from bot.language.current import speaking
from bot.model import (
    Address,
    Chat,
    ChatKind,
    Delivery,
    Ending,
    Kind,
    Manner,
    Message,
    Outcome,
)
from tests.fakes.rights import FakeRights
from tests.fixtures.desk import EVENING, GROUP, request

NAME = "1001:0/2026-11-21/0480"
SENT = Outcome(Ending.SENT, message_id=9)


async def sent(desk: Desk, name: str, chat_id: int, outcome: Outcome = SENT) -> None:
    """Have a briefing to this chat end like this."""
    outbox = desk.stores.outbox
    expires = EVENING + timedelta(hours=1)
    message = (Message("x"),)
    await outbox.add(Delivery(name, Address(chat_id), Kind.BRIEFING, message, expires))
    (lease,) = await outbox.take(1)
    await outbox.attempt(lease, 0)
    await outbox.settle(lease, outcome)


async def test_a_reader_hears_what_became_of_his_briefing(
    stocked: Desk, router: Router
) -> None:
    await stocked.stores.chats.save(Chat(1001, ChatKind.PRIVATE, "Ada"))
    await router.typed("subscribe", request("8:00 Vienna"))
    await sent(stocked, NAME, 1001)
    await sent(stocked, "1002:0/2026-11-21/0480", 1002)
    html = (await router.typed("why", request())).messages[0].html
    assert html.count("The 08:00 briefing was sent") == 1
    assert html.startswith("<b>Saturday 21 Nov</b>\n")


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("yesterday", "<b>Friday 20 Nov</b>\n"),
        ("Today", "<b>Saturday 21 Nov</b>\n"),
        ("2026-11-19", "<b>Thursday 19 Nov</b>\n"),
        ("last week", "I have no story on “last week”. /why alone"),
    ],
)
async def test_a_day_is_asked_for_by_name_or_date(
    router: Router, words: str, head: str
) -> None:
    html = (await router.typed("why", request(words))).messages[0].html
    assert html.startswith(head)


async def test_in_a_group_only_admins_may_ask(
    router: Router, rights: FakeRights
) -> None:
    refused = await router.typed("why", request(chat=GROUP))
    assert refused.messages[0].html == "Only admins of this chat can do that."


async def test_reasons_are_shown_as_they_are(stocked: Desk, router: Router) -> None:
    await sent(stocked, NAME, 1001, Outcome(Ending.REFUSED, reason="<b>odd</b>"))
    html = (await router.typed("why", request())).messages[0].html
    assert "&lt;b&gt;odd" in html


async def test_a_story_named_by_its_words_is_explained(
    stocked: Desk, router: Router
) -> None:
    await router.typed("subscribe", request("8:00 Vienna"))
    await router.typed("mute", request("evacuated people"))
    await router.typed("mute", request("flood"))
    html = (await router.typed("why", request("flood"))).messages[0].html
    assert html == (
        "<b>About the flood</b>\n"
        "It is left out: a headline says “flood”, which you do not want."
    )


async def test_a_story_told_is_explained_by_its_number_in_an_answer(
    stocked: Desk, router: Router
) -> None:
    await router.typed("subscribe", request("8:00 Vienna"))
    shown = (await router.typed("brief", request())).messages[0].html
    asked = replace(request("3"), quoted=shown)
    html = (await router.typed("why", asked)).messages[0].html
    assert html == (
        "<b>About the bridge</b>\nYou have not had a briefing so far.\n"
        "As things stand, it is in your next briefing."
    )


@pytest.mark.parametrize(
    ("words", "quoted"),
    [("3", ""), ("3", "<b>1 Flood</b>"), ("", "<b>1 Flood</b>"), ("3", "3 boats")],
)
async def test_a_number_needs_the_briefing_it_stands_in(
    router: Router, words: str, quoted: str
) -> None:
    asked = replace(request(words), quoted=quoted)
    html = (await router.typed("why", asked)).messages[0].html
    assert html.startswith("Answer a briefing with /why and the number of the story")


async def test_a_headline_that_is_gone_is_said_to_be(router: Router) -> None:
    asked = replace(request("1"), quoted="<b>1 Flood &lt;here&gt;</b>")
    html = (await router.typed("why", asked)).messages[0].html
    assert "I have no story on “Flood &lt;here&gt;”." in html


def test_headlines_are_told_from_figures_and_sentences() -> None:
    briefing = (
        "<b>Monday, 23 Nov · your briefing</b>\n2 stories · 3 figures\n\n"
        '<b>1 </b><a href="https://a.example/"><b>Flood &amp; fire</b></a> (Update)\n'
        "2 people died.\n• <b>2 people</b> · killed\n\n<b>2. Bridge</b>"
    )
    assert headlines(briefing) == {"1": "Flood & fire", "2": "Bridge"}


async def test_headlines_of_a_plain_briefing_are_told_by_their_links(
    stocked: Desk, router: Router
) -> None:
    with speaking(Manner("en", is_plain=True)):
        (shown,) = (await router.typed("brief", request())).messages
    assert "<b>" not in shown.html
    assert headlines(shown.html) == {
        "1": "About the flood",
        "2": "About the bank",
        "3": "About the bridge",
    }


async def test_an_operator_asks_only_for_days(stocked: Desk) -> None:
    said = await explain(stocked, 1001, "flood")
    assert said.messages[0].html.startswith("Write /why, /why yesterday, or a day")

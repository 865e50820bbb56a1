from dataclasses import replace

import pytest

from bot.chat.replies.router import Router
from bot.chat.values import Desk, Request
from bot.model import Address, Feed, Message
from bot.store.stores import Stores
from bot.store.suggestions import State, Suggestion
from tests.chat.commands.test_feeds import html, labels, told
from tests.fixtures.desk import EVENING, OPERATOR, request

GULL = Suggestion("https://gull.example/rss", "", 1001, "", Address(1001), EVENING)


def press(act: str, update: int) -> tuple[str, Request]:
    return f"1|suggest|{GULL.id}|{act}", replace(request(by=OPERATOR), update=update)


@pytest.fixture
async def waiting(desk: Desk) -> Desk:
    await desk.stores.suggestions.put(GULL, 1)
    return desk


async def test_what_waits_is_listed_with_its_buttons(
    waiting: Desk, router: Router
) -> None:
    (shown,) = (await router.typed("suggestions", request(by=OPERATOR))).messages
    assert shown.html == (
        "<b>Somebody suggests a feed</b>\ngull.example\nhttps://gull.example/rss"
    )
    assert labels(shown) == ["✅ Add for everybody", "Decline"]


async def test_where_nothing_waits_it_is_said(router: Router) -> None:
    reply = await router.typed("suggestions", request(by=OPERATOR))
    assert html(reply) == "No suggestion waits for you."


async def test_an_operator_adds_what_was_suggested_and_who_did_is_told_once(
    waiting: Desk, router: Router, stores: Stores
) -> None:
    for _ in range(2):
        reply = await router.pressed(*press("added", 7))
        assert html(reply) == "✅ Added for everybody: gull.example"
    late = await router.pressed(*press("declined", 8))
    assert html(late) == "gull.example was added already."
    assert await stores.feeds.all() == (Feed(GULL.url, due=EVENING),)
    assert await told(stores, 1001) == [
        Message(
            "Your suggestion was added: gull.example. Its news will come from now on."
        )
    ]


async def test_what_is_declined_is_told_too(
    waiting: Desk, router: Router, stores: Stores
) -> None:
    assert html(await router.pressed(*press("declined", 7))) == "Declined: gull.example"
    assert await stores.feeds.all() == ()
    ((said),) = await told(stores, 1001)
    assert said.html.startswith("The people who run me have declined")
    kept = await stores.suggestions.get(GULL.id)
    assert kept
    assert kept.state is State.DECLINED


async def test_what_is_gone_or_makes_no_sense_is_said(
    router: Router, waiting: Desk
) -> None:
    gone = await router.pressed("1|suggest|none|added", request(by=OPERATOR))
    assert html(gone).startswith("That suggestion is gone")
    odd = await router.pressed(*press("open", 7))
    assert odd.notice == "This button is too old. Ask again, please."
    reader = await router.pressed(press("added", 7)[0], request())
    assert reader.notice == "Only the people who run this bot can do that."

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat.feeds.catalogue import feed_card, feed_id
from bot.chat.replies.router import Router
from bot.chat.values import Desk, Request
from bot.language.current import speaking
from bot.model import Feed, Manner
from bot.sources.opml import read_opml
from bot.store.stores import Stores
from tests.chat.commands.test_feeds import OPERATORS, allowed, data, html, labels, ours
from tests.fakes.rights import FakeRights
from tests.fixtures.desk import CHANNEL, EVENING, GROUP, OPERATOR, request

__all__ = ["allowed"]

HOUR = timedelta(hours=1)
GULL = Feed("https://gull.example/rss", "Gull", ("sea",), due=EVENING + 2 * HOUR)
TERN = Feed("https://tern.example/rss", problem="Gone.", failures=4)
AUK = Feed("https://auk.example/rss", "Auk", is_own=True, is_stopped=True)


@pytest.fixture
async def kept(stores: Stores) -> Stores:
    await stores.feeds.add_all([GULL, TERN, AUK])
    return stores


async def test_operators_see_all_feeds_by_pages(stores: Stores, router: Router) -> None:
    many = [Feed(f"https://{n}.example/") for n in range(11)]
    await stores.feeds.add_all(many)
    (first,) = (await router.typed("feeds", ours())).messages
    assert first.html.startswith("<b>Feeds</b> (11)\n1. 0.example\n2. 1.example")
    assert labels(first)[-3:] == ["‹", "1/2", "›"]
    second = (await router.pressed(data(first, "›"), ours())).edit
    assert second
    assert "11. 9.example" in second.html
    assert labels(second) == ["11", "‹", "2/2", "›"]


async def test_what_fails_or_is_stopped_is_marked(kept: Stores, router: Router) -> None:
    (shown,) = (await router.typed("feeds", ours())).messages
    assert shown.html.splitlines()[1:4] == [
        "1. ⏹ Auk",
        "2. Gull",
        "3. ⚠️ tern.example",
    ]


async def test_no_feeds_are_said_plainly(router: Router) -> None:
    assert html(await router.typed("feeds", ours())).startswith("There are no feeds")


@pytest.mark.parametrize(
    ("feed", "lines", "buttons"),
    [
        (
            replace(GULL, checked=EVENING - HOUR),
            ["Topics: sea", "Read 60 minutes ago", "Next look in 2 hours"],
            ["🔄 Try now", "⏹ Stop"],
        ),
        (
            TERN,
            ["Not read yet", "⚠️ Gone.", "Next look within a minute"],
            ["🔄 Try now", "⏹ Stop"],
        ),
        (
            AUK,
            ["Read only for single chats", "Not read yet", "⏹ Stopped"],
            ["▶️ Resume", "✅ For everybody"],
        ),
    ],
)
def test_a_card_says_how_a_feed_stands(
    feed: Feed, lines: list[str], buttons: list[str]
) -> None:
    shown = feed_card(feed, 3, EVENING)
    assert shown.html.splitlines()[2:] == lines
    assert labels(shown) == [*buttons, "🗑 Remove", "‹ Back"]
    assert data(shown, "‹ Back") == "1|feeds|3"


async def test_an_operator_stops_resumes_and_retries_a_feed(
    kept: Stores, router: Router
) -> None:
    async def press(feed: Feed, act: str) -> Feed | None:
        await router.pressed(f"1|feed|{feed_id(feed.url)}|0|{act}", ours())
        return await kept.feeds.get(feed.url)

    assert await press(GULL, "stop") == replace(GULL, is_stopped=True)
    resumed = replace(GULL, is_stopped=False, due=EVENING)
    assert await press(GULL, "resume") == resumed
    retried = await press(TERN, "retry")
    assert retried == replace(TERN, failures=0, due=EVENING)
    assert await press(AUK, "everybody") == replace(AUK, is_own=False)
    assert await press(GULL, "paint") == resumed


async def test_a_feed_is_removed_when_it_was_sure(kept: Stores, router: Router) -> None:
    (shown,) = (await router.typed("feeds", ours())).messages
    card = (await router.pressed(data(shown, "2"), ours())).edit
    assert card
    sure = (await router.pressed(data(card, "🗑 Remove"), ours())).edit
    assert sure
    assert sure.html == "Remove <b>Gull</b>? What it brought stays."
    gone = await router.pressed(data(sure, "🗑 Remove"), ours())
    assert html(gone) == "Removed: Gull"
    assert gone.edit
    assert data(gone.edit, "‹ Back") == "1|feeds|0"
    again = await router.pressed(data(sure, "🗑 Remove"), ours())
    assert html(again) == "That feed is gone."


@pytest.mark.parametrize("pressed", ["1|feeds|0", "1|feed|x|0|stop"])
async def test_nobody_else_changes_feeds(router: Router, pressed: str) -> None:
    reply = await router.pressed(pressed, request())
    assert reply.notice == "Only the people who run this bot can do that."


async def test_operators_get_all_public_feeds_as_a_file(
    kept: Stores, router: Router
) -> None:
    reply = await router.typed("feeds", ours("Export"))
    assert reply.attachment
    assert reply.attachment.name == "newsbrief-feeds.opml"
    urls = [feed.url for feed in read_opml(reply.attachment.content)]
    assert urls == [GULL.url, TERN.url]
    refused = await router.typed("feeds", request("export"))
    assert html(refused) == "Only the people who run this bot can do that."


async def own(stores: Stores) -> None:
    await stores.own.add(1001, AUK.url, 9, EVENING)
    await stores.own.add(1001, "https://lost.example/", 9, EVENING)
    await stores.own.add(CHANNEL.id, AUK.url, 9, EVENING)


async def test_a_reader_sees_and_removes_what_only_his_chats_have(
    kept: Stores, allowed: Router, rights: FakeRights
) -> None:
    await own(kept)
    rights.admins.add(1001)
    await kept.chats.save(replace(CHANNEL, manager=1001))
    (shown,) = (await allowed.typed("feeds", request())).messages
    assert shown.html.splitlines() == [
        "<b>Only for this chat</b>",
        "1. ⏹ Auk",
        "2. ⏹ lost.example",
        "<b>Only for Morning Wire</b>",
        "3. ⏹ Auk",
        "",
        "Press a number to have that feed no longer read.",
    ]
    removed = await allowed.pressed(data(shown, "✕ 3"), request())
    assert html(removed).splitlines() == [
        "Auk is no longer read for this chat.",
        "",
        "<b>Only for this chat</b>",
        "1. ⏹ Auk",
        "2. ⏹ lost.example",
        "",
        "Press a number to have that feed no longer read.",
    ]
    assert await kept.own.readers(AUK.url) == (1001,)
    again = await allowed.pressed(data(shown, "✕ 3"), request())
    assert html(again) == "That feed is gone."
    await allowed.pressed(data(shown, "✕ 2"), request())
    last = await allowed.pressed(data(shown, "✕ 1"), request())
    assert html(last) == "Auk is no longer read for this chat."
    assert await kept.own.of(1001) == ()
    assert await kept.feeds.get(AUK.url) is None


async def test_what_is_not_his_a_reader_cannot_remove(
    kept: Stores, allowed: Router
) -> None:
    await own(kept)
    pressed = f"1|ownfeed|{feed_id(AUK.url)}|{CHANNEL.id}"
    reply = await allowed.pressed(pressed, request())
    assert reply.notice == "Only admins can press this."


async def test_who_is_no_admin_is_not_told_that_a_group_has_none(
    kept: Stores, allowed: Router
) -> None:
    await kept.own.add(GROUP.id, AUK.url, 9, EVENING)
    reply = await allowed.typed("feeds", request(chat=GROUP))
    assert html(reply).startswith("Only admins of this chat can change what is read")


async def test_what_a_chat_has_can_go_though_it_may_have_no_more(
    kept: Stores, router: Router
) -> None:
    await kept.own.add(1001, AUK.url, 9, EVENING)
    (shown,) = (await router.typed("feeds", request())).messages
    assert labels(shown) == ["✕ 1"]


async def test_an_own_feed_that_became_everybodys_is_shown_as_such(
    kept: Stores, allowed: Router
) -> None:
    await kept.own.add(1001, GULL.url, 9, EVENING)
    (shown,) = (await allowed.typed("feeds", request())).messages
    assert shown.html.splitlines()[1] == "1. Gull (read for everybody by now)"
    await allowed.pressed(data(shown, "✕ 1"), request())
    assert await kept.feeds.get(GULL.url) == GULL


async def test_without_own_feeds_it_is_said_where_all_are(
    allowed: Router, router: Router
) -> None:
    for each in (allowed, router):
        reply = await each.typed("feeds", request())
        assert html(reply).startswith("No feed is read only for this chat.")


async def test_in_a_group_an_operator_sees_what_the_group_has(
    kept: Stores, router: Router, desk: Desk
) -> None:
    asked = Request(CHANNEL, request().address, request(by=OPERATOR).asker)
    assert "No feed is read" in html(await router.typed("feeds", asked))
    assert OPERATORS.id in desk.options.operators


def test_a_feed_s_topics_are_named_in_the_reader_s_language() -> None:
    feed = replace(GULL, topics=("world", "sea"))
    with speaking(Manner("de")):
        assert "Themen: Welt, sea" in feed_card(feed, 0, EVENING).html


def test_the_problem_of_a_feed_is_told_in_the_language_of_the_moment() -> None:
    failing = replace(TERN, problem="tern.example hung up without an answer.")
    with speaking(Manner("de")):
        card = feed_card(failing, 0, EVENING)
    assert "⚠️ tern.example hat ohne Antwort aufgelegt." in card.html

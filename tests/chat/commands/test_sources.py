from dataclasses import replace
from datetime import timedelta

from bot.chat.replies.router import Router
from bot.chat.values import Desk
from bot.model import Feed
from bot.store.quarantine import Unread
from tests.fixtures.desk import ADA, EVENING, GROUP, request


async def test_outlets_are_listed_with_their_articles(
    stocked: Desk, router: Router
) -> None:
    await stocked.stores.feeds.add(Feed("https://new.example/feed", "New <Wire>"))
    await stocked.stores.feeds.add(
        Feed("https://old.example/feed", "Old Wire", problem="has not answered")
    )
    reply = await router.typed("sources", request())
    html = reply.messages[0].html
    assert "Harbour Post · 3 articles" in html
    assert '<a href="https://new.example/feed">New &lt;Wire&gt;</a>' in html
    assert "⚠️ Old Wire: has not answered" in html


async def test_what_is_silent_or_fails_is_said_in_the_readers_own_time(
    stocked: Desk, router: Router
) -> None:
    since = EVENING - timedelta(hours=2)
    auk = Feed("https://auk.example/", "Auk & Co", failing=since, problem="Gone.")
    tern = Feed(
        "https://tern.example/", spoke=since - timedelta(days=5), gap=60.0, known=10
    )
    for feed in (auk, tern):
        await stocked.stores.feeds.add(feed)
    reply = await router.typed("sources", request(chat=replace(ADA, zone="Asia/Tokyo")))
    html = reply.messages[0].html
    assert "⚠️ Auk &amp; Co: could not be read since 01:42;" in html
    assert "⚠️ tern.example: has listed nothing new since 17 Nov, 01:42." in html


async def test_texts_that_were_given_up_are_counted(
    stocked: Desk, router: Router
) -> None:
    for _ in range(3):
        await stocked.stores.quarantine.note(Unread("a", "Bad", "", "it hung"))
    reply = await router.typed("sources", request())
    assert reply.messages[0].html.endswith(
        "⚠️ 1 text could not be read, after three tries, and left out."
    )


async def test_no_sources_are_said_plainly(router: Router) -> None:
    reply = await router.typed("sources", request())
    assert reply.messages[0].html == "I read no sources yet."


async def test_what_only_one_chat_reads_is_shown_to_that_chat_alone(
    stocked: Desk, router: Router
) -> None:
    own = Feed("https://own.example/", "Harbour Post", is_own=True)
    failing = Feed("https://far.example/", "Far", problem="Gone.", is_own=True)
    stores = stocked.stores
    await stores.feeds.add_all([own, failing, Feed("https://b.example/", "Open")])
    for feed in (own, failing):
        await stores.own.add(1001, feed.url, 9, EVENING)
    ours = await router.typed("sources", request())
    theirs = await router.typed("sources", request(chat=GROUP))
    assert ours.messages[0].html.endswith(
        "\n\n<b>Only for this chat</b>\n"
        '<a href="https://own.example/">Harbour Post</a>\n⚠️ Far: Gone.'
    )
    assert "own.example" not in theirs.messages[0].html
    assert "Far" not in theirs.messages[0].html


async def test_an_outlet_that_a_chat_reads_for_itself_stays_in_everybodys_list(
    stocked: Desk, router: Router
) -> None:
    before = await router.typed("sources", request(chat=GROUP))
    own = Feed("https://own.example/", "Harbour Post", is_own=True)
    await stocked.stores.feeds.add(own)
    await stocked.stores.own.add(1001, own.url, 9, EVENING)
    after = await router.typed("sources", request(chat=GROUP))
    assert "Harbour Post · 3 articles" in after.messages[0].html
    assert after.messages == before.messages


async def test_a_feed_with_a_title_for_machines_is_listed_once(
    stocked: Desk, router: Router
) -> None:
    feed = Feed("https://post.example/", "Harbour Post | RSS Feed")
    await stocked.stores.feeds.add(feed)
    reply = await router.typed("sources", request())
    assert reply.messages[0].html.count("Harbour Post") == 1


async def test_a_feed_an_operator_stopped_is_over_and_waits_for_nothing(
    stocked: Desk, router: Router
) -> None:
    await stocked.stores.feeds.add(Feed("https://auk.example/", "Auk", is_stopped=True))
    reply = await router.typed("sources", request())
    assert reply.messages[0].html.endswith("\n⚠️ Auk: is over.")

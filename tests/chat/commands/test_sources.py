from bot.chat.router import Router
from bot.chat.values import Desk
from bot.model import Feed
from bot.store.quarantine import Unread
from tests.fixtures.desk import request


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

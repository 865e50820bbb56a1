"""The same keys and scripts on a Cluster of three, and behind a Sentinel."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from redis.asyncio.cluster import RedisCluster

from bot.chat.replies.router import Router
from bot.chat.values import Desk
from bot.clock import SystemClock
from bot.jobs.broadcasting import Broadcasting
from bot.model import Address, Chat, ChatKind, Ending, Message, Outcome
from bot.sources.found import FoundFeed, Look
from bot.store.budget import Ask
from bot.store.casting import Broadcast, Reach
from bot.store.connection import Redis, check, close, connect
from bot.store.facts import gather
from bot.store.journal import Journal
from bot.store.outbox import Outbox
from bot.store.prompt import Prompt
from bot.store.schema import migrate
from bot.store.stores import Stores, make_stores
from tests.fixtures.chaos import (
    CLOCK,
    is_settled,
    judging,
    records_of,
    service,
    subscribe,
    working,
)
from tests.fixtures.desk import OPERATOR, request
from tests.fixtures.growing import PATIENCE, Several, cluster, sentinel
from tests.fixtures.judge import FIRST_READER
from tests.fixtures.verdict import Verdict, judge
from tests.store.values import (
    DAY,
    FINDINGS,
    NOON,
    article,
    delivery,
    slot,
    subscription,
)

READERS = range(FIRST_READER, FIRST_READER + 30)
BOSS = Chat(OPERATOR, ChatKind.PRIVATE, "Cleo")


@pytest.fixture(scope="module")
def nodes() -> Iterator[Several]:
    """Three servers and a replica of each."""
    with cluster(replicas=True) as several:
        yield several


@pytest.fixture
async def redis(nodes: Several) -> AsyncIterator[Redis]:
    """A client of the cluster, with nothing stored."""
    client = connect(nodes.url)
    await client.flushall()
    await check(client)
    await migrate(client)
    yield client
    await close(client)


@pytest.fixture
def shared(redis: Redis) -> Stores:
    """The stores of the cluster, on the machine's clock."""
    return make_stores(redis, "one")


async def test_articles_are_kept_and_found_on_a_cluster(shared: Stores) -> None:
    assert await shared.articles.add(article(1), FINDINGS, "s1", {"boat": 1.0})
    assert await shared.articles.search({"boat": 1.0, "x": 1.0}, 3) == ("a1",)
    assert len(await shared.articles.latest(3)) == 1
    assert await shared.retention.remove_before(NOON + DAY, NOON) == 1


async def test_each_own_feed_has_its_copy_and_moves_on_a_cluster(
    shared: Stores,
) -> None:
    gull, tern = "https://gull.example/rss", "https://tern.example/rss"
    await shared.own.add(5, gull, 1, NOON)
    mine = replace(article(1), feed=gull)
    assert await shared.articles.add(mine, FINDINGS, "s1", {"boat": 1.0})
    assert await shared.articles.add(article(2, text=mine.text), FINDINGS, "s1", {})
    await shared.own.move(gull, tern)
    owned = await shared.own.seen_by(5)
    (seen,) = await shared.seen_by(owned).articles.latest(9)
    assert seen.origin.article_id == "a2"
    assert await shared.articles.publish(gull) == 0
    assert not await shared.missed.miss("a1", NOON)


def test_a_command_on_a_cluster_stops_when_told_to(redis: Redis) -> None:
    nodes = cast("RedisCluster", redis).get_nodes()
    kinds = {node.connection_class for node in nodes}
    assert len(kinds) == 1
    assert issubclass(kinds.pop(), Prompt)


@pytest.mark.whole
async def test_a_hundred_chats_get_their_briefing_once_on_a_cluster(
    shared: Stores,
) -> None:
    for chat in range(100):
        await shared.subscriptions.save(subscription(chat), NOON)
    for one, due in await shared.subscriptions.due(NOON):
        await shared.outbox.fire(one, due, NOON + DAY, slot(one.address.chat_id))
    for ticket, fired in await shared.outbox.take_fired(200):
        assert await shared.outbox.add(delivery(fired.address.chat_id, fired.name))
        await shared.outbox.done(ticket)
    for lease in await shared.outbox.take(200):
        assert await shared.outbox.attempt(lease, 0)
        await shared.outbox.settle(lease, Outcome(Ending.SENT, message_id=1))
    counts = await shared.outbox.counts()
    assert counts == {"fired": 0, "queued": 0, "later": 0, "sent": 100}
    assert await shared.outbox.told(Address(99)) == {"s1": "f1"}
    assert await shared.outbox.requeue_due(NOON) == 0


async def test_a_chat_moves_and_is_forgotten_on_a_cluster(shared: Stores) -> None:
    await shared.chats.save(Chat(-7, ChatKind.GROUP, manager=5))
    await shared.subscriptions.save(subscription(-7), NOON)
    await shared.chats.migrate(-7, -1007)
    assert [chat.id async for chat in shared.chats.all()] == [-1007]
    assert await shared.subscriptions.count() == 1
    await shared.chats.forget(-1007)
    assert await shared.chats.counts() == {}
    assert await shared.subscriptions.count() == 0


async def test_the_budget_holds_on_a_cluster(shared: Stores) -> None:
    ask = Ask(5, is_group=False, lane="reply")
    turns = await shared.budget.reserve([ask, ask])
    await shared.budget.halt(None, 30.0)
    assert [turn.limit for turn in turns] == ["free", "all"]
    assert (await shared.budget.level()).halt > 0


@pytest.mark.whole
async def test_a_broadcast_reaches_each_chat_once_on_a_cluster(shared: Stores) -> None:
    for chat in range(100):
        await shared.chats.save(Chat(chat, ChatKind.PRIVATE))
    cast = Broadcast("b1", Message("Hello"), by=0, made=NOON)
    await shared.broadcasts.draft(cast)
    assert await shared.broadcasts.start(cast, 100, 30.0)
    job = Broadcasting(shared, SystemClock(), nowhere, rate=20.0)
    reached: list[int] = []
    while await shared.broadcasts.at_work():
        await job.feed()
        for lease in await shared.outbox.take(100):
            assert await shared.outbox.attempt(lease, 0)
            await shared.outbox.settle(lease, Outcome(Ending.SENT, message_id=1))
            reached.append(lease.delivery.address.chat_id)
        await job.report()
    assert sorted(reached) == list(range(100))
    await shared.recipients.recall("b1")
    await shared.recipients.drop("b1", "cancelled")
    await shared.chats.forget(99)
    assert await shared.recipients.topics(("sea",)) == {"sea": 0}
    assert await shared.recipients.count(Reach.ALL) == 99


async def nowhere(_chat_id: int, _message_id: int, _message: Message) -> bool:
    return True


async def test_updates_wait_and_change_hands_on_a_cluster(shared: Stores) -> None:
    one, two = shared.journal, Journal(shared.journal._redis, "two")
    taken = await one.take({5: {1: "a"}, -1006: {2: "b"}})
    left = await one.finish(5, 1)
    await one.leave()
    assert (taken, left) == ({5: {1: "a"}, -1006: {2: "b"}}, {})
    assert await two.adopt() == {-1006}
    assert await two.take({-1006: {}}) == {-1006: {2: "b"}}
    assert await two.count() == 1


async def test_an_operator_sees_and_decides_on_a_cluster(shared: Stores) -> None:
    await shared.outbox.add_all(delivery(chat) for chat in range(1, 9))
    for lease in await shared.outbox.take(8):
        await shared.outbox.attempt(lease, 0)
        await shared.outbox.settle(lease, Outcome(Ending.UNKNOWN, reason="no answer"))
    ledger, recently = shared.ledger, SystemClock().now() - DAY
    assert await ledger.stuck_counts(recently) == {"held": 8}
    assert await ledger.stuck_total(recently) == 8
    first, second, *_ = await ledger.stuck(recently)
    assert await shared.verdicts.resend(first) == "done"
    assert await shared.verdicts.drop(second) == "done"
    counts = await ledger.counts()
    assert (counts["queued"], counts["held"], counts["dropped"]) == (1, 6, 1)
    assert (await ledger.heads()).queued
    assert (await gather(shared, first.address.chat_id)).trails[0].resent
    assert (await shared.vitals.read()).memory > 0


@pytest.mark.usefixtures("redis")
async def test_a_patient_client_of_a_cluster_gets_answers(nodes: Several) -> None:
    client = connect(nodes.url, patient=True)
    outbox = Outbox(client, "patient")
    assert await outbox.add(delivery(7))
    assert [lease.delivery.address for lease in await outbox.take(5)] == [Address(7)]
    await close(client)


COMMANDS = (
    ("start", "", "About the flood"),
    ("latest", "world 2", "About the flood"),
    ("figures", "people", "<b>640</b> people"),
    ("track", "people", "could track"),
    ("untrack", "1", "You track no figures"),
    ("people", "moor", "the mayor of Alder"),
    ("brief", "business", "Northern Bank"),
    ("article", "bank", "2.5 percent"),
    ("sources", "", "Harbour Post"),
    ("subscribe", "08:00 Europe/Vienna world", "comes Sunday 22 Nov at 08:00"),
    ("settings", "", "Topics"),
    ("zone", "Vienna", "Europe/Vienna"),
    ("unsubscribe", "", "Switched off"),
    ("status", "", "Chats: 1 private"),
    ("broadcast", "Hello", "Who shall get it"),
    ("addfeed", "https://news.example/rss", "Added"),
    ("forget", "", "erase"),
)


@pytest.mark.parametrize(("name", "words", "said"), COMMANDS)
async def test_every_command_answers_on_a_cluster(
    stocked: Desk,
    router: Router,
    offers: dict[str, Look],
    name: str,
    words: str,
    said: str,
) -> None:
    offers[words] = Look((FoundFeed("https://news.example/rss", count=1),))
    await stocked.stores.chats.save(BOSS)
    here = request("08:00 London world", chat=BOSS, by=OPERATOR)
    await router.typed("subscribe", here)
    reply = await router.typed(name, replace(here, words=words))
    assert any(said in message.html for message in reply.messages)


async def test_what_is_kept_can_be_taken_away_from_a_cluster(
    stocked: Desk, router: Router
) -> None:
    await stocked.stores.chats.save(BOSS)
    reply = await router.typed("export", request(chat=BOSS, by=OPERATOR))
    assert reply.attachment
    assert b'"title": "Cleo"' in reply.attachment.content


async def test_a_question_is_answered_on_a_cluster(
    stocked: Desk, router: Router
) -> None:
    asked = "How many people were moved out of the Alder valley?"
    reply = await router.plain(replace(request(), words=asked))
    assert "<b>640 people</b>" in reply.messages[0].html


async def served(url: str, client: Redis, place: Path, crew: Sequence[str]) -> Verdict:
    """Let these processes serve all readers; return what came of it."""
    stores = make_stores(client, "test")
    await subscribe(stores, [len(READERS)])
    async with judging(len(READERS), enforced=False) as court:
        async with working(service(crew, url, court.origin, place)):
            async with asyncio.timeout(PATIENCE):
                while not await is_settled(stores):
                    await CLOCK.sleep(0.05)
        records = await court.records()
    return judge(READERS, records, await records_of(stores, READERS), ())


@pytest.mark.whole
async def test_processes_on_a_cluster_send_each_reader_one_copy(
    nodes: Several, redis: Redis, tmp_path: Path
) -> None:
    crew = ("sender1", "sender2", "scheduler1", "scheduler2")
    verdict = await served(nodes.url, redis, tmp_path, crew)
    assert verdict.states == {"sent": len(READERS)}
    assert (verdict.accepted, verdict.lost, verdict.doubled) == (len(READERS), (), 0)


async def settle_all(outbox: Outbox, count: int) -> None:
    """Send so many deliveries, a few at a time."""
    sent = 0
    async with asyncio.timeout(PATIENCE):
        while sent < count:
            for lease in await outbox.take(min(5, count - sent)):
                assert await outbox.attempt(lease, 0)
                await outbox.settle(lease, Outcome(Ending.SENT, message_id=1))
                sent += 1


@pytest.mark.whole
@pytest.mark.usefixtures("redis")
async def test_a_cluster_goes_on_when_one_of_its_nodes_is_killed(
    nodes: Several,
) -> None:
    client = connect(nodes.url, patient=True)
    outbox = Outbox(client, "patient")
    await outbox.add_all(delivery(chat) for chat in range(60))
    await settle_all(outbox, 20)
    nodes.kill(next(iter(nodes.servers)))
    await settle_all(outbox, 40)
    assert (await outbox.counts())["sent"] == 60
    await close(client)


@pytest.fixture(scope="module")
def pair() -> Iterator[Several]:
    """A primary and its replica, watched by a sentinel."""
    with sentinel() as several:
        yield several


async def test_a_sentinel_tells_where_the_store_is(pair: Several) -> None:
    primary = next(iter(pair.servers))
    client = connect(pair.url)
    await check(client)
    assert (await client.info("server"))["tcp_port"] == primary
    assert await make_stores(client, "one").outbox.add(delivery(5))
    await close(client)


async def test_deliveries_go_on_by_themselves_when_the_primary_is_killed(
    pair: Several,
) -> None:
    client = connect(pair.url, patient=True)
    await client.flushall()
    outbox = Outbox(client, "patient")
    await outbox.add_all(delivery(chat) for chat in range(60))
    await settle_all(outbox, 20)
    pair.kill(next(iter(pair.servers)))
    await settle_all(outbox, 40)
    assert (await outbox.counts())["sent"] == 60
    await close(client)

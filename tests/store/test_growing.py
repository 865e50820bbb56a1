"""The same keys and scripts on a Cluster of three, and behind a Sentinel."""

import asyncio
import socket
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from redis.exceptions import RedisError

from bot.clock import SystemClock
from bot.model import Address, Chat, ChatKind, Ending, Outcome
from bot.store.binary import find_server
from bot.store.budget import Ask
from bot.store.connection import Redis, check, close, connect
from bot.store.schema import migrate
from bot.store.stores import Stores, make_stores
from tests.store.values import (
    DAY,
    FINDINGS,
    NOON,
    article,
    delivery,
    slot,
    subscription,
)

SLOTS = ((0, 5460), (5461, 10922), (10923, 16383))


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@contextmanager
def running(*arguments: str) -> Iterator[None]:
    process = subprocess.Popen(  # noqa: S603 - the server we found ourselves
        [find_server(), *arguments], stdout=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.kill()
        process.wait()


async def said(client: Redis, command: str) -> str:
    """Return the answer to a command as text, nothing while the server is starting."""
    try:
        return repr(await client.execute_command(*command.split()))  # type: ignore[no-untyped-call]  # redis-py left it untyped
    except RedisError:
        return ""


def has_all(answer: str, wanted: tuple[str, ...]) -> bool:
    return all(word in answer for word in wanted)


async def until(client: Redis, command: str, *wanted: str) -> None:
    """Wait until the answer to a command has all the wanted words in it."""
    clock = SystemClock()
    async with asyncio.timeout(20):
        while not has_all(await said(client, command), wanted):
            await clock.sleep(0.02)


async def join(ports: list[int], buses: list[int]) -> None:
    """Make a cluster of these servers."""
    clients = [connect(f"redis://127.0.0.1:{port}", patient=True) for port in ports]
    for client, (first, last) in zip(clients, SLOTS, strict=True):
        await until(client, "PING", "True")
        await said(client, f"CLUSTER ADDSLOTSRANGE {first} {last}")
        await said(client, f"CLUSTER SET-CONFIG-EPOCH {first + 1}")
    for client in clients[1:]:
        await said(client, f"CLUSTER MEET 127.0.0.1 {ports[0]} {buses[0]}")
    for client in clients:
        await until(client, "CLUSTER INFO", "cluster_state:ok", "known_nodes:3")
        await close(client)


@pytest.fixture(scope="module")
def cluster_url() -> Iterator[str]:
    ports, buses = [free_port() for _ in SLOTS], [free_port() for _ in SLOTS]
    with TemporaryDirectory(prefix="nb") as place, ExitStack() as servers:
        for port, bus in zip(ports, buses, strict=True):
            home = Path(place, str(port))
            home.mkdir()
            servers.enter_context(
                running(
                    *("--port", str(port), "--cluster-port", str(bus)),
                    *("--cluster-enabled", "yes", "--dir", str(home), "--save", ""),
                )
            )
        asyncio.run(join(ports, buses))
        yield f"redis+cluster://127.0.0.1:{ports[0]},127.0.0.1:{ports[1]}"


@pytest.fixture
async def stores(cluster_url: str) -> AsyncIterator[Stores]:
    client = connect(cluster_url)
    await client.flushall()
    await check(client)
    await migrate(client)
    yield make_stores(client, "one")
    await close(client)


async def test_articles_are_kept_and_found_on_a_cluster(stores: Stores) -> None:
    assert await stores.articles.add(article(1), FINDINGS, "s1", {"boat": 1.0})
    assert await stores.articles.search({"boat": 1.0, "x": 1.0}, 3) == ("a1",)
    assert len(await stores.articles.latest(3)) == 1
    assert await stores.articles.remove_before(NOON + DAY) == 1


async def test_a_hundred_chats_get_their_briefing_once_on_a_cluster(
    stores: Stores,
) -> None:
    for chat in range(100):
        await stores.subscriptions.save(subscription(chat), NOON)
    for one, due in await stores.subscriptions.due(NOON):
        await stores.outbox.fire(one, due, NOON + DAY, slot(one.address.chat_id))
    for ticket, fired in await stores.outbox.take_fired(200):
        assert await stores.outbox.add(delivery(fired.address.chat_id, fired.name))
        await stores.outbox.done(ticket)
    for lease in await stores.outbox.take(200):
        assert await stores.outbox.attempt(lease, 0)
        await stores.outbox.settle(lease, Outcome(Ending.SENT, message_id=1))
    counts = await stores.outbox.counts()
    assert counts == {"fired": 0, "queued": 0, "later": 0, "sent": 100}
    assert await stores.outbox.told(Address(99)) == {"s1": "f1"}
    assert await stores.outbox.requeue_due(NOON) == 0


async def test_a_chat_moves_and_is_forgotten_on_a_cluster(stores: Stores) -> None:
    await stores.chats.save(Chat(-7, ChatKind.GROUP, manager=5))
    await stores.subscriptions.save(subscription(-7), NOON)
    await stores.chats.migrate(-7, -1007)
    assert [chat.id async for chat in stores.chats.all()] == [-1007]
    assert await stores.subscriptions.count() == 1
    await stores.chats.forget(-1007)
    assert await stores.chats.counts() == {}
    assert await stores.subscriptions.count() == 0


async def test_the_budget_holds_on_a_cluster(stores: Stores) -> None:
    ask = Ask(5, is_group=False, lane="reply")
    turns = await stores.budget.reserve([ask, ask])
    await stores.budget.halt(None, 30.0)
    assert [turn.limit for turn in turns] == ["free", "all"]
    assert (await stores.budget.level()).halt > 0


@pytest.fixture
def watched() -> Iterator[tuple[int, int]]:
    """The ports of a server and of the sentinel that watches it."""
    port, watch = free_port(), free_port()
    with TemporaryDirectory(prefix="nb") as place:
        settings = Path(place, "sentinel.conf")
        settings.write_text(
            f"port {watch}\ndir {place}\nsentinel monitor news 127.0.0.1 {port} 1\n"
        )
        store = running("--port", str(port), "--save", "", "--dir", place)
        with store, running(str(settings), "--sentinel"):
            yield port, watch


async def test_a_sentinel_tells_where_the_store_is(watched: tuple[int, int]) -> None:
    port, watch = watched
    sentinel = connect(f"redis://127.0.0.1:{watch}", patient=True)
    await until(sentinel, "SENTINEL MASTERS", "news")
    await close(sentinel)
    client = connect(f"redis+sentinel://127.0.0.1:{watch}/news", patient=True)
    await check(client)
    assert (await client.info("server"))["tcp_port"] == port
    await close(client)

"""Calls of one turn leave together; who asked gets his own answer, or his own error."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from hashlib import sha1
from typing import Any, cast

import pytest
from redis.asyncio.cluster import ClusterNode, RedisCluster
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as LostConnection
from redis.exceptions import (
    MaxConnectionsError,
    NoScriptError,
    ResponseError,
    SlotNotCoveredError,
)
from redis.exceptions import TimeoutError as NoAnswer

from bot.clock import SystemClock
from bot.store.batch import Batches, batches_of
from bot.store.connection import Redis, close, connect
from bot.store.scripts import Script

MOST = 9


@asynccontextmanager
async def narrow(url: str, connections: int) -> AsyncIterator[Redis]:
    """A client that may open no more than so many connections."""
    client = Redis.from_url(url, max_connections=connections)
    try:
        yield client
    finally:
        await close(client)


async def put(script: Script, number: int) -> Any:
    """Keep a track for a chat of this number; 1 when it was kept."""
    return await script([f"tracks:{number}"], [f"field{number}", "record", MOST])


async def at_once(script: Script, count: int) -> list[Any]:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(put(script, number)) for number in range(count)]
    return [task.result() for task in tasks]


async def paused(redis: Redis) -> None:
    """Let the server answer no script from now on."""
    await redis.client_pause(8000, all=False)


async def under_way(redis: Redis) -> None:
    """Wait until the server has a script in hand that it may not answer yet."""
    clock = SystemClock()
    async with asyncio.timeout(5):
        while not any("b" in one["flags"] for one in await redis.client_list()):
            await clock.sleep(0.01)


async def test_three_hundred_callers_of_one_turn_share_one_connection(
    redis: Redis, store_url: str
) -> None:
    async with narrow(store_url, 1) as client:
        answers = await at_once(Script(client, "track_put"), 300)
    assert answers == [1] * 300
    assert await redis.dbsize() == 300


async def test_a_crossing_takes_no_more_than_five_hundred(
    redis: Redis, store_url: str
) -> None:
    async with narrow(store_url, 1) as client:
        with pytest.raises(ExceptionGroup) as raised:
            await at_once(Script(client, "track_put"), 501)
    assert raised.group_contains(MaxConnectionsError)


async def test_the_server_s_refusal_reaches_only_who_caused_it(redis: Redis) -> None:
    await redis.set("tracks:1", "no hash")
    script = Script(redis, "track_put")
    async with asyncio.TaskGroup() as group:
        good = group.create_task(put(script, 0))
        bad = group.create_task(_refused(script))
    assert good.result() == 1
    assert "WRONGTYPE" in bad.result()


async def _refused(script: Script) -> str:
    with pytest.raises(ResponseError) as raised:
        await put(script, 1)
    return str(raised.value)


async def test_different_scripts_of_one_client_go_together(
    redis: Redis, store_url: str
) -> None:
    async with narrow(store_url, 1) as client:
        first, second = Script(client, "track_put"), Script(client, "waiting")
        async with asyncio.TaskGroup() as group:
            tracked = group.create_task(put(first, 1))
            found = group.create_task(second(["later"], ["inf"]))
        assert (tracked.result(), found.result()) == (1, [])


async def test_a_server_that_forgot_the_scripts_is_sent_them_whole(
    redis: Redis,
) -> None:
    script = Script(redis, "track_put")
    await at_once(script, 3)
    await redis.script_flush()
    assert await at_once(script, 3) == [1, 1, 1]


async def test_a_script_a_server_does_not_know_is_told_once(redis: Redis) -> None:
    script = Script(redis, "track_put")
    await redis.script_flush()
    await redis.config_resetstat()
    await script.each(
        [([f"tracks:{number}"], ["field", "record", MOST]) for number in range(400)]
    )
    calls = await redis.info("commandstats")
    assert calls["cmdstat_eval"]["calls"] == 1
    assert await redis.dbsize() == 400


SET = "return redis.call('SET', KEYS[1], ARGV[1])"
GET = "return redis.call('GET', KEYS[1])"


async def test_what_builds_on_a_script_that_is_not_known_is_done_after_it(
    redis: Redis,
) -> None:
    batches = batches_of(redis)
    for text in (SET, GET):
        batches.learn(digest(text), text)
    await redis.script_flush()
    await redis.script_load(GET)
    read = ("EVALSHA", digest(GET), 1, "key")
    written = ("EVALSHA", digest(SET), 1, "key", "word")
    in_order = [read, written, read]
    async with asyncio.TaskGroup() as group:
        built = group.create_task(batches.send(in_order, in_order=True))
        beside = group.create_task(batches.send([read]))
    assert await built == [None, b"OK", b"word"]
    assert await beside == [None]


def digest(text: str) -> str:
    return sha1(text.encode(), usedforsecurity=False).hexdigest()


async def test_one_who_gives_up_leaves_the_others_their_answers(
    redis: Redis, store_url: str
) -> None:
    async with narrow(store_url, 1) as client, asyncio.TaskGroup() as group:
        script = Script(client, "track_put")
        await paused(redis)
        leaving = group.create_task(put(script, 1))
        staying = group.create_task(put(script, 2))
        await under_way(redis)
        leaving.cancel()
        await redis.client_unpause()
        assert await staying == 1
    assert leaving.cancelled()


async def test_one_who_gives_up_at_once_asks_for_nothing(redis: Redis) -> None:
    script = Script(redis, "track_put")
    async with asyncio.TaskGroup() as group:
        leaving = group.create_task(put(script, 1))
        staying = group.create_task(put(script, 2))
        group.create_task(_cancel(leaving))
    assert staying.result() == 1
    assert await redis.keys("tracks:*") == [b"tracks:2"]


async def _cancel(task: asyncio.Task[Any]) -> None:
    task.cancel()


async def test_when_all_give_up_at_once_nothing_is_sent(redis: Redis) -> None:
    script = Script(redis, "track_put")
    with suppress(asyncio.CancelledError):
        async with asyncio.TaskGroup() as group:
            leaving = group.create_task(put(script, 1))
            group.create_task(_cancel(leaving))
    assert await put(script, 2) == 1
    assert await redis.keys("tracks:*") == [b"tracks:2"]


async def test_when_all_give_up_the_connection_is_free_for_the_next(
    redis: Redis, store_url: str
) -> None:
    async with narrow(store_url, 1) as client:
        script = Script(client, "track_put")
        await paused(redis)
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(put(script, number)) for number in (1, 2)]
            await under_way(redis)
            for task in tasks:
                task.cancel()
        await redis.client_unpause()
        assert await put(script, 3) == 1


async def test_a_server_that_hangs_is_given_up_after_the_client_s_own_time(
    redis: Redis, store_url: str
) -> None:
    once = Retry(NoBackoff(), 0)
    client = Redis.from_url(store_url, socket_timeout=0.1, retry=once)
    script = Script(client, "track_put")
    await put(script, 1)
    await paused(redis)
    with pytest.raises(NoAnswer, match=r"0\.1 seconds"):
        await put(script, 2)
    await redis.client_unpause()
    assert await put(script, 3) == 1
    await close(client)


async def test_a_store_that_is_away_is_told_to_everybody() -> None:
    client = connect("unix:///nowhere/socket")
    script = Script(client, "track_put")
    with pytest.raises(ExceptionGroup) as raised:
        await at_once(script, 2)
    await close(client)
    assert raised.group_contains(LostConnection)
    assert batches_of(client) is batches_of(client)


def test_a_turn_cut_off_with_its_loop_leaves_the_next_loop_a_new_one() -> None:
    batches = Batches(connect("unix:///nowhere/socket"))

    async def cut_off() -> None:
        batches._join("", [("PING",)], in_order=False)

    async def ask() -> None:
        await batches.send([("PING",)])

    asyncio.run(cut_off())
    with pytest.raises(LostConnection):
        asyncio.run(ask())


class Line:
    """One pipeline to a cluster that goes as it was told."""

    def __init__(self, ending: list[Any] | Exception) -> None:
        self._ending = ending
        self.sent: list[str] = []
        self.texts = 0

    def execute_command(self, *words: str) -> None:
        self.sent.append(words[-1])
        self.texts += words[0] == "EVAL"

    async def execute(self, *, raise_on_error: bool) -> list[Any]:
        assert not raise_on_error
        if isinstance(self._ending, Exception):
            raise self._ending
        return self._ending


class Nodes(RedisCluster):
    """A cluster whose pipelines go as they were told, one after the other.

    A key is kept by the node its first letter names; "?" is not known to be anywhere.
    """

    def __init__(self, *endings: list[Any] | Exception) -> None:
        self.lines = [Line(ending) for ending in endings]
        self._left = iter(self.lines)

    def pipeline(self, transaction: Any = None, shard_hint: Any = None) -> Any:
        return next(self._left)

    def get_node_from_key(self, key: str, *_: Any, **__: Any) -> ClusterNode | None:
        if key[0] == "?":
            raise SlotNotCoveredError(key)
        return None if key[0] == "-" else ClusterNode("127.0.0.1", ord(key[0]))

    def __del__(self, *_: Any) -> None:
        """Nothing was opened."""

    @property
    def sent(self) -> list[list[str]]:
        return [line.sent for line in self.lines]


LOST = LostConnection("a node is away")


async def asked(nodes: Nodes, *wanted: str) -> list[Any]:
    batches = Batches(cast("Redis", nodes))
    return await batches.send([("EVALSHA", "digest", 1, key) for key in wanted])


async def test_what_got_lost_is_asked_again_and_nothing_else() -> None:
    nodes = Nodes([1, LOST, 3], [2])
    assert await asked(nodes, "a1", "a2", "a3") == [1, 2, 3]
    assert nodes.sent == [["a1", "a2", "a3"], ["a2"]]


async def test_a_node_that_stays_away_is_told_to_whom_it_concerns() -> None:
    assert await asked(Nodes([1, LOST, 3], LOST), "a1", "a2", "a3") == [1, LOST, 3]


async def test_a_node_is_not_asked_for_ever() -> None:
    nodes = Nodes([LOST], [LOST], [LOST], [LOST], [1])
    assert await asked(nodes, "a1") == [LOST]


async def test_every_node_is_asked_by_itself() -> None:
    nodes = Nodes([1, 3], [2])
    assert await asked(nodes, "a1", "b1", "a2") == [1, 2, 3]
    assert nodes.sent == [["a1", "a2"], ["b1"]]


async def test_a_node_that_is_away_holds_up_no_other() -> None:
    batches = Batches(cast("Redis", Nodes(LOST, [2])))

    async def ask(key: str) -> list[Any]:
        return await batches.send([("EVALSHA", "digest", 1, key)])

    async def fail() -> None:
        with pytest.raises(LostConnection):
            await ask("a1")

    async with asyncio.TaskGroup() as group:
        group.create_task(fail())
        other = group.create_task(ask("b1"))
    assert other.result() == [2]


async def test_a_script_is_told_to_every_node_behind_what_looked_like_one() -> None:
    unknown = NoScriptError("NOSCRIPT")
    nodes = Nodes([unknown, unknown, "c"], ["a", unknown], ["b"])
    batches = Batches(cast("Redis", nodes))
    batches.learn("digest", "text")
    calls = [("EVALSHA", "digest", 1, f"?{name}") for name in "abc"]
    assert await batches.send(calls) == ["a", "b", "c"]
    assert [line.texts for line in nodes.lines] == [0, 1, 1]


async def test_before_the_nodes_are_known_all_goes_together() -> None:
    nodes = Nodes([1, 2, 3])
    assert await asked(nodes, "?1", "-2", "?3") == [1, 2, 3]
    assert nodes.sent == [["?1", "-2", "?3"]]

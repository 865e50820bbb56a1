"""Connections to the store, and what is asked of its server.

Two kinds: one for people, which gives up within about a second so that they hear that
the store is busy, and a patient one for workers, which tries until the store is back.
redis-py gives every answer five seconds by default and then silently tries again, so
nothing here blocks for longer than two.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast
from urllib.parse import SplitResult, urlsplit

import redis.asyncio
from redis.asyncio import BlockingConnectionPool
from redis.asyncio.cluster import ClusterNode, RedisCluster
from redis.asyncio.retry import Retry
from redis.asyncio.sentinel import Sentinel, SentinelConnectionPool
from redis.backoff import ExponentialWithJitterBackoff
from redis.driver_info import DriverInfo
from redis.exceptions import (
    ConnectionError as LostConnection,
)
from redis.exceptions import RedisError

from bot.errors import StoreError
from bot.store.binary import OLDEST
from bot.store.following import Following, FollowingByTls
from bot.store.prompt import prompt
from bot.store.refusals import meaning

log = logging.getLogger(__name__)

Redis = redis.asyncio.Redis

CONNECTIONS = 64
"""Connections of one client; more only make the server change between them."""

FORMS = (
    "redis://HOST, rediss://HOST, unix:///PATH, redis+sentinel://HOST,HOST/SERVICE or"
    " redis+cluster://HOST,HOST"
)
# Made once: redis-py reads its version from disk for each connection, in 0.7 ms of CPU.
_DRIVER = DriverInfo()
# With pauses of up to a second, longer than a node takes to be replaced.
_TRIES_ON_CLUSTER = 20


def connect(url: str, *, patient: bool = False) -> Redis:
    """Return a client for this address; it connects at the first command."""
    options = _options(patient=patient)
    parts = urlsplit(url)
    try:
        match parts.scheme:
            case "redis" | "rediss" | "unix":
                return _pooled(url, options, patient=patient)
            case "redis+sentinel" | "rediss+sentinel":
                return _by_sentinel(parts, options)
            case "redis+cluster" | "rediss+cluster":
                return _by_cluster(parts, options)
    except ValueError:
        # What is wrong in it may be a part of the password, and is not repeated.
        message = f"REDIS_URL is not an address; it may be {FORMS}."
        raise StoreError(message) from None
    message = f"REDIS_URL begins with {parts.scheme or 'nothing'}:; it may be {FORMS}."
    raise StoreError(message)


@contextmanager
def guard() -> Iterator[None]:
    """Turn what a server or the way to it does wrong into StoreBusy or StoreError."""
    try:
        yield
    except RedisError as error:
        raise meaning(error) from error


async def check(redis: Redis) -> None:
    """Raise StoreError, saying why in one line, unless this server can be trusted."""
    with guard():
        server = await _info(redis, "server")
        memory = await _info(redis, "memory")
        persistence = await _info(redis, "persistence")
    policy = str(memory.get("maxmemory_policy", "noeviction"))
    problem = objection(str(server["redis_version"]), policy)
    if problem:
        raise StoreError(problem)
    if not persistence.get("aof_enabled"):
        log.warning(
            "the store's server keeps no append-only file; a crash may lose data"
        )


def objection(version: str, policy: str) -> str:
    """Return why a server of this version and eviction policy will not do, if so."""
    if tuple(int(part) for part in version.split(".")[:2]) < OLDEST:
        return f"The store's server is version {version}; 6.2 is the oldest that works."
    if policy != "noeviction":
        return (
            f"The store's server forgets when memory is short (maxmemory-policy"
            f" {policy}): set it to noeviction."
        )
    return ""


def is_cluster(redis: Redis) -> bool:
    """Return whether the keys of this store lie on several servers."""
    return isinstance(redis, RedisCluster)


async def close(redis: Redis) -> None:
    """Close all connections of this client."""
    await redis.aclose()
    # A cluster has no pool of its own, and a sentinel's pool leaves its scouts open.
    pool = getattr(redis, "connection_pool", None)
    if isinstance(pool, SentinelConnectionPool):
        for scout in pool.sentinel_manager.sentinels:
            await scout.aclose()


async def _info(redis: Redis, section: str) -> dict[str, Any]:
    """Return a section of INFO, of any one node where there are several."""
    found: dict[str, Any] = await redis.info(section)
    first = next(iter(found.values()), None)
    return cast("dict[str, Any]", first) if _is_by_node(found) else found


def _is_by_node(found: dict[str, Any]) -> bool:
    return bool(found) and all(":" in name for name in found)


def _options(*, patient: bool) -> dict[str, Any]:
    if patient:
        retry = Retry(_pauses(), -1)
    else:
        # A server that is not there is asked again; one that hangs is not.
        pauses = ExponentialWithJitterBackoff(base=0.02, cap=0.2)
        retry = Retry(pauses, 3, supported_errors=(LostConnection,))
    return {
        "driver_info": _DRIVER,
        "retry": retry,
        "socket_timeout": 5.0 if patient else 0.9,
        "socket_connect_timeout": 2.0 if patient else 0.5,
    }


def _pauses() -> ExponentialWithJitterBackoff:
    return ExponentialWithJitterBackoff(base=0.02, cap=1.0)


def _pooled(url: str, options: dict[str, Any], *, patient: bool) -> Redis:
    """Return a client whose commands wait for one of its connections to be free.

    redis-py's usual pool refuses the hundred-and-first command at once, and many people
    would hear that the store is busy when it is not.
    """
    pool = BlockingConnectionPool.from_url(
        url, max_connections=CONNECTIONS, timeout=None if patient else 3.0, **options
    )
    pool.connection_class = prompt(pool.connection_class)
    return Redis.from_pool(pool)


def _nodes(parts: SplitResult, port: int) -> list[tuple[str, int]]:
    """Return the hosts and ports of an address that lists several."""
    _, _, hosts = parts.netloc.rpartition("@")
    pairs = (host.rpartition(":") for host in hosts.split(",") if host)
    nodes = [(name or last, int(last) if name else port) for name, _, last in pairs]
    if not nodes:
        raise ValueError("no host is given")
    return nodes


def _secrets(parts: SplitResult) -> dict[str, Any]:
    given = {"username": parts.username, "password": parts.password}
    return {name: value for name, value in given.items() if value}


def _by_sentinel(parts: SplitResult, options: dict[str, Any]) -> Redis:
    service, _, database = parts.path.strip("/").partition("/")
    nodes, is_secure = _nodes(parts, 26379), parts.scheme.startswith("rediss")
    sentinel = Sentinel(nodes, sentinel_kwargs=options)  # type: ignore[no-untyped-call]  # redis-py left it untyped
    return cast(
        "Redis",
        sentinel.master_for(
            service or "mymaster",
            max_connections=1000,  # this kind of pool cannot wait
            db=int(database or 0),
            connection_class=prompt(FollowingByTls if is_secure else Following),
            **_secrets(parts),
            **options,
        ),
    )


def _by_cluster(parts: SplitResult, options: dict[str, Any]) -> Redis:
    """Return a client for a cluster; it knows every command the rooms use."""
    if options["retry"].get_retries() < 0:
        # A cluster's client takes a number below 0 for no try at all, and answers None.
        options = {**options, "retry": Retry(_pauses(), _TRIES_ON_CLUSTER)}
    cluster = RedisCluster(
        startup_nodes=[ClusterNode(host, port) for host, port in _nodes(parts, 6379)],
        ssl=parts.scheme.startswith("rediss"),
        **_secrets(parts),
        **options,
    )
    kind = prompt(cluster.connection_kwargs["connection_class"])
    cluster.connection_kwargs["connection_class"] = kind  # of nodes found later
    for node in cluster.nodes_manager.startup_nodes.values():
        node.connection_class = kind
    return cast("Redis", cluster)

"""Requests to a host wait for each other, in the store and over real HTTP."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from aiohttp.test_utils import RawTestServer

from bot.clock import SystemClock
from bot.errors import HostBusy, SourceError
from bot.jobs.courtesy import Courtesy
from bot.model import Rest
from bot.sources.fetch import WebFetcher, open_fetcher
from bot.store import keys
from bot.store.connection import Redis
from bot.store.hosts import Hosts
from tests.fakes.clock import FakeClock

Handler = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]


class FreeingClock(FakeClock):
    """While one sleeps, the turn is given back."""

    def __init__(self, hosts: Hosts, url: str, asker: str) -> None:
        super().__init__()
        self._end = (hosts, url, asker)

    async def sleep(self, seconds: float) -> None:
        await super().sleep(seconds)
        hosts, url, asker = self._end
        await hosts.give(url, asker, Rest())


@pytest.fixture
def hosts(redis: Redis) -> Hosts:
    return Hosts(redis)


@asynccontextmanager
async def served(
    hosts: Hosts, handler: Handler, seconds: float = 30.0
) -> AsyncIterator[tuple[WebFetcher, str]]:
    """A polite fetcher and the address of a server that answers like this."""
    async with RawTestServer(handler) as server:
        turns = Courtesy(hosts, SystemClock())
        allow = [f"{server.host}:{server.port}"]
        async with open_fetcher(allow, seconds=seconds, turns=turns) as fetcher:
            yield fetcher, str(server.make_url("/feed"))


async def test_a_host_is_never_asked_two_things_at_once(hosts: Hosts) -> None:
    now, most = 0, 0

    async def answer(request: web.BaseRequest) -> web.Response:
        nonlocal now, most
        now += 1
        most = max(most, now)
        await SystemClock().sleep(0.01)
        now -= 1
        return web.Response(text=request.path)

    async with served(hosts, answer) as (fetcher, url), asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetcher.get(f"{url}/{n}")) for n in range(2)]
    assert [task.result().status for task in tasks] == [200] * 2
    assert most == 1


async def test_each_step_of_a_redirect_has_its_own_turn(hosts: Hosts) -> None:
    async def answer(request: web.BaseRequest) -> web.Response:
        if request.path == "/feed":
            return web.Response(status=301, headers={"Location": "/moved"})
        return web.Response(text="here")

    async with served(hosts, answer) as (fetcher, url):
        assert (await fetcher.get(url)).body == b"here"
        assert await hosts.take(url, "next") == 0


async def test_a_host_without_https_is_asked_by_http_at_once(hosts: Hosts) -> None:
    async def answer(_request: web.BaseRequest) -> web.Response:
        return web.Response(text="here")

    async with served(hosts, answer) as (fetcher, url):
        with pytest.raises(SourceError, match="no certificate"):
            await fetcher.get(url.replace("http:", "https:"))
        assert await hosts.take(url, "other") == 0


async def test_who_must_wait_waits_and_then_goes(hosts: Hosts) -> None:
    url = "https://tern.example/"
    await hosts.take(url, "other")
    clock = FreeingClock(hosts, url, "other")
    async with (
        asyncio.timeout(5) as limit,
        Courtesy(hosts, clock).hold(url, limit),
    ):
        assert limit.when() is not None
        assert await hosts.take(url, "other") > 0
    assert clock.slept == [0.25]
    assert await hosts.take(url, "other") == 0


async def test_no_limit_stays_no_limit(hosts: Hosts) -> None:
    async with asyncio.timeout(None) as limit:
        async with Courtesy(hosts, FakeClock()).hold("https://tern.example/", limit):
            assert limit.when() is None


@pytest.mark.parametrize(
    ("seconds", "words"), [(50, "in 1 minute."), (7_200, "in 120 minutes.")]
)
async def test_who_would_wait_long_is_told_so(
    hosts: Hosts, seconds: float, words: str
) -> None:
    url = "https://tern.example/"
    await hosts.take(url, "other")
    await hosts.give(url, "other", Rest(seconds))
    with pytest.raises(
        HostBusy, match=rf"tern\.example had trouble .* {words}"
    ) as told:
        async with (
            asyncio.timeout(5) as limit,
            Courtesy(hosts, FakeClock()).hold(url, limit),
        ):
            pass
    assert told.value.seconds == pytest.approx(seconds, abs=1)


async def rest(redis: Redis, url: str) -> float:
    """For how many seconds the host of this address is left alone; 0: it is free."""
    place = url.split("/")[2]
    return max(await redis.pttl(keys.turn(place)), 0) / 1000


@pytest.mark.parametrize(
    ("status", "headers", "seconds"),
    [
        (200, {}, 0),
        (404, {}, 0),
        (503, {}, 60),
        (503, {"Retry-After": "300"}, 300),
        (
            429,
            {
                "Date": "Thu, 26 Nov 2026 12:00:00 GMT",
                "Retry-After": "Thu, 26 Nov 2026 13:00:00 GMT",
            },
            3_600,
        ),
    ],
)
async def test_a_host_is_left_alone_as_its_answer_calls_for(
    hosts: Hosts, redis: Redis, status: int, headers: dict[str, str], seconds: float
) -> None:
    async def answer(request: web.BaseRequest) -> web.Response:
        return web.Response(status=status, headers=headers)

    async with served(hosts, answer) as (fetcher, url):
        await fetcher.get(url)
    assert await rest(redis, url) == pytest.approx(seconds, abs=1)


async def test_a_host_that_does_not_answer_is_spared(
    hosts: Hosts, redis: Redis
) -> None:
    async def answer(request: web.BaseRequest) -> web.Response:
        await asyncio.Event().wait()
        raise AssertionError

    async with served(hosts, answer, seconds=0.05) as (fetcher, url):
        with pytest.raises(SourceError, match="did not answer"):
            await fetcher.get(url)
    assert await rest(redis, url) == pytest.approx(60, abs=1)


async def test_a_host_that_hangs_up_is_spared(hosts: Hosts, redis: Redis) -> None:
    async def answer(request: web.BaseRequest) -> web.Response:
        assert request.transport is not None
        request.transport.close()
        return web.Response()

    async with served(hosts, answer) as (fetcher, url):
        with pytest.raises(SourceError, match="hung up"):
            await fetcher.get(url)
    assert await rest(redis, url) == pytest.approx(60, abs=1)


async def test_to_be_told_to_stop_is_no_fault_of_the_host(
    hosts: Hosts, redis: Redis
) -> None:
    begun = asyncio.Event()

    async def answer(request: web.BaseRequest) -> web.Response:
        begun.set()
        await asyncio.Event().wait()
        raise AssertionError

    async with served(hosts, answer) as (fetcher, url):
        asking = asyncio.ensure_future(fetcher.get(url))
        await begun.wait()
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        assert await hosts.take(url, "next") == 0


async def test_a_body_too_long_to_read_is_no_failure_of_its_host(
    hosts: Hosts, redis: Redis
) -> None:
    async def answer(request: web.BaseRequest) -> web.Response:
        return web.Response(status=200, headers={"Content-Encoding": "br"}, body=b"x")

    async with served(hosts, answer) as (fetcher, url):
        with pytest.raises(SourceError):
            await fetcher.get(url)
    assert await rest(redis, url) == 0


async def test_a_page_waits_for_the_feed_of_its_host(hosts: Hosts) -> None:
    url = "https://tern.example/"
    await hosts.take(url, "other")
    await hosts.take(url, "feed")
    await hosts.give(url, "other", Rest())
    clock = FreeingClock(hosts, url, "feed")
    pages = Courtesy(hosts, clock).for_pages()
    await hosts.take(url, "feed")
    async with asyncio.timeout(5) as limit, pages.hold(url, limit):
        assert clock.slept == [0.25]


async def test_pages_are_fetched_over_the_same_connections(hosts: Hosts) -> None:
    peers = set()

    async def answer(request: web.BaseRequest) -> web.Response:
        assert request.transport
        peers.add(request.transport.get_extra_info("peername"))
        return web.Response(text="hello")

    async with served(hosts, answer) as (fetcher, url):
        pages = fetcher.waiting(Courtesy(hosts, SystemClock()).for_pages())
        assert (await fetcher.get(url)).body == (await pages.get(url)).body
    assert len(peers) == 1

from datetime import timedelta

import pytest

from bot.model import Rest
from bot.store import keys
from bot.store.connection import Redis
from bot.store.hosts import Hosts

TERN = "https://tern.example/rss"
FAILURE = Rest(is_failure=True)


@pytest.fixture
def hosts(redis: Redis) -> Hosts:
    return Hosts(redis)


async def test_a_host_answers_one_at_a_time(hosts: Hosts) -> None:
    assert await hosts.take(TERN, "one") == 0
    assert await hosts.take(TERN, "one") == 0
    assert await hosts.take("http://www.tern.example/other", "two") == 0.25
    assert await hosts.take("https://gull.example/", "two") == 0
    await hosts.give(TERN, "one", Rest())
    assert await hosts.take(TERN, "two") == 0


async def test_only_who_has_the_turn_can_end_it(hosts: Hosts) -> None:
    await hosts.take(TERN, "one")
    await hosts.give(TERN, "two", Rest())
    assert await hosts.take(TERN, "two") > 0


async def test_a_turn_ends_by_itself(hosts: Hosts, redis: Redis) -> None:
    await hosts.take(TERN, "one")
    assert 44 <= await redis.pttl(keys.turn("tern.example")) / 1000 <= 45


@pytest.mark.parametrize(
    "url",
    [
        "HTTPS://TERN.example?a",
        "http://tern.example:80/",
        "https://ann@www.tern.example:443#b",
    ],
)
async def test_a_host_has_one_name(hosts: Hosts, url: str) -> None:
    await hosts.take(TERN, "one")
    assert await hosts.take(url, "two") > 0


@pytest.mark.parametrize(
    "url", ["https://news.tern.example/", "https://tern.example:8443/", "none"]
)
async def test_other_hosts_are_others(hosts: Hosts, url: str) -> None:
    await hosts.take(TERN, "one")
    assert await hosts.take(url, "two") == 0


async def test_after_its_answer_a_host_rests(hosts: Hosts) -> None:
    await hosts.take(TERN, "one")
    await hosts.give(TERN, "one", Rest(7_200))
    assert await hosts.take(TERN, "one") == pytest.approx(7_200, abs=1)


async def failed(hosts: Hosts, redis: Redis, times: int) -> float:
    """Let the host fail so often in a row; how long it is left alone then."""
    for _ in range(times):
        await redis.delete(keys.turn("tern.example"))
        await hosts.take(TERN, "one")
        await hosts.give(TERN, "one", FAILURE)
    return await hosts.take(TERN, "one")


@pytest.mark.parametrize(
    ("times", "minutes"), [(1, 1), (2, 2), (4, 8), (7, 60), (80, 60)]
)
async def test_each_failure_in_a_row_doubles_the_rest(
    hosts: Hosts, redis: Redis, times: int, minutes: int
) -> None:
    assert await failed(hosts, redis, times) == pytest.approx(minutes * 60, abs=1)


async def test_a_good_answer_ends_the_row(hosts: Hosts, redis: Redis) -> None:
    await failed(hosts, redis, 3)
    await redis.delete(keys.turn("tern.example"))
    await hosts.take(TERN, "one")
    await hosts.give(TERN, "one", Rest())
    assert await failed(hosts, redis, 1) == pytest.approx(60, abs=1)


async def test_a_host_that_wants_a_pause_gets_it_after_each_request(
    hosts: Hosts,
) -> None:
    await hosts.slow(TERN, 5, timedelta(days=1))
    await hosts.take(TERN, "one")
    await hosts.give(TERN, "one", Rest(1))
    assert await hosts.take(TERN, "one") == pytest.approx(5, abs=0.5)


async def test_a_feed_that_waits_goes_before_pages(hosts: Hosts) -> None:
    await hosts.take(TERN, "page 1", is_page=True)
    assert await hosts.take(TERN, "feed") == 0.25
    await hosts.give(TERN, "page 1", Rest())
    assert await hosts.take(TERN, "page 2", is_page=True) == 0.25
    assert await hosts.take(TERN, "feed") == 0


async def test_after_a_feed_a_page_may_go_though_another_feed_waits(
    hosts: Hosts,
) -> None:
    await hosts.take(TERN, "feed 1")
    await hosts.take(TERN, "feed 2")
    await hosts.give(TERN, "feed 1", Rest())
    assert await hosts.take(TERN, "page", is_page=True) == 0
    await hosts.take(TERN, "feed 2")
    await hosts.give(TERN, "page", Rest())
    assert await hosts.take(TERN, "page", is_page=True) == 0.25


async def test_a_feed_that_waits_no_more_holds_no_page_up(
    hosts: Hosts, redis: Redis
) -> None:
    await hosts.take(TERN, "page", is_page=True)
    await hosts.take(TERN, "feed")
    assert 1_000 < await redis.pttl(keys.first("tern.example")) <= 1_250

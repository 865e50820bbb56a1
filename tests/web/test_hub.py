"""Hubs that call us over real HTTP, as the standard has it and otherwise."""

import asyncio
import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

import pytest
from aiohttp import ClientSession, web

from bot.model import Feed
from bot.store.connection import Redis, connect
from bot.store.hubs import Hearing, Hubs, Push
from bot.store.records import score
from bot.store.stores import Stores, make_stores
from bot.web import hub as module
from bot.web.hub import Pushed, hub_routes, lease
from bot.web.server import serving
from bot.web.webhook import LARGEST
from tests.fakes.clock import NOON, FakeClock
from tests.fakes.hub import Hub

URL, SELF = "https://gull.example/rss", "https://gull.example/rss.xml"
GULL = Hearing("t" * 32, URL, "https://hub.example/", SELF, "hush")
BODY = b"<rss version='2.0'><channel/></rss>"


@dataclass
class Door:
    stores: Stores
    hub: Hub
    form: dict[str, str]

    async def kept(self) -> Hearing:
        found = await self.stores.hubs.get(GULL.token)
        assert found
        return found


@pytest.fixture
async def door(redis: Redis) -> AsyncIterator[Door]:
    """We have asked a hub to tell us of a feed."""
    stores = make_stores(redis, "test")
    await stores.feeds.add(Feed(URL, due=NOON + timedelta(days=1)))
    await stores.hubs.note(GULL, NOON)
    asked = {"mode": "subscribe", "asked": score(NOON)}
    await stores.hubs.plan(GULL.token, NOON, **asked)
    async with open_door(stores.hubs) as origin:
        form = {
            "hub.mode": "subscribe",
            "hub.topic": SELF,
            "hub.callback": f"{origin}/hub/{GULL.token}",
            "hub.secret": GULL.secret,
        }
        yield Door(stores, Hub(asked=[form]), form)


@asynccontextmanager
async def open_door(hubs: Hubs) -> AsyncIterator[str]:
    """The address of a server that hubs may call."""
    app = web.Application(client_max_size=LARGEST)
    app.add_routes(hub_routes(hubs, FakeClock()))
    async with serving(app, "127.0.0.1", 0) as port:
        yield f"http://127.0.0.1:{port}"


async def test_what_we_asked_for_is_confirmed_with_the_challenge(door: Door) -> None:
    assert await door.hub.verify(door.form) == (200, "ch<all>enge")
    kept = await door.kept()
    assert (kept.until, kept.lease) == (NOON + timedelta(seconds=1000), 1000.0)


@pytest.mark.parametrize(
    "changed",
    [
        {"hub.mode": "unsubscribe"},
        {"hub.mode": "publish"},
        {"hub.topic": "https://other.example/"},
        {"hub.topic": ""},
        {"hub.challenge": ""},
        {"hub.challenge": "x" * 2_001},
    ],
    ids=str,
)
async def test_nothing_else_is_confirmed(door: Door, changed: dict[str, str]) -> None:
    assert (await door.hub.verify(door.form, **changed))[0] == 404
    assert not (await door.kept()).is_told(NOON)


async def test_at_another_address_there_is_nothing(door: Door) -> None:
    form = {**door.form, "hub.callback": door.form["hub.callback"][:-1] + "u"}
    assert (await door.hub.verify(form))[0] == 404
    assert await Hub(asked=[form]).push(BODY) == 404


async def test_a_hub_may_refuse_with_a_reason(door: Door) -> None:
    refusal = {"hub.mode": "denied", "hub.reason": "not\nyou", "hub.challenge": ""}
    assert (await door.hub.verify(door.form, **refusal))[0] == 200
    assert (await door.kept()).mode == "denied"
    assert (await door.hub.verify(door.form, **{**refusal, "hub.topic": URL}))[0] == 404


@pytest.mark.parametrize("method", ["sha1", "sha256", "sha384", "sha512"])
async def test_a_signed_push_is_taken_in(door: Door, method: str) -> None:
    assert await door.hub.push(BODY, method) == 202
    assert await door.stores.hubs.pull(NOON) == Push(URL, "text/xml", BODY)


@pytest.mark.parametrize("signature", ["", "sha256=", "sha256=ü", "md5=00", "00"])
async def test_what_is_not_signed_is_answered_and_passed_over(
    door: Door, signature: str
) -> None:
    headers = {"X-Hub-Signature": signature}
    assert await door.hub.push(BODY, **headers) == 202
    assert await door.hub.push(BODY + b" ", **headers) == 202
    assert await door.stores.hubs.pull(NOON) is None


async def test_of_an_empty_or_a_long_push_only_the_feed_is_noted(door: Door) -> None:
    assert await door.hub.push(b"") == 202
    assert await door.hub.push(b"x" * (LARGEST + 1)) == 202
    assert await door.stores.hubs.pull(NOON) is None
    (due,) = await door.stores.feeds.take(NOON, 9)
    assert due.url == URL


async def test_what_is_far_too_long_or_packed_is_refused(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_READ", 100)
    assert await door.hub.push(b"x" * 101) == 413
    packed = {"Content-Encoding": "br"}
    assert await door.hub.push(BODY, **packed) == 415


async def test_a_push_that_takes_too_long_is_given_up(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SECONDS", 0.01)

    async def endless() -> AsyncIterator[bytes]:
        yield BODY
        await asyncio.Event().wait()

    where = door.form["hub.callback"]
    async with (
        ClientSession() as session,
        session.post(where, data=endless()) as answer,
    ):
        assert answer.status == 413


async def test_a_hub_hears_when_a_feed_is_read_no_more(door: Door) -> None:
    await door.stores.feeds.remove(URL)
    assert await door.hub.push(BODY) == 410


async def test_while_the_store_is_away_a_hub_is_to_come_again() -> None:
    away = connect("unix:///nowhere/socket")
    async with open_door(Hubs(away)) as origin, ClientSession() as session:
        address = f"{origin}/hub/{GULL.token}?hub.mode=subscribe&hub.topic=x"
        async with session.get(f"{address}&hub.challenge=y") as answer:
            assert answer.status == 503
        async with session.post(address, data=b"") as answer:
            assert answer.status == 503


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("600", 600.0), ("1", 300.0), ("9" * 30, 2_592_000.0), ("soon", 86_400.0)],
)
def test_a_lease_is_what_the_hub_says_within_reason(said: str, seconds: float) -> None:
    assert lease({"hub.lease_seconds": said}) == seconds


def test_a_signature_may_be_written_large() -> None:
    digest = hmac.new(b"hush", BODY, "sha256").hexdigest().upper()
    pushed = Pushed("hush", f" SHA256={digest} ")
    pushed.add(BODY)
    assert pushed.is_signed()


def test_of_what_is_long_or_not_signed_nothing_stays_in_memory() -> None:
    long, unsigned = Pushed("hush", "sha256=00"), Pushed("hush", "")
    for piece in (b"x" * LARGEST, b"y"):
        long.add(piece)
        unsigned.add(piece)
    assert (long.size, long.body(), unsigned.body()) == (LARGEST + 1, b"", b"")


@pytest.mark.parametrize("limit", ["AT_ONCE", "TOGETHER"])
async def test_few_pushes_may_come_at_a_time(
    door: Door, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(module, limit, 1)
    assert [await door.hub.push(BODY) for _ in range(2)] == [202, 202]
    monkeypatch.setattr(module, limit, 0)
    assert await door.hub.push(BODY) == 503

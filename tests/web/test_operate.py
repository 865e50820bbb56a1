"""The operator's page: shown to who knows the secret, and to nobody else."""

import base64
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
from aiohttp.test_utils import TestClient, TestServer
from aiohttp.web import Application, Request

from bot.errors import StoreBusy
from bot.language.current import speaking
from bot.model import Address, Delivery, Ending, Feed, Kind, Manner, Message, Outcome
from bot.store.connection import Redis
from bot.store.ledger import Heads
from bot.store.quarantine import Unread
from bot.store.stores import Stores, make_stores
from bot.store.trails import Record
from bot.web import operatepage
from bot.web.frame import Site
from bot.web.operate import knows, operate_route, overview
from bot.web.operatepage import Outgoing, Overview, operate_page
from tests.fakes.clock import NOON, FakeClock
from tests.web.reader import Counter

Client = TestClient[Request, Application]
PASSWORD = "letters-and-more"  # noqa: S105 - of this test
COUNTS = {"fired": 0, "queued": 2, "later": 0, "sent": 1200, "held": 1}
OUT = Outgoing(COUNTS, Heads(queued=NOON - timedelta(minutes=3)), None, {}, ())
CALM = Overview(NOON, "UTC", OUT)
HELD = Record("1:0/2026-11-23/0480", Address(1), "held", "AnswerLost: <timeout>", NOON)
GULL = Feed(
    "https://gull.example/feed", "The Gull", checked=NOON, due=NOON + timedelta(hours=1)
)


def basic(password: str, scheme: str = "Basic") -> str:
    pair = base64.b64encode(f"operator:{password}".encode()).decode()
    return f"{scheme} {pair}"


@pytest.fixture
def stores(redis: Redis) -> Stores:
    return make_stores(redis, "test", FakeClock())


@pytest.fixture
async def client(stores: Stores) -> AsyncIterator[Client]:
    async def gather() -> Overview:
        return await overview(stores, FakeClock(), "UTC")

    app = Application()
    app.add_routes([operate_route(PASSWORD, gather, Site())])
    async with TestClient(TestServer(app)) as client:
        yield client


@pytest.mark.parametrize(
    ("header", "is_known"),
    [
        (basic(PASSWORD), True),
        (basic(PASSWORD, "basic"), True),
        (basic("letters-and-less"), False),
        (basic(""), False),
        (basic(PASSWORD, "Bearer"), False),
        ("", False),
        ("Basic", False),
        ("Basic ****", False),
        ("Basic é", False),
    ],
)
def test_only_the_whole_secret_opens_it(header: str, is_known: bool) -> None:
    assert knows(header, PASSWORD) is is_known


def test_without_a_secret_nothing_opens_it() -> None:
    assert not knows(basic(""), "")


async def test_whoever_does_not_know_it_is_asked_and_told_how(client: Client) -> None:
    response = await client.get("/operate")
    assert response.status == 401
    assert response.headers["WWW-Authenticate"].startswith("Basic realm=")
    assert response.headers["Cache-Control"] == "no-store"
    assert "NEWSBRIEF_PAGE_SECRET" in await response.text()


async def test_whoever_knows_it_sees_how_all_is_and_no_cache_does(
    client: Client, stores: Stores
) -> None:
    await stores.feeds.add(GULL)
    delivery = Delivery(
        "x", Address(1), Kind.BRIEFING, (Message("hello"),), NOON + timedelta(hours=9)
    )
    await stores.midnight.note(NOON.date(), NOON - timedelta(hours=12), {})
    await stores.outbox.add(delivery)
    (lease,) = await stores.outbox.take(1)
    await stores.outbox.attempt(lease, 0)
    await stores.outbox.settle(lease, Outcome(Ending.UNKNOWN, reason="no answer"))
    response = await client.get("/operate", headers={"Authorization": basic(PASSWORD)})
    page = await response.text()
    assert response.headers["Cache-Control"] == "no-store"
    assert "The Gull" in page
    assert "held: it may have arrived or not" in page
    assert "Deliveries since 23 Nov 2026, 00:00 UTC" in page
    assert "Store: " in page
    assert PASSWORD not in page


async def test_a_busy_store_is_said_to_be() -> None:
    async def gather() -> Overview:
        raise StoreBusy("busy")

    app = Application()
    app.add_routes([operate_route(PASSWORD, gather, Site())])
    async with TestClient(TestServer(app)) as client:
        told = {"Authorization": basic(PASSWORD)}
        assert (await client.get("/operate", headers=told)).status == 503


def test_what_is_stuck_is_told_with_its_reason_and_what_to_do() -> None:
    out = replace(OUT, stuck={"held": 30}, listed=(HELD,))
    page = operate_page(replace(CALM, outgoing=out))
    assert "30 held" in page
    assert "AnswerLost: &lt;timeout&gt;" in page
    assert "if it is not in the chat, send it again; otherwise let it go." in page
    assert "This is the newest 1;" in page
    assert Counter(page).stack == []
    alone = operate_page(replace(CALM, outgoing=replace(out, stuck={"held": 1})))
    assert "These are the newest" not in alone


def test_a_reason_is_told_in_words_and_a_name_keeps_its_minus_where_it_stands() -> None:
    group = replace(HELD, name="-1:0/2026-11-23/0480", address=Address(-1))
    out = replace(OUT, stuck={"held": 1}, listed=(group,))
    with speaking(Manner("ar")):
        page = operate_page(replace(CALM, outgoing=out))
    assert '<bdi dir="ltr">-1:0/2026-11-23/0480</bdi>' in page
    assert "انقطع الاتصال" in page
    assert "AnswerLost" in page


def test_what_waits_is_told_with_how_long_and_a_halt() -> None:
    page = operate_page(CALM)
    assert "Waiting: 2 to be sent, or being sent" in page
    assert "The next in turn has waited 3 minutes." in page
    assert "Nothing is stuck." in page
    halted = replace(OUT, halted=NOON + timedelta(minutes=1))
    until = "send nothing until 23 Nov 2026, 12:01 UTC."
    assert until in operate_page(replace(CALM, outgoing=halted))
    over = replace(OUT, halted=NOON)
    assert "send nothing" not in operate_page(replace(CALM, outgoing=over))


def test_deliveries_are_counted_for_today_and_for_ever() -> None:
    today = replace(OUT, today=(NOON, {"sent": 7}))
    page = operate_page(replace(CALM, outgoing=today))
    assert page.index("Deliveries since") < page.index("Deliveries so far")
    assert '<th scope="row">sent</th><td>7</td>' in page
    assert "<td>1,200</td>" in page
    none = operate_page(replace(CALM, outgoing=replace(OUT, today=(NOON, {}))))
    assert "None yet." in none


def test_feeds_with_a_problem_come_first_with_what_it_is() -> None:
    failing = Feed(
        "https://tern.example/feed",
        "Tern",
        checked=NOON,
        due=NOON,
        failures=3,
        problem="the server answers 500",
        failing=NOON - timedelta(hours=30),
    )
    over = Feed("urn:nowhere", "Zephyr", is_stopped=True, problem="gone (410)")
    page = operate_page(replace(CALM, feeds=(GULL, failing, over, Feed("x"))))
    assert "4 feeds, 2 with a problem" in page
    assert page.index("Tern") < page.index("Zephyr") < page.index(">x<")
    assert "<br>the server answers 500</span></td>" in page
    assert "<td>before 22 Nov 2026, 06:00 UTC</td><td>now</td><td>3</td>" in page
    assert "<td>not yet</td>" in page
    assert "<td>23 Nov 2026, 13:00 UTC</td>" in page
    assert "<td>not any more</td>" in page


def test_of_very_many_feeds_the_worst_are_listed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(operatepage, "MOST_FEEDS", 1)
    page = operate_page(replace(CALM, feeds=(GULL, Feed("y", "Bad", problem="500"))))
    assert "1 is listed, those with a problem first" in page
    assert "The Gull" not in page


def test_texts_that_were_given_up_are_listed() -> None:
    unread = Unread("a", "", "https://a.example/1", "took too long", 3)
    page = operate_page(replace(CALM, unread=(unread,), kept=("Articles: 7",)))
    assert "https://a.example/1</th><td>took too long</td>" in page
    assert "<li>Articles: 7</li>" in page
    assert "Texts left alone" not in operate_page(CALM)


def test_what_was_kept_in_english_is_shown_in_the_language_of_the_page() -> None:
    lost = "reading it ended the process that reads"
    odd = Feed("x", problem="x hung up without an answer.", failing=NOON)
    unread = Unread("a", "", "https://a.example/1", lost, 3)
    with speaking(Manner("de")):
        page = operate_page(replace(CALM, feeds=(odd,), unread=(unread,)))
    assert "x hat ohne Antwort aufgelegt.</span>" in page
    assert "<td>beim Lesen ist der lesende Prozess abgebrochen</td>" in page

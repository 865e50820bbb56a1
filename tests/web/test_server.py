"""The web server over real HTTP: health, metrics, webhook."""

import json
from collections.abc import AsyncIterator
from io import BytesIO
from typing import Any

import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import TestClient, TestServer
from aiohttp.web import Application, Request
from redis.exceptions import ConnectionError as LostConnection

from bot.errors import SettingsError, StoreBusy, StoreError
from bot.metrics import Metrics
from bot.web.server import make_app, serving
from bot.web.webhook import LARGEST, SECRET, webhook_route

Client = TestClient[Request, Application]
PATH = "/telegram/somewhere"


class Service:
    """What stands behind the web server in these tests."""

    def __init__(self) -> None:
        self.problem: Exception | None = None
        self.metrics = Metrics()
        self.updates: list[dict[str, Any]] = []

    async def ready(self) -> None:
        if self.problem:
            raise self.problem

    async def gauges(self) -> None:
        await self.ready()
        self.metrics.set("send_queue_depth", 3)

    async def handle(self, update: dict[str, Any]) -> None:
        await self.ready()
        self.updates.append(update)


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
async def client(service: Service) -> AsyncIterator[Client]:
    routes = [webhook_route(PATH, "hush", service.handle)]
    app = make_app(service.ready, service.metrics, service.gauges, routes)
    async with TestClient(TestServer(app)) as client:
        yield client


async def post(client: Client, body: bytes, **headers: str) -> int:
    given = headers or {SECRET: "hush"}
    async with client.post(PATH, data=body, headers=given) as response:
        return response.status


async def test_a_living_process_is_healthy_even_without_a_store(
    client: Client, service: Service
) -> None:
    service.problem = StoreError("gone")
    response = await client.get("/healthz")
    assert response.status == 200


async def test_it_is_ready_when_the_store_answers(client: Client) -> None:
    response = await client.get("/readyz")
    assert (response.status, await response.text()) == (200, "ready\n")


async def test_it_is_not_ready_without_a_store_and_says_why(
    client: Client, service: Service
) -> None:
    service.problem = StoreError("the store is away")
    response = await client.get("/readyz")
    assert (response.status, await response.text()) == (503, "the store is away\n")


async def test_a_store_that_hangs_is_not_ready(
    client: Client, service: Service
) -> None:
    service.problem = TimeoutError()
    response = await client.get("/readyz")
    assert await response.text() == "the store does not answer\n"
    assert response.status == 503


async def test_metrics_are_shown_with_fresh_gauges(client: Client) -> None:
    response = await client.get("/metrics")
    assert response.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    assert "newsbrief_send_queue_depth 3\n" in await response.text()


@pytest.mark.parametrize("problem", [StoreBusy("away"), LostConnection("refused")])
async def test_metrics_are_shown_while_the_store_is_away(
    client: Client, service: Service, problem: Exception
) -> None:
    service.problem = problem
    response = await client.get("/metrics")
    assert "newsbrief_items_total 0\n" in await response.text()


async def test_an_update_is_answered_after_it_was_handled(
    client: Client, service: Service
) -> None:
    assert await post(client, b'{"update_id": 7}') == 200
    assert service.updates == [{"update_id": 7}]


@pytest.mark.parametrize("shown", ["", "wrong", "hus\u00e9"])
async def test_whoever_lacks_the_secret_is_turned_away(
    client: Client, service: Service, shown: str
) -> None:
    assert await post(client, b'{"update_id": 7}', **{SECRET: shown}) == 401
    assert service.updates == []


async def test_without_a_secret_of_ours_nobody_gets_in(service: Service) -> None:
    app = Application()
    app.add_routes([webhook_route(PATH, "", service.handle)])
    async with TestClient(TestServer(app)) as client:
        assert await post(client, b'{"update_id": 7}', **{SECRET: ""}) == 401


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[1]", b'{"a": 1}', b'{"update_id": "7"}', b"\xff", b"[" * 100_000],
)
async def test_what_is_no_update_is_refused(
    client: Client, service: Service, body: bytes
) -> None:
    assert await post(client, body) == 400
    assert service.updates == []


async def test_an_update_of_absurd_size_is_refused(
    client: Client, service: Service
) -> None:
    body = BytesIO(b" " * (LARGEST + 1))
    async with client.post(PATH, data=body, headers={SECRET: "hush"}) as response:
        assert response.status == 413
    assert service.updates == []


async def test_an_absurd_size_that_is_not_announced_is_refused_too(
    client: Client,
) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(LARGEST // 65_536 + 2):
            yield b" " * 65_536

    async with client.post(PATH, data=pieces(), headers={SECRET: "hush"}) as response:
        assert response.status == 413


async def test_the_webhook_is_only_posted_to(client: Client) -> None:
    response = await client.get(PATH)
    assert response.status == 405


async def test_a_busy_store_asks_telegram_to_come_again(
    client: Client, service: Service
) -> None:
    service.problem = StoreBusy("busy")
    body = json.dumps({"update_id": 7})
    response = await client.post(PATH, data=body, headers={SECRET: "hush"})
    assert (response.status, response.headers["Retry-After"]) == (503, "5")


async def test_the_server_says_which_port_it_got() -> None:
    async with serving(Application(), "127.0.0.1", 0) as port, ClientSession() as http:
        response = await http.get(f"http://127.0.0.1:{port}/")
        assert response.status == 404


async def test_a_taken_port_is_named_with_what_to_do() -> None:
    async with serving(Application(), "127.0.0.1", 0) as port:
        with pytest.raises(
            SettingsError, match=f"port {port} is taken .* PORT={port + 1}"
        ):
            async with serving(Application(), "127.0.0.1", port):
                pass


async def test_an_address_of_another_machine_is_refused_in_a_sentence() -> None:
    with pytest.raises(
        SettingsError, match=r"cannot listen on 192\.0\.2\.1, port 0 \("
    ):
        async with serving(Application(), "192.0.2.1", 0):
            pass

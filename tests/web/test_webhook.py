"""Updates posted over real HTTP to the whole intake: by Telegram, and by others."""

import asyncio
import gzip
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from io import BytesIO

import pytest
from aiohttp import ClientSession, web
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.playground.cast import ADA
from bot.store import keys
from bot.store.connection import Redis
from bot.web.server import serving
from bot.web.webhook import LARGEST, SECRET, webhook_route
from tests.fixtures.talk import Talk

PATH = "/telegram/somewhere"


@dataclass
class Door:
    """Where the bot is called."""

    talk: Talk
    url: str
    session: ClientSession

    async def post(self, body: bytes, **headers: str) -> int:
        shown = {SECRET: "hush", **headers}
        async with self.session.post(
            self.url, data=BytesIO(body), headers=shown
        ) as answer:
            await answer.read()
            return answer.status

    async def bring(self, number: int, text: str) -> int:
        who = {"id": ADA, "is_bot": False, "first_name": "Ada"}
        there = {"id": ADA, "type": "private", "first_name": "Ada"}
        message = {"message_id": number, "date": 1, "chat": there, "from": who}
        update = {"update_id": number, "message": {**message, "text": text}}
        return await self.post(json.dumps(update).encode())

    def said(self) -> list[str]:
        return [sent["text"][:11] for sent in self.talk.server.from_bot(ADA)]


@pytest.fixture
async def door(talk: Talk) -> AsyncIterator[Door]:
    talk.server.human.start(ADA)
    app = web.Application(client_max_size=LARGEST)
    app.add_routes([webhook_route(PATH, "hush", talk.intake.webhook)])
    async with serving(app, "127.0.0.1", 0) as port, ClientSession() as session:
        yield Door(talk, f"http://127.0.0.1:{port}{PATH}", session)


async def test_an_update_is_confirmed_after_it_was_handled(door: Door) -> None:
    assert await door.bring(7, "/help") == 200
    assert door.said() == ["What I can "]


async def test_an_update_brought_twice_is_handled_once(door: Door) -> None:
    first, again = await door.bring(7, "/help"), await door.bring(7, "/help")
    assert (first, again) == (200, 200)
    assert door.said() == ["What I can "]


async def test_two_calls_with_one_update_handle_it_once(door: Door) -> None:
    async with asyncio.TaskGroup() as tasks:
        calls = [tasks.create_task(door.bring(7, "/help")) for _ in range(5)]
    assert [call.result() for call in calls] == [200] * 5
    assert door.said() == ["What I can "]


async def test_an_older_number_that_comes_later_is_handled_too(door: Door) -> None:
    await door.bring(8, "/help")
    await door.bring(7, "/privacy")
    assert door.said() == ["What I can ", "What I keep"]


async def test_a_busy_store_asks_for_the_update_again(door: Door, redis: Redis) -> None:
    await redis.config_set("maxmemory", 1)
    refused = await door.bring(7, "/help")
    await redis.config_set("maxmemory", 0)
    assert (refused, await door.bring(7, "/help")) == (503, 200)
    assert await redis.exists(keys.seen(7))


@pytest.mark.parametrize(
    ("body", "headers", "code"),
    [
        (b"{}", {SECRET: ""}, 401),
        (b"{}", {SECRET: "hus"}, 401),
        (b"{}", {SECRET: "hushh"}, 401),
        (
            gzip.compress(b'{"update_id": 7}', mtime=0),
            {"Content-Encoding": "gzip"},
            415,
        ),
        (b"not packed", {"Content-Encoding": "gzip"}, 415),
        (b"{}", {"Content-Encoding": "br"}, 415),
        (gzip.compress(b'{"update_id": 7}', mtime=0), {}, 400),
        (b" " * (LARGEST + 1), {}, 413),
        (b" " * 10 * LARGEST, {}, 413),
        (b'{"update_id": true}', {}, 400),
        (b'{"update_id": 1e3}', {}, 400),
        (b'{"update_id": ' + b"9" * 5000 + b"}", {}, 400),
        (b"[" * 100_000, {}, 400),
        (b'{"update_id": 7, "message": ' + b"[" * 900 + b"]" * 900 + b"}", {}, 200),
        (b'{"update_id": 7, "message": {"chat": {"id": "x"}}}', {}, 200),
        (b'{"update_id": 7}', {}, 200),
    ],
)
async def test_what_is_posted_gets_the_answer_it_deserves_and_does_nothing(
    door: Door, body: bytes, headers: dict[str, str], code: int
) -> None:
    assert await door.post(body, **headers) == code
    assert door.said() == []


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "HEAD"])
async def test_updates_are_only_posted(door: Door, method: str) -> None:
    async with door.session.request(method, door.url) as answer:
        assert answer.status == 405


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner),
    max_leaves=6,
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.binary(max_size=200)
    | st.builds(lambda value: json.dumps(value).encode(), anything)
    | st.builds(
        lambda number, value: json.dumps(
            {"update_id": number, "message": value}
        ).encode(),
        st.integers() | st.text(),
        anything,
    )
)
async def test_no_body_is_answered_with_an_error_of_ours(
    door: Door, body: bytes
) -> None:
    assert await door.post(body) in (200, 400)

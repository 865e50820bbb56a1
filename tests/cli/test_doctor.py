"""The doctor against a Telegram over HTTP and a real store."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from click.testing import CliRunner

from bot.cli import newsbrief
from bot.cli.doctor import examine
from bot.clock import SystemClock
from bot.environment import Loaded, load
from bot.model import Feed
from bot.store.connection import Redis
from bot.store.feeds import Feeds
from bot.store.quarantine import Quarantine, Unread
from tests.fakes.model import FakeModel, listening

TOKEN = "110201543:" + "AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsawX"
ME = {
    "id": 110201543,
    "is_bot": True,
    "username": "newsbot",
    "can_join_groups": True,
    "supports_inline_queries": True,
}


class Telegram:
    """Answers the two calls the doctor makes."""

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {
            "getMe": {"ok": True, "result": ME},
            "getWebhookInfo": {"ok": True, "result": {"url": ""}},
        }

    async def answer(self, request: web.Request) -> web.Response:
        answer = self.answers[request.match_info["method"]]
        if isinstance(answer, str):
            return web.Response(text=answer, status=502)
        return web.json_response(answer, status=answer.get("error_code", 200))


@pytest.fixture
def telegram() -> Telegram:
    return Telegram()


@pytest.fixture
async def base(telegram: Telegram) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_get(f"/bot{TOKEN}/{{method}}", telegram.answer)
    async with TestServer(app) as server:
        yield str(server.make_url("")).rstrip("/")


def settings(base: str, store: str, **more: str) -> Loaded:
    environ = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_BASE": base}
    return load({**environ, "REDIS_URL": store, **more}, None)


async def test_a_healthy_bot_has_only_good_findings(
    base: str, redis: Redis, store_url: str
) -> None:
    found = await examine(settings(base, store_url), SystemClock())
    lines = [str(finding) for finding in found]
    assert lines[:5] == [
        "✓ token: it is @newsbot",
        "✓ privacy mode: on: in groups it reads only what is meant for it",
        "✓ inline mode: on: “@newsbot flood” in any chat offers stories to send",
        "✓ updates: by polling",
        "✓ clock: agrees with Telegram's",
    ]
    assert lines[5].startswith("✓ store: your server, version ")
    assert lines[6] == "✓ feeds: there are none"
    assert lines[7] == "✓ texts: all could be read"


async def test_what_was_given_up_is_told_with_its_feed(
    base: str, redis: Redis, store_url: str
) -> None:
    await Feeds(redis).add(Feed("https://auk.example/rss", "The Auk"))
    bad = Unread("a", "Bad", "", "it hung", feed="https://auk.example/rss")
    for _ in range(3):
        await Quarantine(redis).note(bad)
    found = await examine(settings(base, store_url), SystemClock())
    assert found[-1].fact == (
        "1 could not be read and left out; the newest is “Bad” of The Auk: it hung"
    )
    assert "feeds retry" in found[-1].todo


async def test_a_wrong_clock_is_found(base: str, store_url: str) -> None:
    late = SystemClock(timedelta(minutes=-5))
    found = await examine(settings(base, store_url), late)
    assert [f.subject for f in found if f.is_wrong] == ["clock"]


async def test_a_refused_token_is_found(
    base: str, store_url: str, telegram: Telegram
) -> None:
    telegram.answers["getMe"] = {
        "ok": False,
        "error_code": 401,
        "description": "Unauthorized",
    }
    found = await examine(settings(base, store_url), SystemClock())
    assert found[0].fact == "Telegram does not know it"


async def test_an_answer_that_is_none_counts_as_no_answer(
    base: str, store_url: str, telegram: Telegram
) -> None:
    telegram.answers["getMe"] = "<h1>Bad Gateway</h1>"
    found = await examine(settings(base, store_url), SystemClock())
    assert "cannot be reached (JSONDecodeError)" in found[0].fact


async def test_an_address_nobody_answers_is_found_without_the_token(
    store_url: str,
) -> None:
    found = await examine(settings("http://127.0.0.1:9", store_url), SystemClock())
    assert "127.0.0.1 cannot be reached" in found[0].fact
    assert TOKEN not in str(found[0])


async def test_a_store_that_is_away_is_found(base: str) -> None:
    found = await examine(settings(base, "redis://127.0.0.1:9"), SystemClock())
    assert found[-1].subject == "store"
    assert found[-1].is_wrong


async def test_a_full_store_is_found(base: str, redis: Redis, store_url: str) -> None:
    await redis.config_set("maxmemory", "1")
    found = await examine(settings(base, store_url), SystemClock())
    await redis.config_set("maxmemory", "0")
    assert found[-1].is_wrong
    assert "The store is full" in found[-1].todo


async def test_names_that_are_no_setting_are_found(base: str, store_url: str) -> None:
    loaded = settings(base, store_url, NEWSBRIEF_ADMIN="1")
    found = await examine(loaded, SystemClock())
    assert found[0].fact == "NEWSBRIEF_ADMIN is no setting"


def test_without_a_token_it_says_where_to_get_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("bot.settings.PROJECT", tmp_path / "elsewhere")
    monkeypatch.chdir(tmp_path)
    with TemporaryDirectory(prefix="nb") as short:
        environ = {"NEWSBRIEF_DATA": short, "NEWSBRIEF_EPHEMERAL": "yes"}
        result = CliRunner(env=environ).invoke(newsbrief, ["doctor"])
    assert result.exit_code == 1
    assert "✗ token: there is none\n  → talk to @BotFather" in result.output
    assert "! store: embedded in" in result.output


async def test_an_embedded_store_is_started_and_left(base: str) -> None:
    with TemporaryDirectory(prefix="nb") as short:
        loaded = settings(base, "", NEWSBRIEF_DATA=short)
        found = await examine(loaded, SystemClock())
    assert found[-3].fact.startswith(f"embedded in {short}/live, version ")


async def test_a_language_model_that_answers_is_a_good_finding(
    base: str, store_url: str
) -> None:
    async with listening(FakeModel()) as fake:
        found = await examine(
            settings(
                base,
                store_url,
                NEWSBRIEF_REWORD_URL=fake.url,
                NEWSBRIEF_REWORD_MODEL="small",
            ),
            SystemClock(),
        )
    assert str(found[-1]) == "✓ rewording: the language model at 127.0.0.1 answers"


async def test_a_language_model_that_is_away_is_told_and_harms_nothing(
    base: str, store_url: str
) -> None:
    more = {
        "NEWSBRIEF_REWORD_URL": "http://127.0.0.1:1/v1",
        "NEWSBRIEF_REWORD_MODEL": "small",
    }
    found = await examine(settings(base, store_url, **more), SystemClock())
    assert not found[-1].is_wrong
    assert str(found[-1]).startswith(
        "! rewording: 127.0.0.1: the language model did not answer"
    )

"""The demo: playground and bot on one port, kept for the next time or not."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import RawTestServer

from bot import demo, timetable
from bot.clock import SystemClock
from bot.playground.cast import ADA, CLEO
from bot.settings import Settings

CLOCK = SystemClock()
PATIENCE = 60.0
"""Seconds an answer may take where eight other programs run."""


class Visitor:
    """Ada, who does by HTTP what the page does."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def act(self, name: str, **fields: object) -> None:
        wanted = {"act": name, "user": ADA, "chat": ADA, **fields}
        async with self._session.post("/api/act", json=wanted) as answer:
            assert answer.status == 200, await answer.text()

    async def messages(self) -> list[dict[str, Any]]:
        async with self._session.get("/api/state") as answer:
            state = await answer.json()
        (chat,) = [chat for chat in state["chats"] if chat["id"] == ADA]
        return list(chat["messages"])

    async def hears(self, words: str) -> dict[str, Any]:
        async with asyncio.timeout(PATIENCE):
            while True:
                for message in await self.messages():
                    if words in message.get("text", ""):
                        return message
                await CLOCK.sleep(0.02)

    async def status(self, path: str) -> int:
        async with self._session.get(path) as answer:
            return answer.status


@asynccontextmanager
async def visiting(settings: Settings) -> AsyncIterator[Visitor]:
    """A visit to the running demo, which is told to stop after it."""
    stop = asyncio.Event()
    address = asyncio.get_running_loop().create_future()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(demo.demo(settings, stop, address.set_result))
        async with aiohttp.ClientSession(await address) as session:
            yield Visitor(session)
        stop.set()


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(timetable, "TICK", 0.05)
    return Settings(data_dir=tmp_path, port=0)


async def test_tomorrows_briefing_has_the_samples_of_that_day(
    settings: Settings,
) -> None:
    async with visiting(replace(settings, ephemeral=True)) as ada:
        assert await ada.status("/") == 200
        await ada.act("send", text="/subscribe 8:00 London")
        await ada.hears("✅ Done")
        await ada.act("tomorrow")
        briefing = await ada.hears("Sunday, 22 Nov · your 08:00 briefing")
        links = [each["url"] for each in briefing["entities"] if "url" in each]
        pages = [link for link in links if "/a/" in link]
        assert "2,300 people evacuated" in briefing["text"]
        assert await ada.status("/a/" + pages[0].partition("/a/")[2]) == 200
    assert not (settings.store_dir / "playground.json").exists()


async def test_the_chat_and_what_was_subscribed_outlive_a_restart(
    settings: Settings,
) -> None:
    async with visiting(settings) as ada:
        await ada.act("send", text="/subscribe 8:00 London")
        await ada.hears("✅ Done")
        await ada.act("tomorrow")
        await ada.hears("Sunday, 22 Nov · your 08:00 briefing")
    async with visiting(replace(settings, host="localhost")) as ada:
        await ada.hears("Sunday, 22 Nov · your 08:00 briefing")
        await ada.act("tomorrow")
        await ada.hears("Monday, 23 Nov · your 08:00 briefing")


async def test_a_feed_that_is_added_is_read(settings: Settings) -> None:
    looks, is_read = [0], asyncio.Event()

    async def answer(_: web.BaseRequest) -> web.Response:
        looks[0] += 1
        if looks[0] == 2:  # after the one of who adds it
            is_read.set()
        text = "<rss version='2.0'><channel><title>Gull</title></channel></rss>"
        return web.Response(text=text)

    async with RawTestServer(answer) as server:
        allow = (f"{server.host}:{server.port}",)
        own = replace(settings, ephemeral=True, fetch_allow=allow)
        async with visiting(own) as visitor, asyncio.timeout(20):
            where = server.make_url("/rss")
            words = f"/addfeed {where}"
            await visitor.act("send", user=CLEO, chat=CLEO, text=words)
            await is_read.wait()

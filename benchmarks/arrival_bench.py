"""The world around the service: a server of feeds, Telegram, readers and trackers."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from time import perf_counter
from typing import Any

from aiohttp import web

from benchmarks.arrival_news import Place, item
from bot.clock import SystemClock
from bot.model import Address, Feed, Report, Track
from bot.playground.calls import Call
from bot.playground.human import Human
from bot.playground.play import Playground
from bot.playground.world import User
from bot.store import keys
from bot.store.connection import Redis
from bot.store.records import score
from bot.store.stores import Stores

ASKING = 0.1
NOISE = 0.5
NOISY = "noise"
PATIENCE = 60.0


@dataclass
class Wire:
    """A server of feeds; notes when it answered with which."""

    items: dict[str, list[str]] = field(default_factory=dict)
    answered: dict[str, float] = field(default_factory=dict)

    def app(self) -> web.Application:
        """Return the server."""
        made = web.Application()
        made.router.add_get("/{feed}", self.answer)
        return made

    async def answer(self, request: web.Request) -> web.Response:
        """Return the feed as it is now."""
        name = request.match_info["feed"]
        body = "".join(self.items[name])
        self.answered[name] = perf_counter()
        text = (
            f"<rss version='2.0'><channel><title>{name}</title>{body}</channel></rss>"
        )
        return web.Response(text=text, content_type="application/rss+xml")


class Watched(Playground):
    """A playground that notes when it was told what."""

    def __init__(self, clock: SystemClock) -> None:
        super().__init__(clock)
        self.said: list[tuple[float, int, str]] = []

    def record(self, call: Call) -> None:
        """Keep a call, and the moment of a message."""
        if call.method in ("sendMessage", "sendPhoto") and call.ok:
            words = str(call.params.get("text") or call.params.get("caption") or "")
            self.said.append((perf_counter(), call.chat_id or 0, words))
        super().record(call)


@dataclass
class Bench:
    """The world around the service."""

    play: Watched
    wire: Wire
    port: int
    redis: Redis
    stores: Stores
    clock: SystemClock
    readers: Iterator[int]

    def url(self, name: str) -> str:
        """Return the address of a feed; that of the noise has a host of its own."""
        host = "127.0.0.2" if name == NOISY else "127.0.0.1"
        return f"http://{host}:{self.port}/{name}"

    async def publish(self, name: str, items: Sequence[str]) -> float:
        """Let a feed list these first and be due; return when it was fetched."""
        self.wire.items[name] = [*items, *self.wire.items.get(name, [])]
        self.wire.answered.pop(name, None)
        await self.stores.feeds.add(Feed(self.url(name), name))
        # Again and again: the visit before may end only now, and say when it is due.
        while name not in self.wire.answered:
            due = {self.url(name): score(self.clock.now())}
            await self.redis.zadd(keys.feeds_due(), due)
            await self.clock.sleep(0.2)
        return self.wire.answered[name]

    async def until(self, true: Any) -> None:
        """Wait until the claim is true."""
        async with asyncio.timeout(PATIENCE):
            while not true():
                await self.clock.sleep(0.01)

    def told(self, words: str, since: float, chat: int = 0) -> float | None:
        """Return when these words were first said after that, to this chat if given."""
        return next(
            (
                moment
                for moment, chat_id, said in self.play.said
                if moment >= since and words in said and chat in (0, chat_id)
            ),
            None,
        )

    async def report(self, title: str) -> Report:
        """Wait for the article of this title and return its report."""
        async with asyncio.timeout(PATIENCE):
            while True:
                for report in await self.stores.articles.latest(200):
                    if report.origin.title == title:
                        return report
                await self.clock.sleep(0.05)

    async def track(self, place: Place, people: int, chat: int) -> None:
        """Let a chat track the figure of a place."""
        self.play.world.add_user(User(chat, "Tracker"))
        Human(self.play).start(chat)
        report = await self.report(place.title(people))
        id_, story = report.origin.article_id, report.story_id
        figures = report.findings.figures
        number = next(n for n, each in enumerate(figures, 1) if each.low == people)
        while not (placed := await self.stores.series.of(story)).get(id_):
            await self.clock.sleep(0.05)
        wish = Track(
            Address(chat),
            placed[id_][number],
            story,
            figures[number - 1].text,
            self.clock.now(),
            (id_,),
        )
        await self.stores.tracks.add(wish)

    async def ask(self) -> None:
        """Ask for /latest again and again, each time somebody else."""
        while True:
            reader = next(self.readers)
            Human(self.play).send(reader, reader, "/latest")
            await self.clock.sleep(ASKING)

    async def rustle(self, others: Iterator[Place]) -> None:
        """Let another feed bring an old article again and again."""
        for number, place in enumerate(others):
            published = self.clock.now() - timedelta(hours=20)
            await self.publish(NOISY, [item(place, 70 + number, "again", published)])
            await self.clock.sleep(NOISE)

"""How soon the bot answers with 10,000 articles stored: from update to first call.

The articles are the sentences of our own samples, shuffled, over thirty days and in
stories of three. Updates are made by the playground and handled as the service handles
them; the time ends when the first message is handed to the wire, with no limit of
Telegram's in the way. The first question of a kind is not counted; the next readers ask
for the same news, as readers do. Beside it stands the time this process worked, which
is the same on a busy machine. The last line is JSON.

    .venv/bin/python benchmarks/answers.py [ARTICLES]
"""

import asyncio
import gc
import json
import platform
import random
import statistics
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from ending import end_cleanly

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from telegram import Bot

from bot.chat.access import OwnerRights
from bot.chat.commands import all_commands
from bot.chat.intake.envelope import Json, read_envelope
from bot.chat.intake.polling import fetch
from bot.chat.intake.taking import Intake
from bot.chat.replies.answering import Answering
from bot.chat.replies.router import Router
from bot.chat.values import Desk, Options
from bot.clock import SystemClock
from bot.delivery.calls.transport import AioRequest
from bot.delivery.calls.transport import connect as telegram
from bot.delivery.sending.messenger import TelegramMessenger
from bot.jobs.analysis import Analysis, analyse
from bot.jobs.warming import Warming
from bot.metrics import Metrics
from bot.model import Article, Story
from bot.playground.human import Human
from bot.playground.play import Playground
from bot.playground.server import make_app
from bot.playground.world import User
from bot.service import SEEDS
from bot.sources.found import Look
from bot.sources.seeds import load
from bot.store import keys
from bot.store.connection import Redis, close, connect
from bot.store.server import embedded
from bot.store.stores import Stores, make_stores
from bot.web.server import serving
from summarizers import segment

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
DISTINCT = 500  # texts analysed; each is stored many times with a number of its own
SENTENCES = 9
PER_STORY = 3
RUNS = 40
TARGET = 20.0
ASKED = {
    "/latest": ["/latest", "/latest world", "/latest business"],
    "/figures": ["/figures", "/figures evacuated", "/figures teachers pay"],
    "/people": ["/people", "/people Marwen", "/people Oxholt"],
    "/brief": ["/brief", "/brief world", "/brief politics"],
    "question": [
        "How many people were evacuated?",
        "What did Dana Oxholt say?",
        "How much does the bridge cost?",
        "Who won the marathon?",
    ],
    "/start": ["/start", "/start topic_world"],
}


def texts(samples: Sequence[Article], count: int) -> Iterator[Article]:
    """Yield that many articles of shuffled sentences of the samples."""
    chance = random.Random(2)
    cut = [
        sentence.text for each in samples for sentence in segment(each.text).sentences
    ]
    for number in range(count):
        chosen = chance.sample(cut, SENTENCES)
        model = chance.choice(samples)
        yield replace(
            model, id=f"b{number}", title=chosen[0][:90], text=" ".join(chosen)
        )


async def fill(stores: Stores, count: int) -> None:
    """Put that many articles into the store, newest last."""
    samples = load((SEEDS,)).articles
    found = [(each, analyse(each)) for each in texts(samples, min(count, DISTINCT))]
    room = asyncio.Semaphore(64)

    async def put(number: int) -> None:
        async with room:
            await _put(stores, number, count, *found[number % len(found)])

    async with asyncio.TaskGroup() as tasks:
        for number in range(count):
            tasks.create_task(put(number))


async def _put(
    stores: Stores, number: int, count: int, model: Article, analysis: Analysis
) -> None:
    published = NOW - timedelta(days=30) * (count - number) / count
    article = replace(
        model,
        id=f"a{number}",
        text=f"{model.text} Report {number}.",
        url=f"https://example.com/{number}",
        published=published,
    )
    story = f"s{number // PER_STORY}"
    await stores.articles.add(article, analysis.findings, story, analysis.terms)
    if number % PER_STORY == PER_STORY - 1:
        ids = tuple(f"a{number - back}" for back in range(PER_STORY))
        await stores.stories.save(
            Story(story, article.title, ids, article.topics, published)
        )


@dataclass
class Stopwatch:
    """A messenger that notes when the first thing was asked of it."""

    inner: TelegramMessenger
    first: float = 0.0
    worked: float = 0.0

    def __getattr__(self, name: str) -> Any:
        if not self.first:
            self.first, self.worked = perf_counter(), process_time()
        return getattr(self.inner, name)


@dataclass
class Bench:
    """People who ask, and a bot that is timed."""

    play: Playground
    bot: Bot
    redis: Redis
    intake: Intake
    watch: Stopwatch
    people: int = 1_000_000
    offset: int = 0

    async def ask(self, text: str) -> tuple[float, float]:
        """Return the milliseconds from an update's arrival to the first call.

        And those of them in which this process worked.
        """
        self.people += 1
        self.play.world.add_user(User(self.people, "Reader"))
        Human(self.play).send(self.people, self.people, text)
        async with AioRequest(connections=1) as request:
            raws = await fetch(request, self.bot, self.offset, 0)
        self.offset = _number(raws[-1]) + 1
        await self.redis.delete(keys.pace("all"), keys.budget())
        self.watch.first = 0.0
        began, worked = perf_counter(), process_time()
        await self.intake.handle(raws)
        watch = self.watch
        return (watch.first - began) * 1000, (watch.worked - worked) * 1000


@asynccontextmanager
async def bench(redis: Redis, stores: Stores) -> AsyncIterator[Bench]:
    """Yield a bot over this store in a playground of its own."""
    clock = SystemClock(NOW - SystemClock().now())
    play = Playground(clock)
    play.limits.enforced = False
    async with (
        serving(make_app(play=play), "127.0.0.1", 0) as port,
        telegram(play.token, f"http://127.0.0.1:{port}") as bot,
    ):
        options = Options(frozenset(), f"http://127.0.0.1:{port}", bot.username, "UTC")
        desk = Desk(stores, clock, OwnerRights(), options, _look)
        watch = Stopwatch(TelegramMessenger(bot))
        router = Router(desk, all_commands())
        answering = Answering(router, watch, clock)
        intake = Intake(answering, stores.journal, clock, Metrics())
        async with intake.open():
            if router.desk.library:
                await router.desk.library.follow()
            yield Bench(play, bot, redis, intake, watch)


def _number(raw: Json) -> int:
    envelope = read_envelope(raw)
    return envelope.number if envelope else 0


async def _look(_words: str) -> Look:
    return Look()


async def measure(bench: Bench) -> dict[str, dict[str, float]]:
    """Return median and 95th percentile of milliseconds by what is asked."""
    found = {}
    for kind, lines in ASKED.items():
        await bench.ask(lines[0])
        took = [await bench.ask(lines[run % len(lines)]) for run in range(RUNS)]
        spans, works = zip(*took, strict=True)
        found[kind] = {
            "median": round(statistics.median(spans), 1),
            "p95": round(statistics.quantiles(spans, n=20)[-1], 1),
            "work_p95": round(statistics.quantiles(works, n=20)[-1], 1),
        }
    return found


async def main(count: int) -> None:
    """Fill a store, ask, and print the table and, last, JSON."""
    with tempfile.TemporaryDirectory(prefix="nb") as place:
        async with embedded(Path(place), ephemeral=True) as url:
            redis = connect(url)
            stores = make_stores(redis, "bench")
            began = perf_counter()
            await fill(stores, count)
            filled = perf_counter() - began
            gc.collect()
            gc.freeze()  # what filling left behind is not for the bot to look through
            async with bench(redis, stores) as made:
                # As the service does once it has started.
                await Warming(
                    stores.articles, SystemClock(NOW - SystemClock().now())
                ).run()
                found = await measure(made)
            await close(redis)
    print(f"{count} articles (in {filled:.0f} s), Python {platform.python_version()}")
    for kind, times in found.items():
        print(
            f"{kind:10}{times['median']:8.1f} ms{times['p95']:8.1f} ms (95 %)"
            f"{times['work_p95']:8.1f} ms of work (95 %)"
        )
    met = all(times["p95"] <= TARGET for times in found.values())
    print(json.dumps({"articles": count, **found, "target": TARGET, "met": met}))


if __name__ == "__main__":
    end_cleanly()
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))

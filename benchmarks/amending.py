"""What it costs to be able to correct what was sent, and how fast that is done.

Readers in groups who share a briefing of seven stories of our samples. Each delivery
goes through the outbox as it would, but for Telegram, twice: without a content and with
one; the difference of the server's `used_memory`, settled, is what one takes. Then an
article in all of them is corrected: how long until everybody who got it is found, and
how long an edit takes from there into the queue and out of it again. Beside it stands
what a delivery would take if it kept its own content, compressed. Last line JSON.
Usage: python benchmarks/amending.py [READERS [GROUPS]]
"""

import asyncio
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.briefing.compose import compose
from bot.clock import SystemClock
from bot.delivery.corrections.amended import amended, laid_out
from bot.delivery.messages.render import briefing
from bot.jobs.amending import Amending
from bot.jobs.analysis import analyse
from bot.model import (
    Address,
    Content,
    Correction,
    Delivery,
    Ending,
    Findings,
    Kind,
    Message,
    Outcome,
    Report,
    Story,
    Version,
)
from bot.service import SEEDS
from bot.sources.seeds import load
from bot.store import keys
from bot.store.connection import Redis, close, connect
from bot.store.outbox import Lease
from bot.store.server import embedded
from bot.store.stores import Stores, make_stores

READERS, GROUPS = 8_000, 4
AT_ONCE = 500


def reports() -> list[Report]:
    """Return our samples as they are kept."""
    made = []
    for article in load((SEEDS,)).articles:
        found = analyse(article)
        report = Report(article.origin, article.topics, found.findings, article.id)
        made.append(report)
    return made


def told(made: Sequence[Report], group: int) -> tuple[Message, ...]:
    """Return the briefing of these readers: the same stories at another hour."""
    stories = [
        (Story(r.story_id, r.origin.title, (r.story_id,), (), r.origin.published), (r,))
        for r in made
    ]
    day = datetime.now(UTC).date()
    return briefing(compose(day, stories, {}, minute=group % 1440))


async def sent(stores: Stores, first: int, count: int, one: Delivery) -> None:
    """Send a delivery to so many chats, one after the other."""
    for start in range(first, first + count, AT_ONCE):
        some = range(start, min(start + AT_ONCE, first + count))
        await stores.outbox.add_all(
            replace(one, address=Address(10**9 + n), name=f"{10**9 + n}:0/{one.name}")
            for n in some
        )
        await settled(stores)


async def settled(stores: Stores) -> int:
    """Let Telegram take all that waits; return how many."""
    count = 0
    while leases := await stores.outbox.take(AT_ONCE):
        await asyncio.gather(*(take(stores, lease) for lease in leases))
        count += len(leases)
    return count


async def take(stores: Stores, lease: Lease) -> None:
    """Let Telegram take all parts of one delivery."""
    following: Lease | None = lease
    while following:
        await stores.outbox.attempt(following, following.part)
        outcome = Outcome(Ending.SENT, message_id=following.part + 1)
        following = await stores.outbox.settle(following, outcome)


async def memory(redis: Redis) -> int:
    """Return the bytes the server uses for what it keeps."""
    return int((await redis.info("memory"))["used_memory"])


async def keep(
    stores: Stores, readers: int, groups: int, *, with_content: bool
) -> None:
    """Send everybody his group's briefing."""
    expires = datetime.now(UTC) + timedelta(hours=12)
    made = reports()
    for group in range(groups):
        messages = told(made, group)
        name = await stores.contents.keep(Content(messages)) if with_content else ""
        delivery = Delivery(
            "2026-11-26/0480",
            Address(1),
            Kind.BRIEFING,
            messages,
            expires,
            content=name,
        )
        share = readers // groups
        await sent(stores, group * share, share, delivery)


class Corrected:
    """Articles of which one was corrected in the figure it is told with."""

    def __init__(self, report: Report) -> None:
        self.id = report.origin.article_id
        sentence = report.findings.summary[0].text
        edit = Correction(sentence[:3], "Not", sentence, f"Not {sentence}")
        versions = (Version(datetime.now(UTC), 1, 1, (edit,)),)
        self._report = replace(report, findings=Findings(), versions=versions)

    async def report(self, _article_id: str) -> Report:
        """Return the corrected report."""
        return self._report


async def work(readers: int, groups: int) -> dict[str, object]:
    """Return what was measured."""
    sizes: list[int] = []
    edits: dict[str, object] = {}
    content = 0
    for with_content in (False, True):
        with tempfile.TemporaryDirectory() as folder:
            async with embedded(Path(folder), ephemeral=True) as url:
                redis = connect(url)
                stores = make_stores(redis, "bench", SystemClock())
                before = await memory(redis)
                await keep(stores, readers, groups, with_content=with_content)
                sizes.append(await memory(redis) - before)
                content = await packed(redis)
                if with_content:
                    edits = await corrected(stores, redis)
                await close(redis)
    plain, noted = (size / readers for size in sizes)
    return {
        "readers": readers,
        "groups": groups,
        "bytes_a_delivery_without": round(plain),
        "bytes_a_delivery_more": round(noted - plain, 1),
        "bytes_a_content": content,
        **edits,
    }


async def packed(redis: Redis) -> int:
    """Return how many bytes a content is, compressed; 0 where none is kept."""
    found = [key async for key in redis.scan_iter(keys.content("*"))]
    return max([await redis.hstrlen(key, "z") for key in found], default=0)


async def corrected(stores: Stores, redis: Redis) -> dict[str, object]:
    """Return how long a correction takes that concerns everybody."""
    first = told(reports(), 0)[0]
    shown = next(s.article_id for s in first.shown if s.part == "sentence")
    wanted = next(r for r in reports() if r.origin.article_id == shown)
    articles = Corrected(wanted)
    await redis.hset(keys.amiss(), articles.id, "1.0")
    job = Amending(
        replace(stores, articles=articles),  # type: ignore[arg-type]  # only what is asked
        SystemClock(),
        amended,
        laid_out,
    )
    began = perf_counter()
    await job.revise()
    await job.find()
    found = perf_counter() - began
    began, count, queued = perf_counter(), 0, 0.0
    while True:
        start = perf_counter()
        await job.edit()
        queued += perf_counter() - start
        if not (done := await settled(stores)):
            break
        count += done
    return {
        "seconds_until_found": round(found, 3),
        "edits": count,
        "milliseconds_to_queue_an_edit": round(1000 * queued / max(count, 1), 3),
        "edits_a_second": round(count / (perf_counter() - began)),
    }


def measure(readers: int = READERS, groups: int = GROUPS) -> dict[str, object]:
    """Return what a content costs a delivery, and how fast a correction goes out."""
    return asyncio.run(work(readers, groups))


def main() -> None:
    """Print what was measured, in words and as JSON."""
    numbers = [int(each) for each in sys.argv[1:]]
    got = measure(*numbers)
    print(f"{got['readers']} readers in {got['groups']} groups")
    print(f"bytes a settled delivery takes: {got['bytes_a_delivery_without']}")
    print(f"and more, to be corrected: {got['bytes_a_delivery_more']}")
    print(f"bytes of a content, compressed: {got['bytes_a_content']}")
    print(f"seconds until all are found: {got['seconds_until_found']}")
    print(f"edits: {got['edits']}, {got['edits_a_second']} a second without Telegram")
    print(f"ms to queue an edit: {got['milliseconds_to_queue_an_edit']}")
    print(json.dumps(got))


if __name__ == "__main__":
    main()

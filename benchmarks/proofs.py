"""Measures editors: many channels whose briefings are all shown and posted at one hour.

Real store, embedded, and ten of the newest samples as news. All proofs are shown half
an hour before the hour, all are approved, and all are posted at the hour. Beside it the
same channels without editors, and a look when nothing is due, which comes every second.
Ends in a line of JSON.

Usage: python benchmarks/proofs.py [CHANNELS]
"""

import asyncio
import json
import logging
import platform
import sys
import tempfile
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

from ending import end_cleanly

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from composing import read

from bot.delivery.messages import render
from bot.jobs.brief import Brief
from bot.jobs.proofing import Proofing
from bot.model import Address, Approval, Chat, ChatKind, ProofState, Subscription
from bot.store.connection import close, connect
from bot.store.server import embedded
from bot.store.stores import Stores, make_stores
from tests.fakes.clock import FakeClock
from tests.fixtures.mailing import BEGINS, EIGHT

DUE = BEGINS + timedelta(seconds=10)
SHOWN = DUE - timedelta(minutes=30)
EDITOR = 5
IDLE = 200


def measure(channels: int = 1000) -> dict[str, object]:
    """Return milliseconds for a proof shown, a proof posted, a plain post, a look."""
    return asyncio.run(_measure(channels))


async def _measure(channels: int) -> dict[str, object]:
    async with AsyncExitStack() as open_:
        place = open_.enter_context(tempfile.TemporaryDirectory(prefix="nb"))
        url = await open_.enter_async_context(embedded(Path(place)))
        redis, clock = connect(url, patient=True), FakeClock(SHOWN)
        open_.push_async_callback(close, redis)
        stores = make_stores(redis, "bench", clock)
        await read(stores, clock)
        edited = [Address(-1000 - number) for number in range(channels)]
        plain = [Address(-900_000 - number) for number in range(channels)]
        await _set_up(stores, edited, plain)
        lay_out = partial(render.briefing, pages="http://x")
        brief = Brief(stores, clock, lay_out)
        job = Proofing(stores, clock, brief, lay_out)
        shown = await _timed(job.run())
        await _approve(stores, edited)
        idle = await _timed(_look_often(job))
        clock.set(DUE)
        fired = await _timed(_brief(brief))
        posted = await _timed(job.run())
        counts = await stores.outbox.counts()
        assert counts["queued"] == 3 * channels, counts
    return {
        "channels": channels,
        "shown_ms": round(shown / channels, 2),
        "posted_ms": round(posted / channels, 2),
        "plain_ms": round(fired / channels, 2),
        "idle_look_ms": round(idle / IDLE, 3),
    }


async def _set_up(stores: Stores, edited: list[Address], plain: list[Address]) -> None:
    await stores.chats.save(Chat(EDITOR, ChatKind.PRIVATE, "Editor"))
    for address in (*edited, *plain):
        wire = Chat(address.chat_id, ChatKind.CHANNEL, "Wire", manager=EDITOR)
        await stores.chats.save(wire)
        await stores.subscriptions.save(Subscription(address, (EIGHT,), "UTC"), DUE)
    for address in edited:
        await stores.proofs.choose(address, Approval(), SHOWN)


async def _approve(stores: Stores, edited: list[Address]) -> None:
    """Approve every proof, as it is."""
    for address in edited:
        (proof,) = await stores.proofs.of(address)
        assert proof.state is ProofState.OPEN
        approved = replace(proof, state=ProofState.APPROVED)
        assert await stores.proofs.save(approved, None)


async def _look_often(job: Proofing) -> None:
    for _ in range(IDLE):
        await job.run()


async def _brief(brief: Brief) -> None:
    """Compose the plain ones; the edited ones only change hands."""
    await brief.tick()
    await brief.compose_fired()


async def _timed(work: object) -> float:
    """Return the milliseconds this takes."""
    began = perf_counter()
    await work  # type: ignore[misc]  # a coroutine
    return (perf_counter() - began) * 1000


def main(channels: int) -> None:
    """Print the figures and, in the last line, everything as JSON."""
    logging.disable(logging.ERROR)
    print(f"{platform.machine()}, Python {platform.python_version()}")
    busy = process_time()
    found = measure(channels)
    print(f"{channels} channels with an editor, and as many without, at one hour")
    print(f"a proof is shown in {found['shown_ms']} ms, posted in {found['posted_ms']}")
    print(f"without an editor a briefing is composed in {found['plain_ms']} ms")
    print(f"a look when nothing is due takes {found['idle_look_ms']} ms")
    print(f"{process_time() - busy:.1f} s of processor in all")
    print(json.dumps(found))


if __name__ == "__main__":
    end_cleanly()
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)

"""The same inputs, read with aiohttp and feedparser alone."""

import multiprocessing
import subprocess
import sys
import time

from benchmarks.hostile_memory import peak
from benchmarks.hostile_server import GOOD, serve

PLAIN = (
    *(
        "billion laughs",
        "quadratic blow-up",
        "1,000,000 entries",
        "100,000 nested tags",
    ),
    *("gzip of 200 MB", "endless body", "crossed tags"),
)
SCRIPT = """
import asyncio, sys, aiohttp, feedparser
async def get():
    async with aiohttp.ClientSession() as session:
        async with session.get(sys.argv[1]) as answer:
            return await answer.read()
feedparser.parse(asyncio.run(get()))
"""


def plain(count: int, seed: int) -> list[str]:
    """Return how long aiohttp with feedparser alone took, and with what memory."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    server = context.Process(target=serve, args=(count, seed, theirs), daemon=True)
    server.start()
    port, names = ours.recv()
    lines = []
    for number, (_, name) in enumerate(names):
        if name in PLAIN:
            url, most, began = (
                f"http://{GOOD}:{port}/{number}",
                0.0,
                time.perf_counter(),
            )
            reading = subprocess.Popen(
                [sys.executable, "-c", SCRIPT, url], stderr=subprocess.DEVNULL
            )
            while reading.poll() is None and time.perf_counter() - began < 20:
                most = max(most, peak(str(reading.pid)))
                time.sleep(0.02)
            end = "not done" if reading.poll() is None else f"exit {reading.poll()}"
            reading.kill()
            reading.wait()
            taken = time.perf_counter() - began
            lines.append(f"{name}: {end} after {taken:.1f} s, {most:.0f} MB")
    server.kill()
    return lines

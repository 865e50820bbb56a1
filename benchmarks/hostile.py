"""A thousand hostile answers, and whether the service lives after each.

    .venv/bin/python benchmarks/hostile.py [--count 1000] [--seconds 3600] [--plain]

A server in a process of its own answers on loopback with what `hostile_inputs.py`
holds: bombs, floods, broken HTTP, redirects to private addresses, written by hand, and
mutations of good feeds that are the same for one seed. The service's own parts read
them: fetcher, worker processes, store. After each one a good feed has a new article,
and the time until it is kept is taken. At the end 200 feeds that trickle are polled
together with the good one. A trap listens where the redirects lead.

No more inputs are tried once `--seconds` are over. `--plain` reads some of them with
aiohttp and feedparser alone, in a process each.

Printed: how the feeds ended, by kind; the longest times; peak memory of the service and
of a worker; tracebacks logged; connections to the trap. The last line is JSON.
"""

import argparse
import asyncio
import json
import logging
import multiprocessing
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.ending import end_cleanly
from benchmarks.hostile_answers import FLOOD, SLOW
from benchmarks.hostile_memory import Memory, peak
from benchmarks.hostile_plain import plain
from benchmarks.hostile_server import GOOD, HOSTS, serve
from benchmarks.hostile_trial import NoNames, Tracebacks, Trial
from bot.clock import SystemClock
from bot.service import open_service
from bot.settings import Settings
from bot.sources import fetch

SLOW_FEEDS = 200
FLOODS = 20


async def measure(
    count: int = 1_000, seed: int = 1, seconds: float = 3_600.0
) -> dict[str, object]:
    """Return what became of so many inputs, in so much time, and of the service."""
    tracebacks, memory = Tracebacks(), Memory()
    fetch.ThreadedResolver = NoNames  # type: ignore[assignment,misc]  # for this process
    logging.getLogger().addHandler(tracebacks)
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    server = context.Process(target=serve, args=(count, seed, theirs), daemon=True)
    server.start()
    port, names = await asyncio.to_thread(ours.recv)
    allow = tuple(f"{host}:{port}" for host in (GOOD, *HOSTS))
    with tempfile.TemporaryDirectory(prefix="nb") as place:
        settings = Settings(data_dir=Path(place), ephemeral=True, fetch_allow=allow)
        async with open_service(settings, SystemClock()) as service:
            trial = Trial(service, port)
            await trial.live()
            trial.waits.clear()
            begins = peak("self")
            with memory.watched(server.pid or 0):
                result = await _run(trial, names, seconds)
            result["memory_mb"] = {
                "service_before": round(begins),
                "service_peak": round(memory.own),
                "worker_peak": round(memory.worker),
            }
    result["tracebacks"] = tracebacks.found
    result["private_connections"] = await _trapped(port)
    server.kill()
    return result


async def _run(
    trial: Trial, names: list[tuple[str, str]], seconds: float
) -> dict[str, object]:
    kinds: dict[str, Counter[str]] = {}
    longest: list[tuple[float, str]] = []
    end_of_time = time.perf_counter() + seconds
    for number, (kind, name) in enumerate(names):
        if time.perf_counter() > end_of_time:
            break
        if kind in {SLOW, FLOOD}:
            continue
        print(f"\r{number} {name[:60]:60}", end="", file=sys.stderr, flush=True)
        end, taken = await trial.attack(number)
        await trial.live()
        kinds.setdefault(kind, Counter())[end] += 1
        longest.append((round(taken, 2), f"{name}: {end}"))
    slow = [number for number, (kind, _) in enumerate(names) if kind == SLOW]
    flood = [number for number, (kind, _) in enumerate(names) if kind == FLOOD]
    rest = HOSTS[len(names) :]
    among, ends = await trial.trickle(slow, rest[FLOODS : FLOODS + SLOW_FEEDS])
    flooded, flood_ends = await trial.trickle(flood, rest[:FLOODS])
    return {
        "inputs": len(longest) + len(slow) + len(flood),
        "outcomes": {kind: dict(ends.most_common()) for kind, ends in kinds.items()},
        "longest": sorted(longest, reverse=True)[:8],
        "good_feed_not_read": trial.dead,
        "good_feed_s": [
            round(max(trial.waits, default=0.0), 2),
            round(_middle(trial.waits), 3),
        ],
        "good_among_200_slow_s": round(among, 2),
        "slow": dict(ends),
        "good_among_20_floods_s": round(flooded, 2),
        "floods": dict(flood_ends),
    }


def _middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2] if values else 0.0


async def _trapped(port: int) -> int:
    reader, writer = await asyncio.open_connection(GOOD, port)
    writer.write(b"GET /trapped HTTP/1.1\r\n\r\n")
    answer = await reader.read()
    writer.close()
    return int(answer.rpartition(b"\r\n")[2])


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=3_600.0)
    parser.add_argument("--plain", action="store_true")
    options = parser.parse_args()
    end_cleanly()
    result = asyncio.run(measure(options.count, options.seed, options.seconds))
    if options.plain:
        result["plain"] = plain(200, options.seed)
    for name, value in result.items():
        print(f"{name}:")
        rows = value.items() if isinstance(value, dict) else [("", value)]
        for key, row in rows:
            print(f"  {key} {row}")
    print(json.dumps(result, ensure_ascii=False))


if __name__ == "__main__":
    main()

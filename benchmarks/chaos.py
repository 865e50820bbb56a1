"""Kills senders, schedulers and the store -9 at random, and counts what was lost.

    .venv/bin/python benchmarks/chaos.py [--recipients 3000] [--kills 50]
        [--policy hold] [--sigterms 50] [--seed 1]

Every process is real: a playground that plays Telegram and is never killed, a store,
three senders, two schedulers, and a supervisor that starts what died at once. Half of
the readers are due when it begins, half a minute later, so that schedulers are killed
at work too. Of the sends one in a hundred is accepted and its answer cut off, one in
five hundred accepted and never answered, one in a hundred refused with 429, and three
times everybody is told to wait some seconds. Who sends too fast, or while he was told
to wait, is refused as Telegram refuses. The others are answered after 50 to 400
ms, so that kills find some in flight. A second run sends SIGTERM instead.
All is compared with the playground's own records. The last line is JSON.

A third, smaller run kills a loop as one would write it, `benchmarks/plain_loop.py`, as
often for each reader. It needs aiolimiter, which Newsbrief does not, and is left out
without it: `pip install --target DIR aiolimiter`, then run with `PYTHONPATH=DIR`.
"""

import argparse
import asyncio
import json
import os
import random
import signal
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from ending import end_cleanly

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.plain_loop import left as plain_left
from bot.playground.answers import Json
from bot.store.connection import Redis, close, connect
from bot.store.stores import Stores, make_stores
from bot.store.trails import Record
from tests.fixtures.chaos import (
    CLOCK,
    Crew,
    Judge,
    Member,
    is_settled,
    judging,
    records_of,
    service,
    store,
    subscribe,
    working,
)
from tests.fixtures.judge import FIRST_READER
from tests.fixtures.verdict import (
    Verdict,
    doubled_by,
    judge,
    resumed,
    settled_after,
    waits,
)

RATE = 30
LATE = 2.0
"""Seconds after which a resumption is listed: what was killed, when, how long."""
LOOP = Path(__file__).with_name("plain_loop.py")
NAMES = ("sender1", "sender2", "sender3", "scheduler1", "scheduler2")
# How often each is the victim; "everybody" is all senders at once.
WEIGHTS = {"sender": 50, "everybody": 10, "scheduler": 20, "store": 20}
LATENCY = (
    {"fault": "delay", "seconds": 0.4, "after": True, "chance": 0.2},
    {"fault": "delay", "seconds": 0.2, "after": True, "chance": 0.4},
    {"fault": "delay", "seconds": 0.05, "after": True, "chance": 0.99},
)
FAULTS = (
    {"fault": "close", "after": True, "chance": 0.01},
    {"fault": "stall", "after": True, "chance": 0.002},
    {"fault": "too_many", "seconds": 1, "most": 3, "chance": 0.01},
)
HALTS = ((0.25, 0.05), (0.5, 0.03), (0.75, 0.08))
"""At which share of the run everybody must wait, and for which share of it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked of a run; `gently` sends SIGTERM instead of SIGKILL."""

    recipients: int
    kills: int
    policy: str
    sigterms: int
    seed: int
    gently: bool = False

    @property
    def span(self) -> float:
        """The seconds the messages take at Telegram's limit."""
        return self.recipients / RATE


@dataclass
class Run:
    """A crew at work on a store, before a judge."""

    plan: Plan
    crew: Crew
    judge: Judge
    redis: Redis
    stores: Stores
    dice: random.Random
    halts: list[tuple[float, float]] = field(default_factory=list)
    ended: list[tuple[float, int]] = field(default_factory=list)

    async def weather(self) -> None:
        """Let the faults begin: all of them, or only the latency."""
        if self.plan.gently:
            await self.judge.script(self.plan.seed, *LATENCY)
            return
        now = CLOCK.monotonic()
        span = self.plan.span
        planned = [(begin * span, last * span) for begin, last in HALTS]
        self.halts = [(now + begin, now + begin + last) for begin, last in planned]
        halts = [
            {"fault": "halt", "begins": begin, "lasting": last}
            for begin, last in planned
        ]
        await self.judge.script(self.plan.seed, *halts, *FAULTS, *LATENCY)

    async def kill_at_random(self) -> None:
        """Kill so often, at moments no process knows."""
        gap = 0.8 * self.plan.span / max(self.plan.kills, 1)
        while len(self.crew.kills) < self.plan.kills:
            await CLOCK.sleep(self.dice.expovariate(1 / gap))
            (kind,) = self.dice.choices(list(WEIGHTS), list(WEIGHTS.values()))
            senders = self.crew.of("sender")
            one = [self.dice.choice(self.crew.of(kind) or senders)]
            await self.crew.kill(senders if kind == "everybody" else one, self.redis)

    async def end_at_random(self) -> None:
        """Send SIGTERM so often to senders and schedulers that are at work."""
        while len(self.ended) < self.plan.sigterms:
            await CLOCK.sleep(self.dice.uniform(0.05, 0.5))
            able = [m for m in self.crew.members if m.kind != "store" and m.is_up]
            if able:
                self.ended.append(await ending(self.dice.choice(able)))

    async def finish(self) -> bool:
        """Wait until everything is settled; False when that takes too long."""
        until = CLOCK.monotonic() + 120 + self.plan.span
        while not await is_settled(self.stores) and CLOCK.monotonic() < until:
            await CLOCK.sleep(0.2)
        return await is_settled(self.stores)


async def ending(member: Member) -> tuple[float, int]:
    """Return the seconds from SIGTERM to the end of a process, and its exit code."""
    known, began = len(member.exits), CLOCK.monotonic()
    member.send(signal.SIGTERM)
    while len(member.exits) == known:
        await CLOCK.sleep(0.005)
    moment, code = member.exits[known]
    return moment - began, code


async def chaos(plan: Plan) -> Json:
    """Return the figures of a run."""
    with tempfile.TemporaryDirectory(prefix="nb") as name:
        kept, url = store(Path(name))
        redis = connect(url, patient=True)
        async with (
            judging(plan.recipients) as court,
            working([kept]),
        ):
            stores = make_stores(redis, "chaos")
            half = plan.recipients // 2
            await subscribe(stores, [plan.recipients - half, half])
            members = service(NAMES, url, court.origin, Path(name), plan.policy)
            crew, dice = Crew([*members, kept]), random.Random(plan.seed)
            run = Run(plan, crew, court, redis, stores, dice)
            async with working(members) as serving:
                begun = await happen(run)
                await serving.rest()
            outbox = await records_of(stores, readers_of(plan))
            found = begun | figures(run, await court.records(), outbox)
        await close(redis)
        return found


async def plain_loop(plan: Plan) -> Json:
    """Return what becomes of as many kills for each reader in a plain loop."""
    if find_spec("aiolimiter") is None:
        return {"left_out": "aiolimiter is not installed"}
    with tempfile.TemporaryDirectory(prefix="nb") as name:
        progress, dice = Path(name, "progress"), random.Random(plan.seed)
        # Fresh at each start, its limiter would break the limits and be kept waiting.
        async with judging(plan.recipients, enforced=False) as court:
            await court.script(plan.seed, *FAULTS, *LATENCY)
            words = [sys.executable, str(LOOP), court.origin, str(FIRST_READER)]
            words += [str(plan.recipients), str(progress)]
            environ = {**os.environ, "PYTHONPATH": ":".join(sys.path)}
            loop = Member("loop", words, environ, Path(name))
            async with working([loop]) as crew:
                await court.until(1)
                gap = 0.8 * plan.span / plan.kills
                for _ in range(plan.kills):
                    await CLOCK.sleep(dice.expovariate(1 / gap))
                    loop.send(signal.SIGKILL)
                while plain_left(FIRST_READER, plan.recipients, progress):
                    await CLOCK.sleep(0.2)
                await crew.rest()
            verdict = judge(readers_of(plan), await court.records(), (), ())
    return {
        "recipients": plan.recipients,
        "kills": sum(code == -signal.SIGKILL for _, code in loop.exits),
        "lost": len(verdict.lost),
        "doubled": verdict.doubled,
    }


def readers_of(plan: Plan) -> range:
    """Return the chats of all readers."""
    return range(FIRST_READER, FIRST_READER + plan.recipients)


async def happen(run: Run) -> Json:
    """Let everything happen; return whether all is settled, and how long it took."""
    began = CLOCK.monotonic()
    await run.weather()
    await run.judge.until(1)
    await (run.end_at_random() if run.plan.gently else run.kill_at_random())
    done = await run.finish()
    return {"finished": done, "seconds": round(CLOCK.monotonic() - began, 1)}


def figures(run: Run, records: Json, outbox: Sequence[Record]) -> Json:
    """Return what came of a run."""
    verdict = judge(readers_of(run.plan), records, outbox, run.crew.kills)
    rules = Counter(row["rule"] for row in records["violations"])
    first = min(member.started[0] for member in run.crew.of("sender"))
    broken = [round(row["moment"] - first, 2) for row in records["violations"]]
    more = endings(run) if run.plan.gently else killings(run, records, outbox)
    rules_broken = {"rules_broken": dict(rules), "rules_broken_at": broken}
    crashes = {**rules_broken, "crashes": run.crew.crashes()}
    return {**crashes, **ends(verdict), **more}


def ends(verdict: Verdict) -> Json:
    """Return how it ended for the readers."""
    return {
        "states": verdict.states,
        "lost": len(verdict.lost),
        "doubled": verdict.doubled,
        "unknown": len(verdict.unknown),
        "unknown_cut_off": verdict.cut_off,
        "in_flight": verdict.in_flight,
        "unknown_arrived": verdict.arrived,
        "unexplained": len(verdict.unexplained),
        "listed": verdict.unknown,
    }


def killings(run: Run, records: Json, outbox: Sequence[Record]) -> Json:
    """Return what was killed, and how soon all went on."""
    kinds: Counter[str] = Counter()
    senders = [member.started for member in run.crew.of("sender")]
    resumes: dict[str, list[float]] = {}
    late: list[tuple[str, float, float]] = []
    halts = [*run.halts, *waits(records)]
    for kill in run.crew.kills:
        kind = "everybody" if len(kill.victims) > 1 else kill.kind
        kinds[kind] += 1
        took = resumed(kill, senders, records, halts)
        if took is not None:
            resumes.setdefault(kind, []).append(took)
            if took > LATE:
                since = kill.moment - min(map(min, senders))
                late.append((kind, round(since, 2), round(took, 2)))
    spans = [span for kill in run.crew.kills for span in settled_after(kill, outbox)]
    return {
        "kills": dict(kinds),
        "processes_killed": sum(len(kill.victims) for kill in run.crew.kills),
        "most_in_flight": max(len(kill.attempted) for kill in run.crew.kills),
        "most_doubled": max(doubled_by(kill, records) for kill in run.crew.kills),
        "resume_s": {kind: summary(each) for kind, each in resumes.items()},
        "late_resumes": late,
        "store_killed_at": [
            round(kill.moment - min(map(min, senders)), 2)
            for kill in run.crew.kills
            if kill.kind == "store"
        ],
        "settled_after_s": summary(spans),
    }


def endings(run: Run) -> Json:
    """Return how long processes took to end, and their exit codes."""
    return {
        "sigterms": len(run.ended),
        "exit_s": summary([seconds for seconds, _ in run.ended]),
        "exit_codes": dict(Counter(code for _, code in run.ended)),
    }


def summary(found: Sequence[float]) -> list[float]:
    """Return median and largest, nothing of nothing."""
    if not found:
        return []
    return [round(statistics.median(found), 2), round(max(found), 2)]


def main() -> None:
    """Print the figures as a table and as a line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recipients", type=int, default=3000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--policy", choices=("hold", "resend"), default="hold")
    parser.add_argument("--sigterms", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--loop", type=int, default=600, help="readers of the loop")
    asked = vars(parser.parse_args())
    options = {key: value for key, value in asked.items() if key != "loop"}
    runs: Json = {"plan": asked}
    if asked["kills"]:
        runs["kills"] = asyncio.run(chaos(Plan(**options)))
    if asked["sigterms"]:
        runs["sigterms"] = asyncio.run(chaos(Plan(**options, gently=True)))
    if asked["loop"]:
        share = max(asked["recipients"] // asked["loop"], 1)
        smaller = {"recipients": asked["loop"], "kills": asked["kills"] // share}
        plan = Plan(**{**options, **smaller})
        runs["plain_loop"] = asyncio.run(plain_loop(plan))
    for name in ("kills", "sigterms", "plain_loop"):
        for key, value in runs.get(name, {}).items():
            print(f"{name:10} {key:20} {value}")
    print(json.dumps(runs))


if __name__ == "__main__":
    end_cleanly()
    main()

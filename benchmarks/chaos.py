"""Kills senders, schedulers and the store -9 at random, and counts what was lost.

    .venv/bin/python benchmarks/chaos.py [--recipients 3000] [--kills 50]
        [--policy hold] [--sigterms 50] [--seed 1]

Every process is real: a playground that plays Telegram at Telegram's own limits and is
never killed, a store, three senders, two schedulers, and a supervisor that starts what
died at once. Half of the readers are due when it begins, half a minute later, so that
schedulers are killed at work too. One send in a hundred is accepted and its answer cut
off, one in five hundred answered never, one in a hundred refused with 429, and for some
seconds everything is. All is compared with the playground's own record.
The last line is JSON.
"""

import argparse
import asyncio
import json
import random
import signal
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.playground.answers import Json
from bot.store.connection import Redis, close, connect
from bot.store.records import Record
from bot.store.stores import Stores, make_stores
from tests.fixtures.chaos import (
    CLOCK,
    Crew,
    Judge,
    Kill,
    Member,
    is_settled,
    judging,
    role_member,
    store_member,
    subscribe,
    working,
)
from tests.fixtures.judge import FIRST_USER, Weather
from tests.fixtures.verdict import Verdict, judge, resumed, settled_after

RATE = 30
SENDERS, SCHEDULERS = 3, 2
# How often each is the victim; "everybody" is all senders at once.
WEIGHTS = {"sender": 50, "everybody": 10, "scheduler": 20, "store": 20}


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked of a run."""

    recipients: int
    kills: int
    policy: str
    sigterms: int
    seed: int


@dataclass
class Run:
    """A crew at work on a store, before a judge."""

    crew: Crew
    judge: Judge
    redis: Redis
    stores: Stores
    dice: random.Random


def weather(plan: Plan) -> Weather:
    """Return the weather of the kills: every fault the judge has."""
    span = plan.recipients / RATE
    storms = ((span / 4, 5.0), (span / 2, 3.0), (span * 3 / 4, 8.0))
    return Weather(
        seed=plan.seed,
        users=plan.recipients,
        lost=0.01,
        stalled=0.002,
        flooded=0.01,
        latency=(0.02, 0.4),
        storms=storms,
    )


def crew_of(url: str, origin: str, place: Path, plan: Plan) -> list[Member]:
    """Return the processes that serve, but for the store."""
    kinds = ["sender"] * SENDERS + ["scheduler"] * SCHEDULERS
    more = {"NEWSBRIEF_UNKNOWN": plan.policy}
    return [role_member(kind, url, origin, place, **more) for kind in kinds]


async def kill_at_random(run: Run, plan: Plan) -> None:
    """Kill so often, at moments no process knows."""
    gap = 0.8 * plan.recipients / RATE / max(plan.kills, 1)
    await first_message(run)
    while len(run.crew.kills) < plan.kills and not await is_settled(run.stores):
        await CLOCK.sleep(run.dice.expovariate(1 / gap))
        (kind,) = run.dice.choices(list(WEIGHTS), list(WEIGHTS.values()))
        if kind == "everybody":
            await run.crew.kill(run.crew.of("sender"), run.redis)
        else:
            await run.crew.kill([run.dice.choice(run.crew.of(kind))], run.redis)


async def end_at_random(run: Run, plan: Plan) -> list[tuple[float, int]]:
    """Send SIGTERM so often to senders and schedulers; return seconds and exit codes."""
    ended: list[tuple[float, int]] = []
    await first_message(run)
    while len(ended) < plan.sigterms:
        await CLOCK.sleep(run.dice.uniform(0.05, 0.6))
        kind = run.dice.choice(["sender", "sender", "scheduler"])
        ended.append(await ending(run.dice.choice(run.crew.of(kind))))
    return ended


async def first_message(run: Run) -> None:
    """Wait until the service is at work."""
    while not await run.judge.count():
        await CLOCK.sleep(0.02)


async def ending(member: Member) -> tuple[float, int]:
    """Return the seconds from SIGTERM to the end of a process, and its exit code."""
    known, began = len(member.exits), CLOCK.monotonic()
    member.send(signal.SIGTERM)
    while len(member.exits) == known:
        await CLOCK.sleep(0.005)
    moment, code = member.exits[known]
    return moment - began, code


async def finished(run: Run, seconds: float) -> bool:
    """Wait until everything is settled; False when that takes too long."""
    until = CLOCK.monotonic() + seconds
    while not await is_settled(run.stores):
        if CLOCK.monotonic() > until:
            return False
        await CLOCK.sleep(0.2)
    return True


async def records_of(run: Run, chats: Sequence[int]) -> list[Record]:
    """Return what the outbox says of these chats."""
    found = [await run.stores.outbox.of_chat(chat) for chat in chats]
    return [record for records in found for record in records]


async def chaos(plan: Plan, *, gently: bool) -> tuple[dict[str, object], Json]:
    """Return the figures of a run of kills, or of SIGTERMs, and its details."""
    with tempfile.TemporaryDirectory(prefix="nb") as name:
        place, readers = Path(name), plan.recipients
        sky = (
            Weather(plan.seed, readers, latency=(0.02, 0.4))
            if gently
            else weather(plan)
        )
        store, url = store_member(place)
        redis = connect(url, patient=True)
        stores = make_stores(redis, "chaos")
        async with judging(sky) as court, working([store]) as base:
            await redis.ping()
            await subscribe(stores, [readers - readers // 2, readers // 2])
            began = CLOCK.monotonic()
            async with working(crew_of(url, court.origin, place, plan)) as crew:
                crew.members.append(store)
                dice = random.Random(plan.seed)
                run = Run(crew, court, redis, stores, dice)
                ended = []
                if gently:
                    ended = await end_at_random(run, plan)
                else:
                    await kill_at_random(run, plan)
                done = await finished(run, 120 + readers / RATE)
                seconds = CLOCK.monotonic() - began
                await crew.rest("sender", "scheduler")
                chats = range(FIRST_USER, FIRST_USER + readers)
                records = await records_of(run, chats)
                account = await court.account()
            await base.rest("store")
        await close(redis)
        verdict = judge(chats, account, records, crew.kills)
        return figures(plan, crew, verdict, account, records, ended) | {
            "finished": done,
            "seconds": round(seconds, 1),
        }, account


def figures(
    plan: Plan,
    crew: Crew,
    verdict: Verdict,
    account: Json,
    records: Sequence[Record],
    ended: Sequence[tuple[float, int]],
) -> dict[str, object]:
    """Return what is shown of a run."""
    kinds: Counter[str] = Counter()
    resumes: dict[str, list[float]] = {}
    for kill in crew.kills:
        kind = "everybody" if len(kill.victims) > 1 else kill.kind
        kinds[kind] += 1
        starts = [moment for member in crew.of(kill.kind) for moment in member.started]
        took = resumed(kill, starts, account)
        if took is not None and kill.waiting:
            resumes.setdefault(kind, []).append(took)
    waits = [wait for kill in crew.kills for wait in settled_after(kill, records)]
    return {
        "recipients": plan.recipients,
        "kills": dict(kinds),
        "processes_killed": sum(len(kill.victims) for kill in crew.kills),
        "lost": len(verdict.lost),
        "doubled": verdict.doubled,
        "unknown": len(verdict.unknown),
        "unknown_arrived": verdict.unknown_arrived,
        "in_flight_at_kills": verdict.in_flight,
        "answers_lost": verdict.answers_lost,
        "unexplained": len(verdict.unexplained),
        "states": dict(verdict.others),
        "told_429": account["told"],
        "violations": account["violations"],
        "resume_s": {
            kind: [round(statistics.median(each), 2), round(max(each), 2)]
            for kind, each in resumes.items()
        },
        "settled_after_s": summary(waits),
        "sigterms": len(ended),
        "sigterm_s": summary([took for took, _ in ended]),
        "exit_codes": dict(Counter(code for _, code in ended)),
        "crashes": crew.crashes(),
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
    asked = parser.parse_args()
    plan = Plan(asked.recipients, asked.kills, asked.policy, asked.sigterms, asked.seed)
    runs = {}
    if plan.kills:
        runs["kills"], _ = asyncio.run(chaos(plan, gently=False))
    if plan.sigterms:
        runs["sigterms"], _ = asyncio.run(chaos(plan, gently=True))
    for name, found in runs.items():
        print(name)
        for key, value in found.items():
            print(f"  {key:22} {value}")
    print(json.dumps({"plan": asdict(plan), **runs}))


if __name__ == "__main__":
    main()

"""Measures what an article costs where many follow people and words. Ends in JSON.

Real store, embedded. Readers follow five names or words each, of 20,000 made up, and
half of them one person more, who is then named in an article. Beside the look-up of an
article's words in the index of what is followed: the usual scan, in which each thing
that is followed is looked for in the article. Then the alerts of the article that half
of the readers hear of, counted against their number of the day and put into the outbox.

Usage: python benchmarks/following.py [READERS]
"""

import asyncio
import json
import random
import sys
import tempfile
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.briefing.following import phrase, wanted_in
from bot.delivery.messages.alert import message
from bot.jobs.alerts import Alerts
from bot.jobs.holding import Gate
from bot.jobs.rationing import Ration
from bot.model import Address, Findings, Follow, Report, Subject, follow_id
from bot.store.connection import close, connect
from bot.store.server import embedded
from bot.store.stores import Stores, make_stores
from summarizers.types import Person, Span
from tests.fakes.clock import NOON, FakeClock
from tests.fakes.reports import article, report

READERS = 10_000
EACH = 5
SYLLABLES = (
    "bar", "ten", "lo", "mir", "hal", "den", "tar", "vel", "osk", "rin",
    "gul", "pem", "sor", "nak", "fid", "wes", "jun", "cab", "yor", "zel",
)  # fmt: skip
SENTENCES = 12
ROUNDS = 30
PERSON = "Mira Halden"


def words(chance: random.Random) -> str:
    """Return one or two made-up words."""
    made = (
        "".join(chance.choices(SYLLABLES, k=4)) for _ in range(chance.choice((1, 2)))
    )
    return " ".join(made)


def news(chance: random.Random, name: str, *, with_person: bool) -> Report:
    """Return an article of made-up words."""
    said = [
        " ".join(words(chance) for _ in range(14)).capitalize() + "."
        for _ in range(SENTENCES)
    ]
    people = (Person(PERSON, Span(0, len(PERSON))),) if with_person else ()
    return replace(report(name, *said, people=people), story_id=name)


def follow(reader: int, subject: Subject, asked: str) -> Follow:
    """Return that a reader follows these words."""
    about = phrase(asked)
    id_ = follow_id(subject, about)
    return Follow(id_, Address(reader), subject, about, asked, NOON)


async def follow_all(stores: Stores, readers: int, known: Sequence[str]) -> None:
    """Have all readers follow what they follow."""
    chance = random.Random(1)
    for reader in range(1, readers + 1):
        for asked in chance.sample(known, EACH):
            await stores.follows.add(follow(reader, Subject.WORDS, asked))
        if reader % 2:
            await stores.follows.add(follow(reader, Subject.PERSON, PERSON))


async def looked_up(stores: Stores, articles: Sequence[Report]) -> float:
    """Return milliseconds to find who follows what is in an article."""
    begun = perf_counter()
    for each in articles:
        await stores.follows.of_words(wanted_in(each, ()))
    return 1000 * (perf_counter() - begun) / len(articles)


def scanned(articles: Sequence[Report], followed: Sequence[str]) -> float:
    """Return milliseconds to look for each thing that is followed in an article."""
    begun = perf_counter()
    for each in articles:
        said = " ".join(passage.text for passage in each.findings.summary).casefold()
        sum(f" {asked} " in said for asked in followed)
    return 1000 * (perf_counter() - begun) / len(articles)


async def told(stores: Stores, readers: int) -> float:
    """Return alerts a second of an article that half of the readers hear of."""
    clock = FakeClock(NOON)
    made = news(random.Random(3), "hot", with_person=True)
    kept = replace(
        article("hot", f"{PERSON} spoke.", title="Mira Halden speaks"),
        published=NOON,
    )
    person = Person(PERSON, Span(0, len(PERSON)))
    await stores.articles.add(kept, Findings(people=(person,)), made.story_id, {})
    await stores.series.add(made, {}, 0, is_news=True)
    ration = Ration(stores, clock)
    begun = perf_counter()
    await Alerts(
        stores,
        clock,
        partial(message, pages=""),
        Gate(stores, clock, onward=ration.send),
    ).run()
    seconds = perf_counter() - begun
    counts = await stores.outbox.counts()
    assert counts["queued"] == (readers + 1) // 2, counts
    return counts["queued"] / seconds


async def run(readers: int) -> dict[str, object]:
    """Return all figures."""
    chance = random.Random(2)
    known = sorted({words(chance) for _ in range(20_000)})
    async with AsyncExitStack() as open_:
        place = open_.enter_context(tempfile.TemporaryDirectory(prefix="nb"))
        url = await open_.enter_async_context(embedded(Path(place), ephemeral=True))
        redis = connect(url, patient=True)
        open_.push_async_callback(close, redis)
        stores = make_stores(redis, "bench", FakeClock(NOON))
        await follow_all(stores, readers, known)
        articles = [news(chance, f"a{n}", with_person=False) for n in range(ROUNDS)]
        index = await looked_up(stores, articles)
        scan = scanned(articles, known)
        every = scan * readers * EACH / len(known)
        return {
            "readers": readers,
            "followed": readers * EACH + (readers + 1) // 2,
            "index_ms": round(index, 2),
            "scan_of_words_ms": round(scan, 2),
            "scan_of_readers_ms": round(every, 2),
            "alerts_per_second": round(await told(stores, readers)),
        }


def measure(readers: int = READERS) -> dict[str, object]:
    """Return all figures for so many readers."""
    return asyncio.run(run(readers))


def main() -> None:
    """Print the figures and, last, JSON."""
    result = measure(int(sys.argv[1]) if len(sys.argv) > 1 else READERS)
    print(
        f"{result['followed']:,} things are followed by {result['readers']:,} readers"
    )
    print(f"an article's words looked up in the index: {result['index_ms']} ms")
    print(f"each word that is followed looked for: {result['scan_of_words_ms']} ms")
    print(f"the same, reader by reader: {result['scan_of_readers_ms']} ms")
    print(f"alerts found, counted and put: {result['alerts_per_second']:,} a second")
    print(json.dumps(result))


if __name__ == "__main__":
    main()

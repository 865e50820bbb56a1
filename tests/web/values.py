"""A flood told by three outlets, as values and as articles in a store."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.jobs.publishing import Publishing
from bot.model import Article, Correction, Findings, Report, Story, Version
from bot.store.stores import Stores
from summarizers.types import Passage, Person, Span, Statement
from tests.fakes.clock import FakeClock
from tests.fakes.reports import figure

FRIDAY = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)

FIRST = "Crews moved 640 people out of the Alder valley on Friday."
SECOND = "Crews have moved 1,150 people out of the Alder valley & its side arms."
MAYOR = "“We lost no one,” said Ines Moor, the mayor of Alder."
HIDDEN = "The dyke at Tarn will be opened on Tuesday for 9 hours."

FEED = "https://own.example/feed"


def mayor(start: int) -> Person:
    """Return the mayor of a text in which her sentence begins there."""
    name = MAYOR.index("Ines Moor") + start
    role = MAYOR.index("the mayor of Alder") + start
    said = Span(start + 1, start + 15)
    whole = Span(start, start + len(MAYOR))
    return Person(
        "Ines Moor",
        Span(name, name + 9),
        (Passage("the mayor of Alder", Span(role, role + 18)),),
        (Span(name, name + 9),),
        (Statement("We lost no one", said, "said", True, MAYOR, whole),),
    )


def article(
    name: str, text: str, published: datetime, source: str, feed: str = ""
) -> Article:
    """Return an article of this outlet."""
    return Article(
        id=name,
        title=f"The flood, by {source}",
        text=text,
        source=source,
        url=f"https://{source.lower().replace(' ', '-')}.example/{name}",
        published=published,
        topics=("world",),
        feed=feed,
    )


OLD = article("old", FIRST, FRIDAY, "Courier")
NEW = article("new", f"{SECOND} {MAYOR}", MONDAY - 2 * timedelta(hours=1), "Tarn Post")
OWN = article("own", HIDDEN, MONDAY - timedelta(hours=1), "Private Letter", FEED)

MOVED = {"counted": "people", "action": "moved", "who": "Crews"}
FOUND = {
    "old": Findings(
        (Passage(FIRST, Span(0, len(FIRST))),),
        (figure(FIRST, "640", 640.0, counted="people", action="moved", who="Crews"),),
    ),
    "new": Findings(
        (Passage(SECOND, Span(0, len(SECOND))),),
        (
            figure(
                SECOND,
                "1,150",
                1150.0,
                counted="people",
                action="have moved",
                who="Crews",
            ),
        ),
        (mayor(len(SECOND) + 1),),
    ),
    "own": Findings(
        (Passage(HIDDEN, Span(0, len(HIDDEN))),),
        (figure(HIDDEN, "9 hours", 9.0, unit="hour"),),
    ),
}
EDITED = Version(
    MONDAY, 1, 1, (Correction("620", "640", FIRST.replace("640", "620"), FIRST),)
)


def report(of: Article, *versions: Version) -> Report:
    """Return the report of one of these articles."""
    feeds = (of.feed,) if of.feed else ()
    return Report(
        of.origin, of.topics, FOUND[of.id], "flood", of.language, feeds, versions
    )


async def shelve(stores: Stores, *articles: Article, story: str = "flood") -> None:
    """Keep these articles, newest first, as one story with a series."""
    for each in articles:
        terms = {"flood": 1.0}
        await stores.articles.add(each, FOUND[each.id], story, terms)
    feeds = (FEED,) if all(each.feed for each in articles) else ()
    ids = tuple(each.id for each in articles)
    newest = articles[0]
    await stores.stories.save(
        Story(story, newest.title, ids, newest.topics, newest.published, feeds)
    )
    for place, each in enumerate(reversed(articles)):
        kept = replace(report(each), story_id=story)
        await stores.series.add(kept, {1: "moved"}, place, is_news=False)


async def publish(stores: Stores, clock: FakeClock, zone: str = "UTC") -> int:
    """Return how many a process makes that looks now and ten minutes later."""
    job = Publishing(stores, clock, zone)
    await job.run()
    clock.advance(600)
    return await job.run()

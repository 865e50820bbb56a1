"""Values the tests of the store share, written out."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.model import (
    Address,
    Article,
    Button,
    Delivery,
    Findings,
    Kind,
    Message,
    Slot,
    Story,
    Subscription,
)
from bot.store import keys
from bot.store.articles import Articles
from bot.store.codec import text_mark
from bot.store.connection import Redis
from bot.store.entries import known_key, own_mark
from bot.store.outbox import Lease
from bot.store.stories import Stories
from summarizers.types import Figure, Passage, Person, Span, Statement, When

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

TEXT = "Ann Lee, the mayor, said 40 boats left on Monday. Nobody was hurt."
SENTENCE = TEXT[:49]

FINDINGS = Findings(
    summary=(Passage(SENTENCE, Span(0, 49)),),
    figures=(
        Figure(
            low=40.0, high=40.0, bound="exact", span=Span(25, 27), text="40",
            sentence=SENTENCE, sentence_span=Span(0, 49), counted="boats",
            when=When("on Monday", Span(39, 48), NOON.date(), NOON.date()),
        ),
        Figure(
            low=None, high=40.0, bound="at_most", span=Span(25, 27), text="40",
            sentence=SENTENCE, sentence_span=Span(0, 49), unit="percent",
            when=When("Monday", Span(42, 48)), trend="up", previous=3.0,
        ),
    ),
    people=(
        Person(
            "Ann Lee", Span(0, 7), (Passage("the mayor", Span(9, 18)),), (Span(0, 7),),
            (
                Statement(
                    "40 boats left", Span(25, 38), "said", False, SENTENCE, Span(0, 49)
                ),
            ),
        ),
    ),
)  # fmt: skip


def article(
    number: int,
    *,
    text: str = "",
    url: str | None = None,
    topics: tuple[str, ...] = ("sea",),
    source: str = "The Gull",
    published: datetime = NOON,
) -> Article:
    """Return an article that differs from every other in id, text and address."""
    return Article(
        id=f"a{number}",
        title=f"Title {number}",
        text=text or f"{TEXT} No. {number}",
        source=source,
        url=f"https://gull.example/{number}" if url is None else url,
        published=published,
        topics=topics,
        language="de",
        is_sample=True,
    )


async def share(redis: Redis, made: Article, feed: str) -> None:
    """Let another own feed share an article, as an older version did."""
    moment = made.published.timestamp()
    await redis.hset(keys.article(made.id), "feed", f"{made.feed} {feed}")
    await redis.zadd(keys.by_own(feed), {made.id: moment})
    mine = own_mark(made.feed, text_mark(made.text))
    await redis.hdel(known_key(mine), mine)
    everybodys = text_mark(made.text)
    await redis.hset(known_key(everybodys), everybodys, made.id)


def subscription(chat_id: int, thread_id: int = 0) -> Subscription:
    """Return a subscription at eight and noon in Vienna."""
    return Subscription(
        Address(chat_id, thread_id), (480, 720), "Europe/Vienna", (0, 4), ("sea",)
    )


def slot(chat_id: int, due: datetime = NOON) -> Slot:
    """Return the noon slot of a chat on the day of `due`."""
    return Slot(Address(chat_id), due.date(), 720, due)


def delivery(
    chat_id: int, name: str = "one", parts: int = 1, kind: Kind = Kind.BRIEFING
) -> Delivery:
    """Return a delivery that tells story s1."""
    buttons = ((Button("More", "more:1"), Button("Read", url="https://gull.example")),)
    messages = tuple(Message(f"part {part}", buttons) for part in range(parts))
    return Delivery(name, Address(chat_id), kind, messages, NOON + DAY, {"s1": "f1"})


async def age(redis: Redis, lease: Lease, milliseconds: int = 3_600_000) -> None:
    """Let the lease have begun so long ago."""
    await redis.xclaim(
        keys.queue(lease.shard), "g", "sender", 0, [lease.ticket],
        idle=milliseconds, justid=True,
    )  # fmt: skip


async def absorb(redis: Redis) -> None:
    """Make story s1, of article a1, a part of story s2."""
    stories = Stories(redis)
    story = Story("s1", "Boats", ("a1",), (), NOON)
    await Articles(redis).add(article(1), Findings(), "s1", {})
    await stories.save(story)
    await stories.merge(replace(story, id="s2"), "s1")

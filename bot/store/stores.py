"""All stores in one value, made once at the start."""

from dataclasses import dataclass

from bot.clock import Clock
from bot.metrics import Metrics
from bot.store.articles import Articles
from bot.store.budget import Budget
from bot.store.chats import Chats
from bot.store.connection import Redis
from bot.store.feeds import Feeds
from bot.store.outbox import Outbox
from bot.store.pauses import Pauses
from bot.store.pending import Pending
from bot.store.pictures import Pictures
from bot.store.seen import Seen
from bot.store.series import SeriesIndex
from bot.store.stories import Stories
from bot.store.subscriptions import Subscriptions
from bot.store.tracks import Tracks
from bot.store.unknown import HOLD, resent


@dataclass(frozen=True, slots=True)
class Stores:
    """Everything the service remembers."""

    articles: Articles
    stories: Stories
    series: SeriesIndex
    feeds: Feeds
    chats: Chats
    subscriptions: Subscriptions
    tracks: Tracks
    outbox: Outbox
    pauses: Pauses
    budget: Budget
    seen: Seen
    pending: Pending
    pictures: Pictures


def make_stores(
    redis: Redis,
    owner: str,
    clock: Clock | None = None,
    metrics: Metrics | None = None,
    *,
    unknown: str = HOLD,
) -> Stores:
    """Return the stores of this connection; `owner` names the process in leases.

    `clock` tells the outbox when to try again; the budget runs on the server's time.
    `unknown` is what becomes of a briefing that may have arrived.
    """
    return Stores(
        articles=Articles(redis, metrics),
        stories=Stories(redis),
        series=SeriesIndex(redis),
        feeds=Feeds(redis),
        chats=Chats(redis, clock),
        subscriptions=Subscriptions(redis),
        tracks=Tracks(redis),
        outbox=Outbox(redis, owner, clock=clock, again=resent(unknown)),
        pauses=Pauses(redis, clock),
        budget=Budget(redis),
        seen=Seen(redis),
        pending=Pending(redis),
        pictures=Pictures(redis),
    )

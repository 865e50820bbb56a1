"""All stores in one value, made once at the start."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.clock import Clock, SystemClock
from bot.metrics import Metrics
from bot.store.alone import Alone
from bot.store.articles import Articles
from bot.store.bells import Bells
from bot.store.broadcasts import Broadcasts
from bot.store.budget import Budget
from bot.store.chats import Chats
from bot.store.connection import Redis
from bot.store.feeds import Feeds
from bot.store.hosts import Hosts
from bot.store.hubs import Hubs
from bot.store.journal import Journal
from bot.store.ledger import Ledger
from bot.store.missed import Missed
from bot.store.outbox import Outbox
from bot.store.own import OwnFeeds
from bot.store.pauses import Pauses
from bot.store.pending import Pending
from bot.store.pictures import Pictures
from bot.store.probe import Probe
from bot.store.proofs import Proofs
from bot.store.quarantine import Quarantine
from bot.store.reactions import Reactions
from bot.store.recipients import Recipients
from bot.store.retention import Retention
from bot.store.robots import RobotsTexts
from bot.store.series import SeriesIndex
from bot.store.stories import Stories
from bot.store.subscriptions import Subscriptions
from bot.store.suggestions import Suggestions
from bot.store.timeline import Timeline
from bot.store.tracks import Tracks
from bot.store.unknown import HOLD, resent
from bot.store.verdicts import Verdicts
from bot.store.vitals import Vitals


@dataclass(frozen=True, slots=True)
class Stores:
    """Everything the service remembers."""

    articles: Articles
    retention: Retention
    stories: Stories
    placing: Alone
    series: SeriesIndex
    feeds: Feeds
    bells: Bells
    hubs: Hubs
    hosts: Hosts
    robots: RobotsTexts
    own: OwnFeeds
    suggestions: Suggestions
    chats: Chats
    subscriptions: Subscriptions
    tracks: Tracks
    outbox: Outbox
    ledger: Ledger
    verdicts: Verdicts
    vitals: Vitals
    pauses: Pauses
    broadcasts: Broadcasts
    recipients: Recipients
    budget: Budget
    journal: Journal
    pending: Pending
    pictures: Pictures
    probe: Probe
    proofs: Proofs
    reactions: Reactions
    quarantine: Quarantine
    missed: Missed
    timeline: Timeline

    def seen_by(self, owned: Iterable[str]) -> "Stores":
        """Return the same stores, with the articles one chat may see.

        `owned` are the feeds that it reads for itself.
        """
        return replace(self, articles=self.articles.seen_by(owned))

    def paying(self, stars: int) -> "Stores":
        """Return the same stores, with so many Stars a day to spend on messages."""
        return replace(self, budget=self.budget.paying(stars))


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
        retention=Retention(redis),
        stories=Stories(redis),
        placing=Alone(redis, "placing", clock),
        series=SeriesIndex(redis),
        feeds=Feeds(redis),
        bells=Bells(redis),
        hubs=Hubs(redis),
        hosts=Hosts(redis),
        robots=RobotsTexts(redis),
        own=OwnFeeds(redis),
        suggestions=Suggestions(redis),
        chats=Chats(redis, clock),
        subscriptions=Subscriptions(redis),
        tracks=Tracks(redis),
        outbox=Outbox(redis, owner, clock=clock, again=resent(unknown)),
        broadcasts=Broadcasts(redis, clock),
        recipients=Recipients(redis, clock),
        pauses=Pauses(redis, clock),
        ledger=Ledger(redis),
        verdicts=Verdicts(redis, clock or SystemClock()),
        vitals=Vitals(redis),
        budget=Budget(redis),
        journal=Journal(redis, owner),
        pending=Pending(redis),
        pictures=Pictures(redis),
        probe=Probe(redis),
        proofs=Proofs(redis),
        reactions=Reactions(redis),
        quarantine=Quarantine(redis),
        missed=Missed(redis),
        timeline=Timeline(redis),
    )

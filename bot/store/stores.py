"""All stores in one value, made once at the start."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.clock import Clock, SystemClock
from bot.metrics import Metrics
from bot.store.alerted import Alerted
from bot.store.alone import Alone
from bot.store.amending import Amending
from bot.store.arrivals import Arrivals
from bot.store.articles import Articles
from bot.store.asked import AskedBefore
from bot.store.bells import Bells
from bot.store.broadcasts import Broadcasts
from bot.store.budget import Budget
from bot.store.chats import Chats
from bot.store.connection import Redis
from bot.store.contents import Contents
from bot.store.editions import Editions
from bot.store.feeds import Feeds
from bot.store.follows import Follows
from bot.store.held import Held
from bot.store.hosts import Hosts
from bot.store.hubs import Hubs
from bot.store.journal import Journal
from bot.store.lastread import LastRead
from bot.store.ledger import Ledger
from bot.store.midnight import Midnight
from bot.store.missed import Missed
from bot.store.outbox import Outbox
from bot.store.own import OwnFeeds
from bot.store.pauses import Pauses
from bot.store.pending import Pending
from bot.store.pictures import Pictures
from bot.store.placements import Placements
from bot.store.probe import Probe
from bot.store.proofs import Proofs
from bot.store.quarantine import Quarantine
from bot.store.reactions import Reactions
from bot.store.readers import Readers
from bot.store.recipients import Recipients
from bot.store.replies import Replies
from bot.store.retention import Retention
from bot.store.rhythms import Rhythms
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
from bot.store.votes import Votes
from bot.store.wishes import Wishes


@dataclass(frozen=True, slots=True)
class Stores:
    """Everything the service remembers."""

    articles: Articles
    arrivals: Arrivals
    asked: AskedBefore
    retention: Retention
    stories: Stories
    placing: Alone
    placements: Placements
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
    wishes: Wishes
    tracks: Tracks
    rhythms: Rhythms
    votes: Votes
    readers: Readers
    held: Held
    follows: Follows
    alerted: Alerted
    read: LastRead
    outbox: Outbox
    contents: Contents
    amending: Amending
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
    editions: Editions
    midnight: Midnight
    probe: Probe
    proofs: Proofs
    reactions: Reactions
    replies: Replies
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
    articles, stories = Articles(redis, metrics), Stories(redis)
    series = SeriesIndex(redis)
    return Stores(
        articles=articles,
        arrivals=Arrivals(redis),
        asked=AskedBefore(redis),
        retention=Retention(redis),
        stories=stories,
        placing=Alone(redis, "placing", clock),
        placements=Placements(redis, articles, stories, series),
        series=series,
        feeds=Feeds(redis),
        bells=Bells(redis),
        hubs=Hubs(redis),
        hosts=Hosts(redis),
        robots=RobotsTexts(redis),
        own=OwnFeeds(redis),
        suggestions=Suggestions(redis),
        chats=Chats(redis, clock),
        subscriptions=Subscriptions(redis),
        wishes=Wishes(redis),
        tracks=Tracks(redis),
        rhythms=Rhythms(redis),
        votes=Votes(redis),
        readers=Readers(redis),
        held=Held(redis),
        follows=Follows(redis),
        alerted=Alerted(redis),
        read=LastRead(redis),
        outbox=Outbox(redis, owner, clock=clock, again=resent(unknown)),
        contents=Contents(redis, clock or SystemClock()),
        amending=Amending(redis, clock or SystemClock()),
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
        editions=Editions(redis),
        midnight=Midnight(redis),
        probe=Probe(redis),
        proofs=Proofs(redis),
        reactions=Reactions(redis),
        replies=Replies(redis, clock or SystemClock()),
        quarantine=Quarantine(redis),
        missed=Missed(redis),
        timeline=Timeline(redis),
    )

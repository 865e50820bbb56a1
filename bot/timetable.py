"""Which jobs each role has, and every how many seconds each is done."""

from collections.abc import Collection, Iterator
from datetime import timedelta
from functools import partial

from telegram import Bot

from bot.delivery.corrections.amended import amended, laid_out
from bot.delivery.messages import render
from bot.delivery.messages.alert import message
from bot.delivery.operators.notices import feed_over
from bot.delivery.sending.board import Board
from bot.delivery.sending.turns import Turns
from bot.jobs.alerts import Alerts
from bot.jobs.amending import Amending
from bot.jobs.brief import Brief
from bot.jobs.broadcasting import Broadcasting
from bot.jobs.endings import Endings
from bot.jobs.fading import Fading
from bot.jobs.holding import Gate
from bot.jobs.midnights import Midnights
from bot.jobs.proofing import Proofing
from bot.jobs.publishing import Publishing
from bot.jobs.rationing import Ration
from bot.jobs.scheduler import Job
from bot.jobs.setback import Setback
from bot.jobs.tidy import Tidy
from bot.jobs.warming import Warming
from bot.roles import make_messenger, reword
from bot.service import Service
from bot.store.bells import FIGURES, PUSHES

TICK = 1.0
TIDY = 10.0
UNREAD = 600.0
PROBE = 10.0
CLOCK = 10.0
WARM = 2.0
AMEND = 2.0
HUBS = 10.0

TELL = "tell who tracks a figure"
READ_PUSHED = "read what hubs have pushed"
BELLS = {FIGURES: ("brief", TELL), PUSHES: ("ingest", READ_PUSHED)}
"""The role and the job that each bell of the store is for."""

Entry = tuple[float, Job, str]
"""A job: every how many seconds it is done, what it does, and its name."""


def timetable(
    service: Service, bot: Bot, roles: Collection[str], first: tuple[Job, ...] = ()
) -> Iterator[Entry]:
    """Yield the jobs of these roles; `first` is done before each round of briefings."""
    stores, clock = service.patient, service.clock
    # Its log line is what tells of a full store where nobody writes to the bot.
    yield PROBE, service.stores.probe.check, "write to the store"
    if {"web", "chat"} & set(roles):
        warming = Warming(stores.articles, clock)
        yield WARM, warming.run, "look at new articles"
        yield TICK, service.library.follow, "index new articles"
    if "brief" in roles:
        yield from _briefing(service, first)
        yield from _casts(service, bot)
    if "ingest" in roles:
        yield HUBS, service.listening.tend, "look after hubs"
        yield HUBS, partial(_read_pushed, service), READ_PUSHED


def _briefing(service: Service, first: tuple[Job, ...]) -> Iterator[Entry]:
    """Yield the jobs that decide what is told, and when."""
    stores, clock = service.patient, service.clock
    layout = partial(render.briefing, pages=service.pages)
    brief = Brief(
        stores,
        clock,
        layout,
        service.metrics,
        reword(service),
        pages=service.pages,
    )
    yield TICK, brief.tick, "find what is due"
    yield TICK, partial(_in_turn, *first, brief.compose_fired), "compose briefings"
    proofing = Proofing(stores, clock, brief, layout)
    yield TICK, partial(_in_turn, *first, proofing.run), "look after proofs"
    settings = service.settings
    uncounted = Gate(stores, clock, settings.zone)
    endings = Endings(stores, clock, settings.admins, feed_over, uncounted)
    yield from _alerting(service)
    yield TIDY, endings.run, "tell of feeds that are over"
    amend = partial(amended, pages=service.pages)
    amending = Amending(stores, clock, amend, laid_out)
    yield AMEND, amending.run, "correct what was sent"
    publishing = Publishing(stores, clock, service.settings.zone)
    public = ((TIDY, publishing.run, "make the public briefings"),)
    yield from public if service.pages else ()
    yield from _tidying(service)


def _alerting(service: Service) -> Iterator[Entry]:
    """Yield the jobs that tell of what is tracked and followed."""
    stores, clock = service.patient, service.clock
    amend = partial(amended, pages=service.pages)
    ration = Ration(stores, clock, service.settings.zone, amend)
    gate = Gate(stores, clock, service.settings.zone, ration.send, amend)
    alerts = Alerts(stores, clock, partial(message, pages=service.pages), gate)
    fading = Fading(stores, clock, ration, gate)
    yield TICK, alerts.run, TELL
    yield TICK, gate.let_go, "send what was held"
    yield TICK, ration.tell_rest, "tell the rest of the day"
    yield TIDY, fading.run, "tell of stories that are over"


def _tidying(service: Service) -> Iterator[Entry]:
    """Yield the jobs that keep the store small."""
    stores, clock, settings = service.patient, service.clock, service.settings
    setback = Setback(stores, clock)
    retention = timedelta(days=settings.retention_days)
    tidy = Tidy(stores, clock, retention, setback.is_doubtful, settings.most_articles)
    midnights = Midnights(stores, clock, settings.zone)
    yield CLOCK, setback.run, "look at the clock"
    yield CLOCK, midnights.run, "note how the day begins"
    yield TIDY, tidy.run, "tidy up"
    yield UNREAD, tidy.drop_unread, "forget feeds nobody reads"


def _casts(service: Service, bot: Bot) -> Iterator[Entry]:
    """Yield the jobs of broadcasts."""
    stores, clock = service.patient, service.clock
    turns = Turns(stores.budget, clock, service.metrics)
    board = Board(make_messenger(service, stores, bot), turns)
    casting = Broadcasting(stores, clock, board.show, stores.budget.rate)
    yield TICK, casting.feed, "send broadcasts"
    yield TICK, casting.report, "show how broadcasts go"


async def _read_pushed(service: Service) -> None:
    service.metrics.count("items_total", await service.listening.read())


async def _in_turn(*jobs: Job) -> None:
    for job in jobs:
        await job()

"""The parts every role shares, made once: stores, ingest, counters."""

import logging
import os
import secrets
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing
from dataclasses import dataclass
from datetime import timedelta
from math import inf
from pathlib import Path

from bot.chat.library import Library
from bot.clock import Clock
from bot.delivery.drawing.gallery import Paint
from bot.errors import StoreBusy
from bot.jobs.analysis import Analyst
from bot.jobs.courtesy import Courtesy
from bot.jobs.finding import Finder
from bot.jobs.hubs import Listening
from bot.jobs.ingest import Ingest
from bot.jobs.painting import painting
from bot.metrics import Metrics
from bot.questions.leaves import making
from bot.settings import Settings
from bot.sources.counted import CountedFetcher
from bot.sources.fetch import open_fetcher
from bot.store import connection
from bot.store.connection import Redis
from bot.store.leafbook import LeafBook
from bot.store.schema import migrate
from bot.store.server import located
from bot.store.stores import Stores, make_stores

log = logging.getLogger(__name__)

PAUSE = 0.2
"""Seconds between two looks for the store: one that was killed is back sooner."""
SEEDS = Path(__file__).resolve().parent.parent / "seeds"
"""The starter corpus and the starter feeds."""


@dataclass(frozen=True, slots=True)
class Service:
    """The parts every role shares; `pages` is where the reading pages stand.

    `stores` answers people and gives up within a second; `patient` is for jobs, which
    wait for a store that is away.
    """

    settings: Settings
    clock: Clock
    stores: Stores
    patient: Stores
    ingest: Ingest
    listening: Listening
    finder: Finder
    metrics: Metrics
    pages: str
    paint: Paint
    library: Library


@asynccontextmanager
async def open_service(
    settings: Settings, clock: Clock, pages: str = "", *, patience: float = 0.0
) -> AsyncIterator[Service]:
    """Yield the store, found or started, and what reads into it; close both after.

    A store that does not answer is waited for, so many seconds long.
    """
    retention = timedelta(days=settings.retention_days)
    metrics = Metrics()
    async with (
        _address(settings) as url,
        _stores(settings, url, clock, metrics, patience) as stores,
        _stores(settings, url, clock, metrics, inf) as patient,
        open_fetcher(
            settings.fetch_allow,
            contact=settings.public_url,
            turns=(turns := Courtesy(patient.hosts, clock)),
        ) as fetcher,
        Analyst(metrics=metrics) as analyst,
        painting() as paint,
        _book(settings) as book,
    ):
        counted = CountedFetcher(fetcher, metrics)
        ingest = Ingest(
            patient,
            counted,
            clock,
            analyst,
            retention,
            listens=bool(settings.public_url),
            operators=settings.admins,
            zone=settings.zone,
            pages=CountedFetcher(fetcher.waiting(turns.for_pages()), metrics),
        )
        listening = Listening(
            patient, clock, fetcher.post, ingest.take_in, settings.public_url
        )
        finder = Finder(counted, analyst)
        shown = pages or settings.public_url
        yield Service(
            settings,
            clock,
            stores,
            patient,
            ingest,
            listening,
            finder,
            metrics,
            shown,
            paint,
            Library(patient.arrivals, patient.articles, clock, book),
        )


@asynccontextmanager
async def _book(settings: Settings) -> AsyncIterator[LeafBook | None]:
    """Yield where leaves are kept over a restart, if anything is."""
    if settings.ephemeral:
        yield None
        return
    with closing(LeafBook(settings.store_dir / "leaves", making())) as book:
        yield book


@asynccontextmanager
async def _stores(
    settings: Settings,
    url: str,
    clock: Clock,
    metrics: Metrics | None = None,
    patience: float = 0.0,
) -> AsyncIterator[Stores]:
    """Yield everything that is remembered, in the form of this version.

    A store that does not answer is waited for, so many seconds long; with no end to
    them it is not asked beforehand, because others have seen to it.
    """
    redis = connection.connect(url, patient=patience == inf)
    try:
        if patience < inf:
            await _prepare(redis, clock, patience)
        stores = make_stores(redis, _owner(), clock, metrics, unknown=settings.unknown)
        yield stores.paying(settings.paid_per_day)
    finally:
        await connection.close(redis)


async def _prepare(redis: Redis, clock: Clock, patience: float) -> None:
    """See that the store can be trusted and has our form, as soon as it answers."""
    began, told = clock.monotonic(), ""
    while True:
        try:
            with connection.guard():
                await connection.check(redis)
                return await migrate(redis, clock)
        except StoreBusy as error:
            if clock.monotonic() - began >= patience:
                raise
            if str(error) != told:
                log.warning("waiting %d seconds for the store: %s", patience, error)
            told = str(error)
        await clock.sleep(PAUSE)


def _owner() -> str:
    """Return a name for what this process leases: which it is, and that it is new."""
    return f"{os.getpid()}-{secrets.token_hex(4)}"


@asynccontextmanager
async def open_stores(settings: Settings, clock: Clock) -> AsyncIterator[Stores]:
    """Yield everything that is remembered, found or started; close it after."""
    async with _address(settings) as url, _stores(settings, url, clock) as stores:
        yield stores


def _address(settings: Settings) -> AbstractAsyncContextManager[str]:
    place = settings.store_dir
    return located(settings.redis_url, place, ephemeral=settings.ephemeral)

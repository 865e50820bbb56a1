"""Puts the rooms together: the one place where parts are made and handed to others."""

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator, Callable, Collection, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from telegram import Bot

from bot.chat.access import OwnerRights, Rights, TelegramRights
from bot.chat.answering import Answering
from bot.chat.commands import all_commands
from bot.chat.console import OWNER, Console
from bot.chat.intake import Intake
from bot.chat.menu import register
from bot.chat.router import Router
from bot.chat.updates import WANTED
from bot.chat.values import Desk, Options
from bot.clock import Clock
from bot.delivery import render, transport
from bot.delivery.messenger import TelegramMessenger
from bot.delivery.sender import Sender
from bot.jobs.analysis import Analyst
from bot.jobs.brief import Brief
from bot.jobs.ingest import Ingest
from bot.jobs.scheduler import Job, Scheduler
from bot.jobs.tidy import Tidy
from bot.metrics import Metrics
from bot.model import Article, Findings
from bot.settings import Settings
from bot.sources.fetch import open_fetcher
from bot.sources.opml import read_opml
from bot.sources.seeds import load
from bot.store import connection
from bot.store.schema import migrate
from bot.store.server import embedded, keep
from bot.store.stores import Stores, make_stores
from bot.web.pages import reading_routes
from bot.web.server import make_app, serving
from bot.web.webhook import webhook_route

logger = logging.getLogger(__name__)

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
"""The starter corpus and the starter feeds."""

TICK = 1.0
FEEDS = 20.0
TIDY = 10.0


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
    metrics: Metrics
    pages: str


@asynccontextmanager
async def open_service(
    settings: Settings, clock: Clock, pages: str = ""
) -> AsyncIterator[Service]:
    """Yield the store, found or started, and what reads into it; close both after."""
    retention = timedelta(days=settings.retention_days)
    async with (
        _address(settings) as url,
        _stores(url, clock) as stores,
        _stores(url, clock, patient=True) as patient,
        open_fetcher(settings.fetch_allow, contact=settings.public_url) as fetcher,
        Analyst() as analyst,
    ):
        ingest = Ingest(patient, fetcher, clock, analyst, retention)
        shown = pages or settings.public_url
        metrics = Metrics()
        yield Service(settings, clock, stores, patient, ingest, metrics, shown)


@asynccontextmanager
async def _stores(
    url: str, clock: Clock, *, patient: bool = False
) -> AsyncIterator[Stores]:
    """Yield everything that is remembered, in the form of this version."""
    redis = connection.connect(url, patient=patient)
    try:
        if not patient:
            await connection.check(redis)
            await migrate(redis)
        yield make_stores(redis, secrets.token_hex(4), clock)
    finally:
        await connection.close(redis)


@asynccontextmanager
async def open_stores(settings: Settings, clock: Clock) -> AsyncIterator[Stores]:
    """Yield everything that is remembered, found or started; close it after."""
    async with _address(settings) as url, _stores(url, clock) as stores:
        yield stores


@asynccontextmanager
async def _address(settings: Settings) -> AsyncIterator[str]:
    if settings.redis_url:
        yield settings.redis_url
        return
    async with embedded(settings.store_dir, ephemeral=settings.ephemeral) as url:
        yield url


def make_router(service: Service, rights: Rights, username: str) -> Router:
    """Return the router with every command, over this service."""
    settings = service.settings
    options = Options(
        operators=frozenset(settings.admins),
        pages=service.pages,
        username=username,
        zone=settings.zone,
    )
    desk = Desk(service.stores, service.clock, rights, options, service.ingest.add_feed)
    return Router(desk, all_commands())


async def converse(settings: Settings, clock: Clock, line: str) -> str:
    """Return the bot's reply to a line typed at the command line."""
    owner = replace(settings, admins=(*settings.admins, OWNER))
    async with open_service(owner, clock) as service:
        if not settings.token and not await service.stores.articles.count():
            await service.ingest.load(load((SEEDS,)).articles)
        console = Console(make_router(service, OwnerRights(), ""), all_commands())
        return await console.answer(line)


async def serve(
    settings: Settings, clock: Clock, roles: Collection[str], stop: asyncio.Event
) -> None:
    """Run these roles until told to stop, then finish what is in hand."""
    async with (
        open_service(settings, clock) as service,
        transport.connect(settings.token, settings.api_base) as bot,
    ):
        await add_first_feeds(service)
        await run(service, bot, roles, stop)


async def add_first_feeds(service: Service) -> None:
    """Give a new store the starter feeds, so that a fresh bot has news to tell."""
    feeds = service.stores.feeds
    if await feeds.all():
        return
    for feed in read_opml((SEEDS / "feeds.opml").read_bytes()):
        await feeds.add(replace(feed, due=service.clock.now()))


async def run(  # noqa: PLR0913  # what the demo adds are jobs and a word when ready
    service: Service,
    bot: Bot,
    roles: Collection[str],
    stop: asyncio.Event,
    *,
    jobs: Collection[tuple[float, Job, str]] = (),
    ready: Callable[[], None] = lambda: None,
) -> None:
    """Run these roles, and further jobs, until told to stop."""
    scheduler = Scheduler(service.clock)
    intake = await _open_intake(service, bot) if "chat" in roles else None
    async with AsyncExitStack() as stack, asyncio.TaskGroup() as tasks:
        keeping = tasks.create_task(_keep_store(service))
        if "web" in roles:
            await stack.enter_async_context(_web(service, intake))
        if intake:
            tasks.create_task(_chat(service, bot, intake, stop))
        if "send" in roles:
            tasks.create_task(_sender(service, bot).run(stop))
        for seconds, job, name in (*_jobs(service, roles), *jobs):
            scheduler.every(seconds, job, name)
        scheduler.start()
        ready()
        logger.info("Newsbrief is up: %s", ", ".join(sorted(roles)))
        await stop.wait()
        await scheduler.stop()
        keeping.cancel()


async def _keep_store(service: Service) -> None:
    """Start the embedded store again whenever it dies."""
    settings = service.settings
    if not settings.redis_url:
        await keep(settings.store_dir, service.clock, ephemeral=settings.ephemeral)


async def _open_intake(service: Service, bot: Bot) -> Intake:
    me = await bot.get_me()
    rights = TelegramRights(bot, service.clock)
    router = make_router(service, rights, me.username or "")
    answering = Answering(router, TelegramMessenger(bot), service.clock)
    await register(bot, all_commands(), service.settings.admins)
    return Intake(bot, answering, service.stores.seen, service.clock)


async def _chat(
    service: Service, bot: Bot, intake: Intake, stop: asyncio.Event
) -> None:
    """Poll for updates, or have Telegram call us and wait."""
    settings = service.settings
    if not settings.webhook_url:
        await bot.delete_webhook()
        await intake.poll(stop)
        return
    await bot.set_webhook(
        settings.webhook_url,
        secret_token=settings.webhook_secret,
        allowed_updates=WANTED,
    )
    await stop.wait()


def _sender(service: Service, bot: Bot) -> Sender:
    stores = service.patient
    return Sender(
        stores.outbox,
        stores.budget,
        TelegramMessenger(bot),
        stores.chats,
        service.clock,
        metrics=service.metrics,
    )


def _jobs(service: Service, roles: Collection[str]) -> Iterator[tuple[float, Job, str]]:
    """Yield the jobs of these roles: every how many seconds, what, and its name."""
    stores, clock = service.patient, service.clock
    if "brief" in roles:
        brief = Brief(stores, clock, partial(render.briefing, pages=service.pages))
        tidy = Tidy(stores, clock, timedelta(days=service.settings.retention_days))
        yield TICK, brief.tick, "find what is due"
        yield TICK, brief.compose_fired, "compose briefings"
        yield TIDY, tidy.run, "tidy up"
    if "ingest" in roles:
        yield FEEDS, service.ingest.poll, "read feeds"


@asynccontextmanager
async def _web(service: Service, intake: Intake | None) -> AsyncIterator[int]:
    """Serve health, metrics and reading pages, and the webhook if there is one."""
    settings = service.settings
    routes = [*reading_routes(partial(find_article, service.stores))]
    if intake and settings.webhook_url:
        secret = settings.webhook_secret
        routes.append(webhook_route(settings.webhook_path, secret, intake.webhook))
    app = make_app(
        partial(_check, service.stores),
        service.metrics,
        partial(_measure, service),
        routes,
    )
    async with serving(app, settings.host, settings.port) as port:
        yield port


async def find_article(
    stores: Stores, article_id: str
) -> tuple[Article, Findings] | None:
    """Return an article with what was found in it, None when it is not kept."""
    article = await stores.articles.get(article_id)
    report = await stores.articles.report(article_id)
    return (article, report.findings) if article and report else None


async def _check(stores: Stores) -> None:
    """Raise StoreError while the store does not answer."""
    with connection.guard():
        await stores.articles.count()


async def _measure(service: Service) -> None:
    """Bring the gauges up to date."""
    counts = await service.stores.outbox.counts()
    stuck = await service.stores.outbox.stuck()
    service.metrics.set("send_queue_depth", sum(counts.values()))
    service.metrics.set("stuck_deliveries", len(stuck))

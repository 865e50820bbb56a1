"""Puts the roles together: who polls, who answers, who composes, who sends."""

import asyncio
import logging
from collections.abc import Callable, Collection, Coroutine, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from telegram import Bot

from bot.chat.access import OwnerRights
from bot.chat.commands import all_commands
from bot.chat.intake.console import OWNER, Console
from bot.chat.intake.taking import Intake
from bot.clock import Clock
from bot.delivery.calls import transport
from bot.delivery.calls.insist import insist
from bot.jobs.scheduler import Job, Scheduler
from bot.jobs.waking import Wake, listen
from bot.roles import (
    chat,
    health,
    make_intake,
    make_router,
    sender,
    web,
)
from bot.service import SEEDS, Service, open_service, open_stores
from bot.settings import Settings
from bot.sources.opml import read_opml
from bot.sources.seeds import load
from bot.stopping import DRAIN, cut_off
from bot.store.connection import guard
from bot.store.server import keep
from bot.timetable import BELLS, Entry, timetable

__all__ = ["Service", "converse", "open_service", "open_stores", "run", "serve"]

logger = logging.getLogger(__name__)

STORE_PATIENCE = 60.0
"""Seconds a starting service waits for a store that is not there."""


@dataclass(frozen=True, slots=True)
class Extra:
    """What the demo adds to the roles: more jobs, and a word when all is ready.

    `first` is what to do before each round of briefings is composed.
    """

    jobs: Collection[Entry] = ()
    first: tuple[Job, ...] = ()
    ready: Callable[[], None] = lambda: None


async def converse(settings: Settings, clock: Clock, line: str) -> str:
    """Return the bot's reply to a line typed at the command line."""
    owner = replace(settings, admins=(*settings.admins, OWNER))
    async with open_service(owner, clock) as service:
        if not settings.token and not await service.stores.articles.count():
            await service.ingest.load(load((SEEDS,)).articles)
        if not line.startswith("/"):
            # A question; this process will not be there to answer it later.
            await service.library.follow()
        console = Console(make_router(service, OwnerRights(), ""), all_commands())
        return await console.answer(line)


async def serve(
    settings: Settings, clock: Clock, roles: Collection[str], stop: asyncio.Event
) -> None:
    """Run these roles until told to stop, then finish what is in hand."""
    async with AsyncExitStack() as stack:
        async with cut_off(stop, 0):
            opening = open_service(settings, clock, patience=STORE_PATIENCE)
            service = await stack.enter_async_context(opening)
            with guard():
                await add_first_feeds(service)
        if not stop.is_set():
            bot = transport.connect(settings.token, settings.api_base)
            await run(service, bot, roles, stop)


async def add_first_feeds(service: Service) -> None:
    """Give a new store the starter feeds, so that a fresh bot has news to tell."""
    # A store that is killed just now is waited for like one that dies later.
    feeds = service.patient.feeds
    if await feeds.count():
        return
    for feed in read_opml((SEEDS / "feeds.opml").read_bytes()):
        await feeds.add(replace(feed, due=service.clock.now()))


async def run(
    service: Service,
    bot: Bot,
    roles: Collection[str],
    stop: asyncio.Event,
    extra: Extra = Extra(),  # immutable
) -> None:
    """Run these roles over a service and a bot until told to stop.

    While Telegram cannot be reached everything waits for it; SettingsError when it
    does not know the token.
    """
    try:
        # What does not end in time is cut off a little later.
        async with cut_off(stop, DRAIN + 0.2):
            if await insist(partial(_greet, bot), service.clock, stop):
                await _work(service, bot, roles, stop, extra)
    finally:
        await bot.shutdown()


async def _greet(bot: Bot) -> bool:
    await bot.initialize()
    return True


async def _work(
    service: Service,
    bot: Bot,
    roles: Collection[str],
    stop: asyncio.Event,
    extra: Extra,
) -> None:
    intake = make_intake(service, bot)
    scheduler = _scheduled(service, bot, roles, extra)
    async with AsyncExitStack() as stack, asyncio.TaskGroup() as tasks:
        keeping = tasks.create_task(_keep_store(service))
        if {"web", "chat"} & set(roles):
            await stack.enter_async_context(intake.open())
            tasks.create_task(intake.keep(stop))
        site = await stack.enter_async_context(AsyncExitStack())
        if "web" in roles:
            await site.enter_async_context(web(service, intake, bot.username))
        elif service.settings.health_port:
            await site.enter_async_context(health(service))
        for loop in _loops(service, bot, intake, roles, stop):
            tasks.create_task(loop)
        scheduler.start()
        wakes = _wakes(scheduler, roles)
        ears = tasks.create_task(
            listen(service.patient.bells, wakes, service.clock, stop)
        )
        # However this ends, no job may outlive the store it works on.
        stack.push_async_callback(scheduler.stop)
        extra.ready()
        logger.info("Newsbrief is up: %s", ", ".join(sorted(roles)))
        await stop.wait()
        # All at once: jobs, requests and deliveries have the same few seconds.
        tasks.create_task(scheduler.stop())
        keeping.cancel()
        ears.cancel()
        await site.aclose()


def _scheduled(
    service: Service, bot: Bot, roles: Collection[str], extra: Extra
) -> Scheduler:
    """Return the scheduler with every job of these roles."""
    scheduler = Scheduler(service.clock, service.metrics)
    jobs = timetable(service, bot, roles, extra.first)
    for seconds, job, name in (*jobs, *extra.jobs):
        scheduler.every(seconds, job, name)
    return scheduler


def _wakes(scheduler: Scheduler, roles: Collection[str]) -> dict[str, Wake]:
    """Return what wakes the jobs of these roles, by the bells they listen to."""
    return {
        bell: partial(scheduler.wake, name)
        for bell, (role, name) in BELLS.items()
        if role in roles
    }


def _loops(
    service: Service,
    bot: Bot,
    intake: Intake,
    roles: Collection[str],
    stop: asyncio.Event,
) -> Iterator[Coroutine[Any, Any, None]]:
    """Yield what these roles do without a pause, until told to stop."""
    if "chat" in roles:
        yield chat(service, bot, intake, stop)
    if "send" in roles:
        yield sender(service, bot).run(stop)
    if "ingest" in roles:
        brought = partial(service.metrics.count, "items_total")
        yield service.ingest.run(stop, brought)


async def _keep_store(service: Service) -> None:
    """Start the embedded store again whenever it dies."""
    settings = service.settings
    if not settings.redis_url:
        await keep(settings.store_dir, service.clock, ephemeral=settings.ephemeral)

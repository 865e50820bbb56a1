"""What each role is made of: who polls and answers, who sends, who shows pages."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial

from aiohttp.web import Application, RouteDef
from telegram import Bot

from bot.chat.access import Rights, TelegramRights
from bot.chat.commands import all_commands
from bot.chat.feeds.ownchannels import stop_reading
from bot.chat.incoming.updates import WANTED
from bot.chat.intake.polling import Polling
from bot.chat.intake.taking import Intake
from bot.chat.replies.answering import Answering
from bot.chat.replies.menu import register
from bot.chat.replies.router import Router
from bot.chat.values import Desk, Options
from bot.delivery.calls.channels import chat_named
from bot.delivery.calls.download import download
from bot.delivery.calls.insist import insist
from bot.delivery.calls.threads import open_thread
from bot.delivery.drawing.gallery import Gallery
from bot.delivery.sending.effects import Effects
from bot.delivery.sending.messenger import TelegramMessenger
from bot.delivery.sending.sender import Sender, in_flight
from bot.jobs.round import Reword
from bot.model import Feed
from bot.rewording import Rewording, model_of
from bot.service import Service
from bot.store.settling import KEPT
from bot.store.stores import Stores
from bot.web.frame import Site
from bot.web.hub import hub_routes
from bot.web.library import Library
from bot.web.operate import operate_route, overview
from bot.web.pages import Reading
from bot.web.server import make_app, serving
from bot.web.webhook import webhook_route


def make_router(
    service: Service, rights: Rights, username: str, bot: Bot | None = None
) -> Router:
    """Return the router with every command, over this service; files come by a bot."""
    settings = service.settings
    options = Options(
        operators=frozenset(settings.admins),
        pages=service.pages,
        username=username,
        zone=settings.zone,
        own_feeds=settings.own_feeds,
    )
    desk = Desk(
        service.stores,
        service.clock,
        rights,
        options,
        service.finder.look,
        library=service.library,
    )
    if bot:
        desk = replace(
            desk,
            open_list=partial(_open_list, service, bot),
            open_thread=partial(open_thread, bot),
            find_chat=partial(chat_named, bot),
        )
    return Router(desk, all_commands())


async def _open_list(service: Service, bot: Bot, file_id: str) -> tuple[Feed, ...]:
    return await service.finder.read_list(await download(bot, file_id))


def make_intake(service: Service, bot: Bot) -> Intake:
    """Return what takes updates in, with everything that answers them."""
    rights = TelegramRights(bot, service.clock)
    router = make_router(service, rights, bot.username, bot)
    messenger = make_messenger(service, service.stores, bot)
    answering = Answering(router, messenger, service.clock)
    journal = service.stores.journal
    return Intake(answering, journal, service.clock, service.metrics)


def make_messenger(service: Service, stores: Stores, bot: Bot) -> TelegramMessenger:
    """Return what says things on Telegram, with pictures of this service."""
    named = partial(stop_reading, stores, service.clock)
    return TelegramMessenger(bot, Gallery(service.paint, stores.pictures), named)


async def chat(service: Service, bot: Bot, intake: Intake, stop: asyncio.Event) -> None:
    """Poll for updates, or have Telegram call us and wait."""
    settings, clock = service.settings, service.clock
    # Nobody waits for it, and a store that is away just now is no reason to end.
    manners = await service.patient.readers.manners(settings.admins)
    menus = partial(register, bot, all_commands(), manners)
    await insist(menus, clock, stop)
    if not settings.webhook_url:
        await insist(bot.delete_webhook, clock, stop)
        await Polling(bot, intake, clock).run(stop)
        return
    called = partial(
        bot.set_webhook,
        settings.webhook_url,
        secret_token=settings.webhook_secret,
        allowed_updates=WANTED,
    )
    await insist(called, clock, stop)
    await stop.wait()


def sender(service: Service, bot: Bot) -> Sender:
    """Return what sends the deliveries of this service."""
    stores = service.patient
    return Sender(
        stores.outbox,
        stores.budget,
        make_messenger(service, stores, bot),
        Effects(stores, service.clock),
        service.clock,
        metrics=service.metrics,
        in_flight=in_flight(stores.budget.rate),
    )


def reword(service: Service) -> Reword | None:
    """Return what puts briefings in other words, if the operator wants that."""
    model = model_of(service.settings)
    if model is None:
        return None
    return Rewording(model, service.clock, service.metrics).reword


def reading(service: Service, site: Site) -> tuple[RouteDef, ...]:
    """Return the routes of all pages, and of the operators' if it has a secret."""
    stores, clock, settings = service.stores, service.clock, service.settings
    routes = Reading(Library(stores, clock), clock, site).routes()
    if not settings.page_secret:
        return routes
    gather = partial(overview, stores, clock, settings.zone)
    return (*routes, operate_route(settings.page_secret, gather, site))


@asynccontextmanager
async def web(service: Service, intake: Intake, bot: str) -> AsyncIterator[int]:
    """Serve health, metrics and pages, and the webhook if there is one.

    `bot` is the bot's name on Telegram.
    """
    settings = service.settings
    site = Site(settings.public_url, bot)
    routes = [
        *reading(service, site),
        *hub_routes(service.stores.hubs, service.clock),
    ]
    if settings.webhook_url:
        secret = settings.webhook_secret
        routes.append(webhook_route(settings.webhook_path, secret, intake.webhook))
    app = _app(service, routes)
    async with serving(app, settings.host, settings.port) as port:
        yield port


@asynccontextmanager
async def health(service: Service) -> AsyncIterator[int]:
    """Serve the health and the metrics of a process that serves nothing else."""
    settings = service.settings
    async with serving(_app(service), settings.host, settings.health_port) as port:
        yield port


def _app(service: Service, routes: Iterable[RouteDef] = ()) -> Application:
    return make_app(
        service.stores.probe.check,
        service.metrics,
        partial(_measure, service),
        routes,
    )


async def _measure(service: Service) -> None:
    """Bring the gauges up to date."""
    now = service.clock.now()
    counts = await service.stores.ledger.counts()
    waiting = sum(counts[place] for place in ("fired", "queued", "later"))
    service.metrics.set("send_queue_depth", waiting)
    stuck = await service.stores.ledger.stuck_total(now - KEPT)
    service.metrics.set("stuck_deliveries", stuck)
    due = [moment for _, moment in await service.stores.subscriptions.due(now, 1)]
    late = (now - due[0]).total_seconds() if due else 0
    service.metrics.set("oldest_due_seconds", late)
    level = await service.stores.budget.level()
    service.metrics.set("pace_rate", level.rate)
    service.metrics.set("halt_seconds", level.halt)
    service.metrics.set("paid_stars", level.stars)
    service.metrics.set("articles", await service.stores.articles.count())
    service.metrics.set("feeds", await service.stores.feeds.count())
    asked = await service.stores.feeds.next_due() or now
    service.metrics.set("late_feed_seconds", max((now - asked).total_seconds(), 0))

"""`doctor`: looks at everything the bot needs and says what to do about the rest."""

import asyncio
from collections.abc import Iterable
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import click

from bot.cli import diagnosis
from bot.cli.diagnosis import Finding, wrong
from bot.clock import Clock, SystemClock
from bot.environment import Loaded, from_environment
from bot.errors import ModelError, StoreError
from bot.model import Feed
from bot.rewording import ask, model_of
from bot.settings import Settings
from bot.store.connection import check, close, connect, guard
from bot.store.feeds import Feeds
from bot.store.probe import Probe
from bot.store.quarantine import Quarantine, Unread
from bot.store.server import located

A_SENTENCE = "On Monday, the ferry left."
PATIENCE = aiohttp.ClientTimeout(total=10)


@click.command()
def doctor() -> None:
    """Check token, updates, clock, store, feeds and model, and say what to do."""
    loaded = from_environment()
    findings = asyncio.run(examine(loaded, SystemClock()))
    for finding in findings:
        click.echo(str(finding))
    is_wrong = any(finding.is_wrong for finding in findings)
    click.get_current_context().exit(1 if is_wrong else 0)


async def examine(loaded: Loaded, clock: Clock) -> list[Finding]:
    """Return everything found, in the order to tell it."""
    settings = loaded.settings
    findings = [
        Finding(
            "settings", f"{name} is no setting", "see docs/operating.md for its name"
        )
        for name in loaded.unknown
    ]
    findings += await _telegram(settings, clock)
    findings += await _store(settings, clock)
    findings += await _rewording(settings)
    return findings


async def _telegram(settings: Settings, clock: Clock) -> Iterable[Finding]:
    if not settings.token:
        return [diagnosis.NO_TOKEN]
    try:
        async with aiohttp.ClientSession(timeout=PATIENCE) as session:
            me, date = await _ask(session, settings, "getMe")
            if not me.get("ok"):
                return [diagnosis.refused(me["error_code"], me["description"])]
            info, _ = await _ask(session, settings, "getWebhookInfo")
    except (aiohttp.ClientError, TimeoutError, ValueError, KeyError) as error:
        # The text of these errors may hold the address, and with it the token.
        return [diagnosis.unreachable(settings, type(error).__name__)]
    return [
        *diagnosis.identity(me["result"]),
        *diagnosis.webhook(info.get("result", {}), settings, clock.now()),
        diagnosis.clock(clock.now(), date),
    ]


async def _ask(
    session: aiohttp.ClientSession, settings: Settings, method: str
) -> tuple[dict[str, Any], datetime]:
    """Return Telegram's answer and the moment it gives for it."""
    url = f"{settings.api_base}/bot{settings.token}/{method}"
    async with session.get(url) as response:
        answer: dict[str, Any] = await response.json(content_type=None)
        return answer, parsedate_to_datetime(response.headers["Date"])


async def _store(settings: Settings, clock: Clock) -> list[Finding]:
    """Return how the store is, and the feeds and what they brought."""
    kind = "your server" if settings.redis_url else f"embedded in {settings.store_dir}"
    try:
        place = settings.store_dir
        found = located(settings.redis_url, place, ephemeral=settings.ephemeral)
        async with found as url:
            version, feeds, unread = await _look(url)
    except StoreError as error:
        return [wrong("store", kind, str(error))]
    store = Finding("store", f"{kind}, version {version}")
    if settings.ephemeral:
        store = Finding(
            "store",
            f"{kind}, version {version}, forgets everything at exit",
            "leave NEWSBRIEF_EPHEMERAL out to keep subscriptions",
        )
    told = diagnosis.feeds(feeds, clock.now()), diagnosis.texts(unread, feeds)
    return [store, *told]


async def _rewording(settings: Settings) -> Iterable[Finding]:
    """Return whether the language model answers, if there is to be one."""
    model = model_of(settings)
    if model is None:
        return []
    host = urlsplit(model.url).hostname or ""
    try:
        await ask(model, (A_SENTENCE,))
    except ModelError as error:
        return [diagnosis.rewording(host, str(error))]
    return [diagnosis.rewording(host)]


async def _look(url: str) -> tuple[str, tuple[Feed, ...], tuple[Unread, ...]]:
    """Return the version of the store's server, the feeds, and what was given up."""
    redis = connect(url)
    try:
        await check(redis)
        await Probe(redis).check()
        with guard():
            server = await redis.info("server")
            feeds = await Feeds(redis).all()
            unread = await Quarantine(redis).all()
    finally:
        await close(redis)
    version = server.get("valkey_version") or server.get("redis_version", "unknown")
    return str(version), feeds, unread

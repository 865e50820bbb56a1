"""`feeds`: what the bot polls."""

import asyncio
from dataclasses import replace
from pathlib import Path

import click

from bot import app
from bot.cli.files import Problems
from bot.cli.running import start
from bot.cli.speech import plain
from bot.clock import SystemClock
from bot.errors import SourceError
from bot.model import Feed
from bot.settings import Settings
from bot.sources.opml import read_opml
from bot.store.quarantine import Unread


@click.group()
def feeds() -> None:
    """Add, list and remove the feeds the bot reads."""


@feeds.command()
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS...")
def add(addresses: tuple[str, ...]) -> None:
    """Add the feed at ADDRESS: of a feed, of a page that names one, or an OPML file."""
    settings, problems = start(quietly=True).settings, Problems()
    asyncio.run(_add(settings, addresses, problems))
    problems.exit()


async def _add(
    settings: Settings, addresses: tuple[str, ...], problems: Problems
) -> None:
    async with app.open_service(settings, SystemClock()) as service:
        for address in addresses:
            try:
                listed = _listed(address)
                click.echo(
                    await service.finder.add_feed(address)
                    if listed is None
                    else await _add_all(service, address, listed)
                )
            except SourceError as problem:
                problems.tell(f"{address}: {problem}")


def _listed(address: str) -> tuple[Feed, ...] | None:
    """Return the feeds of an OPML file, None if the address is not a file."""
    file = Path(address)
    return read_opml(file.read_bytes()) if file.is_file() else None


async def _add_all(service: app.Service, name: str, listed: tuple[Feed, ...]) -> str:
    now = service.clock.now()
    added = [await service.stores.feeds.add(replace(feed, due=now)) for feed in listed]
    return f"{name}: {sum(added)} of {len(listed)} feeds are new and were added."


@feeds.command(name="list")
def list_() -> None:
    """List the feeds, each with its state."""
    settings = start(quietly=True).settings
    listed, unread = asyncio.run(_all(settings))
    for feed in listed:
        click.echo(_line(feed))
    if unread:
        click.echo("\nLeft out, because they could not be read (see `feeds retry`):")
    for text in unread:
        click.echo(f"{text.url}\n  {plain(text.title)}; {plain(text.problem)}")


async def _all(settings: Settings) -> tuple[tuple[Feed, ...], tuple[Unread, ...]]:
    async with app.open_stores(settings, SystemClock()) as stores:
        return await stores.feeds.all(), await stores.quarantine.all()


@feeds.command()
def retry() -> None:
    """Let the texts that could not be read be tried again."""
    count = asyncio.run(_retry(start(quietly=True).settings))
    click.echo(f"To be tried again when their feeds bring them next: {count}")


async def _retry(settings: Settings) -> int:
    async with app.open_stores(settings, SystemClock()) as stores:
        unread = await stores.quarantine.all()
        await stores.quarantine.clear()
        return len(unread)


def _line(feed: Feed) -> str:
    state = (
        f"read {feed.checked:%Y-%m-%d %H:%M} UTC" if feed.checked else "not read yet"
    )
    if feed.problem:
        state = feed.problem
    if feed.is_stopped:
        state = f"stopped: {state}"
    title = plain(feed.title)
    return f"{feed.url}\n  {f'{title}; ' if title else ''}{plain(state)}"


@feeds.command()
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS...")
def remove(addresses: tuple[str, ...]) -> None:
    """Remove the feeds at ADDRESS; what they brought stays."""
    settings, problems = start(quietly=True).settings, Problems()
    asyncio.run(_remove(settings, addresses, problems))
    problems.exit()


async def _remove(
    settings: Settings, addresses: tuple[str, ...], problems: Problems
) -> None:
    async with app.open_stores(settings, SystemClock()) as stores:
        for address in addresses:
            if await stores.feeds.remove(address):
                click.echo(f"Removed {address}")
            else:
                problems.tell(f"{address} is not among the feeds; see `feeds list`")

"""`feeds`: what the bot polls."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from bot import app, wording_cli
from bot import wording_feeds as wording
from bot.chat.feeds.adding import known, publish
from bot.chat.feeds.lines import found_line
from bot.cli.files import STDIN, Problems, open_lines, write
from bot.cli.running import start
from bot.cli.speech import plain
from bot.clock import SystemClock
from bot.delivery.operators.troubles import standing
from bot.errors import SourceError
from bot.model import Feed
from bot.settings import Settings
from bot.sources.articles import host
from bot.sources.entries import topics_of
from bot.sources.found import FoundFeed
from bot.sources.opml import read_opml, write_opml
from bot.sources.paragraphs import one_line
from bot.sources.silence import is_silent
from bot.store.quarantine import Unread
from bot.store.stores import Stores


@click.group()
def feeds() -> None:
    """Add, list, change and remove the feeds the bot reads; import and export them."""


@feeds.command()
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS...")
@click.option("--all", "all_", is_flag=True, help="Add all feeds a site offers.")
def add(addresses: tuple[str, ...], *, all_: bool) -> None:
    """Add the feed at ADDRESS: of a feed, a site, a channel, or an OPML file.

    A site with several feeds has them listed; --all adds them all.
    """
    settings, problems = start(quietly=True).settings, Problems()

    async def work() -> None:
        async with app.open_service(settings, SystemClock()) as service:
            for address in addresses:
                try:
                    click.echo(await _added(service, address, takes_all=all_))
                except SourceError as problem:
                    problems.tell(f"{address}: {problem}")

    asyncio.run(work())
    problems.exit()


async def _added(service: app.Service, address: str, *, takes_all: bool) -> str:
    """Add what is meant, and return what was done, or what there is to choose from."""
    listed = _listed(address)
    if listed is not None:
        return f"{address}: {await _all_added(service, listed)}"
    look = await service.finder.look(address)
    if look.listed:
        return f"{address}: {await _all_added(service, look.listed)}"
    if len(look.feeds) > 1 and not takes_all:
        return _choice(address, look.feeds, service)
    told = [await _one_added(service, feed) for feed in look.feeds]
    return "\n".join(told)


def _listed(address: str) -> tuple[Feed, ...] | None:
    """Return the feeds of an OPML file, None if the address is not a file."""
    if "://" in address:
        return None  # it may be longer than a file's name can be
    file = Path(address)
    return read_opml(file.read_bytes()) if file.is_file() else None


async def _all_added(service: app.Service, listed: tuple[Feed, ...]) -> str:
    added = await publish(service.stores, listed, service.clock.now())
    return _count_added(added, len(listed))


def _count_added(added: int, count: int) -> str:
    text = wording_cli.LIST_ADDED if added == count else wording_cli.LIST_ADDED_SOME
    return text.format(added=added, count=count)


async def _one_added(service: app.Service, feed: FoundFeed) -> str:
    name, wanted = plain(feed.name), Feed(feed.url, feed.title)
    if await publish(service.stores, [wanted], service.clock.now(), revives=True):
        return wording.ADDED.format(name=name, count=feed.count)
    return wording.KNOWN.format(name=name)


def _choice(address: str, offered: tuple[FoundFeed, ...], service: app.Service) -> str:
    now = service.clock.now()
    lines = [
        f"{number}. {plain(found_line(feed, now))}\n   {feed.url}"
        for number, feed in enumerate(offered, start=1)
    ]
    head = wording_cli.SEVERAL.format(host=host(offered[0].url) or address)
    return "\n".join([head, *lines, wording_cli.CHOOSE_ONE])


@feeds.command(name="import")
@click.argument("name", metavar="FILE")
def import_(name: str) -> None:
    """Add all feeds of an OPML file; - reads standard input."""
    settings = start(quietly=True).settings
    with open_lines(name) as file:
        body = file.read()

    async def work() -> None:
        async with app.open_stores(settings, SystemClock()) as stores:
            listed = read_opml(body)
            added = await publish(stores, listed, SystemClock().now())
            click.echo(_count_added(added, len(listed)))

    asyncio.run(work())


@feeds.command()
@click.argument("name", metavar="[FILE]", default=STDIN)
@click.option("--own", is_flag=True, help="With the feeds chats read for themselves.")
def export(name: str, *, own: bool) -> None:
    """Write the feeds as an OPML file, or to standard output."""
    kept, _ = asyncio.run(_all(start(quietly=True).settings))
    shown = tuple(feed for feed in kept if own or not feed.is_own)
    text = write_opml(shown)
    if name == STDIN:
        click.echo(text, nl=False)
        return
    write(name, text)
    count = "1 feed" if len(shown) == 1 else f"{len(shown):,} feeds"
    click.echo(wording_cli.EXPORTED.format(count=count, file=name))


@feeds.command(name="list")
def list_() -> None:
    """List the feeds, each with its state."""
    settings, now = start(quietly=True).settings, SystemClock().now()
    listed, unread = asyncio.run(_all(settings))
    if not listed:
        click.echo(wording_cli.NO_FEEDS)
    for feed in listed:
        click.echo(_line(feed, now))
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


def _line(feed: Feed, now: datetime) -> str:
    state = (
        f"read {feed.checked:%Y-%m-%d %H:%M} UTC" if feed.checked else "not read yet"
    )
    if feed.problem:
        state = feed.problem
    if is_silent(feed, now):
        state = f"{state}; {standing(feed, now, 'UTC').rstrip('.')} UTC"
    if feed.is_stopped:
        state = f"stopped: {state}"
    parts = [plain(feed.title), plain(", ".join(feed.topics)), plain(state)]
    own = ["a chat's own"] if feed.is_own else []
    return f"{feed.url}\n  {'; '.join(part for part in (*parts, *own) if part)}"


@feeds.command()
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS...")
def remove(addresses: tuple[str, ...]) -> None:
    """Remove the feeds at ADDRESS; what they brought stays."""

    async def removed(stores: Stores, feed: Feed) -> str:
        await stores.feeds.remove(feed.url)
        return f"Removed {feed.url}"

    _each(addresses, removed)


@feeds.command()
@click.argument("address")
@click.argument("names", metavar="TOPIC,TOPIC...", default="")
def topics(address: str, names: str) -> None:
    """Say which topics the feed at ADDRESS brings; without any, its entries decide."""
    wanted = topics_of(names.split(","))

    async def set_topics(stores: Stores, feed: Feed) -> str:
        await stores.feeds.save(replace(feed, topics=wanted))
        text = wording_cli.TOPICS_SET if wanted else wording_cli.TOPICS_OWN
        return text.format(url=feed.url, topics=", ".join(wanted))

    _each((address,), set_topics)


@feeds.command()
@click.argument("address")
@click.argument("title")
def rename(address: str, title: str) -> None:
    """Call the feed at ADDRESS by another title."""

    async def set_title(stores: Stores, feed: Feed) -> str:
        await stores.feeds.save(replace(feed, title=one_line(title)))
        return wording_cli.RENAMED.format(url=feed.url, title=plain(title))

    _each((address,), set_title)


def _each(
    addresses: tuple[str, ...], change: Callable[[Stores, Feed], Awaitable[str]]
) -> None:
    """Change the feed at each address and say so, or that there is none."""
    settings, problems = start(quietly=True).settings, Problems()

    async def work() -> None:
        async with app.open_stores(settings, SystemClock()) as stores:
            for address in addresses:
                feed = await known(stores, address)
                if feed:
                    click.echo(await change(stores, feed))
                else:
                    problems.tell(wording_cli.NOT_AMONG.format(url=address))

    asyncio.run(work())
    problems.exit()

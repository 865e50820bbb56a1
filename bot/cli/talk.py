"""`chat`: the same conversation as on Telegram, as plain text for scripts and ears."""

import asyncio
from collections.abc import Iterator
from typing import BinaryIO

import click

from bot import app
from bot.cli.files import STDIN, open_lines
from bot.cli.running import start
from bot.clock import SystemClock
from bot.settings import Settings


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="LINE")
def chat(words: tuple[str, ...]) -> None:
    """Send LINE to the bot, such as "/latest" or a question, and print its reply.

    With - every line of standard input is one; a blank line ends each reply. Buttons
    are shown as [labels]; send "[label]" to press one.
    """
    settings = start(quietly=True).settings
    if words != (STDIN,):
        click.echo(asyncio.run(app.converse(settings, SystemClock(), " ".join(words))))
        return
    with open_lines(STDIN) as lines:
        asyncio.run(_converse(settings, lines))


async def _converse(settings: Settings, lines: BinaryIO) -> None:
    """Answer every line; the store stays open from the first to the last."""
    clock = SystemClock()
    async with app.open_stores(settings, clock):
        for line in _spoken(lines):
            click.echo(f"{await app.converse(settings, clock, line)}\n")


def _spoken(lines: BinaryIO) -> Iterator[str]:
    texts = (line.decode("utf-8-sig", "replace").strip() for line in lines)
    return filter(None, texts)

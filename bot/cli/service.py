"""`up` and `demo`: the bot on Telegram, and the bot in a chat page on this machine."""

from dataclasses import replace

import click

from bot import app
from bot.cli.roles import ROLES, settle
from bot.cli.running import run_until_stopped, start
from bot.clock import SystemClock
from bot.demo import demo as play
from bot.environment import Loaded

WELCOME = """\
Newsbrief is ready, in a playground on this machine: no token, no Telegram.

  Open  {address}
  Try   /start, then /latest or /figures, or ask: How many people were evacuated?
        Press "Jump to tomorrow 08:00" to see a daily briefing come.
  Stop  with Ctrl+C; everything is kept for the next time.
"""


@click.command()
@click.option(
    "--role",
    "roles",
    type=click.Choice(ROLES),
    multiple=True,
    help="Do only this; may be repeated.  [default: all]",
)
def up(roles: tuple[str, ...]) -> None:
    """Run the bot on Telegram: polling, or called by Telegram if PUBLIC_URL is set.

    Several processes may share one store; each does the roles it is given. With
    PUBLIC_URL the role web also chats, because that is where Telegram calls; without
    it the role chat polls, and only one process should have it.
    """
    settings = start().settings
    doing = settle(roles or ROLES, settings)
    run_until_stopped(lambda stop: app.serve(settings, SystemClock(), doing, stop))


@click.command()
@click.option(
    "--port", type=click.IntRange(0, 65535), help="Port to listen on.  [default: 8080]"
)
def demo(port: int | None) -> None:
    """Chat with the bot in your browser: the same bot, no token, no Telegram."""
    loaded = start({} if port is None else {"PORT": str(port)}, quietly=True)
    settings = replace(loaded.settings, host=demo_host(loaded))
    run_until_stopped(lambda stop: play(settings, stop, welcome))


def demo_host(loaded: Loaded) -> str:
    """Return where the playground listens: on this machine only, unless told.

    A port from the environment opens the bot to the network; the playground, where
    anyone may play any user, opens by NEWSBRIEF_HOST alone.
    """
    is_told = loaded.origins["host"] not in ("default", "PORT")
    return loaded.settings.host if is_told else "127.0.0.1"


def welcome(address: str) -> None:
    """Print where the playground is and what to try there."""
    click.echo(WELCOME.format(address=address))

"""`up` and `demo`: the bot on Telegram, and the bot in a chat page on this machine."""

from collections.abc import Collection

import click

from bot import app
from bot.cli.running import run_until_stopped, start
from bot.clock import SystemClock
from bot.errors import SettingsError
from bot.settings import Loaded, Settings

WELCOME = """\
Newsbrief is starting in a playground: a chat page on this machine, no Telegram needed.

  Open   http://{host}:{port}
  Try    /start, then /latest, /figures, or any question about the news
  Stop   Ctrl+C
"""
ROLES = ("chat", "ingest", "brief", "send", "web")


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


def settle(asked: Collection[str], settings: Settings) -> frozenset[str]:
    """Return the roles to run; with a public address, chatting goes with the web."""
    if not settings.token:
        raise SettingsError(
            "TELEGRAM_BOT_TOKEN is missing. Ask @BotFather on Telegram for a bot and "
            "put TELEGRAM_BOT_TOKEN=… into .env; `newsbrief demo` needs none"
        )
    roles = set(asked)
    if settings.public_url:
        (roles.add if "web" in roles else roles.discard)("chat")
    if not roles:
        raise SettingsError(
            "With PUBLIC_URL set Telegram calls the role web, and the role chat alone "
            "has nothing to do. Add --role web, or leave PUBLIC_URL out"
        )
    return frozenset(roles)


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on.")
def demo(port: int | None) -> None:
    """Chat with the bot in your browser: the same bot, no token, no Telegram."""
    loaded = start({} if port is None else {"PORT": str(port)})
    host, at = demo_host(loaded), loaded.settings.port
    click.echo(WELCOME.format(host=host, port=at))
    run_until_stopped(lambda stop: app.demo(loaded.settings, host, at, stop))


def demo_host(loaded: Loaded) -> str:
    """Return where the playground listens: on this machine only, unless told.

    A port from the environment opens the bot to the network; the playground, where
    anyone may play any user, opens by NEWSBRIEF_HOST alone.
    """
    is_told = loaded.origins["host"] not in ("default", "PORT")
    return loaded.settings.host if is_told else "127.0.0.1"

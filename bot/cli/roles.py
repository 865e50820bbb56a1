"""Which roles a process does, so that updates from Telegram arrive at one place.

With a public address Telegram calls the web, so there the web chats and nobody polls;
without one the role chat polls. The two lines of the Procfile are right in both cases.
"""

from collections.abc import Collection

from bot.errors import SettingsError
from bot.settings import Settings

ROLES = ("chat", "ingest", "brief", "send", "web")


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

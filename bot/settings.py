"""Every setting: what it is for, its default, and how it is read.

A setting is one field of `Settings`; its metadata names the variable and the function
that reads it, so that loading (`bot.environment`), `newsbrief config` and
docs/operating.md cannot disagree. Secrets never appear in a repr.
"""

import hashlib
from dataclasses import Field, dataclass, fields
from pathlib import Path
from typing import Any

from bot.setting import (
    LEVELS,
    address,
    items,
    level,
    number,
    passwords,
    pattern,
    setting,
    truth,
    zone_name,
)

TELEGRAM = "https://api.telegram.org"
A_STORE = r"(rediss?(\+(sentinel|cluster))?|unix)://.+"

# The checkout; an installed package has no pyproject.toml there.
PROJECT = Path(__file__).resolve().parent.parent


def home() -> Path:
    """Return the folder of `.env` and `data`: the checkout, else where we started."""
    return PROJECT if (PROJECT / "pyproject.toml").exists() else Path.cwd()


def _folder(text: str) -> Path:
    return home() / Path(text).expanduser()


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, checked."""

    token: str = setting(
        "TELEGRAM_BOT_TOKEN",
        "the bot's token, from @BotFather",
        pattern(r"\d+:[\w-]{20,}"),
        "copy it whole from @BotFather, like 110201543:AAH…",
        secret=True,
    )
    api_base: str = setting(
        "TELEGRAM_API_BASE",
        "the Bot API server to talk to",
        address,
        f"write an address such as {TELEGRAM}",
        default=TELEGRAM,
    )
    redis_url: str = setting(
        "REDIS_URL",
        "a Redis or Valkey of your own; empty: the embedded one",
        pattern(A_STORE),
        "begin it with redis://, rediss://, unix://, redis+sentinel:// or redis+cluster://",
        secret=True,
    )
    data_dir: Path = setting(  # noqa: RUF009 - a Path is immutable
        "NEWSBRIEF_DATA",
        "folder of the embedded store",
        _folder,
        default=home() / "data",
    )
    public_url: str = setting(
        "PUBLIC_URL",
        "https address of this service: Telegram then calls it instead of being "
        "polled, and every figure links to its reading page",
        address,
        "write an address such as https://news.example.org",
    )
    host: str = setting(
        "NEWSBRIEF_HOST",
        "address to listen on; 0.0.0.0 where the environment sets PORT",
        str,
        default="127.0.0.1",
    )
    port: int = setting(
        "PORT",
        "port to listen on",
        number(0, 65535),
        "write a number such as 8080",
        default=8080,
    )
    webhook_secret: str = setting(
        "WEBHOOK_SECRET",
        "what Telegram must show us when it calls; empty: made from the token",
        pattern(r"[\w-]{1,256}"),
        "use 1 to 256 letters, digits, _ and -",
        secret=True,
    )
    page_secret: str = setting(
        "NEWSBRIEF_PAGE_SECRET",
        "the password of the operators' page, /operate; empty: there is none",
        pattern(r"[\x21-\x7e]{16,256}"),
        "use 16 to 256 letters, digits and signs, without blanks",
        secret=True,
    )
    health_port: int = setting(
        "NEWSBRIEF_HEALTH_PORT",
        "port on which a process without the role web shows its health and "
        "metrics; 0: none",
        number(0, 65535),
        "write a number such as 9090",
        default=0,
    )
    admins: tuple[int, ...] = setting(
        "NEWSBRIEF_ADMINS",
        "Telegram user numbers of the operators, with commas between",
        lambda text: tuple(map(int, items(text))),
        "write user numbers such as 1234567,7654321",
        default=(),
    )
    fetch_allow: tuple[str, ...] = setting(
        "NEWSBRIEF_FETCH_ALLOW",
        "hosts of the local network that feeds may come from, with commas between",
        items,
        default=(),
    )
    own_feeds: int = setting(
        "NEWSBRIEF_OWN_FEEDS",
        "how many feeds a chat may have read for itself alone; 0: none",
        number(0, 1000),
        "write a number such as 5",
        default=0,
    )
    retention_days: int = setting(
        "NEWSBRIEF_RETENTION_DAYS",
        "days to keep articles",
        number(1, 36500),
        "write a number of days such as 30",
        default=30,
    )
    most_articles: int = setting(
        "NEWSBRIEF_MOST_ARTICLES",
        "articles to keep at most; beyond it the oldest go",
        number(100, 100_000_000),
        "write a number of articles such as 100000",
        default=100_000,
    )
    paid_per_day: int = setting(
        "NEWSBRIEF_PAID_PER_DAY",
        "Telegram Stars to spend a day, at most, on messages beyond the free 30 a "
        "second; 0: none",
        number(0, 10_000_000),
        "write a number of Stars such as 1000",
        default=0,
    )
    zone: str = setting(
        "NEWSBRIEF_ZONE",
        "time zone of chats that have chosen none",
        zone_name,
        "write a zone such as Europe/Vienna",
        default="UTC",
    )
    reword_url: str = setting(
        "NEWSBRIEF_REWORD_URL",
        "a language model that may put briefings in other words, as far as the "
        "verifier accepts them; empty: none",
        address,
        "write an OpenAI-compatible address such as https://llm.example.org/v1",
    )
    reword_model: str = setting(
        "NEWSBRIEF_REWORD_MODEL", "the name of that model at its address", str
    )
    reword_key: str = setting(
        "NEWSBRIEF_REWORD_KEY",
        "the key for that address, if it wants one",
        pattern(r"[\x21-\x7e]+"),
        "write it without blanks",
        secret=True,
    )
    unknown: str = setting(
        "NEWSBRIEF_UNKNOWN",
        "what becomes of a briefing when Telegram's answer got lost: hold, and the "
        "next one carries its stories, or resend, and it may come twice",
        pattern("hold|resend"),
        "write hold or resend",
        default="hold",
    )
    ephemeral: bool = setting(
        "NEWSBRIEF_EPHEMERAL",
        "yes: keep nothing after exit",
        truth,
        "write yes or no",
        default=False,
    )
    log_level: str = setting(
        "NEWSBRIEF_LOG_LEVEL",
        "the least important lines to log",
        level,
        f"write one of {', '.join(LEVELS)}",
        default="INFO",
    )
    log_json: bool = setting(
        "NEWSBRIEF_LOG_JSON",
        "yes: one JSON object per log line",
        truth,
        "write yes or no",
        default=False,
    )

    @property
    def secrets(self) -> tuple[str, ...]:
        """What no log line may show."""
        known = (self.token, self.webhook_secret, self.page_secret, self.reword_key)
        given = filter(None, (*known, *passwords(self.redis_url)))
        return tuple(dict.fromkeys(given))

    @property
    def store_dir(self) -> Path:
        """Where the embedded store lies: the demo's never mixes with a real bot's."""
        return self.data_dir / ("live" if self.token else "demo")

    @property
    def webhook_path(self) -> str:
        """The path Telegram posts updates to; it tells nobody the token."""
        return f"/telegram/{derived('path', self.webhook_secret)[:32]}"

    @property
    def webhook_url(self) -> str:
        """The address to give Telegram, empty when we poll."""
        return f"{self.public_url}{self.webhook_path}" if self.public_url else ""


def table() -> tuple[Field[Any], ...]:
    """Return the settings as dataclass fields, in the order they are shown."""
    return fields(Settings)


def derived(purpose: str, secret: str) -> str:
    """Return a secret for another purpose that tells nothing of this one."""
    return hashlib.sha256(f"newsbrief {purpose} {secret}".encode()).hexdigest()

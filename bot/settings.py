"""Every setting, where it comes from, and the only look at the environment.

Defaults give way to `.env`, `.env` to the environment, and all of them to the command
line. A setting is one field of `Settings`; its metadata names the variable and the
function that reads it, so that loading, `newsbrief config` and docs/operating.md cannot
disagree. Secrets never appear in a repr or in an error.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import Field, dataclass, fields
from pathlib import Path
from typing import Any

from bot.errors import SettingsError
from bot.setting import (
    LEVELS,
    address,
    items,
    level,
    number,
    passwords,
    pattern,
    read_dotenv,
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
        return f"/telegram/{_derived('path', self.webhook_secret)[:32]}"

    @property
    def webhook_url(self) -> str:
        """The address to give Telegram, empty when we poll."""
        return f"{self.public_url}{self.webhook_path}" if self.public_url else ""


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings, the origin of each by field name, and variables that name none."""

    settings: Settings
    origins: Mapping[str, str]
    unknown: tuple[str, ...] = ()


def table() -> tuple[Field[Any], ...]:
    """Return the settings as dataclass fields, in the order they are shown."""
    return fields(Settings)


def from_environment(overrides: Mapping[str, str] | None = None) -> Loaded:
    """Return the settings of this process; overrides come from the command line."""
    return load(os.environ, home() / ".env", overrides)


def load(
    environ: Mapping[str, str],
    dotenv: Path | None,
    overrides: Mapping[str, str] | None = None,
) -> Loaded:
    """Return the settings these give; the later wins: `.env`, environ, overrides."""
    layers = {
        ".env": read_dotenv(dotenv) if dotenv and dotenv.is_file() else {},
        "environment": environ,
        "command line": overrides or {},
    }
    values: dict[str, Any] = {}
    origins = {item.name: "default" for item in table()}
    for origin, layer in layers.items():
        for item, text in _given(layer):
            values[item.name] = _value(item, text)
            origins[item.name] = origin
    _derive(values, origins)
    settings = Settings(**values)
    _refuse(settings, environ)
    return Loaded(settings, origins, _unknown(layers))


def _given(layer: Mapping[str, str]) -> Iterator[tuple[Field[Any], str]]:
    """Yield the settings this layer gives; an empty value counts as none."""
    for item in table():
        text = layer.get(item.metadata["variable"], "").strip()
        if text:
            yield item, text


def _value(item: Field[Any], text: str) -> object:
    row = item.metadata
    try:
        value: object = row["read"](text)
    except ValueError:
        # A secret's value must not be repeated: most of it may be right.
        said = "not in its form" if row["secret"] else repr(text)
        problem = f"{row['variable']} is {said}; {row['hint']}"
        raise SettingsError(problem) from None
    return value


def _derive(values: dict[str, Any], origins: dict[str, str]) -> None:
    """Fill in what follows from other settings."""
    if "host" not in values and origins["port"] == "environment":
        # A platform that hands out a port calls us from outside this machine.
        values["host"], origins["host"] = "0.0.0.0", "PORT"  # noqa: S104 - as said
    if values.get("token") and "webhook_secret" not in values:
        values["webhook_secret"] = _derived("webhook", values["token"])
        origins["webhook_secret"] = origins["token"]


def _derived(purpose: str, secret: str) -> str:
    return hashlib.sha256(f"newsbrief {purpose} {secret}".encode()).hexdigest()


def _refuse(settings: Settings, environ: Mapping[str, str]) -> None:
    """Raise where settings, each right for itself, cannot work together."""
    lasting = settings.redis_url or settings.ephemeral
    if not lasting and (environ.get("DYNO") or environ.get("RENDER")):
        raise SettingsError(
            "REDIS_URL is missing, and this platform wipes its disk at every restart: "
            "every subscription would be lost. Add a Redis or Valkey, "
            "or set NEWSBRIEF_EPHEMERAL=yes to try without"
        )
    if bool(settings.reword_url) != bool(settings.reword_model):
        raise SettingsError(
            "NEWSBRIEF_REWORD_URL and NEWSBRIEF_REWORD_MODEL go together. "
            "Set both, or leave both out and briefings are never reworded"
        )
    if settings.public_url.startswith("http:") and settings.api_base == TELEGRAM:
        raise SettingsError(
            "PUBLIC_URL begins with http, and Telegram only calls https. "
            "Write https://…, or leave it out and the bot polls"
        )


def _unknown(layers: Mapping[str, Mapping[str, str]]) -> tuple[str, ...]:
    known = {item.metadata["variable"] for item in table()}
    names = {name for layer in layers.values() for name in layer}
    return tuple(sorted(n for n in names - known if n.startswith("NEWSBRIEF_")))

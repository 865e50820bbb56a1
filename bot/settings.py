"""Every setting, where it comes from, and the only look at the environment.

Defaults give way to `.env`, `.env` to the environment, and all of them to the command
line. A setting is one field of `Settings`; its metadata names the variable and the
function that reads it, so that loading, `newsbrief config` and docs/operating.md cannot
disagree. Secrets never appear in a repr or in an error.
"""

import hashlib
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bot.errors import SettingsError

Read = Callable[[str], object]
TELEGRAM = "https://api.telegram.org"
A_STORE = r"(rediss?(\+(sentinel|cluster))?|unix)://.+"
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
YES, NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off")

# The checkout; an installed package has no pyproject.toml there.
PROJECT = Path(__file__).resolve().parent.parent


def home() -> Path:
    """Return the folder of `.env` and `data`: the checkout, else where we started."""
    return PROJECT if (PROJECT / "pyproject.toml").exists() else Path.cwd()


def _pattern(pattern: str) -> Read:
    def read(text: str) -> str:
        if not re.fullmatch(pattern, text, re.ASCII):
            raise ValueError
        return text

    return read


def _number(lowest: int, highest: int) -> Read:
    def read(text: str) -> int:
        if not lowest <= int(text) <= highest:
            raise ValueError
        return int(text)

    return read


def _address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query:
        raise ValueError
    return text.rstrip("/")


def _folder(text: str) -> Path:
    return home() / Path(text).expanduser()


def _truth(text: str) -> bool:
    if text.lower() not in YES + NO:
        raise ValueError
    return text.lower() in YES


def _items(text: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[,\s]+", text) if part)


def _level(text: str) -> str:
    if text.upper() not in LEVELS:
        raise ValueError
    return text.upper()


def _zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (KeyError, OSError):
        raise ValueError from None
    return text


def _setting(  # noqa: PLR0913 - one row of the table of settings
    variable: str,
    about: str,
    read: Read,
    hint: str = "",
    *,
    default: Any = "",
    secret: bool = False,
) -> Any:
    """Return a dataclass field that knows its variable, meaning, reader and hint."""
    row = {"variable": variable, "about": about, "read": read, "hint": hint}
    return field(default=default, repr=not secret, metadata={**row, "secret": secret})


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, checked."""

    token: str = _setting(
        "TELEGRAM_BOT_TOKEN",
        "the bot's token, from @BotFather",
        _pattern(r"\d+:[\w-]{20,}"),
        "copy it whole from @BotFather, like 110201543:AAH…",
        secret=True,
    )
    api_base: str = _setting(
        "TELEGRAM_API_BASE",
        "the Bot API server to talk to",
        _address,
        f"write an address such as {TELEGRAM}",
        default=TELEGRAM,
    )
    redis_url: str = _setting(
        "REDIS_URL",
        "a Redis or Valkey of your own; empty: the embedded one",
        _pattern(A_STORE),
        "begin it with redis://, rediss://, unix://, redis+sentinel:// or redis+cluster://",
        secret=True,
    )
    data_dir: Path = _setting(  # noqa: RUF009 - a Path is immutable
        "NEWSBRIEF_DATA",
        "folder of the embedded store",
        _folder,
        default=home() / "data",
    )
    public_url: str = _setting(
        "PUBLIC_URL",
        "https address of this service: Telegram then calls it instead of being "
        "polled, and every figure links to its reading page",
        _address,
        "write an address such as https://news.example.org",
    )
    host: str = _setting(
        "NEWSBRIEF_HOST",
        "address to listen on; 0.0.0.0 where the environment sets PORT",
        str,
        default="127.0.0.1",
    )
    port: int = _setting(
        "PORT",
        "port to listen on",
        _number(0, 65535),
        "write a number such as 8080",
        default=8080,
    )
    webhook_secret: str = _setting(
        "WEBHOOK_SECRET",
        "what Telegram must show us when it calls; empty: made from the token",
        _pattern(r"[\w-]{1,256}"),
        "use 1 to 256 letters, digits, _ and -",
        secret=True,
    )
    admins: tuple[int, ...] = _setting(
        "NEWSBRIEF_ADMINS",
        "Telegram user numbers of the operators, with commas between",
        lambda text: tuple(map(int, _items(text))),
        "write user numbers such as 1234567,7654321",
        default=(),
    )
    fetch_allow: tuple[str, ...] = _setting(
        "NEWSBRIEF_FETCH_ALLOW",
        "hosts of the local network that feeds may come from, with commas between",
        _items,
        default=(),
    )
    retention_days: int = _setting(
        "NEWSBRIEF_RETENTION_DAYS",
        "days to keep articles",
        _number(1, 36500),
        "write a number of days such as 30",
        default=30,
    )
    zone: str = _setting(
        "NEWSBRIEF_ZONE",
        "time zone of chats that have chosen none",
        _zone,
        "write a zone such as Europe/Vienna",
        default="UTC",
    )
    reword_url: str = _setting(
        "NEWSBRIEF_REWORD_URL",
        "a language model that may put briefings in other words, as far as the "
        "verifier accepts them; empty: none",
        _address,
        "write an OpenAI-compatible address such as https://llm.example.org/v1",
    )
    reword_model: str = _setting(
        "NEWSBRIEF_REWORD_MODEL", "the name of that model at its address", str
    )
    reword_key: str = _setting(
        "NEWSBRIEF_REWORD_KEY",
        "the key for that address, if it wants one",
        _pattern(r"[\x21-\x7e]+"),
        "write it without blanks",
        secret=True,
    )
    unknown: str = _setting(
        "NEWSBRIEF_UNKNOWN",
        "what becomes of a briefing when Telegram's answer got lost: hold, and the "
        "next one carries its stories, or resend, and it may come twice",
        _pattern("hold|resend"),
        "write hold or resend",
        default="hold",
    )
    ephemeral: bool = _setting(
        "NEWSBRIEF_EPHEMERAL",
        "yes: keep nothing after exit",
        _truth,
        "write yes or no",
        default=False,
    )
    log_level: str = _setting(
        "NEWSBRIEF_LOG_LEVEL",
        "the least important lines to log",
        _level,
        f"write one of {', '.join(LEVELS)}",
        default="INFO",
    )
    log_json: bool = _setting(
        "NEWSBRIEF_LOG_JSON",
        "yes: one JSON object per log line",
        _truth,
        "write yes or no",
        default=False,
    )

    @property
    def secrets(self) -> tuple[str, ...]:
        """What no log line may show."""
        password = urlsplit(self.redis_url).password
        known = (self.token, self.webhook_secret, self.reword_key, password)
        return tuple(filter(None, known))

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
        ".env": _read_dotenv(dotenv) if dotenv and dotenv.is_file() else {},
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


def _read_dotenv(path: Path) -> dict[str, str]:
    from dotenv.parser import parse_stream  # noqa: PLC0415 - most starts have no .env

    values: dict[str, str] = {}
    with path.open(encoding="utf-8-sig", errors="replace") as lines:
        for binding in parse_stream(lines):
            if binding.error:
                line = f"{path.name}, line {binding.original.line}"
                problem = f"{line} cannot be read; write NAME=value"
                raise SettingsError(problem)
            if binding.key:
                values[binding.key] = binding.value or ""
    return values

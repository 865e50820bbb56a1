"""Reads the settings of this process, and is the only look at the environment.

Defaults give way to `.env`, `.env` to the environment, and all of them to the command
line. What the settings are is said in `bot.settings`; a secret's value never appears in
an error.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import Field, dataclass
from pathlib import Path
from typing import Any

from bot.errors import SettingsError
from bot.setting import read_dotenv
from bot.settings import TELEGRAM, Settings, derived, home, table


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings, the origin of each by field name, and variables that name none."""

    settings: Settings
    origins: Mapping[str, str]
    unknown: tuple[str, ...] = ()


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
        values["webhook_secret"] = derived("webhook", values["token"])
        origins["webhook_secret"] = origins["token"]


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

"""`config` and `version`: what this installation is and how it is set."""

import tomllib
from importlib.metadata import version as installed

import click

from bot.environment import Loaded, from_environment
from bot.settings import PROJECT, table


@click.command()
def config() -> None:
    """Print every setting, its value and where it comes from; secrets stay hidden."""
    loaded = from_environment()
    rows = [_row(loaded, item.name) for item in table()]
    wide = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for name, value, origin in rows:
        click.echo(f"{name:{wide[0]}}  {value:{wide[1]}}  {origin}")
    for name in loaded.unknown:
        click.echo(f"{name} is no setting; see docs/operating.md", err=True)


def _row(loaded: Loaded, name: str) -> tuple[str, str, str]:
    item = next(item for item in table() if item.name == name)
    value = shown(getattr(loaded.settings, name), is_secret=item.metadata["secret"])
    return item.metadata["variable"], value, loaded.origins[name]


def shown(value: object, *, is_secret: bool) -> str:
    """Return a setting's value as a person would write it, secrets masked."""
    if is_secret:
        return "••••••" if value else "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        value = ",".join(map(str, value))
    return str(value) or "-"


@click.command()
def version() -> None:
    """Print the version."""
    click.echo(f"newsbrief {_version()}")


def _version() -> str:
    """Return the checkout's version: platforms run it without installing it."""
    description = PROJECT / "pyproject.toml"
    if not description.exists():
        return installed("newsbrief")
    project: dict[str, str] = tomllib.loads(description.read_text("utf-8"))["project"]
    return project["version"]

"""Input of the commands: files and standard input, and a bar while long work runs."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import BinaryIO, TypeVar

import click

from bot.errors import SourceError
from bot.sources.seeds import decode

Item = TypeVar("Item")

STDIN = "-"


def read(name: str) -> str:
    """Return the text of this file, or of standard input for `-`."""
    with open_lines(name) as file:
        try:
            return decode(file.read())
        except SourceError as error:
            problem = f"{name}: {error}"
    raise SourceError(problem)


def open_lines(name: str) -> AbstractContextManager[BinaryIO]:
    """Return this file, or standard input for `-`, open to read bytes."""
    if name == STDIN:
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(name).open("rb")
    except OSError as error:
        problem = f"{name}: {error.strerror}"
    raise SourceError(problem)


def write(name: str, text: str) -> None:
    """Write a text to this file."""
    try:
        Path(name).write_text(text, "utf-8")
    except OSError as error:
        problem = f"{name}: {error.strerror}"
    else:
        return
    raise SourceError(problem)


class Problems:
    """The problems of a long work, told as they come; they decide the exit code."""

    def __init__(self) -> None:
        self.count = 0

    def tell(self, problem: object) -> None:
        """Print the problem on standard error and go on."""
        self.count += 1
        click.echo(f"error: {problem}", err=True)

    def exit(self) -> None:
        """Leave with exit code 1 if there were problems."""
        if self.count:
            click.get_current_context().exit(1)


@contextmanager
def progress(items: Sequence[Item], label: str) -> Iterator[Iterator[Item]]:
    """Give the items one by one, with a bar if someone watches a terminal."""
    if len(items) < 2 or not sys.stderr.isatty() or sys.stdout.isatty():
        yield iter(items)
        return
    with click.progressbar(items, label=label, file=sys.stderr) as bar:
        yield iter(bar)

"""The command line `newsbrief`: one module per group of commands, imported when used.

Exit codes: 0 fine, 1 it failed (one line on standard error says what and what to do),
2 wrong use. `--help` imports no command, which is why the short texts stand here.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

import click

from bot.errors import NewsbriefError

COMMANDS = {
    "demo": ("service", "Chat with the bot in your browser; needs no token."),
    "up": ("service", "Run the bot on Telegram."),
    "chat": ("talk", "Send the bot one line and print its reply."),
    "summarize": ("text", "Print the sentences that sum a text up."),
    "figures": ("text", "Print the figures of a text, each with its sentence."),
    "people": ("text", "Print the people of a text, with roles and statements."),
    "load": ("corpus", "Put articles from text files into the store."),
    "feeds": ("feeds", "Add, list, change, import and export feeds."),
    "outbox": ("outbox", "Show what waits or is stuck, and decide about it."),
    "broadcast": ("broadcast", "Send one message to many chats."),
    "doctor": ("doctor", "Check the set-up and say what to do."),
    "config": ("config", "Print every setting and where it comes from."),
    "version": ("config", "Print the version."),
}


class Failure(click.ClickException):
    """Something failed, in a sentence for the person who asked; exit code 1."""

    def show(self, file: object = None) -> None:  # noqa: ARG002 - click's signature
        """Print the sentence on standard error."""
        click.echo(f"error: {self.format_message()}", err=True)


class Commands(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's
        """Return the names of all commands in the order to show them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Return the command of this name, if there is one."""
        return _find(name) if name in COMMANDS else None

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        formatter: click.HelpFormatter,
    ) -> None:
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, row[1]) for name, row in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what we raise on purpose becomes one sentence."""
        try:
            result: object = super().invoke(ctx)
        except (NewsbriefError, BaseExceptionGroup) as error:
            sentence = next(_sentences(error), None)
            if sentence is None:
                raise
            raise Failure(sentence) from error
        return result


def _find(name: str) -> click.Command:
    with _lasting():
        module = import_module(f"bot.cli.{COMMANDS[name][0]}")
    command: click.Command = getattr(module, name)
    return command


@contextmanager
def _lasting() -> Iterator[None]:
    """Look for no garbage among what is made meanwhile, now or later.

    Looking through it 300 times is a sixth of the time it takes to import the service.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _sentences(error: BaseException) -> Iterator[str]:
    """Yield what we raised on purpose, also from inside task groups."""
    if isinstance(error, BaseExceptionGroup):
        _, unexpected = error.split(NewsbriefError)
        if unexpected is None:
            yield from (text for e in error.exceptions for text in _sentences(e))
    else:
        yield str(error)


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.pass_context
def newsbrief(ctx: click.Context) -> None:
    """Newsbrief briefs you on the news in its sources' own words.

    Without a command it runs the bot, or, while there is no token, the demo.
    """
    if ctx.invoked_subcommand is None:
        settings = import_module("bot.environment").from_environment().settings
        ctx.invoke(_find("up" if settings.token else "demo"))

"""The group: quick help, commands found by name, every error a sentence."""

import gc
import subprocess
import sys
from importlib import import_module
from types import ModuleType

import click
import pytest
from click.testing import CliRunner

from bot import __main__ as start
from bot import cli
from bot.cli import COMMANDS, newsbrief
from bot.errors import StoreError


def failing(error: BaseException) -> click.Command:
    def fail() -> None:
        raise error

    return click.Command("version", callback=fail)


def test_help_lists_every_command_without_importing_one() -> None:
    code = (
        "import sys; from bot.cli import newsbrief\n"
        "try: newsbrief(['--help'])\n"
        "finally: print(sorted(m for m in sys.modules if m[:4] == 'bot.'))"
    )
    result = subprocess.run(  # noqa: S603 - this interpreter
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    *shown, modules = result.stdout.splitlines()
    assert [line.split()[0] for line in shown[-len(COMMANDS) :]] == list(COMMANDS)
    assert modules == "['bot.cli', 'bot.errors']"


def test_help_says_what_each_command_is_for() -> None:
    shown = CliRunner().invoke(newsbrief, ["--help"]).output
    assert all(about in shown for _, about in COMMANDS.values())
    assert newsbrief.list_commands(click.Context(newsbrief)) == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there_under_its_name(name: str) -> None:
    result = CliRunner().invoke(newsbrief, [name, "--help"])
    assert result.exit_code == 0
    assert result.output.startswith(f"Usage: newsbrief {name} ")


def test_what_a_command_imports_is_not_looked_through_for_garbage(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looks: list[bool] = []

    def importing(name: str) -> ModuleType:
        looks.append(gc.isenabled())
        return import_module(name)

    monkeypatch.setattr(cli, "import_module", importing)
    gc.unfreeze()
    assert newsbrief.get_command(click.Context(newsbrief), "config")
    assert (looks, gc.isenabled()) == ([False], True)
    assert gc.get_freeze_count() > 10_000


@pytest.mark.parametrize(
    "args", [["nonsense"], ["summarize"], ["figures", "--words", "x"], ["up", "--role"]]
)
def test_wrong_use_is_exit_code_2(args: list[str]) -> None:
    assert CliRunner().invoke(newsbrief, args).exit_code == 2


@pytest.mark.parametrize(
    "error",
    [
        StoreError("the store is away"),
        ExceptionGroup("tasks", [StoreError("the store is away")]),
        ExceptionGroup("a", [ExceptionGroup("b", [StoreError("the store is away")])]),
    ],
)
def test_what_we_raise_on_purpose_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    monkeypatch.setattr("bot.cli.config.version", failing(error))
    result = CliRunner().invoke(newsbrief, ["version"])
    assert (result.exit_code, result.stderr) == (1, "error: the store is away\n")


def test_a_fault_of_ours_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    fault = ExceptionGroup("tasks", [StoreError("away"), ValueError("a bug")])
    monkeypatch.setattr("bot.cli.config.version", failing(fault))
    assert CliRunner().invoke(newsbrief, ["version"]).exception is fault


@pytest.mark.parametrize(
    ("token", "chosen"), [("110201543:" + "A" * 35, "up"), ("", "demo")]
)
def test_without_a_command_it_runs_the_bot_or_the_demo(
    monkeypatch: pytest.MonkeyPatch, token: str, chosen: str
) -> None:
    for name in ("up", "demo"):
        told = click.Command(name, callback=lambda name=name: click.echo(name))
        monkeypatch.setattr(f"bot.cli.service.{name}", told)
    result = CliRunner(env={"TELEGRAM_BOT_TOKEN": token}).invoke(newsbrief)
    assert result.output == f"{chosen}\n"


def test_the_program_runs_the_group(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["newsbrief", "version"])
    with pytest.raises(SystemExit) as ended:
        start.main()
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("newsbrief ")

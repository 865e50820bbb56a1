"""Input files: the encodings people have, and a sentence for what cannot be read."""

import io
import os
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from bot.cli.files import Problems, progress, read
from bot.errors import SourceError


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_is_read_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("“Zürich” grew.".encode(encoding))
    assert read(str(file)) == "“Zürich” grew."


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda _: None, "No such file or directory"),
        (lambda file: file.mkdir(), "Is a directory"),
        (lambda file: file.write_bytes(bytes(range(256)) * 4), "this is not a text"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(
    tmp_path: Path, make: Callable[[Path], object], problem: str
) -> None:
    file = tmp_path / "a.txt"
    make(file)
    with pytest.raises(SourceError) as caught:
        read(str(file))
    assert str(caught.value).startswith(f"{file}: {problem}")


def test_a_dash_is_standard_input() -> None:
    @click.command()
    def echo() -> None:
        click.echo(read("-") + read("-"))

    assert CliRunner().invoke(echo, input=b"\xef\xbb\xbfHi.").output == "Hi.\n"


def test_problems_are_told_at_once_and_counted_at_the_end() -> None:
    @click.command()
    def work() -> None:
        problems = Problems()
        problems.tell("first")
        click.echo("went on")
        problems.exit()

    result = CliRunner().invoke(work)
    assert result.exit_code == 1
    assert result.output == "error: first\nwent on\n"


def test_without_problems_all_is_fine() -> None:
    assert (
        CliRunner().invoke(click.Command("x", callback=Problems().exit)).exit_code == 0
    )


class Terminal(io.StringIO):
    """A terminal someone watches."""

    def isatty(self) -> bool:
        return True


def test_long_work_shows_a_bar_to_who_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("COLUMNS", "80")
    with progress(("a", "b"), "Reading") as items:
        assert list(items) == ["a", "b"]
    assert "Reading" in screen.getvalue()
    assert "100%" in screen.getvalue()


@pytest.mark.parametrize("count", [1, 3])
def test_no_bar_for_scripts_or_single_files(
    capsys: pytest.CaptureFixture[str], count: int
) -> None:
    with progress(("a",) * count, "Reading") as items:
        assert len(list(items)) == count
    assert capsys.readouterr().err == ""


def test_this_machine_can_be_kept_from_reading(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("T.")
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("this user may read everything")
    with pytest.raises(SourceError, match="Permission denied"):
        read(str(file))

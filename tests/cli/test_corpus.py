"""`load` and `chat`: articles from files, and the conversation about them."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import newsbrief

STORY = """\
date {day}
title: {title}
source: Harbour Post

The storm sank 40 boats in the harbour of {title} on Monday.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number, (day, title) in enumerate(
        [("2026-01-05", "Skarn"), ("2026-01-06", "Hexley"), ("9999-01-01", "Later")]
    ):
        story = STORY.format(day=day, title=title)
        (tmp_path / f"{number}.txt").write_text(story)
    return tmp_path


def run(*args: object, given: str = "") -> Result:
    return CliRunner().invoke(newsbrief, [str(arg) for arg in args], input=given)


@pytest.mark.usefixtures("home")
def test_articles_are_loaded_once_and_then_talked_about(folder: Path) -> None:
    first, again = run("load", folder), run("load", folder)
    assert first.stdout == "2 articles added; 1 left out, dated later than today\n"
    assert again.stdout == (
        "0 articles added; 2 known already; 1 left out, dated later than today\n"
    )
    assert "Hexley" in run("chat", "/latest").stdout
    # Both tell one event.
    story = run("chat", "/story storm").stdout
    assert story.index("6 Jan 2026") < story.index("5 Jan 2026")
    lines = run("chat", "-", given="/figures\n\n/latest\n").stdout
    assert "40 boats" in lines
    assert lines.endswith("\n\n")


@pytest.mark.usefixtures("home")
def test_a_malformed_file_is_named_and_the_rest_is_loaded(folder: Path) -> None:
    (folder / "1.txt").write_text("No date here.\n")
    result = run("load", folder / "0.txt", folder / "1.txt")
    assert result.exit_code == 1
    assert result.stdout == "1 article added\n"
    assert result.stderr.startswith("error: 1.txt, line 1: the date is missing")


@pytest.mark.usefixtures("home")
def test_what_a_reader_closes_early_is_no_error() -> None:
    command = f"{sys.executable} -m bot chat /help | head -n 1"
    result = subprocess.run(  # noqa: S602 - a pipe is what is tested
        command,
        shell=True,
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout.count("\n") == 1
    assert result.stderr == ""

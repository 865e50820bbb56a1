"""`summarize`, `figures`, `people` on files, standard input and JSON lines."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.cli import newsbrief

TEXT = (
    "date 2026-11-03\ntitle: The harbour\n\n"
    "The storm sank 40 boats in Porto on Monday. "
    "Maria Sousa, a former minister, said that 12 crews were rescued. "
    "Nobody knows when the harbour will open again.\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT, "utf-16")
    return path


def run(*args: object, given: str | bytes = "") -> Result:
    return CliRunner().invoke(newsbrief, [str(arg) for arg in args], input=given)


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_summary_is_sentences_of_the_text_line_by_line(file: Path) -> None:
    result = run("summarize", file, "--method", "lead", "--words", "9")
    assert result.output == "The storm sank 40 boats in Porto on Monday.\n"


def test_every_method_can_be_asked_for(file: Path) -> None:
    assert "newsbrief" in run("summarize", "--help").output
    assert run("summarize", file, "--method", "guess").exit_code == 2


def test_figures_come_with_their_sentences(file: Path) -> None:
    output = run("figures", file).output
    assert "40 boats" in output
    assert "“The storm sank 40 boats in Porto on Monday.”" in output
    assert "2026" not in output


def test_more_figures_than_a_few_are_shown_on_request(tmp_path: Path) -> None:
    many = tmp_path / "many.txt"
    lines = [
        f"The port of Oslo{n} lost {n}3 boats in the storm.\n\n" for n in range(2, 14)
    ]
    many.write_text("".join(lines))
    few, every = run("figures", many).output, run("figures", "--all", many).output
    assert few.endswith("2 more with --all.\n")
    assert every.count("“") == 12


def test_people_come_with_their_roles(file: Path) -> None:
    output = run("people", file).output
    assert output.startswith("Maria Sousa, ")
    assert "former minister" in output


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("It rained all day long.")
    assert run("figures", empty).output == "No figures.\n"
    assert run("people", empty).output == "No people.\n"


def test_a_dash_reads_standard_input() -> None:
    given = TEXT.encode("cp1252")
    assert "40 boats" in run("figures", "-", given=given).output


def test_json_holds_every_value_and_spans_of_the_text_as_it_came(file: Path) -> None:
    (row,) = rows(run("figures", "--json", file))
    figure = next(figure for figure in row["figures"] if figure["low"] == 40)
    start, end = figure["span"]
    assert TEXT[start:end] == figure["text"]
    assert row["file"] == str(file)
    assert (row["title"], row["date"]) == ("The harbour", "2026-11-03")


def test_json_of_a_summary_says_where_each_sentence_stands(file: Path) -> None:
    (row,) = rows(run("summarize", "--json", "--method", "lead", file))
    start, end = row["sentences"][0]["span"]
    assert TEXT[start:end] == row["sentences"][0]["text"]


def test_several_files_are_named_and_an_unreadable_one_is_skipped(
    file: Path, tmp_path: Path
) -> None:
    result = run("people", file, tmp_path / "gone.txt", file)
    assert result.exit_code == 1
    assert result.stderr == f"error: {tmp_path}/gone.txt: No such file or directory\n"
    assert result.stdout.count(f"{file}:\nMaria Sousa") == 2


def test_json_lines_are_answered_line_by_line() -> None:
    questions = [
        {"id": "a", "text": "The storm sank 40 boats.", "date": "2026-11-03"},
        {"id": 2, "text": "Nothing happened.", "title": "Calm"},
    ]
    given = "\n\n".join(map(json.dumps, questions))
    found = rows(run("figures", "--jsonl", given=given))
    assert [row["id"] for row in found] == ["a", 2]
    assert found[0]["figures"][0]["low"] == 40
    assert found[1] == {"id": 2, "figures": []}


def test_json_lines_of_a_summary_are_plain_sentences() -> None:
    given = json.dumps({"id": "a", "text": "The storm sank 40 boats."})
    result = run("summarize", "--jsonl", given=given)
    assert rows(result) == [{"id": "a", "sentences": ["The storm sank 40 boats."]}]


def test_json_lines_of_people(tmp_path: Path) -> None:
    lines = tmp_path / "in.jsonl"
    lines.write_text(json.dumps({"id": "a", "text": "Maria Sousa, a pilot, left."}))
    (row,) = rows(run("people", "--jsonl", lines))
    assert row["people"][0]["name"] == "Maria Sousa"


def test_a_broken_line_is_named_and_the_rest_goes_on() -> None:
    given = '{"id": 1, "text": "T."}\nnonsense\n{"id": 3, "text": "T."}\n'
    result = run("figures", "--jsonl", given=given)
    assert result.exit_code == 1
    assert [row["id"] for row in rows(result)] == [1, 3]
    assert result.stderr.startswith("error: line 2: it is not JSON in UTF-8")


def test_a_missing_file_of_json_lines_is_a_sentence() -> None:
    result = run("figures", "--jsonl", "/nowhere/in.jsonl")
    assert result.exit_code == 1
    assert result.stderr == "error: /nowhere/in.jsonl: No such file or directory\n"

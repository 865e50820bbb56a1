"""`summarize`, `figures`, `people`: what the analysis finds in any text.

The three differ only in what they look for and how that is shown, so each is a `Look`
and one procedure reads, analyses and writes for all.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import click

import summarizers
from bot.cli import speech
from bot.cli.files import STDIN, Problems, open_lines, progress, read
from bot.cli.forms import Json, form
from bot.cli.jsonl import read_line
from bot.errors import InputError, SourceError
from summarizers.figures.finding import read_figures
from summarizers.types import Document, Figure, Summary

# Figures shown without --all: more is a list nobody reads.
TELLING = 10

Command = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Look:
    """What to find in a document: in words, in full for --json, for a --jsonl line."""

    name: str
    words: Callable[[Document], str]
    full: Callable[[Document], Json]
    line: Callable[[Document], Json]


def _takes_texts(command: Command) -> Command:
    """Add what the three commands have in common: files and the form of the output."""
    for add in (
        click.option(
            "--jsonl",
            "output",
            flag_value="jsonl",
            help='Read lines {"id", "text", "date"?, "title"?} from FILE or standard '
            "input and write a line for each.",
        ),
        click.option(
            "--json",
            "output",
            flag_value="json",
            help="Write every value in full, one line per FILE.",
        ),
        click.argument("files", nargs=-1, metavar="FILE..."),
    ):
        command = add(command)
    return command


@click.command()
@_takes_texts
@click.option(
    "--method",
    type=click.Choice(list(summarizers.METHODS)),
    default="newsbrief",
    show_default=True,
    help="How to choose the sentences.",
)
@click.option(
    "--words",
    type=click.IntRange(min=1),
    default=60,
    show_default=True,
    help="About how many words.",
)
def summarize(
    files: tuple[str, ...], output: str | None, method: str, words: int
) -> None:
    """Print the sentences that sum FILE up, word for word; - is standard input."""
    look = Look(
        "sentences",
        lambda document: speech.summary(chosen(document)),
        lambda document: form(tuple(s.passage for s in chosen(document).sentences)),
        lambda document: [s.text for s in chosen(document).sentences],
    )

    def chosen(document: Document) -> Summary:
        return summarizers.summarize(document, method=method, words=words)

    _run(look, files, output)


@click.command()
@_takes_texts
@click.option(
    "--all",
    "every",
    is_flag=True,
    help="Every figure, in the order of the text, not only the telling ones.",
)
def figures(files: tuple[str, ...], output: str | None, *, every: bool) -> None:
    """Print the figures of FILE, the most telling first; - is standard input."""
    find = read_figures if every else summarizers.find_figures
    words = partial(_figures_in_words, find=find, count=None if every else TELLING)
    found = _value_of(find)
    _run(Look("figures", words, found, found), files, output)


@click.command()
@_takes_texts
def people(files: tuple[str, ...], output: str | None) -> None:
    """Print the people FILE names, with roles and statements; - is standard input."""
    found = _value_of(summarizers.find_people)
    _run(Look("people", _people_in_words, found, found), files, output)


def _value_of(find: Callable[[Document], object]) -> Callable[[Document], Json]:
    return lambda document: form(find(document))


def _figures_in_words(
    document: Document,
    find: Callable[[Document], tuple[Figure, ...]],
    count: int | None,
) -> str:
    found = find(document)
    blocks = [speech.figure(figure) for figure in found[:count]]
    if len(blocks) < len(found):
        blocks.append(f"{len(found) - len(blocks)} more with --all.")
    return "\n\n".join(blocks) or "No figures."


def _people_in_words(document: Document) -> str:
    return (
        "\n\n".join(map(speech.person, summarizers.find_people(document)))
        or "No people."
    )


def _run(look: Look, files: tuple[str, ...], output: str | None) -> None:
    """Look into every text and write what is found; go on past what cannot be read."""
    problems = Problems()
    if output == "jsonl":
        for name in files or (STDIN,):
            _answer_lines(look, name, problems)
    elif not files:
        raise click.UsageError("Name a FILE, or - for standard input.")
    else:
        _show_files(look, files, output, problems)
    problems.exit()


def _show_files(
    look: Look, files: tuple[str, ...], output: str | None, problems: Problems
) -> None:
    with progress(files, "Reading") as names:
        for name in names:
            try:
                document = summarizers.segment(read(name))
            except SourceError as problem:
                problems.tell(problem)
                continue
            if output == "json":
                click.echo(_in_full(look, name, document))
            else:
                head = f"{name}:\n" if len(files) > 1 else ""
                tail = "\n" if len(files) > 1 else ""
                click.echo(f"{head}{look.words(document)}{tail}")


def _in_full(look: Look, name: str, document: Document) -> str:
    head = {
        "file": name,
        "title": document.title,
        "date": form(document.date),
        "language": document.language,
    }
    return json.dumps({**head, look.name: look.full(document)})


def _answer_lines(look: Look, name: str, problems: Problems) -> None:
    """Answer each line at once, so that another program can talk with this one."""
    with open_lines(name) as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                try:
                    click.echo(_answer(look, line))
                except InputError as problem:
                    problems.tell(f"line {number}: {problem}")


def _answer(look: Look, line: bytes) -> str:
    asked = read_line(line)
    document = summarizers.segment(asked.text, title=asked.title, date=asked.date)
    return json.dumps({"id": asked.id, look.name: look.line(document)})

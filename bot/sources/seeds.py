"""Reads seeds: dated text files, for a first corpus and for texts of one's own.

The first line is, or begins with, `date YYYY-MM-DD`. Lines `title:`, `source:`, `url:`,
`topics:` and `sample:` may follow in any order, then the text.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.errors import SeedError, SourceError
from bot.model import Article
from bot.sources.articles import article_id, title_from
from bot.sources.canonical import canonical
from bot.sources.entries import topics_of
from bot.sources.paragraphs import one_line, plain_paragraphs

MOST_BYTES = 5_000_000
_DATE = re.compile(r"\s*date:?[ \t]+(\S+)[ \t]*(.*)", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_FIELD = re.compile(r"\s*(title|source|url|topics|sample):(.*)", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1f]")
_ADVICE = "write `date 2026-11-23` there"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # UTF-32's mark begins with UTF-16's, so it is looked for first.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """The articles of the files that could be read, and a sentence for each other."""

    articles: tuple[Article, ...]
    problems: tuple[str, ...]


def load(paths: Iterable[Path]) -> Loaded:
    """Return what the files hold; of a directory, all `*.txt` in it and below."""
    articles: dict[str, Article] = {}
    problems: list[str] = []
    for path, name in _files(paths):
        try:
            article = parse_seed(name, _read(path, name))
            articles.setdefault(article.id, article)
        except SourceError as error:
            problems.append(str(error))
    return Loaded(tuple(articles.values()), tuple(problems))


def decode(content: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 or Windows-1252, with or without BOM.

    Raise SourceError when it is not text.
    """
    encoding = next((name for mark, name in _BOMS if content.startswith(mark)), "")
    for name in (encoding,) if encoding else (*_unmarked(content), "utf-8", "cp1252"):
        try:
            text = content.decode(name)
        except ValueError:
            continue
        if not _is_binary(text):
            return text
    message = "this is not a text file; save it as plain text in UTF-8"
    raise SourceError(message)


def parse_seed(name: str, text: str) -> Article:
    """Return the article of a seed; raise SeedError with the file's name and line."""
    lines = text.splitlines()
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    published, opening = _dateline(name, first, lines[first] if lines else "")
    fields: dict[str, str] = {}
    start = first + 1
    while not opening and start < len(lines):
        match = _FIELD.fullmatch(lines[start])
        if match is None:
            break
        key = match[1].lower()
        if key in fields:
            raise _wrong(name, start, f"{key} is given twice, keep one of them")
        fields[key] = _checked(name, start, key, match[2].strip())
        start += 1
    body = plain_paragraphs("\n".join([opening, *lines[start:]]))
    if not body:
        raise _wrong(name, start - 1, "there is no text, write it below")
    return _article(name, published, fields, body)


def _article(
    name: str, published: datetime, fields: dict[str, str], body: str
) -> Article:
    return Article(
        id=article_id(fields.get("url", ""), body),
        title=fields.get("title") or title_from(body),
        text=body,
        source=fields.get("source") or Path(name).name,
        url=fields.get("url", ""),
        published=published,
        topics=topics_of(fields.get("topics", "").split(",")),
        is_sample=fields.get("sample") == "yes",
    )


def _dateline(name: str, number: int, line: str) -> tuple[datetime, str]:
    """Return the date, and the text that follows it on the same line."""
    match = _DATE.fullmatch(line)
    if match is None:
        raise _wrong(name, number, f"the date is missing, {_ADVICE}")
    day = _day(match[1])
    if day is None:
        raise _wrong(name, number, f"“{match[1][:40]}” is not a day, {_ADVICE}")
    return day, match[2].strip()


def _day(text: str) -> datetime | None:
    if not _DAY.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC)
    except ValueError:
        return None


def _checked(name: str, number: int, key: str, value: str) -> str:
    """Return the value of a field in its one form."""
    if key == "url" and value and not canonical(value):
        problem = f"“{value[:80]}” is not a web address, begin it with https://"
        raise _wrong(name, number, problem)
    if key == "sample" and value.lower() not in ("yes", "no"):
        raise _wrong(name, number, "sample is yes or no, write one of them")
    if key in ("url", "sample"):
        return canonical(value) if key == "url" else value.lower()
    return one_line(value)


def _wrong(name: str, number: int, problem: str) -> SeedError:
    return SeedError(f"{name}, line {number + 1}: {problem}")


def _files(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Give each file with the name by which people know it."""
    for path in paths:
        if path.is_dir():
            for file in sorted(path.rglob("*.txt")):
                if not file.is_dir():
                    yield file, str(file.relative_to(path))
        else:
            yield path, path.name


def _read(path: Path, name: str) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        message = f"{name}: this file cannot be read ({error.strerror})"
        raise SourceError(message) from error
    if len(content) > MOST_BYTES:
        message = f"{name}: this file is larger than 5 MB; cut it into articles"
        raise SourceError(message)
    try:
        return decode(content)
    except SourceError as error:
        message = f"{name}: {error}"
        raise SourceError(message) from error


def _unmarked(content: bytes) -> tuple[str, ...]:
    """Return UTF-16 of the right kind when every other byte is mostly NUL."""
    head = content[:1_000]
    half = len(head) // 2
    if half and head[1::2].count(0) > half * 0.6:
        return ("utf-16-le",)
    return ("utf-16-be",) if half and head[::2].count(0) > half * 0.6 else ()


def _is_binary(text: str) -> bool:
    controls = len(_CONTROLS.findall(text))
    return "\0" in text or controls > len(text) / 100

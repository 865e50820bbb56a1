"""Articles and what was found in them to the text and bytes stored, and back.

Parts a value leaves at their default are left out, and parts a reader does not know are
ignored, so that two versions of the service can use one store while they change over.
"""

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from datetime import date as Date
from functools import lru_cache
from hashlib import sha256
from typing import Any, NamedTuple

from bot.model import Article, Findings, Origin, Report
from bot.store.evidence import Refusal, proven
from summarizers.types import Figure, Passage, Person, Span, Statement, When

Plain = Any
"""What JSON can hold."""

REPORT_FIELDS = (
    "id", "title", "source", "url", "published", "sample", "paid", "topics", "language",
    "story", "feed", "summary", "figures", "people", "z",
)  # fmt: skip


class _Checked(NamedTuple):
    """A report of what the text says, and what was left out of it."""

    report: Report
    refused: tuple[Refusal, ...]


Raw = Mapping[Any, Any]
"""A hash as the server answers it: bytes by bytes, whatever redis-py's types say."""


def text_of(raw: object) -> str:
    """Return stored bytes as text; nothing stored is no text."""
    return raw.decode() if isinstance(raw, bytes) else ""


def dumps(value: Plain) -> str:
    """Return the shortest JSON for this value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def moment_of(raw: bytes | str | float) -> datetime:
    """Return the moment that many seconds after the beginning of 1970."""
    return datetime.fromtimestamp(float(raw), UTC)


def digest(text: str) -> str:
    """Return a name for a text that is the same whatever blanks and case it has."""
    return sha256(" ".join(text.casefold().split()).encode()).hexdigest()[:24]


# Articles.


def feeds_text(feeds: Iterable[str]) -> str:
    """Return addresses of feeds as text; none has a blank in it."""
    return " ".join(sorted(feeds))


def feeds_of(raw: object) -> tuple[str, ...]:
    """Return the addresses of own feeds kept with an article; none for everybody."""
    return tuple((raw if isinstance(raw, str) else text_of(raw)).split())


def pack_article(article: Article, findings: Findings) -> dict[str, str | bytes]:
    """Return the fields of an article's hash, without those that place it."""
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "published": repr(article.published.timestamp()),
        "sample": "1" if article.is_sample else "",
        "paid": "1" if article.is_paywalled else "",
        "topics": dumps(article.topics),
        "language": article.language,
        "feed": article.feed,
        "summary": dumps([_passage(passage) for passage in findings.summary]),
        "figures": dumps([_figure(figure) for figure in findings.figures]),
        "people": dumps([_person(person) for person in findings.people]),
        "z": zlib.compress(article.text.encode()),
    }


def _text(packed: object) -> str:
    """Return a text from its compressed bytes; nothing stored is no text.

    Nor is what is damaged: one bad article must not take a whole list with it.
    """
    try:
        return zlib.decompress(packed).decode() if isinstance(packed, bytes) else ""
    except (zlib.error, UnicodeDecodeError):
        return ""


def unpack_article(raw: Raw) -> Article:
    """Return the article whose hash this is."""
    return Article(
        id=raw[b"id"].decode(),
        title=raw[b"title"].decode(),
        text=_text(raw[b"z"]),
        source=raw[b"source"].decode(),
        url=raw[b"url"].decode(),
        published=moment_of(raw[b"published"]),
        topics=tuple(json.loads(raw[b"topics"])),
        language=raw[b"language"].decode(),
        is_sample=raw[b"sample"] == b"1",
        feed=text_of(raw.get(b"feed")).partition(" ")[0],
        is_paywalled=raw.get(b"paid") == b"1",  # unknown to earlier versions
    )


def unpack_report(raw: Sequence[object]) -> Report | None:
    """Return the report whose REPORT_FIELDS these are; None for no article.

    It holds only what the article's text says; see `refused`.
    """
    return None if raw[0] is None else _report(tuple(raw)).report


OUTLINE_FIELDS = REPORT_FIELDS[:11]


def unpack_outline(raw: Sequence[object]) -> Report | None:
    """Return the report whose OUTLINE_FIELDS these are, without what was found."""
    if raw[0] is None:
        return None
    words = [text_of(value) for value in raw]
    id_, title, source, url, published, sample, paid, *words = words
    topics, language, story, feed = words
    moment = moment_of(published)
    origin = Origin(id_, title, source, url, moment, sample == "1", paid == "1")
    labels, feeds = tuple(json.loads(topics)), tuple(feed.split())
    return Report(origin, labels, Findings(), story, language, feeds)


def refused(raw: Sequence[object]) -> tuple[Refusal, ...]:
    """Return what is kept as found in the article and does not stand in its text."""
    return () if raw[0] is None else _report(tuple(raw)).refused


# Many readers ask for the same news: unpacking takes most of an answer's time. Reports
# never change, and a changed article has other bytes. 256 of them take about 6 MB,
# and 240 are looked at ahead (`bot.jobs.warming`).
@lru_cache(maxsize=512)
def _report(raw: tuple[object, ...]) -> _Checked:
    *small, packed = raw
    words = [text_of(value) for value in small]
    id_, title, source, url, published, sample, paid, *words = words
    topics, language, story, feed, *found = words
    summary, figures, people = (json.loads(part) for part in found)
    findings, wrong = proven(
        Findings(
            tuple(map(_to_passage, summary)),
            tuple(map(_to_figure, figures)),
            tuple(map(_to_person, people)),
        ),
        _text(packed),
        language,
    )
    moment = moment_of(published)
    origin = Origin(id_, title, source, url, moment, sample == "1", paid == "1")
    labels, feeds = tuple(json.loads(topics)), tuple(feed.split())
    report = Report(origin, labels, findings, story, language, feeds)
    return _Checked(report, wrong)


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _passage(passage: Passage) -> Plain:
    return [passage.text, *_span(passage.span)]


def _to_passage(plain: Plain) -> Passage:
    text, start, end = plain
    return Passage(text, Span(start, end))


def _figure(figure: Figure) -> Plain:
    plain = {
        name: value
        for name in _FIGURE_FIELDS
        if (value := getattr(figure, name)) is not None
    }
    plain["span"] = _span(figure.span)
    plain["sentence_span"] = _span(figure.sentence_span)
    if figure.when is not None:
        plain["when"] = _when(figure.when)
    return plain


_FIGURE_FIELDS = tuple(field.name for field in fields(Figure))


def _to_figure(plain: Plain) -> Figure:
    known = {name: plain.get(name) for name in _FIGURE_FIELDS}
    known["span"] = Span(*plain["span"])
    known["sentence_span"] = Span(*plain["sentence_span"])
    if known["when"] is not None:
        known["when"] = _to_when(known["when"])
    return Figure(**known)


def _when(when: When) -> Plain:
    return [when.words, *_span(when.span), _day(when.start), _day(when.end)]


def _to_when(plain: Plain) -> When:
    words, start, end, first, last = plain
    return When(words, Span(start, end), _to_day(first), _to_day(last))


def _day(day: Date | None) -> str:
    return day.isoformat() if day else ""


def _to_day(text: str) -> Date | None:
    return Date.fromisoformat(text) if text else None


def _person(person: Person) -> Plain:
    return {
        "name": person.name,
        "span": _span(person.span),
        "roles": [_passage(role) for role in person.roles],
        "mentions": [_span(mention) for mention in person.mentions],
        "statements": [_statement(statement) for statement in person.statements],
    }


def _to_person(plain: Plain) -> Person:
    return Person(
        plain["name"],
        Span(*plain["span"]),
        tuple(map(_to_passage, plain["roles"])),
        tuple(Span(*mention) for mention in plain["mentions"]),
        tuple(map(_to_statement, plain["statements"])),
    )


def _statement(said: Statement) -> Plain:
    spans = [_span(said.span), _span(said.sentence_span)]
    return [said.text, said.verb, said.direct, said.sentence, *spans]


def _to_statement(plain: Plain) -> Statement:
    text, verb, direct, sentence, span, sentence_span = plain
    return Statement(text, Span(*span), verb, direct, sentence, Span(*sentence_span))

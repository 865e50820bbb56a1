"""Articles in the form of store 1: one field for each part, the findings as JSON.

Only read, once, when such a store is brought to the present form.
"""

import json
import zlib
from dataclasses import fields
from datetime import date as Date
from typing import Any

from bot.model import Article, Findings
from bot.store.codec import Raw, moment_of, text_of
from summarizers.types import Figure, Passage, Person, Span, Statement, When

Plain = Any


def read_article(raw: Raw) -> Article:
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
        is_paywalled=raw.get(b"paid") == b"1",  # the earlier ones had none
    )


def read_findings(raw: Raw) -> Findings:
    """Return what was found in the article whose hash this is."""
    parts = ("summary", "figures", "people")
    summary, figures, people = (json.loads(text_of(raw[n.encode()])) for n in parts)
    return Findings(
        tuple(map(_to_passage, summary)),
        tuple(map(_to_figure, figures)),
        tuple(map(_to_person, people)),
    )


def _text(packed: object) -> str:
    """Return a text from its compressed bytes; nothing stored is no text.

    Nor is what is damaged: one bad article must not take a whole list with it.
    """
    try:
        return zlib.decompress(packed).decode() if isinstance(packed, bytes) else ""
    except (zlib.error, UnicodeDecodeError):
        return ""


def _to_passage(plain: Plain) -> Passage:
    text, start, end = plain
    return Passage(text, Span(start, end))


_FIGURE_FIELDS = tuple(field.name for field in fields(Figure))


def _to_figure(plain: Plain) -> Figure:
    known = {name: plain.get(name) for name in _FIGURE_FIELDS}
    known["span"] = Span(*plain["span"])
    known["sentence_span"] = Span(*plain["sentence_span"])
    if known["when"] is not None:
        known["when"] = _to_when(known["when"])
    return Figure(**known)


def _to_when(plain: Plain) -> When:
    words, start, end, first, last = plain
    return When(words, Span(start, end), _to_day(first), _to_day(last))


def _to_day(text: str) -> Date | None:
    return Date.fromisoformat(text) if text else None


def _to_person(plain: Plain) -> Person:
    return Person(
        plain["name"],
        Span(*plain["span"]),
        tuple(map(_to_passage, plain["roles"])),
        tuple(Span(*mention) for mention in plain["mentions"]),
        tuple(map(_to_statement, plain["statements"])),
    )


def _to_statement(plain: Plain) -> Statement:
    text, verb, direct, sentence, span, sentence_span = plain
    return Statement(text, Span(*span), verb, direct, sentence, Span(*sentence_span))

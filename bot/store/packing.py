"""An article, what was found in it and its index terms as few bytes, and back.

One line of JSON, then the text, compressed together. Compression begins with a
dictionary of words that news is full of, which saves a tenth of a text of 2,000
characters; it may never change, since what was written with it is read with it.

Names of the line that a reader does not know are passed over. Which own feeds brought
the article is not in it: they change, and a list must see them without unpacking.
"""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, auto
from functools import cache
from importlib.resources import files

from bot.model import Article, Findings
from bot.store.plain import Plain, Table, to_figure, to_passage, to_person


class Reading(Enum):
    """How much of what was packed is read: figures take longer than all the rest."""

    WHOLE = auto()
    PEOPLE = auto()  # the text, and of what was found in it the people alone
    TEXT = auto()  # nothing of what was found


@dataclass(frozen=True, slots=True)
class Packed:
    """What the bytes of an article hold; `terms` are those it is found by."""

    article: Article
    findings: Findings
    terms: tuple[str, ...] = ()
    lasts: bool = False
    is_undated: bool = False


def pack(packed: Packed) -> bytes:
    """Return the article and all that belongs to it, compressed."""
    article, table = packed.article, Table(packed.article.text)
    line = {
        "t": article.title,
        "s": article.source,
        "u": article.url,
        "p": article.published.timestamp(),
        "c": article.topics,
        "l": article.language,
        "m": [table.index(each) for each in packed.findings.summary],
        "f": [table.figure(each) for each in packed.findings.figures],
        "n": [table.person(each) for each in packed.findings.people],
        "q": table.sentences,
        "w": " ".join(packed.terms),
        "x": _flags(packed),
    }
    words = json.dumps(
        {name: value for name, value in line.items() if value},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return _compressed(f"{words}\n{article.text}".encode("utf-8", "surrogatepass"))


def unpack(article_id: str, data: bytes, reading: Reading = Reading.WHOLE) -> Packed:
    """Return what was packed, as much as is read; ValueError for damaged bytes."""
    line, text = _lines(data)
    flags = int(line.get("x", 0))
    article = Article(
        id=article_id,
        title=line.get("t", ""),
        text=text,
        source=line.get("s", ""),
        url=line.get("u", ""),
        published=datetime.fromtimestamp(line["p"], UTC),
        topics=tuple(line.get("c", ())),
        language=line.get("l", ""),
        is_sample=bool(flags & 1),
        is_paywalled=bool(flags & 8),
    )
    findings = _findings(line, text, reading)
    terms = tuple(line.get("w", "").split())
    return Packed(article, findings, terms, bool(flags & 2), bool(flags & 4))


def _findings(line: Mapping[str, Plain], text: str, reading: Reading) -> Findings:
    if reading is Reading.TEXT:
        return Findings()
    sentences = [to_passage(plain, text) for plain in line.get("q", ())]
    people = tuple(to_person(plain, sentences, text) for plain in line.get("n", ()))
    if reading is Reading.PEOPLE:
        return Findings(people=people)
    return Findings(
        tuple(sentences[place] for place in line.get("m", ())),
        tuple(to_figure(plain, sentences) for plain in line.get("f", ())),
        people,
    )


def _flags(packed: Packed) -> int:
    """Return what is either so or not as the bits of a number."""
    article = packed.article
    claims = article.is_sample, packed.lasts, packed.is_undated, article.is_paywalled
    return sum(2**place for place, is_so in enumerate(claims) if is_so)


def _lines(data: bytes) -> tuple[Mapping[str, Plain], str]:
    """Return the line of JSON and the text."""
    try:
        press = zlib.decompressobj(zdict=_dictionary())
        words = press.decompress(data)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if not press.eof:
        raise ValueError("the end is missing")
    line, _, text = words.decode("utf-8", "surrogatepass").partition("\n")
    return json.loads(line), text


def _compressed(words: bytes) -> bytes:
    press = zlib.compressobj(9, zdict=_dictionary())
    return press.compress(words) + press.flush()


@cache
def _dictionary() -> bytes:
    return (files("bot.store") / "dictionary.txt").read_bytes()

"""Articles and what was found in them from the bytes stored; bytes as values.

Parts a value leaves at their default are left out, and parts a reader does not know are
ignored, so that two versions of the service can use one store while they change over.
"""

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2s
from typing import Any, NamedTuple
from zlib import crc32

from bot.model import Article, Findings, Listed, Report
from bot.store.evidence import Refusal, proven
from bot.store.packing import Packed, Reading, unpack
from bot.store.plain import Plain
from bot.store.revisions import unpack_versions

REPORT_FIELDS = ("at", "z", "v", "feed")
"""Fields of an article's hash: its standing, all that is packed, its versions, and the
own feeds that brought it, if it is not for everybody."""


class Checked(NamedTuple):
    """A report of what the text says, and what was left out of it.

    That is what is kept as found in the article and does not stand in its text.
    """

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
    plain = " ".join(text.casefold().split()).encode("utf-8", "surrogatepass")
    return urlsafe_b64encode(blake2s(plain, digest_size=8).digest()).decode()[:-1]


def text_mark(text: str) -> str:
    """Return by what a text is known again that everybody may see."""
    return digest(f"text {text}")


def bucket_of(name: str, buckets: int) -> int:
    """Return in which of so many hashes a name is kept."""
    return crc32(name.encode("utf-8", "surrogatepass")) % buckets


# Articles.


def feeds_text(feeds: Iterable[str]) -> str:
    """Return addresses of feeds as text; none has a blank in it."""
    return " ".join(sorted(feeds))


def feeds_of(raw: object) -> tuple[str, ...]:
    """Return the addresses of own feeds kept with an article; none for everybody."""
    return tuple((raw if isinstance(raw, str) else text_of(raw)).split())


class Standing(NamedTuple):
    """What changes of an article by itself: its number, its story, how it is listed.

    And which own feeds brought it; without any it is for everybody.
    """

    number: str
    story_id: str
    listed: Listed | None = None
    feeds: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """All but the number, which a script gives, and the feeds, kept beside."""
        listed = self.listed or Listed("-", "-")
        return f"{listed.mark} {listed.digest} {self.story_id}"


def standing_of(raw: object, feed: object = None) -> Standing:
    """Return the standing an article's hash gives, `feed` naming its own feeds."""
    number, mark, digest, story_id = text_of(raw).split(" ", 3)
    listed = None if mark == "-" else Listed(mark, digest)
    return Standing(number, story_id, listed, feeds_of(feed))


def opened(
    article_id: str, packed: object, reading: Reading = Reading.WHOLE
) -> Packed | None:
    """Return what was packed, as much as is read; None for nothing, or for damage.

    One bad article must not take a whole list with it.
    """
    if not isinstance(packed, bytes):
        return None
    try:
        return unpack(article_id, packed, reading)
    except (ValueError, KeyError, IndexError, TypeError):
        return None


def unpack_article(
    article_id: str, packed: object, feed: object = None
) -> Article | None:
    """Return the article of these bytes, which these own feeds brought; None for none.

    Of several own feeds the article names the first.
    """
    found = opened(article_id, packed, Reading.TEXT)
    feeds = feeds_of(feed)
    return replace(found.article, feed=feeds[0] if feeds else "") if found else None


def unpack_report(article_id: str, raw: Sequence[object]) -> Report | None:
    """Return the report whose REPORT_FIELDS these are; None for no article.

    It holds only what the article's text says; see `Checked`.
    """
    found = checked(article_id, tuple(raw))
    return found.report if found else None


def unpack_outline(article_id: str, raw: Sequence[object]) -> Report | None:
    """Return the report whose REPORT_FIELDS these are, without what was found."""
    at, packed, versions, feed = raw
    article = unpack_article(article_id, packed)
    if article is None:
        return None
    standing = standing_of(at, feed)
    return Report(
        article.origin,
        article.topics,
        Findings(),
        standing.story_id,
        article.language,
        standing.feeds,
        unpack_versions(versions, article),
    )


# Many readers ask for the same news: unpacking takes most of an answer's time. Reports
# never change, and a changed article has other bytes. 256 of them take about 6 MB,
# and 240 are looked at ahead (`bot.jobs.warming`).
@lru_cache(maxsize=512)
def checked(article_id: str, raw: tuple[object, ...]) -> Checked | None:
    """Return the report whose REPORT_FIELDS these are, looked at; None for none."""
    return _looked_at(article_id, raw, Reading.WHOLE)


# A name leads to a hundred articles of a whole month, which nobody looked at ahead;
# their figures take twice as long as all else in them.
@lru_cache(maxsize=512)
def people(article_id: str, raw: tuple[object, ...]) -> Checked | None:
    """Return the same, but of what was found in the article the people alone."""
    return _looked_at(article_id, raw, Reading.PEOPLE)


def _looked_at(
    article_id: str, raw: tuple[object, ...], reading: Reading
) -> Checked | None:
    at, packed, versions, feed = raw
    found = opened(article_id, packed, reading)
    if found is None:
        return None
    article, standing = found.article, standing_of(at, feed)
    findings, wrong = proven(found.findings, article.text, article.language)
    return Checked(
        Report(
            article.origin,
            article.topics,
            findings,
            standing.story_id,
            article.language,
            standing.feeds,
            unpack_versions(versions, article),
            text_mark(article.text),
        ),
        wrong,
    )

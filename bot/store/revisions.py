"""What publishers changed in an article, to the text that is stored, and back.

A correction is shown with the words it put in the place of others, so it leaves the
store only while these stand in the article: one that was itself corrected since is
passed over.
"""

import json
from datetime import UTC, datetime

from bot.model import Article, Correction, Version
from bot.store.plain import Plain

MOST = 5
"""Versions kept of an article, the last ones."""


def pack_versions(versions: tuple[Version, ...]) -> str:
    """Return the last versions as text."""
    plain = [_version(each) for each in versions[-MOST:]]
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def unpack_versions(raw: object, article: Article) -> tuple[Version, ...]:
    """Return the versions of an article; what does not stand in it is left out."""
    plain = json.loads(raw) if isinstance(raw, bytes) else []
    return tuple(_to_version(each, article) for each in plain)


def _version(version: Version) -> Plain:
    figures = [
        [each.before, each.after, each.old_sentence, each.new_sentence]
        for each in version.corrections
    ]
    return [version.seen.timestamp(), version.added, version.removed, figures]


def _to_version(plain: Plain, article: Article) -> Version:
    seen, added, removed, figures, *_ = plain
    corrections = (Correction(*figure[:4]) for figure in figures)
    return Version(
        datetime.fromtimestamp(seen, UTC),
        added,
        removed,
        tuple(each for each in corrections if _stands(each, article.text)),
    )


def _stands(correction: Correction, text: str) -> bool:
    is_new = correction.after in correction.new_sentence
    is_old = correction.before in correction.old_sentence
    return is_new and is_old and correction.new_sentence in text

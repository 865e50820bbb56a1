"""What publishers changed in an article, to the text that is stored, and back.

A correction is shown with the words it put in the place of others, so it leaves the
store only while these stand in the article. One that was itself corrected since is
passed over; what it had put right is told with the one that took its place.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
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
    versions: list[Version] = []
    before: list[Correction] = []
    for seen, added, removed, figures, *_ in plain:
        made = [_correction(*each) for each in figures]
        standing = tuple(
            replace(each, earlier=(*each.earlier, *_earlier(each, before)))
            for each in made
            if _stands(each, article.text)
        )
        before += made
        moment = datetime.fromtimestamp(seen, UTC)
        versions.append(Version(moment, added, removed, standing))
    return tuple(versions)


def _correction(
    before: str, after: str, old_sentence: str, new_sentence: str, *earlier: str
) -> Correction:
    return Correction(before, after, old_sentence, new_sentence, earlier)


def _earlier(last: Correction, before: Sequence[Correction]) -> Iterator[str]:
    """Yield what a figure was before it was what this correction changed."""
    for each in reversed(before):
        is_same = (each.after, each.new_sentence) == (last.before, last.old_sentence)
        if is_same and each.before in each.old_sentence:
            yield each.before
            yield from each.earlier
            last = each


def _version(version: Version) -> Plain:
    figures = [
        [each.before, each.after, each.old_sentence, each.new_sentence, *each.earlier]
        for each in version.corrections
    ]
    return [version.seen.timestamp(), version.added, version.removed, figures]


def _stands(correction: Correction, text: str) -> bool:
    is_new = correction.after in correction.new_sentence
    is_old = correction.before in correction.old_sentence
    return is_new and is_old and correction.new_sentence in text

"""An article as an index takes it in: its sentences, and which words each has.

Reading these out of a text takes nearly a millisecond; taking in what was read takes a
twelfth of that. So leaves can be packed, kept by whoever has an index, and put into a
new one after a restart. They are worth nothing once the code that makes them cuts texts
or compares words otherwise, so `making` gives a name to that code.
"""

import json
import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from hashlib import blake2s
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import accumulate, pairwise
from struct import Struct

from bot.model import Article, Findings
from bot.questions.lines import ROLE, found_in, kinds, tells_role
from bot.questions.roots import roots_of
from summarizers.text.sentences import cut

_CHECK = Struct("<I")
_SIZES = Struct("<5I")  # of each part, and of all but the text compressed
_PACKAGES = ("bot.questions", "bot.model", "summarizers")
_NUMBERS = "I"


@dataclass(frozen=True, slots=True)
class Leaf:
    """What an index takes of an article.

    `text` is compressed. `spans` has start and end of each sentence. The first row is
    the title's, then each sentence has one: `flags` says what is known of it, `held`
    how many words it has and which of `forms` they are.
    """

    id: str
    title: str
    language: str
    published: datetime
    text: bytes
    spans: "array[int]"
    flags: bytes
    forms: tuple[str, ...]
    held: "array[int]"

    def rows(self) -> Iterator["array[int]"]:
        """Yield for each row which of the forms it has."""
        place, held = 0, self.held
        while place < len(held):
            end = place + 1 + held[place]
            yield held[place + 1 : end]
            place = end


def leaf_of(article: Article, findings: Findings | None = None) -> Leaf:
    """Return the leaf of an article and what was found in it."""
    spans, held = array(_NUMBERS), array(_NUMBERS)
    flags, forms = bytearray(), dict[str, int]()
    for text, span, known in _rows(article, findings or Findings()):
        own = roots_of(text, article.language)
        spans.extend(span)
        flags.append(known)
        held.append(len(own))
        held.extend([forms.setdefault(form, len(forms)) for form in own])
    return Leaf(
        article.id, article.title, article.language, article.published,
        zlib.compress(_bytes(article.text)), spans, bytes(flags), tuple(forms), held,
    )  # fmt: skip


def _rows(
    article: Article, findings: Findings
) -> Iterator[tuple[str, tuple[int, ...], int]]:
    """Yield the title and each sentence, its span, and the bits known of it."""
    yield article.title, (), 0
    found = found_in(findings)
    for start, end, _ in cut(article.text, 0, article.language):
        text = article.text[start:end]
        known, names = found.get(start, (0, ""))
        known |= kinds(text, article.language) | ROLE * tells_role(findings, start, end)
        yield f"{text} {names}", (start, end), known


def pack_leaf(leaf: Leaf) -> bytes:
    """Return a leaf as bytes, all but its id."""
    head = [leaf.title, leaf.language, leaf.published.timestamp(), leaf.forms]
    parts = [
        json.dumps(head).encode(),
        leaf.spans.tobytes(),
        leaf.flags,
        leaf.held.tobytes(),
    ]
    # More than half of it goes, and reading that takes 10 µs.
    rest = zlib.compress(b"".join(parts), 1)
    whole = _SIZES.pack(*map(len, parts), len(rest)) + rest + leaf.text
    return _CHECK.pack(_check(leaf.id, whole)) + whole


def unpack_leaf(article_id: str, data: bytes) -> Leaf:
    """Return the leaf of this article; ValueError where the bytes are not that."""
    whole = data[_CHECK.size :]
    if data[: _CHECK.size] != _CHECK.pack(_check(article_id, whole)):
        raise ValueError("damaged, or of another article")
    *sizes, size = _SIZES.unpack_from(whole)
    begin, end = _SIZES.size, _SIZES.size + size
    rest = zlib.decompress(whole[begin:end])
    places = pairwise(accumulate(sizes, initial=0))
    head, spans, flags, held = (rest[a:b] for a, b in places)
    title, language, published, forms = json.loads(head)
    return Leaf(
        article_id, title, language, datetime.fromtimestamp(published, UTC),
        whole[end:], array(_NUMBERS, spans), flags, tuple(forms), array(_NUMBERS, held),
    )  # fmt: skip


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _check(article_id: str, whole: bytes) -> int:
    return zlib.crc32(whole, zlib.crc32(_bytes(article_id)))


@cache
def making() -> str:
    """Return a name for the code that makes leaves: another one, other leaves."""
    said = f"{sys.version} {sys.byteorder} {array(_NUMBERS).itemsize}"
    name = blake2s(said.encode(), digest_size=8)
    for package in _PACKAGES:
        for each in _sources(files(package)):
            name.update(each.read_bytes())
    return name.hexdigest()


def _sources(folder: Traversable) -> Iterable[Traversable]:
    """Return the files of a folder and those below that decide anything, in order."""
    inside = [each for each in folder.iterdir() if each.name != "__pycache__"]
    for each in sorted(inside, key=lambda each: each.name):
        if each.is_dir():
            yield from _sources(each)
        else:
            yield each

"""A drawing as a PNG, for chats, which show no SVG.

resvg draws it, with FiraGO out of a package: a slim machine has no font at all. FiraGO
has the letters of Latin, Greek, Cyrillic, Arabic, Hebrew, Devanagari, Thai and
Georgian. Others are looked for among the machine's own fonts, which takes 50 ms. A text
with a letter that no font has is left out: boxes tell nothing, and "1.2億" without its
last letter would be false. A symbol nobody has, such as an emoji, goes alone.

Whether a font has a letter is found out by drawing it: a letter nobody has looks like
one that cannot exist.

Drawing takes some 50 ms and keeps Python's lock, so it belongs in a worker process.
"""

import re
import unicodedata
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pymupdf_fonts  # type: ignore[import-untyped]  # it has no types
import resvg_py

FAMILY = "FiraGO"
_FACES = ("figo", "figbo")
# In the area for private use, where no font of a machine should have a letter.
_NOBODYS = "\U0010fffd"
_TEXT = re.compile(r"(?<=<text )([^>]*>)([^<]*)(?=</text>)")
_LETTER = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16">'
    f'<text y="13" font-size="12" font-family="{FAMILY}">{{}}</text></svg>'
)


def png(svg: str) -> bytes:
    """Return the drawing as a PNG of its own size."""
    letters = {char for _, text in _TEXT.findall(svg) for char in text if char > "\x7f"}
    is_own = all(_is_shown(char, is_own=True) for char in letters)
    missing = {char for char in letters if not _is_shown(char, is_own=is_own)}
    return _drawn(without(svg, missing), is_own=is_own)


def without(svg: str, missing: AbstractSet[str]) -> str:
    """Return the drawing without texts that have a letter of these, or its symbols."""

    def kept(match: re.Match[str]) -> str:
        text = "".join(filter(lambda char: not _is_spare(char, missing), match[2]))
        return match[1] + (text if missing.isdisjoint(text) else "")

    return _TEXT.sub(kept, svg) if missing else svg


def _is_spare(char: str, missing: AbstractSet[str]) -> bool:
    """Whether this is a missing symbol, without which the text says the same."""
    return char in missing and unicodedata.category(char) in {"So", "Sk", "Cn"}


@cache
def _is_shown(char: str, *, is_own: bool) -> bool:
    """Whether FiraGO, or any font of the machine, has this letter."""
    return _looks(char, is_own=is_own) != _looks(_NOBODYS, is_own=is_own)


@cache
def _looks(char: str, *, is_own: bool) -> bytes:
    return _drawn(_LETTER.format(char), is_own=is_own)


def _drawn(svg: str, *, is_own: bool) -> bytes:
    with _font_files() as files:
        return resvg_py.svg_to_bytes(
            svg,
            skip_system_fonts=is_own,
            font_files=files,
            font_family=FAMILY,
            sans_serif_family=FAMILY,
        )


@contextmanager
def _font_files() -> Iterator[list[str]]:
    """Yield the font's files, which resvg must read, for as long as it does.

    Made anew each time, in a millisecond, so that a worker that is killed leaves
    nothing behind.
    """
    with TemporaryDirectory(prefix="newsbrief-") as folder:
        files = [Path(folder, f"{face}.ttf") for face in _FACES]
        for file, face in zip(files, _FACES, strict=True):
            file.write_bytes(_face(face))
        yield [str(file) for file in files]


@cache
def _face(name: str) -> bytes:
    return bytes(pymupdf_fonts.fontbuffers[name]())

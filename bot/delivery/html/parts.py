"""Fits blocks of HTML into as few Telegram messages as possible.

Blocks are kept whole; one that is too long alone is cut at the end of a line, of a
sentence, between words or, at worst, between letters, and never inside a link, a number
or anything that is drawn as one sign. Tags open at a cut are closed and opened again.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.delivery.html.runs import Run, read, utf16, visible, write
from bot.letters import is_mark

BYTES = 32_768  # Telegram's limit for the raw text, tags and references included

# Telegram splits these at the borders of others inside, and counts every piece.
_SPLIT_TAGS = frozenset({"b", "i", "u", "s"})
_BORDERS = (
    re.compile(r"\n+"),
    re.compile(
        r"[.!?\u2026\u3002\uff01\uff1f\u0964\u061f][\"'\u201d\u2019\u00bb)\]]*\s+"
    ),
    re.compile(r"\s+"),
)
_NUMBER = re.compile(r"[$€£¥+\u2212-]?\d+(?:[.,:'\u2019\s/-]\d+)*\s?[%‰]?")


@dataclass(frozen=True, slots=True)
class Size:
    """What Telegram limits: UTF-16 units shown, entities, and bytes of HTML."""

    units: int
    entities: int
    raw: int = BYTES

    def __add__(self, other: "Size") -> "Size":
        return Size(
            self.units + other.units,
            self.entities + other.entities,
            self.raw + other.raw,
        )

    def fits(self, room: "Size") -> bool:
        """Return whether this is within every limit of the room."""
        return (
            self.units <= room.units
            and self.entities <= room.entities
            and self.raw <= room.raw
        )


ROOM = Size(4096, 100)


def pack(
    blocks: Sequence[str],
    limit: int = 4096,
    entities: int = 100,
    *,
    between: str = "\n\n",
) -> tuple[str, ...]:
    """Return the blocks in order as few messages; empty blocks are left out."""
    room = Size(limit, entities)
    return tuple(html for html, _ in fill(blocks, room, between))


def fill(
    blocks: Sequence[str], room: Size = ROOM, between: str = "\n\n"
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Return messages, each with the indexes of the blocks that end in it."""
    messages: list[str] = []
    ended: list[list[int]] = []
    filled = room
    gap = measure(between)
    for index, block in enumerate(blocks):
        for piece, size in _pieces(block, room):
            together = filled + gap + size
            if messages and together.fits(room):
                messages[-1] += between + piece
                filled = together
            else:
                messages.append(piece)
                ended.append([])
                filled = size
        if ended:
            ended[-1].append(index)
    return tuple(zip(messages, map(tuple, ended), strict=True))


def shortened(text: str, most: int) -> str:
    """Return plain text in so many letters, "…" for what is left out of it.

    No number is cut in two: half of one is another number.
    """
    if len(text) <= most:
        return text
    cut = _last_cut(text, most - 1, _numbers(text, most - 1))
    return f"{text[:cut].rstrip()}…"


def measure(html: str) -> Size:
    """Return what the HTML takes of a message's room."""
    runs = read(html)
    # Equal tags side by side are one run to us, and two entities to Telegram.
    entities = max(_entities(runs), html.count("</"))
    return Size(sum(utf16(run.text) for run in runs), entities, len(html.encode()))


def _measure(runs: Sequence[Run]) -> Size:
    units = sum(utf16(run.text) for run in runs)
    return Size(units, _entities(runs), len(write(runs).encode()))


def _pieces(block: str, room: Size) -> Iterator[tuple[str, Size]]:
    """Yield the block and its size, in pieces if it is too long, nothing if empty."""
    if not visible(block).strip():
        return
    size = measure(block)
    if size.fits(room):
        yield block, size
    else:
        yield from ((piece, measure(piece)) for piece in _split(read(block), room))


def _split(runs: Sequence[Run], room: Size) -> Iterator[str]:
    """Yield as much of the runs as fits, cut at a good place, until all is told."""
    while text := "".join(run.text for run in runs):
        # Found by halving, since what a text takes only grows with its length.
        most = bisect_left(
            range(2, min(len(text), room.units) + 1),
            True,  # noqa: FBT003 - the value searched for
            key=lambda length: not _measure(_slice(runs, 0, length)).fits(room),
        )
        end = most + 1
        cut = end if end == len(text) else _best_cut(text, end, _links(runs))
        head = _slice(runs, 0, cut)
        if text[:cut].strip():
            yield write(head)
        runs = _slice(runs, cut, len(text))


def _slice(runs: Sequence[Run], start: int, end: int) -> list[Run]:
    """Return the runs of the text from start up to end."""
    kept: list[Run] = []
    at = 0
    for run in runs:
        if at >= end:
            break
        if text := run.text[max(start - at, 0) : end - at]:
            kept.append(Run(text, run.tags))
        at += len(run.text)
    return kept


def _entities(runs: Sequence[Run]) -> int:
    count = 0
    before: tuple[str, ...] = ()
    for run in runs:
        for depth, tag in enumerate(run.tags):
            is_new = before[: depth + 1] != run.tags[: depth + 1]
            count += is_new or tag in _SPLIT_TAGS
        before = run.tags
    return count


def _links(runs: Sequence[Run]) -> list[tuple[int, int]]:
    """Return where links begin and end in the text."""
    links: list[tuple[int, int]] = []
    at = 0
    for run in runs:
        if any(tag.startswith("a ") for tag in run.tags):
            links.append((at, at + len(run.text)))
        at += len(run.text)
    return links


def _best_cut(text: str, end: int, links: Sequence[tuple[int, int]]) -> int:
    """Return the best place to cut at or before the end; the end if there is none."""
    kept = [*links, *_numbers(text, end)]
    for border in _BORDERS:
        # One more letter is looked at: a blank there makes the very end a border.
        ends = [match.end() for match in border.finditer(text, 0, end + 1)]
        for cut in (min(place, end) for place in reversed(ends)):
            if cut > end // 2 and _is_free(cut, kept):
                return cut
    return _last_cut(text, end, kept) or end


def _numbers(text: str, end: int) -> list[tuple[int, int]]:
    """Return where numbers begin and end in the text, as far as a cut there matters."""
    return [match.span() for match in _NUMBER.finditer(text, 0, end + 99)]


def _last_cut(text: str, end: int, kept: Sequence[tuple[int, int]]) -> int:
    """Return the last place at or before the end that divides nothing; 0 if none."""
    free = (cut for cut in range(end, 0, -1) if _is_letter_end(text, cut))
    return next((cut for cut in free if _is_free(cut, kept)), 0)


def _is_free(cut: int, kept: Sequence[tuple[int, int]]) -> bool:
    return not any(start < cut < end for start, end in kept)


def _is_letter_end(text: str, cut: int) -> bool:
    """Whether one sign ends here; a part must not begin like a command either."""
    before, after = text[cut - 1], text[cut]
    if is_mark(after) or after in "\u200c\u200d\u2060/@" or before in "\u200d\u2060":
        return False
    if "\U0001f3fb" <= after <= "\U0001f3ff" or "\U000e0020" <= after <= "\U000e007f":
        return False
    return not (_is_jamo(before) and _is_jamo(after)) and not _is_flag(text, cut)


def _is_jamo(char: str) -> bool:
    return "\u1100" <= char <= "\u11ff"


def _is_flag(text: str, cut: int) -> bool:
    """Whether a flag, two regional letters, is cut in half here."""
    start = cut
    while start and "\U0001f1e6" <= text[start - 1] <= "\U0001f1ff":
        start -= 1
    return "\U0001f1e6" <= text[cut] <= "\U0001f1ff" and (cut - start) % 2 == 1

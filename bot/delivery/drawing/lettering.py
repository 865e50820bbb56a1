"""Text in a drawing: how wide it is, how it is broken into lines, and its SVG.

A drawing cannot ask its viewer for the width of a text, and on a web page the font is
whatever the reader has. So widths are estimates by kind of letter, a little above those
of FiraGO, the font the pictures are drawn with; text takes less room than is kept free.

Text that runs from right to left is wrapped in an embedding, because viewers differ in
which direction they give to a text as a whole; the source's own controls are removed.
"""

import unicodedata
from itertools import accumulate

from bot.delivery.html.runs import encode
from bot.letters import clean, is_mark

FONT = "FiraGO, 'Fira Sans', Roboto, 'Segoe UI', 'Noto Sans', Arial, sans-serif"
BOLD = 1.05
ELLIPSIS = "…"
# Widths, in shares of the size, of letters that differ much from others of their kind.
_WIDTHS = {
    char: share
    for share, chars in (
        (0.3, " ijlI.,:;'’‘|!·׀וי"),
        (0.42, 'frt()[]/-•"“”‹›°*1ст'),
        (0.76, "ABDGHKNOQRUV€ФЮшщыюжмф"),
        (0.92, "mwMW@%‰&…—−+ЖШЩМ"),
    )
    for char in chars
}
_EMBED, _POP = "\u202b", "\u202c"


def words(text: str) -> str:
    """Return a source's words on one line, without what cannot be seen."""
    return " ".join(clean(text).split())


def width(text: str, size: float, *, is_bold: bool = False) -> float:
    """Return about how wide the text is; seldom less than it will be."""
    return sum(map(_em, text)) * size * (BOLD if is_bold else 1.0)


def lines(text: str, size: float, room: float, most: int = 1) -> tuple[str, ...]:
    """Return the text in bold lines no wider than `room`; a lost rest is marked "…"."""
    rest, made = words(text), list[str]()
    while rest and len(made) < most:
        cut = _fitting(rest, size, room)
        if cut < len(rest) and len(made) == most - 1:
            return *made, _shortened(rest, size, room)
        made.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return tuple(made)


def is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    kinds = (unicodedata.bidirectional(char) for char in text)
    return next((kind != "L" for kind in kinds if kind in {"L", "R", "AL"}), False)


def written(text: str) -> str:
    """Return the text as XML, in its own direction."""
    shown = encode(words(text))
    return f"{_EMBED}{shown}{_POP}" if is_right_to_left(text) else shown


def _fitting(text: str, size: float, room: float) -> int:
    """Return where a line ends that fits: at a blank if there is one, at least 1."""
    reached = accumulate(width(char, size, is_bold=True) for char in text)
    fitting = sum(1 for end in reached if end <= room)
    if fitting >= len(text):
        return len(text)
    blank = text.rfind(" ", 0, fitting + 1)
    return blank if blank > 0 else max(_whole(text, fitting), 1)


def _shortened(text: str, size: float, room: float) -> str:
    left = room - width(ELLIPSIS, size, is_bold=True)
    return text[: _fitting(text, size, left)].rstrip(" ,;:–-") + ELLIPSIS


def _whole(text: str, cut: int) -> int:
    """Return the nearest place before that divides no letter from its marks."""
    while cut and is_mark(text[cut]):
        cut -= 1
    return cut


def _em(char: str) -> float:
    """Return the width of a letter in shares of its size."""
    if known := _WIDTHS.get(char):
        return known
    if unicodedata.east_asian_width(char) in {"W", "F"}:
        return 1.02
    kind = unicodedata.category(char)
    if kind in {"Mn", "Me", "Cf"}:
        return 0.0
    return 0.64 if kind == "Lu" or char >= "\u0590" else 0.56

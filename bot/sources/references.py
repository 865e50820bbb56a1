"""Mends references to characters that are none, which end feedparser's reading.

Programs that think in UTF-16 write an emoji as two halves, `&#55357;&#56832;`. Put
together they are the emoji; alone, or beyond the last character, or zero, they stand
for nothing and become the mark for what cannot be shown.
"""

import re

_ONE = rb"&#(?:x([0-9a-fA-F]{1,9})|([0-9]{1,9}))[0-9a-fA-F]*;"
_REFERENCE = re.compile(_ONE)
_HIGH, _LOW, _END, _LAST = 0xD800, 0xDC00, 0xE000, 0x10FFFF
_HALVES = re.compile(
    rb"&#(?:x(d[89ab][0-9a-f]{2})|(5[5-6][0-9]{3}));"
    rb"&#(?:x(d[c-f][0-9a-f]{2})|(5[6-7][0-9]{3}));",
    re.IGNORECASE,
)


def mended(body: bytes) -> bytes:
    """Return the XML with every numeric reference standing for a character."""
    if b"&#" not in body:
        return body
    return _REFERENCE.sub(_one, _HALVES.sub(_pair, body))


def _pair(match: re.Match[bytes]) -> bytes:
    high, low = _code(match[1], match[2]), _code(match[3], match[4])
    if _HIGH <= high < _LOW <= low < _END:
        return b"&#%d;" % (0x10000 + (high - _HIGH) * 0x400 + low - _LOW)
    return match[0]


def _one(match: re.Match[bytes]) -> bytes:
    code = _code(match[1], match[2])
    is_character = 0 < code <= _LAST and not _HIGH <= code < _END
    return match[0] if is_character else b"&#65533;"


def _code(hexadecimal: bytes | None, decimal: bytes | None) -> int:
    return int(hexadecimal, 16) if hexadecimal else int(decimal or b"0")

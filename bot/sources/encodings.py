"""Finds out how a feed is written, and gives back its text.

The order is RFC 7303's: a byte order mark, what the server says, what the document
says, UTF-8. What is said is often wrong, so it is believed only when the bytes can be
read that way, and bytes that are flawless UTF-8 beat a name of one byte a letter. A
UTF-8 text with a few bad bytes stays UTF-8, its bad bytes read as Windows wrote them:
feedparser would read all of it in another encoding then. Names stand for what they are
used for on the web (https://encoding.spec.whatwg.org/#names-and-labels).
"""

import codecs
import re

_MARKS = (
    # The longer first: UTF-32's mark begins with UTF-16's.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OPENINGS = (
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_MEANT = {
    **dict.fromkeys(("ascii", "iso8859-1"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk", "euc_cn"), "gb18030"),
    **dict.fromkeys(("tis-620", "iso8859-11"), "cp874"),
    "iso8859-9": "cp1254",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_MANY_BYTES = {"gb18030", "cp932", "euc_jp", "cp949", "big5hkscs", "johab"}
_ESCAPED = ("iso2022", "hz")  # plain ASCII bytes, yet not ASCII
# Wide letters were told by their zeros; the rest is not for texts, or for hiding them.
_UNWANTED = ("utf-16", "utf-32", "utf-7", "idna", "punycode", "unicode", "raw", "undef")
_LATIN = {"cp1250", "iso8859-2", "cp1254", "cp1257", "iso8859-15", "cp1258"}
_ALONE = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")
_ENOUGH = 20
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_DECLARED = re.compile(rb"\s*<\?\w*xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)[\"']")
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_BAD = re.compile("[\udc80-\udcff]")
_SAMPLE = 100_000  # bytes that are enough to guess from
_FIRST_LINE = 1_000  # bytes; without an end the search would take hours


def decoded(body: bytes, content_type: str = "") -> str:
    """Return the text of these bytes; `content_type` is what the server called them."""
    for mark, name in _MARKS:
        if body.startswith(mark):
            return _mended(body[len(mark) :], name)
    for opening, name in _OPENINGS:
        if body.startswith(opening):
            return body.decode(name, "replace")
    names = _names(body, content_type)
    utf8 = _strict(body, "utf-8")
    if utf8 is not None and not _is_other(body, names):
        return utf8
    if (
        names == ["cp1252"]
        and not _DECLARED.match(body, 0, _FIRST_LINE)
        and _is_foreign(body[:_SAMPLE])
    ):
        return _guessed(body)
    readings = (_strict(body, name) for name in names)
    found = next((text for text in readings if text is not None), None)
    return found if found is not None else _guessed(body)


def without_declaration(text: str) -> str:
    """Return the XML without the line that says how it was written."""
    found = _DECLARATION.match(text)
    return text[found.end() :] if found else text


def _names(body: bytes, content_type: str) -> list[str]:
    """Return the encodings that are named, the most credible first."""
    served = _CHARSET.search(content_type)
    declared = _DECLARED.match(body, 0, _FIRST_LINE)
    names = [
        _codec(served[1]) if served else "",
        _codec(declared[1].decode("ascii", "replace")) if declared else "",
    ]
    # Servers add Latin-1 to whatever they send; who writes a declaration means it.
    if names[0] == "cp1252" and names[1]:
        names.reverse()
    return [name for name in names if name]


def _codec(name: str) -> str:
    """Return Python's name for an encoding as the web uses it, "" for none."""
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return ""
    return "" if found.startswith(_UNWANTED) else _MEANT.get(found, found)


def _is_other(body: bytes, names: list[str]) -> bool:
    """Return whether what can be read as UTF-8 may well be something else."""
    first = names[0] if names else ""
    if first.startswith(_ESCAPED):
        return True
    return first in _MANY_BYTES and not body.isascii()


def _strict(body: bytes, name: str) -> str | None:
    try:
        return body.decode(name)
    except (UnicodeError, LookupError):
        # Five bytes of Windows-1252 mean nothing; the rest of the text still does.
        return body.decode("cp1252", "replace") if name == "cp1252" else None


def _mended(body: bytes, name: str) -> str:
    if name != "utf-8":
        return body.decode(name, "replace")
    text = body.decode(name, "surrogateescape")
    return _BAD.sub(_as_windows, text)


def _as_windows(match: re.Match[str]) -> str:
    byte = match[0].encode("utf-8", "surrogateescape")
    return byte.decode("cp1252", "replace")


def _guessed(body: bytes) -> str:
    """Return the text of bytes that are not what anybody says they are."""
    sample = body[:_SAMPLE]
    name = "" if _is_nearly_utf8(sample) else _detected(sample)
    return body.decode(name, "replace") if name else _mended(body, "utf-8")


def _is_nearly_utf8(sample: bytes) -> bool:
    """Return whether most of what is not ASCII is UTF-8.

    By chance other encodings look like it once in a while, seldom half the time.
    """
    text = sample.decode("utf-8", "surrogateescape")
    bad = len(_BAD.findall(text))
    return 2 * bad <= sum(character > "\x7f" for character in text)


def _detected(sample: bytes) -> str:
    """Return what a text is written in by its letters, "" for what Windows wrote."""
    is_foreign = _is_foreign(sample)
    if not is_foreign and sum(byte > 127 for byte in sample) < _ENOUGH:
        return ""
    # Imported here because it takes a while, and few feeds need it.
    import chardet  # noqa: PLC0415  # slow

    guess = _codec(chardet.detect(sample)["encoding"] or "")
    return guess if is_foreign != (guess in _LATIN) else ""


def _is_foreign(sample: bytes) -> bool:
    """Return whether letters beyond ASCII stand side by side; accented ones do not."""
    high = sum(byte > 127 for byte in sample)
    return 2 * len(_ALONE.findall(sample)) < high

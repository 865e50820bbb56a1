"""Cleans the letters of a source, so that they cannot disturb the text around them.

Removed is only what a reader cannot see: controls, bidirectional overrides, embeddings
and isolates, zero-width junk, tag characters outside flags, repeated joiners. Kept is
what scripts need: joiners inside Persian, Hindi and emoji, left-to-right and
right-to-left marks, variation selectors. Marks piled on one letter are capped at eight;
the deepest stacks of living languages have five.
"""

import re
import unicodedata

MARKS = 8

_LINES = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = r"\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_BIDI = r"\u202a-\u202e\u2066-\u2069"
_UNSEEN = r"\u00ad\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb"
_JUNK = re.compile(rf"[{_CONTROLS}{_BIDI}{_UNSEEN}]|[\U0001fffe-\U0001ffff]")
# A flag such as Scotland's: a black flag, its letters as tags, and the closing tag.
_TAGS = re.compile(
    r"(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f)"
    r"|[\U000e0000-\U000e007f]"
)
_JOINERS = re.compile(r"(?P<before>^|.)[\u200c\u200d]+", re.DOTALL)
_SELECTOR = r"[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
_SELECTORS = re.compile(rf"({_SELECTOR}){_SELECTOR}+")
# What texts seldom have: something unseen, or many signs in a row that are no letters.
_SUSPECT = re.compile(
    rf"[{_CONTROLS}{_BIDI}{_UNSEEN}\u200c\u200d\ufe00-\ufe0f"
    rf"\U000e0000-\U000e01ef\U0001fffe-\U0001ffff]|[^\w\s\x00-\x7f]{{{MARKS + 1}}}"
)
# What most texts are made of alone, and every step of cleaning leaves as it is: ASCII,
# whole letters of scripts that pile no marks on them, marks of good typesetting.
_HARMLESS = re.compile(
    r"[\n -~\u00a0-\u00ac\u00ae-\u017e\u0391-\u03a1\u03a3-\u03ce\u0400-\u0481"
    r"\u05d0-\u05ea\u0621-\u063a\u0641-\u064a\u3001\u3002\u3041-\u3096"
    r"\u30a1-\u30fc\u4e00-\u9fff\u2013\u2014\u2018-\u201e\u2026\u20ac]*"
)
# Letters of joining scripts, marks, emoji; "Cn" is emoji newer than Python's tables.
_JOINING = {"Lo", "Lm", "Mn", "Mc", "So", "Sk", "Cn"}

# Letters that look alike in one language, or are typed for each other.
_ALIKE = str.maketrans({"’": "'", "ı": "i", "ي": "ی", "ى": "ی", "ك": "ک"})
_PASSED = frozenset({"Mn", "Cf"})
"""Kinds of letters nobody types on purpose: accents, and marks of direction."""
_WORD = re.compile(r"[^\W_]+")


def clean(text: str) -> str:
    """Return the text in normal form without what nobody can see or should obey."""
    if _HARMLESS.fullmatch(text):
        return text
    text = _LINES.sub("\n", text).replace("\t", " ")
    text = _TAGS.sub(lambda match: match[1] or "", _JUNK.sub("", text))
    text = _SELECTORS.sub(r"\1", _JOINERS.sub(_joined, text))
    if text.isascii():
        return text
    return _cap(unicodedata.normalize("NFC", text))


def visible(text: str) -> str:
    """Return the text without what nobody can see; what can be seen stays as it is."""
    if not _SUSPECT.search(text):
        return text
    text = _TAGS.sub(lambda match: match[1] or "", _JUNK.sub("", text))
    return _cap(_SELECTORS.sub(r"\1", _JOINERS.sub(_joined, text)))


def is_mark(char: str) -> bool:
    """Whether this character is drawn upon the one before."""
    return unicodedata.category(char)[0] == "M"


def folded(text: str) -> str:
    """Return what was typed as it is compared: no matter the case, accents, blanks."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    seen = (char for char in decomposed if unicodedata.category(char) not in _PASSED)
    return " ".join("".join(seen).translate(_ALIKE).split())


def bare(text: str) -> str:
    """Return the words of a text alone as they are compared, a blank between them."""
    return " ".join(_WORD.findall(folded(text)))


def _joined(match: re.Match[str]) -> str:
    before = match["before"]
    return match[0][:2] if before and _joins(before) else before


def _joins(char: str) -> bool:
    """Whether a joiner after this letter can change how it is drawn."""
    return char >= "\u0300" and unicodedata.category(char) in _JOINING


def _cap(text: str) -> str:
    """Return the text with at most eight marks on any letter."""
    kept: list[str] = []
    marks = 0
    for char in text:
        marks = marks + 1 if is_mark(char) else marks if char in "\u200c\u200d" else 0
        if marks <= MARKS:
            kept.append(char)
    return "".join(kept)

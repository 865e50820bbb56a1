"""Whether a sentence can be shown: whole, part of the article, saying something.

What stands around an article (captions, bylines, datelines, "Read more", list items)
reads badly in a summary, and half a quotation says something false.
"""

import re

from summarizers.summary.furniture import is_furniture, is_stopped, surroundings
from summarizers.summary.openings import length
from summarizers.types import Document, Sentence

_ITEM = re.compile(r"(?:[-*•‣▪◦·]|\(?\d{1,2}[.)]|[a-z]\))\s")
_LABEL = re.compile(r"^[\w'’]+(?: [\w'’]+){0,2} ?: ")
_WORDS = re.compile(r"[^\W\d_]+")
# No quotation mark stands after a figure (12") or inside a word (the Hebrew ד"ר).
_STRAIGHT = re.compile(r"(?<!\d)(?:(?<!\w)\"|\"(?!\w))")
_PAIRS = (("«", "»"), ("(", ")"), ("「", "」"), ("『", "』"), ("（", "）"))
# Fewer words than these are a fragment ("He agreed.", "Getting there: by boat."); a
# letter counts half a word in scripts without blanks.
_FEWEST = 4


def fit(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences fit to be shown; for want of any, the best there are.

    A text all in large letters has whole sentences at least; a list of headlines has
    letters.
    """
    sentences = [s for s in document.sentences if has_letters(s.text)]
    # By their places: comparing sentences compares all their tokens.
    around = {s.span.start for s in surroundings(document.sentences)}
    within = [s for s in sentences if s.span.start not in around]
    return tuple(
        [s for s in within if stands_alone(s.text)]
        or [s for s in within if is_stopped(s.text) and not is_furniture(s.text)]
        or sentences
    )


def has_letters(text: str) -> bool:
    """Return whether a text says anything at all."""
    return any(map(str.isalpha, text))


def stands_alone(text: str) -> bool:
    """Return whether a sentence is whole and belongs to the article."""
    return (
        length(_LABEL.sub("", text, count=1)) >= _FEWEST
        and _says_something(text)
        and is_stopped(text)
        and not _ITEM.match(text)
        and not is_furniture(text)
        and _is_paired(text)
    )


def _says_something(text: str) -> bool:
    """Return whether there is a word in small letters, as every verb is, if any can be.

    "March 9, 2015." and "WHAT YOU NEED." have none; in "Present: Ann Bell (chair) and
    Tom Marsh." the names behind the label of a list outweigh them.
    """
    if text.upper() == text.lower():
        return True
    words = _WORDS.findall(text)
    small = sum(map(str.islower, words))
    return small >= (len(words) / 2 if _LABEL.match(text) else 1)


def _is_paired(text: str) -> bool:
    """Return whether every quotation and bracket that opens also closes."""
    # An inch mark after a digit is no quotation mark.
    straight = len(_STRAIGHT.findall(text)) if text.count('"') % 2 else 0
    return (
        straight % 2 == 0
        and _is_curly_paired(text)
        and all(text.count(left) == text.count(right) for left, right in _PAIRS)
    )


def _is_curly_paired(text: str) -> bool:
    """Return whether the curly quotation marks come in pairs, as any language has them.

    English “…”, German „…“, Polish „…”, Swedish ”…”; ’ is an apostrophe, too.
    """
    low, left, right = map(text.count, "„“”")
    if text.count("‘") > text.count("’") + text.count("‚"):
        return False
    if low:
        return low == left + right
    return left == right if left else right % 2 == 0

"""What stands around an article and is no part of it: notices, credits, captions."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from summarizers.letters import FULL_STOPS, STOPS
from summarizers.summary.notices import AGENCIES, CREDITED, NOTICES
from summarizers.text.vocabulary import FURNITURE
from summarizers.types import Sentence

_STOPPED = re.compile(rf"[{STOPS}{FULL_STOPS}][\"'”’»›)\]}}」』】）]*(?:\[\d+\])*$")
_FURNITURE = re.compile(
    rf"[\W_]*(?:{'|'.join(re.escape(words) for words in FURNITURE)})", re.IGNORECASE
)
# Whoever is quoted speaks to somebody else; a transcript names the speaker first.
_NOTICE = re.compile(
    rf"[^\w\"“”„«»'‘]*(?:[A-Z][A-Z .]{{1,25}}:\s+)?(?:(?i:{'|'.join(NOTICES)}))"
)
_CREDITED = re.compile(CREDITED, re.IGNORECASE)
_AGENCY = re.compile(AGENCIES, re.IGNORECASE)
_BYLINE = re.compile(r"(?:By|Von|Par|Por|Di|Door|Af)\s+[^\W\d_]", re.UNICODE)
_WORDS = re.compile(r"[^\W\d_]+")
# More sentences than these are no notice, whatever they open with.
_NOTE = 3
# A credit has no more words than these.
_CREDIT = 6


def is_stopped(text: str) -> bool:
    """Return whether a sentence ends as sentences do."""
    return bool(_STOPPED.search(text))


def is_furniture(text: str) -> bool:
    """Return whether a sentence speaks to the reader or of those who made the text."""
    return bool(
        _FURNITURE.match(text)
        or _NOTICE.match(text)
        or _CREDITED.search(text)
        or _is_byline(text)
    )


def _is_byline(text: str) -> bool:
    """Return whether this names the authors, and no more."""
    if not _BYLINE.match(text):
        return False
    words = _WORDS.findall(text)
    large = sum(word[0].isupper() for word in words)
    return len(words) <= 8 and large >= len(words) - 1


def surroundings(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Yield the sentences of the paragraphs that are a notice or a caption.

    "Correction: … It is 42, not 24." goes as a whole, and so does what stands before
    the credit of a picture.
    """
    for _, group in groupby(sentences, lambda sentence: sentence.paragraph):
        paragraph = list(group)
        if 1 < len(paragraph) <= _NOTE and (
            is_furniture(paragraph[0].text) or _is_credit(paragraph[-1].text)
        ):
            yield from paragraph


def _is_credit(text: str) -> bool:
    """Return whether this is the credit of a picture: names, an agency, no stop."""
    words = _WORDS.findall(text)
    return (
        len(words) <= _CREDIT
        and not is_stopped(text)
        and bool(_AGENCY.search(text))
        and all(word[0].isupper() for word in words)
    )

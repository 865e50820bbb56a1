"""Cuts what is too much from a page before it is parsed.

The parser compares each attribute of a tag with all before it, and those who look for
article and date read every element several times. No page that people read comes near
these limits; what lies behind them is left out, and the article mostly stands before.
"""

import re
from itertools import islice

MOST_ELEMENTS = 10_000  # a page of news has 500 to 5,000
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{4000,}>?")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_MOST_ATTRIBUTES = 300
_ELEMENT = re.compile(r"<[a-zA-Z]")


def shortened(page: bytes | str) -> bytes | str:
    """Return the beginning of a page that can be read in time, or all of it."""
    if isinstance(page, bytes):
        # Each byte is a letter: tags are found, whatever the encoding of the words.
        return _shortened(page.decode("latin-1")).encode("latin-1")
    return _shortened(page)


def _shortened(page: str) -> str:
    plain = _LONG_TAG.sub(_with_few_attributes, page)
    beyond = next(islice(_ELEMENT.finditer(plain), MOST_ELEMENTS, None), None)
    return plain[: beyond.start()] if beyond else plain


def _with_few_attributes(tag: re.Match[str]) -> str:
    """Return the tag, or its name alone where it has more than anything has."""
    words = _QUOTED.sub("", tag[0]).split()
    return tag[0] if len(words) <= _MOST_ATTRIBUTES else f"{words[0]}>"

"""Words by the root they share with others: who directs is a director.

Asking and telling use different classes of words: "who defends him?" is answered by
"his defender". So beyond inflection, which `summarizers.words` takes off, English
words lose one ending that makes nouns and adjectives of verbs. Where two words meet
that have nothing to do with each other, as in "number" and "numb", it costs little:
seldom do both stand near the other words of a question.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from summarizers.words import Placed, content_words, placed_words

_ENDINGS = (
    "ational ation ition ution ment ness ship ance ence anc enc ancy ency ity ion ism "
    "ist ive iv ful less able abl ible ibl ally ly al ary ory er or ee ic ous ant ent y"
)
_ENDING = re.compile(
    "(?:" + "|".join(sorted(_ENDINGS.split(), key=len, reverse=True)) + ")$"
)
_LEAST = 4
"""Letters that must be left."""


@lru_cache(maxsize=1 << 15)
def root(form: str) -> str:
    """Return the root of a word in its normal form."""
    if not form.isascii() or not form.isalpha():
        return form
    found = _ENDING.search(form, _LEAST)
    return form[: found.start()] if found else form


def roots_of(text: str, language: str) -> frozenset[str]:
    """Return the roots of the words of a text that carry meaning."""
    return frozenset(content_words(text, language, root))


@lru_cache(maxsize=1024)
def placed_roots(text: str, language: str) -> tuple[Placed, ...]:
    """Return all words of a text by their roots, with where they stand.

    One sentence is read for many questions: for those that follow each other, and of
    news that all outlets have. A thousand take 2 MB.
    """
    return placed_words(text, language, root)


def roots(words: Iterable[str]) -> frozenset[str]:
    """Return the roots of words in their normal form."""
    return frozenset(map(root, words))

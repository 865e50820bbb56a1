"""Reads a question: what kind of answer it wants, and which words must be met.

Question words are English; the words that count are taken in the language of each
article, so a question in another language finds sentences, only without its kind.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from summarizers.words import content_words, normal


class Wants(Enum):
    """What kind of answer a question wants."""

    AMOUNT = auto()
    PERSON = auto()
    STATEMENT = auto()
    TIME = auto()
    ANYTHING = auto()


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its words, what it wants, and the names that must be met."""

    text: str
    wants: Wants
    names: tuple[str, ...]

    def terms(self, language: str) -> tuple[str, ...]:
        """Return the words that count, in the language of a text, each once."""
        return _terms(self.text, language)


_KINDS = (
    (
        Wants.AMOUNT,
        r"how (?:many|much|large|big|high|long|far|old)\b"
        r"|what (?:percentage|percent|share|proportion|number|amount|fraction)\b"
        r"|(?:what|which) (?:is|was|are|were) the (?:\w+ )?"
        r"(?:number|percentage|price|cost|toll|total)\b",
    ),
    (
        Wants.STATEMENT,
        r"what (?:did|does|has|have|had|do) .+ "
        r"(?:say|said|think|tell|told|believe|promise|announce|claim|warn|want)\b",
    ),
    (Wants.PERSON, r"(?:who|whom)\b"),
    (
        Wants.TIME,
        r"when\b|(?:on |in |at |since |until )?(?:what|which) "
        r"(?:year|month|day|date|week|time|century|decade)\b",
    ),
)
_OPENINGS = tuple((wants, re.compile(start, re.IGNORECASE)) for wants, start in _KINDS)

# Words of asking, not of what is asked about.
_ASKING_WORDS = (
    "many much say said think tell told know happen happened happens going latest news "
    "new today yesterday now please find show give get who whom whose what when where "
    "which why how percentage number amount year date time"
)
_ASKING = frozenset(map(normal, _ASKING_WORDS.split()))
_WORD = re.compile(r"\w[\w'’.-]*")


def read_question(text: str) -> Question:
    """Return what a question asks for."""
    asked = " ".join(text.split())
    wants = next(
        (wants for wants, opening in _OPENINGS if opening.search(asked)),
        Wants.ANYTHING,
    )
    return Question(asked, wants, _names(asked))


@lru_cache(maxsize=256)
def _terms(text: str, language: str) -> tuple[str, ...]:
    words = content_words(text, language)
    return tuple(dict.fromkeys(word for word in words if word not in _ASKING))


def _names(text: str) -> tuple[str, ...]:
    """Return the words written large that no sentence start explains."""
    words = _WORD.findall(text)
    large = [word.rstrip(".") for word in words[1:] if word[0].isupper()]
    names = [word for word in large if len(word) > 1 and content_words(word)]
    # Where everything is written large, large letters tell nothing.
    return () if len(large) == len(words) - 1 > 1 else tuple(map(normal, names))

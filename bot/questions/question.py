"""Reads a question: what kind of answer it wants, and which words must be met.

How English asks stands in `bot.questions.openings`, how other languages do in
`bot.questions.tongues`.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from bot.questions.newest import asks_for_news
from bot.questions.openings import opening_of
from bot.questions.roots import placed_roots, root
from bot.questions.shorthand import written_out
from bot.questions.tongues import Tongue, language_of, lowered, tongue
from bot.questions.wants import Wants
from summarizers.text.languages import known
from summarizers.text.words import Placed, content_words, normal


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its words, what it wants, and the words that must be met.

    `terms` are the words that count, each once; `names` those among them written large;
    `focus` the words that say of what the number is, the noun last; `speaker` those
    that say of whom it is asked what he said; `said` all its words.
    """

    text: str
    wants: Wants
    terms: tuple[str, ...]
    names: frozenset[str]
    focus: tuple[str, ...]
    said: tuple[Placed, ...]
    language: str = "en"
    speaker: frozenset[str] = frozenset()

    def word(self, term: str) -> str:
        """Return the word a term was made of, in small letters."""
        words = (self.text[w.start : w.end] for w in self.said if w.form == term)
        return next(words, term).lower()


# Words of asking, not of what is asked about.
_ASKING_WORDS = (
    "many much say said think tell told know happen happened happens going latest "
    "today yesterday now please find show give get whom whose what when where who "
    "which why how percentage percent number amount year date time century decade old "
    "long far often kind type name did does big large much"
)
_ASKING = frozenset(root(normal(word)) for word in _ASKING_WORDS.split())
_WORD = re.compile(r"\w[\w'’.-]*")
_ELIDED = re.compile(r"\w['’][A-ZÀ-Þ]")
_COUNTED = re.compile(
    r"\b(?:how (?:many|much)|which|whose"
    r"|what(?: (?:percentage|percent|number|amount|share|proportion))?)\b(?: of\b)?",
    re.IGNORECASE,
)
_VERB_WORDS = (
    "is are was were do does did has have had can could will would shall should may "
    "might must"
)
_VERBS = frozenset(_VERB_WORDS.split())
_MOST_FOCUS = 4
"""Words of "how many new young doctors" and the like."""


def read_question(text: str, languages: Iterable[str] = ("en",)) -> Question:
    """Return what a question asks for; the news is in these languages."""
    asked = unicodedata.normalize("NFC", " ".join(text.split()))
    if asked.isupper() and " " in asked:
        # Who writes all in capitals tells no name by them.
        asked = asked.lower()
    language = language_of(asked, languages)
    asked = written_out(asked, language)
    if asks_for_news(asked):
        said = placed_roots(asked, language)
        return Question(asked, Wants.EVENT, (), frozenset(), (), said, language)
    other = tongue(language)
    if other:
        return _read_other(asked, other)
    return _read(asked, placed_roots(asked, language), language)


def _read(asked: str, said: tuple[Placed, ...], language: str) -> Question:
    """Return what a question asks for by the words of English."""
    opening = opening_of(asked)
    hollow = _roots(opening.act)
    terms = dict.fromkeys(
        word.form
        for word in said
        if word.is_content and word.form not in _ASKING | hollow
    )
    names = frozenset(terms).intersection(_names(asked))
    focus = _focus(asked, said)
    return Question(
        asked,
        opening.wants,
        tuple(terms),
        names,
        focus,
        said,
        language,
        frozenset(terms).intersection(_roots(opening.speaker)),
    )


def _read_other(asked: str, other: Tongue) -> Question:
    """Return what a question asks for by the words of another language.

    Where all nouns are written large, large letters tell no name.
    """
    lower = lowered(asked)
    # Blanks in the place of words of asking leave all others where they stand.
    plain = list(asked)
    for match in other.asking.finditer(lower):
        plain[match.start() : match.end()] = " " * len(match.group())
    said = placed_roots("".join(plain), other.code)
    terms = dict.fromkeys(word.form for word in said if word.is_content)
    large = () if known(other.code).large_nouns else _names(asked)
    counting = other.counting.search(lower)
    after = (
        word.form
        for word in said
        if counting and word.start >= counting.end() and word.form in terms
    )
    return Question(
        asked,
        other.wants(asked),
        tuple(terms),
        frozenset(terms).intersection(large),
        tuple(islice(after, 1)),
        said,
        other.code,
    )


def _focus(text: str, said: Iterable[Placed]) -> tuple[str, ...]:
    """Return the words between "how many" and the verb."""
    opening = _COUNTED.search(text)
    found: list[str] = []
    for word in said if opening else ():
        if opening is None or word.start < opening.end():
            continue
        if text[word.start : word.end].lower() in _VERBS or len(found) == _MOST_FOCUS:
            break
        if word.is_content:
            found.append(word.form)
        elif found:
            break
    return tuple(found)


def _roots(text: str) -> frozenset[str]:
    """Return the roots of the words that count in a text."""
    return frozenset(root(normal(word)) for word in content_words(text))


def _is_large(word: str) -> bool:
    """Return whether a word begins large, also after an article ("d'Ostrand")."""
    return word[0].isupper() or bool(_ELIDED.match(word))


def _names(text: str) -> tuple[str, ...]:
    """Return the words written large that no sentence start explains."""
    words = _WORD.findall(text)
    large = [word.rstrip(".") for word in words[1:] if _is_large(word)]
    names = [word for word in large if len(word) > 1 and content_words(word)]
    # Where everything is written large, large letters tell nothing.
    return (
        ()
        if len(large) == len(words) - 1 > 1
        else tuple(root(normal(name)) for name in names)
    )

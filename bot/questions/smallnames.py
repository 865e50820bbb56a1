"""Knows the names in a question however they are typed, by how the news writes them.

On a phone "aurelle" is typed as small as "ferry". So a word counts as a name that the
articles write large wherever no sentence begins with it. A few of its sentences tell
that, read when it is asked for: to keep it with every word would make each article's
leaf larger for what few questions need. Words that have others for them
(`bot.questions.kindred`) are none, for titles are written large before names.
"""

from collections.abc import Iterator
from dataclasses import replace

from bot.questions.index import Index
from bot.questions.kindred import is_known
from bot.questions.question import Question
from bot.questions.roots import placed_roots
from summarizers.text.languages import known

SAMPLES = 12
"""Sentences of a word that are looked at, of a common word two: 0.1 ms each."""
SOME = 1
"""Times that a name may be written small, by a slip."""
_MOSTLY = 9
"""Times that it must be written large for each of these."""


def with_names(asked: Question, index: Index) -> Question:
    """Return the question with those of its words as names that the news writes so."""
    if known(asked.language).large_nouns:
        return asked
    names = {term for term in asked.terms if _is_name(term, index)}
    return replace(asked, names=asked.names | names) if names else asked


def _is_name(term: str, index: Index) -> bool:
    """Return whether a word is nearly always written large within sentences."""
    if is_known(term) or not term[0].isalpha():
        return False
    large = small = 0
    for text, language in index.samples(term, SAMPLES):
        for is_large in _written_large(term, text, language):
            large, small = large + is_large, small + (not is_large)
        if small > SOME:
            return False
    return large > 0 and large >= small * _MOSTLY


def _written_large(term: str, text: str, language: str) -> Iterator[bool]:
    """Yield for each place of a word within a sentence whether it begins large there.

    Where all nouns are written large, that tells nothing.
    """
    if known(language).large_nouns:
        return
    for place, word in enumerate(placed_roots(text, language)):
        if word.form == term and place and _goes_on(text, word.start):
            yield text[word.start].isupper()


def _goes_on(text: str, start: int) -> bool:
    """Return whether what stands before a word does not begin a sentence anew."""
    before = text[:start].rstrip(" ")
    return bool(before) and (before[-1].isalnum() or before[-1] in ",;)’'-–—&")

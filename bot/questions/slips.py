"""Puts slips of the keyboard in a question right, by the words of what is known.

A word that no article has, nor another for it, may be misspelt. What it may have been
(`misspellings`) is looked up in the index of sentences. Only common words are mended,
and only into common words: a few thousand articles do not know all words there are, and
a name with another letter may be somebody else's. The reader is told of it.
One slip a word: two would take ten times as long.
"""

import re
from typing import NamedTuple

from bot.questions import misspellings
from bot.questions.index import Index
from bot.questions.kindred import is_known
from bot.questions.question import Question
from bot.questions.roots import root
from summarizers import vectors

_LEAST = 5
"""Letters of a word that may be misspelt; a shorter one is soon another."""


class Slip(NamedTuple):
    """A word as it was written, and as it was read."""

    word: str
    spelling: str


def slips_in(asked: Question, index: Index) -> tuple[Slip, ...]:
    """Return the words of a question that are read otherwise than they are written."""
    if asked.language != "en":
        # Another ending of a word is no slip, and only English has a list of endings.
        return ()
    found = []
    for said in asked.said:
        word = asked.text[said.start : said.end]
        if said.form in asked.terms and not _is_known(said.form, index):
            spelling = _spelling(word, index)
            found += [Slip(word, spelling)] if spelling else []
    return tuple(found)


def without_slips(text: str, slips: tuple[Slip, ...]) -> str:
    """Return the text of a question with each word as it was read."""
    for slip in slips:
        word = rf"(?<!\w){re.escape(slip.word)}(?!\w)"
        text = re.sub(word, slip.spelling, text)
    return text


def _is_known(form: str, index: Index) -> bool:
    return index.knows(form) or is_known(form)


def _spelling(word: str, index: Index) -> str:
    """Return the likeliest word that was meant, or none."""
    if len(word) < _LEAST or vectors.is_common(word.lower()):
        return ""
    spellings = misspellings.once(word)
    counts = {
        term: index.count(root(term))
        for term, spelling in spellings.items()
        if vectors.is_common(spelling.word)
    }
    best = misspellings.best(spellings, counts)
    return _as_large(spellings[best[0]].word, word) if best else ""


def _as_large(spelling: str, word: str) -> str:
    """Return a spelling with a large letter where the word has one."""
    return spelling.capitalize() if word[0].isupper() else spelling

"""One stand-in for all words that mean the same: "rose" and "increased" alike.

Verbs become their base and the form they stand in, so that "rose" is "rise:past".
"""

import re

from summarizers.english import wordlists
from summarizers.verifier.synonyms import (
    FORMS,
    SAME_BOUND,
    SAME_PHRASE,
    SAME_VERB,
    SAME_WORD,
)

Words = tuple[str, ...]

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
# Words behind which a verb stands in its base form, though it looks like a past.
_BARE = wordlists.MODALS | wordlists.DO | {"to", "not"}


def plain(words: Words) -> Words:
    """Return the words with one stand-in for all that mean the same."""
    made: list[str] = []
    place = 0
    while place < len(words):
        length, same = _same_phrase(words, place)
        made += same or (_same(words[place], words[place - 1] if place else ""),)
        place += length
    return tuple(made)


def _same_phrase(words: Words, place: int) -> tuple[int, Words]:
    """Return how many words make a phrase with a stand-in here, and that."""
    for length in (3, 2, 1):
        phrase = tuple(word.lower() for word in words[place : place + length])
        if phrase in SAME_PHRASE:
            return length, SAME_PHRASE[phrase]
        after = words[place + length : place + length + 1]
        if phrase in SAME_BOUND and after and _is_number(after[0]):
            return length, SAME_BOUND[phrase]
    return 1, ()


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in "$€£¥" or word.lower() in wordlists.NUMBER_WORDS


def _same(word: str, before: str) -> str:
    """Return what stands for a word and its like; names stay as they are."""
    if _GROUPED.fullmatch(word):
        return word.replace(",", "")
    if word in wordlists.SMALL_NUMBERS:
        return str(wordlists.SMALL_NUMBERS[word])
    if word in wordlists.AUXILIARIES or not word.islower():
        return word
    return SAME_WORD.get(word) or FORMS.get(word) or _same_verb(word, before)


def _same_verb(word: str, before: str) -> str:
    """Return what stands for a form of a verb; "will shut" is no past."""
    if word in wordlists.PAST and before not in _BARE:
        return f"{_standing(wordlists.PAST[word])}:past"
    if word in wordlists.GERUNDS:
        return f"{_standing(wordlists.GERUNDS[word])}:ing"
    verb = wordlists.PRESENT.get(word, "")
    if verb not in SAME_VERB:
        return word
    return SAME_VERB[verb] if verb == word else f"{SAME_VERB[verb]}:s"


def _standing(verb: str) -> str:
    return SAME_VERB.get(verb, verb)

"""What the words of an English clause are: its verbs, and where its nouns end.

The words are those of `standins`, so that a listed verb says its form: "rise:past".
"""

from summarizers.english import wordlists
from summarizers.verifier.differences import SIGNS

Words = tuple[str, ...]

AUXILIARIES = wordlists.AUXILIARIES | wordlists.MODALS
CUTS = frozenset(',;:"()–—?!.…')
"""Marks that part clauses."""
# Words before which a noun phrase ends, so that none is part of a doer or a thing done.
_OUTSIDE = (
    wordlists.PREPOSITIONS - {"of"}
    | wordlists.LINKS
    | wordlists.AUXILIARIES
    | wordlists.MODALS
    | wordlists.SUBJECTS
    | wordlists.OBJECTS
    | wordlists.CONJUNCTIONS - {"and"}
    | {"to", "not"}
)


def count_verbs(words: Words) -> int:
    """Return how many words are verbs: after "a" or "the" a past is an adjective."""
    before = ("", *words)
    return sum(
        is_verb(word) and not (is_past(word) and previous in {"a", "an", "the"})
        for previous, word in zip(before, words, strict=False)
    )


def has_verb(words: Words) -> bool:
    """Return whether any word is a verb, or could be one in the present."""
    others = AUXILIARIES | wordlists.PRESENT.keys()
    return count_verbs(words) > 0 or not others.isdisjoint(words)


def may_be_verb(word: str) -> bool:
    """Return whether a word is a verb in some sentences."""
    is_listed = word in AUXILIARIES or word in wordlists.PRESENT
    return is_listed or word.endswith("n't") or is_verb(word)


def is_verb(word: str) -> bool:
    """Return whether a word has the form of a verb that tells something."""
    return (
        word.endswith((":past", ":ing", ":s"))
        or (word.endswith("ed") and len(word) > 4 and word.islower())
        or (word.endswith("ing") and len(word) > 5 and word.islower())
    )


def is_past(word: str) -> bool:
    """Return whether a word is a past or a participle."""
    return word.endswith(":past") or (word.endswith("ed") and len(word) > 4)


def is_number(word: str) -> bool:
    """Return whether a word is a number in digits or begins one."""
    return word[:1].isdigit() or word in SIGNS


def is_noun_phrase(words: Words) -> bool:
    """Return whether words name one thing, without clause or place behind it."""
    return bool(words) and not any(
        word.lower() in _OUTSIDE or word in CUTS or is_verb(word) for word in words
    )

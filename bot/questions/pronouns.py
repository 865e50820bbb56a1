"""Finds the one word of a question that stands for a person named before it.

"What did she say?" is read as if it had the name. The word must come before all the
question is about, or it stands for somebody in it: "did the minister say why he went".
In languages where things are "he" and "she" too, only what is said or who somebody is
surely asks about a person; there who is quoted may go without saying: "¿Qué dijo?"
"""

import re
from typing import NamedTuple

from bot.questions.question import Question
from bot.questions.tongues import lowered, tongue
from bot.questions.wants import Wants

_ENGLISH = re.compile(r"\b(?:(?P<he>he|him|his)|(?P<she>she|her|hers))\b")
_OF_PERSONS = frozenset({"en", "zh", "ja", "fa"})
"""Languages in which these words stand for persons alone."""
_MAY_LEAVE_OUT = frozenset({"ar", "es", "fa", "he", "it", "pl", "pt", "tr"})
"""Languages whose verbs tell who does something."""
_OTHER = "其"
"""What makes "others" of the Chinese "he"."""
_ASKS_FOR_PERSONS = frozenset({Wants.STATEMENT, Wants.PERSON})


class Pronoun(NamedTuple):
    """Where a person is meant, and whether by "he" or "she", "" for either."""

    start: int
    end: int
    word: str = ""


def pronoun_in(asked: Question) -> Pronoun | None:
    """Return the word that stands for a person named before, or None."""
    lower = lowered(asked.text)
    found = _english(lower) if asked.language == "en" else _abroad(asked, lower)
    if found and not _is_of_within(asked, found.start):
        return found
    return None


def with_name(asked: Question, meant: Pronoun, name: str) -> str:
    """Return the words of a question with a name in the place of the pronoun."""
    before, after = asked.text[: meant.start], asked.text[meant.end :]
    gap = " " if meant.start == meant.end else ""
    return f"{before}{gap}{name}{after}"


def _english(lower: str) -> Pronoun | None:
    found = _ENGLISH.search(lower)
    return Pronoun(*found.span(), found.lastgroup or "") if found else None


def _abroad(asked: Question, lower: str) -> Pronoun | None:
    other = tongue(asked.language)
    is_sure = asked.language in _OF_PERSONS or asked.wants in _ASKS_FOR_PERSONS
    if not other or not is_sure:
        return None
    for found in other.leaning.finditer(lower):
        word, is_he = found.group(), found.group() in other.he
        is_part = lower[: found.start()].endswith(_OTHER)
        if (is_he or word in other.she) and not is_part:
            either = is_he and word in other.she
            return Pronoun(*found.span(), "" if either else "he" if is_he else "she")
    return _unsaid(asked)


def _unsaid(asked: Question) -> Pronoun | None:
    """Return where a name may be added, if it goes without saying who said something.

    A mark at the end stays there.
    """
    is_quoted = asked.wants is Wants.STATEMENT and not asked.terms
    if not is_quoted or asked.language not in _MAY_LEAVE_OUT:
        return None
    end = len(asked.text.rstrip(" ?？؟!！。"))
    return Pronoun(end, end)


def _is_of_within(asked: Question, place: int) -> bool:
    """Return whether somebody or something in the question comes before a place."""
    plain = set(asked.terms) - set(asked.focus)
    return any(word.end <= place and word.form in plain for word in asked.said)

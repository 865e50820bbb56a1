"""What befell people who are counted: killed, injured, rescued, and who else.

Each language has its words for each (`bot.questions.tongues`, for English the
thesaurus). They are kin to each other, and they tell apart: who asks how many were
rescued is not told how many were evacuated.
"""

import re
from collections.abc import Iterable
from functools import cache

from bot.briefing import meanings
from bot.briefing.thesaurus import TOLLS
from bot.questions.lines import Line, Where
from bot.questions.question import Question
from bot.questions.roots import root
from bot.questions.tongues import befalls, tolls_of
from bot.questions.wants import Wants
from summarizers.text.words import normal

_RESCUERS = re.compile(
    r"\brescue (?:crew|worker|team|service|boat|operation|helicopter|chief)s?\b",
    re.IGNORECASE,
)
"""Those who rescue, which does not tell what they did."""
_LED = frozenset({Where.HERE, Where.BEFORE, Where.TITLE})
"""Where words stand that a sentence can be led by.

Not where only a looser kin stands: cattle that farmers lost are no missing people.
"""


def tells_of_others(asked: Question, said: str) -> bool:
    """Return whether a sentence counts only those whom something else befell.

    "310 people were evacuated" does not tell how many were rescued.
    """
    if asked.wants is not Wants.COUNT:
        return False
    wanted, told = (_told(text, asked.language) for text in (asked.text, said))
    return bool(wanted and told) and wanted.isdisjoint(told)


def lacks_toll(asked: Question, line: Line) -> bool:
    """Return whether neither a sentence nor what leads to it tells what befell people.

    "The number is 14" does not tell how many died, unless the title or the sentence
    before speaks of the dead.
    """
    wanted = _told(asked.text, asked.language)
    if asked.wants is not Wants.COUNT or not wanted or _told(line.text, line.language):
        return False
    own = [
        place
        for term, place in line.where.items()
        if wanted & _told(asked.word(term), asked.language)
    ]
    return bool(own) and _LED.isdisjoint(own)


def _told(text: str, language: str) -> frozenset[str]:
    if language != "en":
        return befalls(text, language)
    plain = _RESCUERS.sub("", text)
    return TOLLS.intersection(each.name for each in meanings.actions_in(plain))


@cache
def kin_abroad(word: str, language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the forms that tell of the same as a word, and how others begin."""
    wholes, stems = set[str](), set[str]()
    for toll in befalls(word, language):
        for phrase in _words(tolls_of(language)[toll]):
            if phrase.endswith("*"):
                stems.add(phrase.removesuffix("*"))
            else:
                wholes.add(root(normal(phrase)))
    return frozenset(wholes), tuple(sorted(stems))


def _words(phrases: Iterable[str]) -> Iterable[str]:
    """Yield the phrases of a single word."""
    return (each for each in phrases if " " not in each)

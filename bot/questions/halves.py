"""Parts a question of two halves: "how deep is the lock and when does it open?".

Each half must ask for something, the second from its beginning. What it leaves out it
takes from the first: all, where it is a word of asking alone ("and when?"), and else
its subject, where "it" or "she" stands for that, or its names. Pure.
"""

import re
from dataclasses import replace
from typing import NamedTuple

from bot.questions.followups import carried_on, leans
from bot.questions.pronouns import pronoun_in, with_name
from bot.questions.question import Question
from bot.questions.tongues import SPACELESS, Tongue, lowered, tongue

_BEFORE = r"(?:(?:by|at|in|on|since|until|from|for|to|with) )?"
_FREE = rf"{_BEFORE}(?:how|what|why)\b"
_ACTS = r"(?:is|was|are|were|did|do|does|has|have|had|can|could|will|would)"
_BARE = r"(?:who|when|where|which)\W*$"
# "Which sank" may also say of which ferry something is asked.
_RELATIVE = r"(?:who|whom|whose|when|where|which)\b"
_AND = re.compile(
    r"(?:[,;?]? (?:and|&|plus|also|or) |[;?] )(?:also |then )?"
    rf"(?={_FREE}|{_BEFORE}{_RELATIVE})"
)
_COMMA = re.compile(
    rf", (?={_FREE}|{_BEFORE}{_BARE}|{_BEFORE}(?:when|where) {_ACTS}\b)"
)
_ASKS = re.compile(rf"(?:^|\s)(?:{_FREE}|{_BEFORE}{_RELATIVE})")
_ONE = "when|where|why|how|who"
_TWO_IN_ONE = re.compile(
    rf"(?P<one>{_ONE})(?: and | or |/| & )(?P<other>{_ONE}) (?P<rest>\w.*)",
    re.IGNORECASE,
)
_MEASURE = re.compile(r"\bhow (\w+)", re.IGNORECASE)


class Halves(NamedTuple):
    """The words of both halves of a question."""

    first: str
    second: str


def halves_of(asked: Question) -> Halves | None:
    """Return the two halves of a question, or None if it asks for one thing."""
    other = tongue(asked.language)
    if other:
        return _abroad(asked.text, other)
    if both := _TWO_IN_ONE.fullmatch(asked.text):
        rest = both["rest"]
        return Halves(f"{both['one']} {rest}", f"{both['other']} {rest}")
    lower = lowered(asked.text)
    for found in (*_AND.finditer(lower), *_COMMA.finditer(lower)):
        if _may_part(lower[: found.start()], lower[found.end() :]):
            return Halves(asked.text[: found.start()], asked.text[found.end() :])
    return None


def _may_part(first: str, second: str) -> bool:
    """Return whether both of these ask for something of their own.

    Where "who" stands within the first, another "who" after it goes on from that: "the
    man who fled and who was found".
    """
    asks = len(_ASKS.findall(first))
    return bool(asks) and (asks == 1 or not re.match(_RELATIVE, second))


def _abroad(text: str, other: Tongue) -> Halves | None:
    """Return the halves of a question in another language, each with what it asks."""
    lower = lowered(text)
    for found in _parting(other).finditer(lower):
        first, second = lower[: found.start()], lower[found.end() :]
        if other.asks.search(first) and _asks(second, found.group(), other):
            return Halves(text[: found.start()], text[found.end() :])
    return None


def _asks(second: str, parting: str, other: Tongue) -> bool:
    """Return whether what follows a word for "and", or a comma, asks for something.

    A comma alone comes before clauses too: "who sank", "when it sank".
    """
    if other.code in SPACELESS:
        return bool(other.asks.search(second))
    begins = other.asks.match(second)
    is_clause = parting.strip() in {",", "،"} and not other.wants(second).is_amount
    is_bare = begins and not second[begins.end() :].strip(" ?؟.!")
    return bool(begins) and (not is_clause or bool(is_bare))


def _parting(other: Tongue) -> re.Pattern[str]:
    """Return what may stand between two halves; in some languages no blank does."""
    marks = "[,;?،؟、，；？]"
    if other.code in SPACELESS:
        return re.compile(rf"{marks}?(?:{other.ands})|{marks}")
    gap = "" if other.code in {"ar", "he"} else " "
    return re.compile(rf"{marks}? (?:{other.ands}){gap}|{marks} ")


def named_as(second: Question, first: Question) -> str:
    """Return the words of the second half, "she" as the one whom the first names."""
    meant = pronoun_in(second)
    names = [first.text[w.start : w.end] for w in first.said if w.form in first.names]
    return with_name(second, meant, " ".join(names)) if meant and names else second.text


def second_of(second: Question, first: Question) -> Question:
    """Return the second half as a question that stands for itself."""
    subject = _subject(first)
    if leans(second):
        return carried_on(second, subject)
    if second.names:
        return second
    names = tuple(term for term in subject.terms if term in subject.names)
    # "And who pays?" says too little by itself.
    kept = names if names or len(second.terms) > 1 else subject.terms
    terms = tuple(dict.fromkeys((*second.terms, *kept)))
    return replace(second, terms=terms, names=frozenset(names))


def _subject(first: Question) -> Question:
    """Return the first half without what it alone asks for: "how deep"."""
    measures = {word.lower() for word in _MEASURE.findall(first.text)}
    left = tuple(term for term in first.terms if first.word(term) not in measures)
    return replace(first, terms=left) if left else first

"""Numbers that cannot be what a question asks for, by what they are and count.

A sum of money is no age and an age is no height. Only of English the units and the
words around them are known well enough to rule out a number.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.questions.measures import LENGTHS, MASSES, NAMED, TIMES, forms, written
from bot.questions.question import Question
from bot.questions.roots import roots
from bot.questions.spots import Sort
from bot.questions.wants import Wants
from summarizers.quantities.money import COINS
from summarizers.text.words import normal


class Standing(NamedTuple):
    """A number as it stands in its sentence.

    `number` are its words in small letters, `before` what leads to it, `rest` what
    comes after it; `after` are the terms that follow with no mark between, "" for a
    word without weight.
    """

    sort: Sort
    number: str
    before: str = ""
    rest: str = ""
    after: Sequence[str] = ()


_TAKEN = re.compile(r"\d+:\d+:\d+")
"""How long something took, to the second."""
_BROKEN = re.compile(r"\d\.\d+$")
_HOW_OLD = re.compile(r"\bhow old\b|\b(?:what|which) age\b", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged?|ages|age of|turn(?:s|ed)?) $", re.IGNORECASE)
_SAID = re.compile(
    r"\b(?:is|was|are|were|nearly|almost|just|at|of|only|under|over|between|than) $",
    re.IGNORECASE,
)
"""What may lead to an age if nothing follows that it counts."""
_MAY_BE_AGE = re.compile(r"\d{1,3}(?:\.5)?(?: ?(?:[-–—]|to|or|and) ?\d{1,3})?|[^\d,.]+")
"""Up to three digits, or words."""
_SINCE = re.compile(
    r"\b(?:since|from|until|till|back to)(?: at least| about| around)?(?: the)? $",
    re.IGNORECASE,
)
"""What leads to the end of a stretch of time."""
_MARKS = frozenset(",).;")
_LONG = LENGTHS | forms("storey storeys stories floors block blocks lap laps")
_ASKED_OF = (
    (r"\bhow heavy\b|\bweighs?\b|\bweight\b", MASSES),
    (
        r"\bhow (?:hot|cold|warm)\b|\btemperature\b",
        forms("degree degrees c f celsius"),
    ),
    (r"\bhow fast\b|\bwhat speed\b", _LONG | forms("mph kph kmh knots mach times")),
    (r"\bhow long\b", TIMES | _LONG | forms("page pages word words")),
    (r"\bhow (?:tall|high|deep|wide|thick|broad)\b", _LONG),
    (r"\bhow far\b", _LONG | TIMES),
    (r"\bhow many (?:\w+ )?(?:years|months|days|weeks|hours|minutes|seconds)\b", TIMES),
)
"""Units, one of which must follow a number."""
_MUST = tuple((re.compile(ask, re.IGNORECASE), units) for ask, units in _ASKED_OF)
_MEASURES = TIMES | LENGTHS | MASSES | forms("degree degrees")
_HOW_MUCH = re.compile(r"\bhow much\b", re.IGNORECASE)
_GROWS = re.compile(
    r"\b(?:increas|decreas|grow|grew|shrink|ris[ei]|rose|fall|fell|drop|declin|chang"
    r"|go up|go down|population|number)",
    re.IGNORECASE,
)
"""What grows may be people, too."""
_SUMS = NAMED | roots(map(normal, COINS)) | forms("times")
_MEASURED = frozenset({Wants.DURATION, Wants.LENGTH, Wants.SIZE})
_TO_COME = re.compile(
    r"\bwhen(?:'s| will| is| are| does| do|s) .*\b(?:next|again|coming|due)\b"
    r"|\b(?:when|what day|what time) will\b|\bby when\b|\buntil when\b",
    re.IGNORECASE,
)
_WAS = re.compile(
    r"\b(?:was|were|had|did|came|went|fell|took|began|broke|gave|held|made|left|met|got"
    r"|ran|saw|said|told|won|lost|sank|struck|tore|[a-z]{2,}ed)\b"
)
_WILL = re.compile(
    r"\b(?:will|would|shall|(?:is|are) to|to be|due|next|plan(?:s|ned)?|expect\w*"
    r"|schedul\w+|set (?:to|for)|until|by|tomorrow|coming|later this|again|hopes?"
    r"|promis\w+|aims?|wants?)\b",
    re.IGNORECASE,
)
_SOON = 2
"""Words after a number among which its unit stands ("three and a half years")."""


def is_over(asked: Question, sentence: str) -> bool:
    """Return whether a sentence tells of what was, where what will be is asked."""
    is_to_come = asked.language == "en" and _TO_COME.search(asked.text)
    tells_past = _WAS.search(sentence) and not _WILL.search(sentence)
    return bool(is_to_come and tells_past)


def is_misfit(asked: Question, one: Standing) -> bool:
    """Return whether a number cannot be what is asked for."""
    if one.sort is Sort.CLOCK:
        return asked.wants.is_amount and not _TAKEN.match(one.number)
    if one.sort is Sort.DATE and asked.wants is Wants.DURATION:
        return not _SINCE.search(one.before)
    if asked.language != "en" or not asked.wants.is_amount:
        return False
    if _HOW_OLD.search(asked.text):
        return not _is_age(one)
    if units := _units_asked(asked):
        return one.sort is not Sort.NUMBER or units.isdisjoint(one.after[:_SOON])
    return _is_of_another_kind(asked, one)


def _is_of_another_kind(asked: Question, one: Standing) -> bool:
    """Return whether a number counts or measures what is not asked for."""
    if asked.wants is Wants.COUNT:
        return _is_no_count(asked, one)
    if asked.wants is Wants.SIZE:
        return not TIMES.isdisjoint(one.after[:1])
    is_sum = asked.wants is Wants.MONEY or (
        _HOW_MUCH.search(asked.text) and not _GROWS.search(asked.text)
    )
    return bool(is_sum) and one.sort is Sort.NUMBER and _counts_other(asked, one)


def _units_asked(asked: Question) -> frozenset[str]:
    """Return the units of which one must follow a number, if only some will do.

    "How high is the fine?" asks for no height.
    """
    if asked.wants not in _MEASURED:
        return frozenset()
    found = (units for ask, units in _MUST if ask.search(asked.text))
    return next(found, frozenset())


def _is_age(one: Standing) -> bool:
    """Return whether a number is told as the age of somebody or something.

    As in "71 years old", "aged 71", "Halden, 71, said" and "is 71".
    """
    if one.sort is not Sort.NUMBER or not _MAY_BE_AGE.fullmatch(one.number):
        return False
    unit, old, *_ = *one.after[:2], "", ""
    if _AGED.search(one.before) or (unit in TIMES and old == "old"):
        return True
    is_apart = one.before.endswith((", ", "(")) and one.rest[:1] in _MARKS
    return not unit and (is_apart or bool(_SAID.search(one.before)))


def _is_no_count(asked: Question, one: Standing) -> bool:
    """Return whether a number measures something where things are counted."""
    if not asked.focus or not written(asked.focus).isdisjoint(one.after):
        return False
    is_broken = bool(_BROKEN.search(one.number))
    return is_broken or not _MEASURES.isdisjoint(one.after[:1])


def _counts_other(asked: Question, one: Standing) -> bool:
    """Return whether a number counts things of which the question does not speak."""
    if not any(one.after[:1]):
        return False
    return (_SUMS | {*asked.terms, *written(asked.focus)}).isdisjoint(one.after)

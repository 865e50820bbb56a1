"""Reads how a sentence puts a figure: as it stands, as a change, a part or a forecast.

Numbers of one thing put in different ways are different figures: a price and its rise,
a forecast and what came, the dead and "12 more dead". What was counted on one day is
not what was counted since the beginning, nor this year's sum last year's.
"""

import re
from dataclasses import dataclass
from datetime import date as Date
from enum import Enum, auto

from summarizers.types import Figure

# Words between a number and one that says how it is put: "by about 3", "12 are more".
_ROUGH = r"(?:(?:about|around|some|nearly|almost|over|roughly|an?|at least|up to)\s+)*"
_BEFORE = re.compile(rf"(?:\bfrom|\bthan|\bagainst|\bcompared (?:with|to))\s+{_ROUGH}$")
_BY = re.compile(rf"\bby\s+{_ROUGH}$", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:r[io]se|risen|rising|increas\w*|gr[eo]w\w*|climb\w*|jump\w*|f[ae]ll\w*|drop\w*|"
    r"declin\w*|cut|reduc\w*|shr[aiu]nk\w*|up|down|higher|lower)\b[^,;]{0,40}$",
    re.IGNORECASE,
)
_CHANGE_OF = re.compile(
    rf"(?:\b(?:rise|increase|gain|jump|fall|drop|decline|cut|loss|growth|change|"
    rf"up|down|higher|lower)(?:\s+of)?)\s+{_ROUGH}$",
    re.IGNORECASE,
)
_LEVEL = re.compile(rf"\b(?:to|at|of)\s+{_ROUGH}$")
_COMPARED = re.compile(
    r"^(?:\s+(?:an?|per)\s+[\w-]+)?\s+(?:higher|lower|dearer|cheaper|faster|slower|"
    r"longer|shorter|older|younger|above|below|ahead|behind|up|down|"
    r"more\s+than|less\s+than|fewer\s+than|(?:percent(?:age)?\s+)?points?|"
    r"(?:rise|increase|fall|drop|decline|cut|gain|lead|margin))\b",
    re.IGNORECASE,
)
_FURTHER = re.compile(
    r"\b(?:another|additional|further|extra|new|fresh)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_MORE = re.compile(r"^\s+(?:more|others?|additional|further|new)\b", re.IGNORECASE)
_PART = re.compile(
    r"^(?:\s+\w+)?,?\s+of\s+(?:them|whom|which|the|those|these|its|their)\b",
    re.IGNORECASE,
)
_INCLUDED = re.compile(
    rf"\b(?:includ(?:ing|es?|ed)|among (?:them|whom))\W+{_ROUGH}$", re.IGNORECASE
)
_FIRST_WORD = re.compile(r"\S+")
# "A family of four", but not "a total of four".
_MEMBERS = re.compile(
    rf"\b(?!total|number|toll|count|level|rate|price|cost|record|height|value)\w+\s+"
    rf"of\s+{_ROUGH}$",
    re.IGNORECASE,
)
_EXPECTED = re.compile(
    r"\b(?:forecast\w*|expect\w*|project(?:s|ed|ions?)|predict\w*|anticipat\w*|plan|plans|"
    r"planned|planning|aim(?:s|ed)?|target\w*|intend\w*|propos\w*|pledg\w*|promis\w*|"
    r"hop(?:es?|ed|ing)|want(?:s|ed)?|seek(?:s|ing)?|call(?:s|ed)? for|threaten\w*|"
    r"polls?|surveys?|warn\w*|will(?!\s+cost)|would|could|"
    r"(?-i:may)|might|should|(?:is|are|was|were|due|set) to|likely)\b|['’]ll\b",
    re.IGNORECASE,
)
_DISPUTED = re.compile(
    r"\b(?:den(?:y|ies|ied)|false|untrue|rumou?r\w*|unconfirmed)\b", re.IGNORECASE
)
_NEGATED = re.compile(
    r"\b(?:not|never|nor|neither|if|unless|whether)\b|n['’]t\b", re.IGNORECASE
)
_TAKEN_BACK = re.compile(
    r"\b(?:earlier version|corrected from|withdr(?:ew|awn|aws)|retract\w*|misstated|"
    r"mistakenly|wrongly|in error|instead of)\b",
    re.IGNORECASE,
)
_CORRECTED = re.compile(
    r"\b(?:correction|corrected|corrects|correcting)\b", re.IGNORECASE
)
_TOTAL = re.compile(
    r"\b(?:since|in all|in total|total|altogether|overall|so far|to date|up to now|"
    r"until now|by now|now|toll)\b",
    re.IGNORECASE,
)
# "Have evacuated 640", "640 have been evacuated": all of them until then.
_PERFECT = r"\b(?:have|has|had|['’]ve)\s+(?:\w+\s+){0,3}"
_PERFECT_BEFORE = re.compile(rf"{_PERFECT}{_ROUGH}$", re.IGNORECASE)
_PERFECT_AFTER = re.compile(rf"^(?:\s+\w+){{0,3}}?\s+{_PERFECT}", re.IGNORECASE)
_SAYING = re.compile(
    r"\b(?:said|told\s+\w+|announced|reported|confirmed|added|according to \w+)\s+$"
)
_SINCE = re.compile(r"\bsince\b[^,;]*$", re.IGNORECASE)
_ROLLING = re.compile(
    r"\bpast\b|\blast\s+(?:\w+\s+)?(?:hours|days|weeks|months|years)\b", re.IGNORECASE
)
BORDER = re.compile(r"[,;:](?=\s)|\s[–—-](?=\s)")
"""Where a clause may begin or end: a comma that is not inside a number."""


_PERIOD = re.compile(
    r"\b(?:(first|second|third|fourth|last|previous|next|this|1st|2nd|3rd|4th)"
    r"[\s-](?:\w+\s+)?(quarter|half|season|term|round)|(Q[1-4]|H[12]))\b",
    re.IGNORECASE,
)


class Mode(Enum):
    """How a number is put."""

    LEVEL = auto()
    CHANGE = auto()
    FURTHER = auto()
    PART = auto()
    EARLIER = auto()
    EXPECTED = auto()


@dataclass(frozen=True, slots=True)
class Time:
    """The days a number is about: from `start`, to `end` if it is a time that ends."""

    start: Date
    end: Date | None

    @property
    def is_day(self) -> bool:
        """Whether it is a single day."""
        return self.start == self.end


def periods_of(figure: Figure) -> frozenset[str]:
    """Return the quarters, halves or rounds that the figure's sentence names."""
    found = _PERIOD.findall(figure.sentence)
    return frozenset(" ".join(parts).strip().lower() for parts in found)


def mode_of(figure: Figure) -> Mode:
    """Return how the figure's sentence puts its number."""
    before, after = around(figure)
    if _MORE.search(after):
        return Mode.CHANGE if figure.unit else Mode.FURTHER
    if _FURTHER.search(before):
        return Mode.FURTHER
    if _INCLUDED.search(before) or (not figure.unit and _is_part(figure)):
        return Mode.PART
    if _BEFORE.search(before):
        return Mode.EARLIER
    if _EXPECTED.search(f"{clause_of(figure)} {figure.attribution or ''}"):
        return Mode.EXPECTED
    return Mode.CHANGE if _is_change(figure, before, after) else Mode.LEVEL


def _is_part(figure: Figure) -> bool:
    """Return whether those counted are some of more; its own words may say so."""
    before, after = around(figure)
    number = _FIRST_WORD.match(figure.text)
    rest = figure.text[number.end() :] if number else ""
    return bool(_PART.search(f"{rest}{after}") or _MEMBERS.search(before))


def _is_change(figure: Figure, before: str, after: str) -> bool:
    if _CHANGE_OF.search(before) or _COMPARED.search(after):
        return True
    # "The strike by 5,500 nurses" is no change.
    if _BY.search(before) and (figure.unit or _CHANGED.search(before)):
        return True
    return figure.trend is not None and not _LEVEL.search(before)


def clause_of(figure: Figure) -> str:
    """Return the words of the figure's clause around its own."""
    before, after = around(figure)
    return f"{BORDER.split(before)[-1]} {BORDER.split(after)[0]}"


def around(figure: Figure) -> tuple[str, str]:
    """Return what the sentence says before the figure's words and after them."""
    start = figure.span.start - figure.sentence_span.start
    end = figure.span.end - figure.sentence_span.start
    return figure.sentence[:start], figure.sentence[end:]


def is_asserted(figure: Figure) -> bool:
    """Return whether the whole sentence is without denial or condition."""
    return is_stated(figure) and not _NEGATED.search(figure.sentence)


def is_stated(figure: Figure) -> bool:
    """Return whether the number itself is told without denial or condition.

    "It was 6.6 metres, not 6.8" states the first, and "they sent 650 troops, more if it
    rains" all of them.
    """
    is_disputed = _DISPUTED.search(figure.sentence) or is_taken_back(figure)
    return not (is_disputed or _NEGATED.search(clause_of(figure)))


def is_taken_back(figure: Figure) -> bool:
    """Return whether the sentence tells that the number was wrong."""
    return bool(_TAKEN_BACK.search(figure.sentence))


def is_correction(figure: Figure) -> bool:
    """Return whether the sentence calls itself a correction."""
    return bool(_CORRECTED.search(figure.sentence))


def is_total(figure: Figure) -> bool:
    """Return whether the number is called that of all days so far."""
    return bool(_TOTAL.search(figure.sentence))


def is_perfect(figure: Figure) -> bool:
    """Return whether the verb tells that the number is what it came to until then."""
    before, after = around(figure)
    return bool(_PERFECT_BEFORE.search(before) or _PERFECT_AFTER.search(after))


def time_of(figure: Figure) -> Time | None:
    """Return the days the figure is about, as far as its text tells.

    The day on which somebody said so, or until which all were counted, is not one.
    """
    when = figure.when
    if when is None or when.start is None:
        return None
    before = figure.sentence[: max(when.span.start - figure.sentence_span.start, 0)]
    if _SINCE.search(before) or _ROLLING.search(when.words):
        return Time(when.start, None)
    if when.words.lower().startswith("since "):
        return Time(when.start, None)
    is_reading = bool(_SAYING.search(before)) or is_perfect(figure)
    return None if is_reading and when.start == when.end else Time(when.start, when.end)

"""Tells whether two figures are about the same thing, whatever their values.

A thing is what is counted or measured, what was done, by whom, where, in which time and
how the number is put. Meanings are compared by a small thesaurus, so that "81 hostages
released" and "Hamas has freed 105 captives" are one thing, and "137 hostages held" is
another. Doubt keeps figures apart: a missing part joins only where all else agrees, and
one part that differs is enough to part them.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.briefing import meanings, modes
from bot.briefing.likeness import words_of
from bot.briefing.modes import Mode, Time
from bot.briefing.stories import names_in
from bot.briefing.thesaurus import (
    ACTIONS,
    AGENTS,
    BATCHED,
    COUNTED,
    DOINGS,
    FRAGMENTS,
    MEASURED,
    STATES,
    TOLLS,
)
from summarizers.types import Figure
from summarizers.words import normal

Words = frozenset[str]

# How far from its number a word may stand that says what was done, in letters.
_NEAR = 60
_OWN_NEAR = 20
# Within one event a number seldom grows more than this from one report to the next;
# where it does, something else may be counted.
_MOST_TIMES = 20.0
_MOST_TIMES_MEASURED = 4.0
# Of two numbers of which only one is given its day, the day's is no small part.
_MOST_TIMES_A_DAY = 2.0

_HEAD_END = re.compile(
    r"\s(?:of|in|at|on|from|with|for|to|who|that|by|aboard|near|across)\s"
)
_FIRST_NAME = re.compile(
    r"^([A-ZÀ-Þ][\w’'-]*?)(?:(?:['’]s)\b|(?=\s(?:[A-ZÀ-Þ]|said\b|says\b)))"
)
_NUMBER = re.compile(r"\d")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.){2,}|(?<=[a-z,] )[A-Z]{2,}\b")
# "Of its soldiers": whose, only the words about who said so tell.
_OWN = re.compile(r"\b(?:its|his|her|their|our)\b")
# "190 pupils abducted from a school have been freed": what was done stands after this.
_WERE = re.compile(
    r"\b(?:have|has|had|were|was|are|is)\s+(?:(?:been|being|now|also|still|all|since|"
    r"already|later)\s+)*",
)
_OF = re.compile(r"^\s+of\s+((?:[\w’'-]+\s+){0,3}[\w’'-]+)")
# "$5m to one, $4m to another, $1m to the rest": each is somebody else's.
_SHARE = re.compile(
    r"(?<!\bto )(?<!\bfrom )(?<!\bby )"
    r"(?:[$€£¥]\s?\d|\b\d[\d.,]*\s?(?:%|percent\b|per cent\b))"
)
_SHARES = 3
_AGENTS = frozenset(
    normal(word) for phrase in AGENTS.split(",") for word in phrase.split()
)
_FRAGMENTS = frozenset(map(normal, FRAGMENTS))
_STATES = frozenset(map(normal, STATES))
_LEVELS = _STATES - frozenset(map(normal, DOINGS))


@dataclass(frozen=True, slots=True)
class Thing:
    """What a figure is about, in meanings and words to compare."""

    unit: str | None
    counted: str
    action: Words
    qualities: Words
    of: Words
    rest: Words
    who: Words
    where: Words
    names: Words
    causes: Words
    mode: Mode
    time: Time | None
    periods: Words
    is_total: bool
    sentence: Words
    value: float
    is_clear: bool


@lru_cache(maxsize=4096)
def thing_of(figure: Figure, language: str) -> Thing:
    """Return what the figure is about."""
    said = _said(figure)
    counted = _counted(figure)
    action = _actions(figure) if counted or not figure.unit else _measures(figure)
    return Thing(
        unit=figure.unit,
        counted=counted,
        action=action,
        qualities=_qualities(figure, language),
        of=_of(figure, language),
        rest=_rest(figure, language),
        who=_plain_words(figure.who or _owner(figure), language),
        where=words_of(figure.where or "", language),
        names=_names(said),
        causes=meanings.causes_in(said),
        mode=modes.mode_of(figure),
        time=modes.time_of(figure),
        periods=modes.periods_of(figure),
        is_total=modes.is_total(figure),
        sentence=words_of(figure.sentence, language) - words_of(figure.text, language),
        value=next((v for v in (figure.low, figure.high) if v is not None), 0.0),
        is_clear=modes.is_asserted(figure) and not _is_shared_out(figure),
    )


def is_same_thing(one: Thing, other: Thing) -> bool:
    """Return whether two figures are about the same thing, whatever their values."""
    if differs(one, other):
        return False
    if not (one.is_clear and other.is_clear):
        return False
    if one.action and other.action:
        return one.action == other.action and _is_placed(one, other)
    return not (one.action or other.action) and _overlap(one.sentence, other.sentence)


def may_be_same_thing(one: Thing, other: Thing) -> bool:
    """Return whether nothing parts two figures and their sentences are alike.

    Enough where they give one number, which two things seldom do in one story.
    """
    if differs(one, other) or not _agree(one.action, other.action):
        return False
    return bool(one.counted) or _overlap(one.sentence, other.sentence)


def differs(one: Thing, other: Thing) -> bool:
    """Return whether a part of the two things speaks against their being one."""
    return (
        one.unit != other.unit
        or one.mode is not other.mode
        or one.counted != other.counted
        or one.periods != other.periods
        or not _agree(one.causes, other.causes)
        or _differ_in_place(one, other)
        or _differ_in_kind(one, other)
        or _differ_in_time(one, other)
        or _differ_in_size(one, other)
    )


def _is_placed(one: Thing, other: Thing) -> bool:
    """Return whether something besides the kind of figure is common to both.

    A toll is known by its kind. Else a name, a quality or most words must be shared, as
    all firms have profits and all players points.
    """
    is_known = one.counted in COUNTED and one.action & other.action <= ACTIONS.keys()
    if is_known or one.names & other.names or one.qualities & other.qualities:
        return True
    return _overlap(one.sentence, other.sentence)


def _differ_in_place(one: Thing, other: Thing) -> bool:
    return not (
        _agree(one.names, other.names)
        and _is_met(one.where, other.where, one, other)
        and _agree(one.who, other.who)
    )


def _is_met(first: Words, second: Words, one: Thing, other: Thing) -> bool:
    """Return whether two parts agree, or one of them stands elsewhere in the other."""
    return (
        _agree(first, second)
        or bool(first & other.sentence)
        or bool(second & one.sentence)
    )


def _differ_in_kind(one: Thing, other: Thing) -> bool:
    """Return whether a word that narrows the thing is missing in the other text.

    How much was burned is the same with or without "of forest", but a deficit in trade
    is not the deficit.
    """
    if not _agree(one.of, other.of):
        return True
    if not (one.counted or (one.action | other.action) & MEASURED.keys()):
        return not _agree(one.qualities, other.qualities)
    if not (one.counted or _agree(one.rest, other.rest)):
        return True
    return not (
        one.qualities <= other.sentence | other.qualities
        and other.qualities <= one.sentence | one.qualities
    )


def _differ_in_time(one: Thing, other: Thing) -> bool:
    first, second = _span_of(one), _span_of(other)
    if first and second:
        return _is_apart(first, second, one)
    known = first or second
    if known is None or known.end is None or not one.counted:
        return known is not None and known.end is not None and not known.is_day
    dated, rest = (one, other) if first else (other, one)
    return not dated.is_total and (rest.is_total or bool(BATCHED & dated.action))


def _span_of(thing: Thing) -> Time | None:
    """Return the thing's time; "the highest since 1931" is no time of a height."""
    is_open = thing.time is not None and thing.time.end is None
    return None if is_open and not thing.counted else thing.time


def _is_apart(first: Time, second: Time, thing: Thing) -> bool:
    """Return whether two times are not those of one count.

    The day of a price or of a state is only when it was read.
    """
    if first.is_day and second.is_day and not thing.counted:
        return False
    if first.end is None or second.end is None:
        return first.end != second.end or abs((first.start - second.start).days) > 1
    return (first.start, first.end) != (second.start, second.end)


def _differ_in_size(one: Thing, other: Thing) -> bool:
    small, large = sorted((abs(one.value), abs(other.value)))
    most = _MOST_TIMES if one.counted else _MOST_TIMES_MEASURED
    times = [each.time for each in (one, other)]
    if one.counted and sum(time is not None and time.is_day for time in times) == 1:
        most = _MOST_TIMES_A_DAY
    return large > most * small


# The parts of a thing.


def _said(figure: Figure) -> str:
    """Return the sentence without who said so."""
    return figure.sentence.replace(figure.attribution or "\0", " ")


def _owner(figure: Figure) -> str:
    """Return who stands before what is his own, "Norland said 40 of its soldiers"."""
    before, after = modes.around(figure)
    near = f"{before[-_OWN_NEAR:]} {figure.text} {after[:_OWN_NEAR]}"
    return " ".join(_names(before)) if _OWN.search(near) else ""


def _counted(figure: Figure) -> str:
    """Return the meaning of what is counted, its head word where it has none."""
    head = _head(figure.counted or "")
    if not head:
        is_toll = figure.unit is None and _actions(figure) & TOLLS
        return "people" if is_toll else ""
    found = meanings.counted_in(head)
    if found and found[-1].end == len(head):
        return found[-1].name
    if any(each.name in TOLLS for each in meanings.actions_in(head)):
        return "people"  # "214 deaths", "53 dead"
    return normal(head.split()[-1])


def _head(counted: str) -> str:
    return _HEAD_END.split(counted)[0].strip()


def _actions(figure: Figure) -> Words:
    """Return what was done, in the figure's own words or in those near its number."""
    head = _head(figure.counted or "")
    if meanings.ends_work(figure.action or "", head):
        return frozenset({"laid off"})
    if done := _done_to(figure):
        return frozenset({done})
    for words in (figure.action or "", head, _head(figure.who or "")):
        if found := meanings.actions_in(words):
            return frozenset(each.name for each in found)
    before, after = _segment(figure)
    nearest = sorted(
        [(len(before) - each.end, each.name) for each in meanings.actions_in(before)]
        + [(each.start, each.name) for each in meanings.actions_in(after)]
    )
    if nearest and nearest[0][0] <= _NEAR:
        return frozenset({nearest[0][1]})
    own = frozenset(map(normal, (figure.action or "").split())) - _STATES
    return frozenset(f"={word}" for word in own)


def _done_to(figure: Figure) -> str:
    """Return what a passive behind what is counted says was done, empty if nothing."""
    after = _segment(figure)[1]
    were = _WERE.search(after) if figure.counted else None
    found = meanings.actions_in(after[were.end() :]) if were else ()
    is_next = were and found and found[0].start == 0
    return found[0].name if is_next else ""


def _segment(figure: Figure) -> tuple[str, str]:
    """Return the words before and after the figure, up to the next number."""
    before, after = modes.around(figure)
    start = max((match.end() for match in _NUMBER.finditer(before)), default=0)
    end = next((match.start() for match in _NUMBER.finditer(after)), len(after))
    return before[start:], after[:end]


def _measures(figure: Figure) -> Words:
    """Return what is measured: as the figure says it, else what its clause names."""
    before, after = _segment(figure)
    next_word = " ".join(after.split()[:1])
    for words in (figure.about or "", figure.action or "", figure.who or "", next_word):
        if found := meanings.measured_in(words):
            return frozenset(each.name for each in found)
    if done := meanings.actions_in(figure.action or ""):
        return frozenset(each.name for each in done)
    # Neither a firm nor its name is what is measured of it.
    head = _head(figure.about or figure.who or "").split()
    kinds = [word for word in head if word.islower()]
    if kinds and normal(kinds[-1]) not in _AGENTS:
        done = frozenset(map(normal, (figure.action or "").split())) - _LEVELS
        return frozenset(f"={word}" for word in (normal(kinds[-1]), *done))
    found = meanings.measured_in(before) or meanings.measured_in(after)
    return frozenset(each.name for each in found) or _actions(figure)


def _qualities(figure: Figure, language: str) -> Words:
    """Return the words that narrow what is counted or measured."""
    if figure.counted or not figure.unit:
        head = _head(figure.counted or "")
        words = " ".join(head.split()[:-1])
        return words_of(words, language) - _meant(words)
    words = figure.about or figure.who or ""
    return _plain_words(words, language) - _meant(words) - _names(f"x {words}")


def _of(figure: Figure, language: str) -> Words:
    """Return the first words of what a counted thing is of: "13 counts of fraud"."""
    found = _OF.match(modes.around(figure)[1]) if figure.counted else None
    return words_of(found.group(1), language) if found else frozenset()


def _rest(figure: Figure, language: str) -> Words:
    """Return what else the clause of a measured thing names, besides names."""
    clause = modes.clause_of(figure)
    words = words_of(clause, language) - _meant(clause) - _names(f"x {clause}")
    return words - _STATES - _AGENTS - words_of(_times(figure), language)


def _times(figure: Figure) -> str:
    return f"{figure.when.words if figure.when else ''} {figure.action or ''}"


def _is_shared_out(figure: Figure) -> bool:
    return len(_SHARE.findall(figure.sentence)) >= _SHARES


def _meant(words: str) -> Words:
    """Return the words that the thesaurus stands for."""
    found = (
        *meanings.measured_in(words),
        *meanings.actions_in(words),
        *meanings.counted_in(words),
    )
    return frozenset(
        normal(word) for each in found for word in words[each.start : each.end].split()
    )


def _plain_words(words: str, language: str) -> Words:
    """Return the words that tell an actor from another: no event, no helper."""
    found = words_of(words, language) - _AGENTS - _FRAGMENTS
    return frozenset(word for word in found if not meanings.causes_in(word)) - _meant(
        words
    )


def _names(text: str) -> Words:
    first = _FIRST_NAME.match(text)
    # A function word at the beginning is written large as well.
    begins = words_of(first.group(1), "en") if first else frozenset()
    short = frozenset(map(normal, _ABBREVIATED.findall(text)))
    return (names_in(text) | begins | short) - _FRAGMENTS - _AGENTS


def _agree(one: Words, other: Words) -> bool:
    """Return whether two descriptions have something in common, or one is not given."""
    return not one or not other or bool(one & other)


def _overlap(one: Words, other: Words) -> bool:
    """Return whether two sentences share half the words of the shorter one."""
    return bool(one) and 2 * len(one & other) >= min(len(one), len(other))

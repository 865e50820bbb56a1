"""Tells whether two figures are about the same thing, whatever their values.

A thing is what is counted or measured, what was done, by whom, where, in which time and
how the number is put. Meanings are compared by a small thesaurus, so that "81 hostages
released" and "Hamas has freed 105 captives" are one thing, and "137 hostages held" is
another. Doubt keeps figures apart: a missing part joins only where all else agrees, and
one part that differs is enough to part them.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

from bot.briefing import meanings, modes, traits
from bot.briefing.contrasts import is_contrast, places_of
from bot.briefing.likeness import words_of
from bot.briefing.modes import Mode, Time
from bot.briefing.thesaurus import ACTIONS, BATCHED, COUNTED, MEASURED
from bot.briefing.traits import Words
from summarizers.types import Figure

# Within one event a number seldom grows more than this from one report to the next;
# where it does, something else may be counted.
_MOST_TIMES = 20.0
_MOST_TIMES_MEASURED = 4.0
# Of two numbers of which only one is given its day, the day's is no small part.
_MOST_TIMES_A_DAY = 2.0


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
    near_names: Words
    clause: str
    language: str
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
    said, clause = traits.said_of(figure), modes.clause_of(figure)
    return Thing(
        unit=figure.unit,
        counted=traits.counted_of(figure),
        action=traits.action_of(figure),
        qualities=traits.qualities_of(figure, language),
        of=traits.complement_of(figure, language),
        rest=traits.rest_of(figure, language),
        who=traits.plain_words(figure.who or traits.owner_of(figure), language),
        where=words_of(figure.where or "", language),
        names=traits.names_of(said),
        near_names=traits.names_of(f"… {clause}"),
        clause=clause,
        language=language,
        causes=meanings.causes_in(said),
        mode=modes.mode_of(figure),
        time=modes.time_of(figure),
        periods=modes.periods_of(figure),
        is_total=modes.is_total(figure),
        sentence=words_of(figure.sentence, language) - words_of(figure.text, language),
        value=next((v for v in (figure.low, figure.high) if v is not None), 0.0),
        is_clear=modes.is_asserted(figure) and not traits.is_shared_out(figure),
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


def is_part_of(one: Thing, other: Thing) -> bool:
    """Return whether one is the count of a day, and the other a larger one since.

    "310 were evacuated on Tuesday" is part of "2,480 have been evacuated". A count
    of another day is not since.
    """
    if not (one.counted and one.time and one.time.is_day):
        return False
    if one.value >= other.value or (other.time and other.time.is_day):
        return False
    return is_same_thing(replace(one, time=other.time, value=other.value), other)


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
        or _differ_in_a_word(one, other)
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
    if one.near_names - other.names and other.near_names - one.names:
        return True
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
    if one.rest - other.sentence and other.rest - one.sentence:
        return True
    if not (one.counted or (one.action | other.action) & MEASURED.keys()):
        return not _agree(one.qualities, other.qualities)
    return not (
        one.qualities <= other.sentence | other.qualities
        and other.qualities <= one.sentence | one.qualities
    )


def _differ_in_a_word(one: Thing, other: Thing) -> bool:
    """Return whether the clauses put another word in one place; it costs most."""
    places = (places_of(each.clause, each.language) for each in (one, other))
    return is_contrast(*places)


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


def _agree(one: Words, other: Words) -> bool:
    """Return whether two descriptions have something in common, or one is not given."""
    return not one or not other or bool(one & other)


def _overlap(one: Words, other: Words) -> bool:
    """Return whether two sentences share half the words of the shorter one."""
    return bool(one) and 2 * len(one & other) >= min(len(one), len(other))

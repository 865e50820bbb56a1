"""Hours and lengths of time as people type them: 22:00-07:00, 3 days, off."""

import re
from collections.abc import Iterable
from datetime import timedelta

from bot.chat.typed.times import read_time
from bot.chat.typed.words import known, means, meant
from bot.language.calendar import write_time
from bot.language.current import manner
from bot.letters import folded
from bot.model import Quiet

LONGEST = timedelta(days=60)
"""The longest snooze: who wants more wants to unsubscribe."""

_DASHES = ("-", "–", "—", "〜", "~")
_COUNTED = re.compile(r"(?P<count>\d{1,3})\s*(?P<unit>\D+)")
_SPANS = {
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
    "month": timedelta(days=30),
}
_UNSPACED = frozenset({"ja", "zh"})


def is_off(words: str) -> bool:
    """Whether words take something away."""
    return means("OFF", words) or words.strip() == "0"


def read_quiet(words: str) -> Quiet | None:
    """Return the hours "22:00-07:00" or "from 10pm to 7am" mean, None for none."""
    said = _any_of(known("AROUND")).sub(" ", folded(words))
    between = _any_of(known("BETWEEN"))
    ends = re.split("|".join((*map(re.escape, _DASHES), between.pattern)), said)
    times = [read_time(each) for each in ends]
    if len(times) != 2 or times[0] is None or times[1] is None or times[0] == times[1]:
        return None
    return Quiet(times[0], times[1])


def read_span(words: str) -> timedelta | None:
    """Return the time "a day", "week" or "3 days" means, None for none that fits."""
    said = " ".join(_any_of(known("LASTING")).sub(" ", folded(words)).split())
    counted = _COUNTED.fullmatch(said)
    count = int(counted["count"]) if counted else 1
    unit = meant("UNITS", counted["unit"] if counted else _without_one(said))
    span = _SPANS[unit] * count if unit else timedelta(0)
    return span if timedelta(0) < span <= LONGEST else None


def _without_one(said: str) -> str:
    """Return "day" for "a day", in languages that put the one behind it, too."""
    ones = sorted(known("ONE"), key=len, reverse=True)
    for one in ones:
        for rest in (said.removeprefix(one), said.removesuffix(one)):
            if meant("UNITS", rest):
                return rest
    return said


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds these words, whole where blanks stand between words."""
    longest = sorted(filter(None, words), key=len, reverse=True)
    either = "|".join(map(re.escape, longest))
    is_unspaced = manner().language in _UNSPACED
    return re.compile(either if is_unspaced else rf"(?<!\w)(?:{either})(?!\w)")


def write_quiet(quiet: Quiet) -> str:
    """Return the hours as "22:00–07:00"."""
    return f"{write_time(quiet.start)}–{write_time(quiet.end)}"

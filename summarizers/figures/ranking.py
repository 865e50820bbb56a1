"""Which figures of a text a reader would retell, and in which order.

Left out are ages, bare stretches of time and trivial counts. The rest is ordered by the
place in the article, by what the title speaks of, by who did something, and by the size
among its kind.
"""

import math
from collections.abc import Iterable
from datetime import date as Date

from summarizers.english.wordlists import lemma, word_set
from summarizers.quantities.measures import MULTIPLE
from summarizers.quantities.money import MONEY
from summarizers.quantities.units import AGE, PERCENT, TIMES
from summarizers.text.words import content_words
from summarizers.types import Document, Figure, When


def ranked(figures: Iterable[Figure], document: Document) -> list[Figure]:
    """Return the telling figures, the most telling first."""
    title = set(content_words(document.title, document.language))
    telling = [figure for figure in figures if _is_telling(figure)]
    sizes = _sizes(telling)
    head = {s.span: place for place, s in enumerate(document.sentences)}
    older = {(f.sentence_span, f.previous) for f in telling if f.previous is not None}
    order = []
    for place, figure in enumerate(telling):
        weight = _weight(figure, head[figure.sentence_span], title) + sizes[place]
        weight -= 4.0 * _is_past(figure.when, document.date)
        weight -= 3.0 * ((figure.sentence_span, figure.low) in older)
        order.append((-weight, place))
    return [telling[place] for _, place in sorted(order)]


def _is_past(when: When | None, today: Date | None) -> bool:
    """Return whether a figure tells of earlier times and not of the news."""
    if when is None:
        return False
    old = when.end is not None and today is not None and (today - when.end).days > _OLD
    return old or when.words.endswith(("ago", "earlier"))


_OLD = 500
"""Days after which an event is no longer the news itself."""


def _is_telling(figure: Figure) -> bool:
    """Return whether a figure is no age, no bare time and no trivial count.

    "Twice as many as a day before" tells nothing without the number beside it.
    """
    unit = figure.unit or ""
    if unit.endswith(AGE) or unit in TIMES:
        return False
    is_mere_multiple = unit == MULTIPLE and not figure.about
    if figure.counted == "times" or is_mere_multiple:
        return False
    small = figure.unit is None and max(figure.low or 0, figure.high or 0) <= _TRIVIAL
    if small and 0 < (figure.low or 0) < 1:
        return bool(figure.counted)
    return not small and bool(unit or figure.counted or figure.about or figure.who)


_TRIVIAL = 2
"""Counts up to here ("two men", "one hand") are hardly ever what is retold."""


def _weight(figure: Figure, sentence: int, title: set[str]) -> float:
    """Return how telling a figure is by its place and its context."""
    weight = 2.0 / (1 + 0.35 * sentence) + _fullness(figure)
    weight += 0.25 * min(4, len(title & set(content_words(figure.sentence, "en"))))
    weight += 0.6 * min(3, len(title & set(content_words(_words(figure), "en"))))
    if figure.action and lemma(figure.action.lower()) in _GRAVE:
        weight += 1.0
    if figure.counted:
        weight += 0.7 * (_head(figure.counted) in _LIVES)
        weight -= 0.6 * _is_few(figure) + 2.5 * (_head(figure.counted) in _TALLIES)
    return weight - _is_mere_measure(figure) - 0.8 * _is_scene(figure)


def _fullness(figure: Figure) -> float:
    """Return a weight for what the sentence tells of a figure."""
    weight = 0.8 * bool(figure.who) + 0.5 * bool(figure.action)
    weight += 0.4 * bool(figure.trend) + 0.3 * bool(figure.about)
    weight += 0.4 * (figure.previous is not None)
    return weight + 0.3 * (figure.bound in {"exact", "more_than", "at_least"})


def _words(figure: Figure) -> str:
    parts = (figure.text, figure.about, figure.who, figure.action)
    return " ".join(part for part in parts if part)


def _head(counted: str) -> str:
    return counted.rsplit(maxsplit=1)[-1].lower()


def _is_few(figure: Figure) -> bool:
    """Return whether so few things are counted that it is a detail of the scene."""
    return (figure.high or figure.low or 0.0) <= _FEW


def _is_scene(figure: Figure) -> bool:
    """Return whether an act is a state or only goes on: "was carrying 150"."""
    action = (figure.action or "").lower()
    return not figure.trend and (
        action.endswith("ing") or (lemma(action) or action) in _STATES
    )


_STATES = word_set("have has had own employ include comprise contain involve need")


def _is_mere_measure(figure: Figure) -> bool:
    """Return whether a figure measures neither money, a share nor heat."""
    unit = (figure.unit or "").partition(" per ")[0]
    return bool(unit) and unit not in MONEY | {PERCENT} | _LEVELS


_FEW = 12
_LEVELS = frozenset({"celsius", "fahrenheit", "basis point", "percentage point"})
_TALLIES = word_set("votes abstentions ayes noes ballots points")
_GRAVE = word_set(
    "kill injure wound die release free hold arrest displace rescue evacuate jail "
    "sentence abduct detain execute miss infect hospitalise hospitalize strand destroy "
    "drown die flee ban ground sue fine"
)
_LIVES = word_set(
    "people hostages civilians soldiers children women men victims prisoners workers "
    "jobs deaths casualties patients residents homes refugees migrants passengers "
    "students minors seats cases dead survivors deaths injured lives"
)


def _sizes(figures: list[Figure]) -> list[float]:
    """Return for each figure how it compares with the largest of its kind, 0 to 1."""
    kinds: dict[str, float] = {}
    for figure in figures:
        kind = figure.unit or "count"
        kinds[kind] = max(kinds.get(kind, 0.0), _size(figure))
    return [
        _size(figure) / kinds[figure.unit or "count"]
        if kinds[figure.unit or "count"]
        else 0.0
        for figure in figures
    ]


def _size(figure: Figure) -> float:
    value = abs(figure.high if figure.high is not None else figure.low or 0.0)
    return math.log10(1 + value)

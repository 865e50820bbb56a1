"""Figures: the quantities of a text with who, what, when and where, the telling first.

`read_figures` gives them all in the order of the text; `find_figures` leaves out ages,
bare stretches of time and trivial counts, and ranks the rest: head of the article
first, then what the title speaks of, who did something with it, and its size among its
kind.
"""

import math
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from summarizers.context import Context, contexts_of
from summarizers.dates import find_times
from summarizers.english import lemma, word_set
from summarizers.grammar import words_of
from summarizers.numbers import Reading, quantity_of, readings
from summarizers.numerals import word_at
from summarizers.parse import parse_of
from summarizers.scene import Scene
from summarizers.types import Document, Figure, Sentence, Span, When
from summarizers.units import AGE, TIMES
from summarizers.words import content_words


def read_figures(document: Document) -> tuple[Figure, ...]:
    """Return every quantity of a document as a figure, in the order of the text."""
    return tuple(
        figure
        for sentence in document.sentences
        for figure in _figures_in(sentence, document)
    )


def _figures_in(sentence: Sentence, document: Document) -> list[Figure]:
    if not readings(sentence.text, document.language):
        return []
    parse = parse_of(sentence.text, document.language)
    found, scene = parse.found, parse.scene
    times = find_times(sentence, document)
    figures = [
        _figure(reading, context, sentence, times)
        for reading, context in zip(found, contexts_of(parse), strict=True)
    ]
    return _with_previous(found, figures, scene)


def _figure(
    reading: Reading, context: Context, sentence: Sentence, times: tuple[When, ...]
) -> Figure:
    offset = sentence.span.start
    words = words_of(sentence.text)
    quantity = quantity_of(reading, words, offset)
    end = max(reading.end, context.end)
    span = Span(quantity.span.start, offset + words[end - 1].end)
    return Figure(
        low=quantity.low,
        high=quantity.high,
        bound=quantity.bound,
        unit=quantity.unit,
        span=span,
        text=sentence.text[span.start - offset : span.end - offset],
        sentence=sentence.text,
        sentence_span=sentence.span,
        when=_nearest(times, quantity.span),
        counted=context.counted,
        modifier=context.modifier,
        who=context.who,
        action=context.action,
        where=context.where,
        attribution=context.attribution,
        about=context.about,
        trend=context.trend,
    )


def _nearest(times: tuple[When, ...], span: Span) -> When | None:
    """Return the time told closest to a number, but not the one around it."""
    at = bisect_left(times, span.start, key=lambda when: when.span.start)
    around = times[max(0, at - 2) : at + 2]
    others = [when for when in around if not when.span.covers(span)]
    if not others:
        return None
    return min(others, key=lambda when: abs(when.span.start - span.start))


def _with_previous(
    found: tuple[Reading, ...], figures: list[Figure], scene: Scene
) -> list[Figure]:
    """Return the figures, each new level with the level before it: "to 4, from 3"."""
    previous: dict[int, float] = {}
    for place, (one, other) in enumerate(pairwise(found)):
        if one.unit and other.unit and one.unit != other.unit:
            continue
        first, second = _links(one, other, scene)
        if (first, second) == ("from", "to"):
            previous[place + 1] = one.low
        elif (first, second) == ("to", "from"):
            previous[place] = other.low
    return [
        replace(figure, previous=previous.get(place))
        for place, figure in enumerate(figures)
    ]


def _links(one: Reading, other: Reading, scene: Scene) -> tuple[str, str]:
    """Return the words right before two numbers that stand close together."""
    if other.first - one.end > _CLOSE:
        return "", ""
    words = scene.words
    return word_at(words, one.first - 1), word_at(words, other.first - 1)


_CLOSE = 5
"""Words that may stand between the two ends of a change."""


def find_figures(document: Document) -> tuple[Figure, ...]:
    """Return the figures a reader would retell, the most telling first."""
    title = set(content_words(document.title, document.language))
    ranked: list[tuple[float, int, Figure]] = []
    figures = [figure for figure in read_figures(document) if _is_telling(figure)]
    sizes = _sizes(figures)
    head = {s.span: place for place, s in enumerate(document.sentences)}
    for place, figure in enumerate(figures):
        weight = _weight(figure, head[figure.sentence_span], title)
        weight += sizes[place]
        ranked.append((-weight, place, figure))
    ranked.sort(key=lambda entry: entry[:2])
    return _different(figure for _, _, figure in ranked)


def _is_telling(figure: Figure) -> bool:
    """Return whether a figure is no age, no bare time and no trivial count."""
    unit = figure.unit or ""
    if unit.endswith(AGE) or unit in TIMES:
        return False
    if figure.counted == "times":
        return False
    small = figure.unit is None and max(figure.low or 0, figure.high or 0) <= _TRIVIAL
    if small and 0 < (figure.low or 0) < 1:
        return bool(figure.counted)
    return not small and bool(unit or figure.counted or figure.about or figure.who)


_TRIVIAL = 2
"""Counts up to here ("two men", "one hand") are hardly ever what is retold."""


def _weight(figure: Figure, sentence: int, title: set[str]) -> float:
    """Return how telling a figure is by its place and its context."""
    weight = 2.0 / (1 + 0.35 * sentence)
    weight += 0.8 * bool(figure.who) + 0.5 * bool(figure.action)
    weight += 0.4 * bool(figure.trend) + 0.3 * bool(figure.about)
    weight += 0.3 * (figure.bound in {"exact", "more_than", "at_least"})
    said = set(content_words(figure.sentence, "en"))
    weight += 0.25 * min(4, len(title & said))
    if figure.action and lemma(figure.action.lower()) in _GRAVE:
        weight += 1.0
    if figure.counted and figure.counted.split()[-1].lower() in _LIVES:
        weight += 0.7
    return weight


_GRAVE = word_set(
    "kill injure wound die release free hold arrest displace rescue evacuate jail "
    "sentence abduct detain execute miss infect hospitalise hospitalize strand"
)
_LIVES = word_set(
    "people hostages civilians soldiers children women men victims prisoners workers "
    "jobs deaths casualties patients residents homes refugees migrants passengers "
    "students minors votes seats cases"
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


def _different(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return the figures without those that say the same number of the same thing."""
    seen: set[tuple[object, ...]] = set()
    kept: list[Figure] = []
    for figure in figures:
        key = (figure.low, figure.high, figure.unit, figure.counted)
        if key not in seen:
            seen.add(key)
            kept.append(figure)
    return tuple(kept)

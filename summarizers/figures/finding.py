"""Figures: the quantities of a text with who, what, when and where, the telling first.

`read_figures` gives them all in the order of the text; `find_figures` leaves out what
nobody would retell and ranks the rest (`ranking`).
"""

from bisect import bisect_left
from collections.abc import Iterable

from summarizers.figures.antecedents import antecedent
from summarizers.figures.context import Context, contexts_of
from summarizers.figures.counted import contexts_abroad
from summarizers.figures.levels import with_previous
from summarizers.figures.moments import moment_of
from summarizers.figures.parse import Parse, parse_of
from summarizers.figures.ranking import ranked
from summarizers.quantities.numbers import quantity_of, readings
from summarizers.text.languages import known
from summarizers.times.dates import find_times
from summarizers.types import Document, Figure, Sentence, Span, When

_EARLIER = 3
"""Sentences of a paragraph asked for what "they" stands for."""
_ONE_SIDED = frozenset({"at_least", "more_than", "at_most", "less_than"})
_AROUND = 3
"""Times looked at on either side of a figure."""


def read_figures(document: Document) -> tuple[Figure, ...]:
    """Return every quantity of a document as a figure, in the order of the text."""
    return tuple(
        figure
        for place in range(len(document.sentences))
        for figure in _figures_in(document, place)
    )


def _figures_in(document: Document, place: int) -> list[Figure]:
    sentence = document.sentences[place]
    if not readings(sentence.text, document.language):
        return []
    parse = parse_of(sentence.text, document.language)
    times = find_times(sentence, document)
    contexts = (
        contexts_of(parse)
        if known(document.language).code == "en"
        else contexts_abroad(parse.scene.words, parse.found, document.language)
    )
    figures = [
        _figure(parse, number, _told(parse, context, document, place), sentence, times)
        for number, context in enumerate(contexts)
    ]
    return with_previous(parse, figures)


def _told(parse: Parse, context: Context, document: Document, place: int) -> Context:
    """Return the context with what "they" and "the company" stand for."""
    who, about = context.who_stands, context.about_stands
    if context.act is None or not (who or about):
        return context
    own = document.sentences[place]
    earlier = [
        each.text
        for each in document.sentences[max(0, place - _EARLIER) : place]
        if each.paragraph == own.paragraph
    ]
    found = antecedent(who or about, parse, context.act, earlier, document.language)
    if found is None:
        return context
    return context._replace(who=found) if who else context._replace(about=found)


def _figure(
    parse: Parse,
    place: int,
    context: Context,
    sentence: Sentence,
    times: tuple[When, ...],
) -> Figure:
    offset = sentence.span.start
    words, reading = parse.scene.words, parse.found[place]
    bound = parse.found[place - 1].bound
    if context.same and reading.bound == "exact" and bound in _ONE_SIDED:
        # "More than 8 miles (13 km)" is more than 13 km, too.
        reading = reading._replace(bound=bound)
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
        when=_when(parse, place, context, sentence, times),
        counted=context.counted,
        modifier=context.modifier,
        who=context.who,
        action=context.action,
        where=context.where,
        attribution=context.attribution,
        about=context.about,
        trend=context.trend,
    )


def _when(
    parse: Parse,
    place: int,
    context: Context,
    sentence: Sentence,
    times: tuple[When, ...],
) -> When | None:
    """Return the time told of a figure's own act, never the one around it."""
    if not times:
        return None
    words, offset = parse.scene.words, sentence.span.start
    reading = parse.found[place]
    first, last = words[reading.start].start, words[reading.end - 1].end
    at = bisect_left(times, first + offset, key=lambda when: when.span.start)
    near = [
        when
        for when in times[max(0, at - _AROUND) : at + _AROUND]
        if not when.span.covers(Span(first + offset, last + offset))
    ]
    spans = tuple(Span(w.span.start - offset, w.span.end - offset) for w in near)
    number = moment_of(parse, place, context.clause, spans)
    return None if number is None else near[number]


def find_figures(document: Document) -> tuple[Figure, ...]:
    """Return the figures a reader would retell, the most telling first."""
    return _different(ranked(read_figures(document), document))


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

"""Tells a story from all its reports: sentences worth showing, each with its source.

A word weighs by how many reports use it, and a sentence by the weight of its words not
yet told, against the square root of their number: what several sources say comes first,
and nothing comes twice (after Nenkova and Vanderwende's SumBasic, 2005, with reports in
place of counts). Newer reports count more, as do sentences their report puts first.

Newest facts win: a sentence whose figure a later report gives another number for is
left out. Where two sources differ on one day neither is later; both stay, and `numbers`
shows their figures side by side. Nor is a sentence told whose number was taken back. A
sentence that leans on the one before it ("But he") is only taken together with one
before it.
"""

from collections import Counter
from collections.abc import Sequence
from math import fsum, log2, sqrt
from typing import NamedTuple

from bot.briefing.likeness import is_same_sentence, words_of
from bot.briefing.modes import is_taken_back
from bot.briefing.numbers import Measured, is_outdated, measured
from bot.briefing.things import thing_of
from bot.briefing.withdrawn import is_withdrawn, withdrawals
from bot.model import CitedFigure, Origin, Quote, Report
from summarizers.summary.openings import leans

# A report half a day older counts two thirds; a sentence's second place, as much.
_FADING = 1 / 24
_PLACE = 0.5
# What is left of a word's weight once it was told.
_KNOWN = 0.2


class _Said(NamedTuple):
    """A sentence that may be told, its words, and how much its place lets it count."""

    quote: Quote
    words: frozenset[str]
    worth: float
    leans: bool


def tell(
    reports: Sequence[Report], figures: Sequence[Measured] | None = None
) -> tuple[Quote, ...]:
    """Return the sentences of the reports' summaries, the most telling first.

    No two say the same, and none gives a number that a later report replaces.
    `figures` are those of the reports, if they were measured already.
    """
    newest = sorted(reports, key=_newest_first)
    if figures is None:
        figures = measured(newest)
    gone = _withdrawn(newest)
    said = [
        each
        for report in newest
        for each in _sentences(report, newest[0])
        if (each.quote.passage.text, report.origin) not in gone
        and not _is_replaced(each.quote, figures)
    ]
    return tuple(each.quote for each in _ranked(said, _weights(newest)))


def account(reports: Sequence[Report], most: int) -> tuple[Quote, ...]:
    """Return at most so many sentences that tell the story, as one reads them."""
    return in_order(tell(reports)[:most])


def in_order(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Return the sentences as one reads them: newest article first, each in its order.

    The most telling sentence's article leads, whatever its age.
    """
    if not quotes:
        return ()
    first = quotes[0].origin
    return tuple(
        sorted(
            quotes,
            key=lambda quote: (
                quote.origin != first,
                -quote.origin.published.timestamp(),
                quote.origin.article_id,
                quote.passage.span.start,
            ),
        )
    )


def _newest_first(report: Report) -> tuple[float, str]:
    return -report.origin.published.timestamp(), report.origin.article_id


def _sentences(report: Report, newest: Report) -> list[_Said]:
    age = newest.origin.published - report.origin.published
    fresh = 1 / (1 + _FADING * age.total_seconds() / 3600)
    return [
        _Said(
            Quote(passage, report.origin),
            words_of(passage.text, report.language),
            fresh / (1 + _PLACE * place),
            leans(passage.text, report.language),
        )
        for place, passage in enumerate(report.findings.summary)
    ]


def _is_replaced(quote: Quote, figures: Sequence[Measured]) -> bool:
    """Return whether a figure of the sentence has a later value elsewhere."""
    own = [
        each
        for each in figures
        if each.cited.origin.article_id == quote.origin.article_id
        and each.cited.figure.sentence == quote.passage.text
    ]
    return any(is_outdated(one, other) for one in own for other in figures)


def _withdrawn(reports: Sequence[Report]) -> set[tuple[str, Origin]]:
    """Return the sentences with a number that one of the reports takes back.

    The one that does so is to be told.
    """
    taken = withdrawals(reports)
    return {
        (figure.sentence, report.origin)
        for report in (reports if taken else ())
        for number, figure in enumerate(report.findings.figures, 1)
        if not is_taken_back(figure)
        and is_withdrawn(
            CitedFigure(figure, report.origin, number),
            thing_of(figure, report.language),
            taken,
        )
    }


def _weights(reports: Sequence[Report]) -> dict[str, float]:
    """Return for every word how much it counts, by the reports that use it.

    A number counts twice: it is what is told of a story.
    """
    uses: Counter[str] = Counter()
    for report in reports:
        texts = (report.origin.title, *(p.text for p in report.findings.summary))
        words = (words_of(text, report.language) for text in texts)
        uses.update(frozenset[str]().union(*words))
    return {
        word: log2(1 + count) * (2 if word[0].isdigit() else 1)
        for word, count in uses.items()
    }


def _ranked(said: Sequence[_Said], weights: dict[str, float]) -> list[_Said]:
    """Return the sentences, each time the one that adds most to those before."""
    totals = [_sum(each.words, weights) for each in said]
    left, told = list(range(len(said))), frozenset[str]()
    ranked: list[_Said] = []
    while left:
        gains = {at: _gain(said[at], totals[at], weights, told, ranked) for at in left}
        # Of equals the first, so the same reports are always told the same way.
        at = max(left, key=gains.__getitem__)
        left.remove(at)
        best = said[at]
        if not any(is_same_sentence(best.words, other.words) for other in ranked):
            ranked.append(best)
            told |= best.words
    return ranked


def _sum(words: frozenset[str], weights: dict[str, float]) -> float:
    """Return what words count together."""
    # fsum, since the order of a set is not the same in every process.
    return fsum(map(weights.__getitem__, words))


def _gain(
    said: _Said,
    total: float,
    weights: dict[str, float],
    told: frozenset[str],
    ranked: Sequence[_Said],
) -> float:
    """Return what a sentence adds; one that leans on an untold one adds nothing."""
    if said.leans and not _follows(said, ranked):
        return 0.0
    known = _sum(said.words & told, weights)
    new = total - (1 - _KNOWN) * known
    return round(said.worth * new / sqrt(1 + len(said.words)), 9)


def _follows(said: _Said, ranked: Sequence[_Said]) -> bool:
    """Return whether an earlier sentence of the same article is told already."""
    return any(
        other.quote.origin == said.quote.origin
        and other.quote.passage.span.end <= said.quote.passage.span.start
        for other in ranked
    )

"""What there is to tell of a story to somebody who was told of it before. Pure.

A new report is news only if it brings a figure or a sentence the told ones did not. A
report that was told in an earlier version is news only where a figure was corrected
since, and its corrections are noted where the reader could see them in place.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.briefing.corrections import corrected_in, noted_of
from bot.briefing.headlines import headline
from bot.briefing.likeness import is_covered, said_by, words_of
from bot.briefing.marks import mark_of
from bot.briefing.numbers import Measured, fresh, measured
from bot.briefing.telling import tell
from bot.model import Correction, Findings, Quote, Report
from summarizers.types import Passage

MOST_REPORTS = 12
"""Newest reports looked at for a chapter, which keeps a fingerprint below 250 bytes."""


@dataclass(frozen=True, slots=True)
class News:
    """What there is to tell of a story: candidates, best first.

    `edited` are the reports the reader was told as they were before; `noted` is what
    was put right in what he was sent.
    """

    quotes: tuple[Quote, ...]
    figures: tuple[Measured, ...]
    reports: tuple[Report, ...]
    headline: str
    is_update: bool
    edited: tuple[Report, ...] = ()
    noted: tuple[Correction, ...] = ()

    @property
    def is_noted(self) -> bool:
        """Whether there is nothing but what the reader could see already."""
        return not self.quotes and not self.figures and bool(self.noted)


def news_of(
    reports: Iterable[Report], marks: set[str], noted: Mapping[str, Collection[str]]
) -> News | None:
    """Return what the reader was not told yet, or None if that is nothing."""
    ids = noted.keys()
    newest = _once(sorted(reports, key=_newest_first)[:MOST_REPORTS], ids)
    old: list[Report] = []
    new: list[Report] = []
    edited: list[Report] = []
    for report in newest:
        is_told = mark_of(report) in marks
        is_edited = not is_told and report.origin.article_id in ids
        seen = noted.get(report.origin.article_id, ())
        unchanged, changed = _parted(report, seen) if is_edited else (report, report)
        edited += [report] if is_edited else []
        old += [unchanged] if is_told or is_edited else []
        new += [changed] if not is_told and (not is_edited or _says(changed)) else []
    said = tuple(
        each
        for report in edited
        for each in noted_of(report, noted[report.origin.article_id])
    )
    if not new:
        return _quiet(tuple(newest), said)
    if not old:
        figures = measured(new)
        quotes = tell(new, figures)
        return News(quotes, figures, tuple(newest), headline(new), is_update=False)
    news = _update(new, old, tuple(newest))
    if news is None:
        return _quiet(tuple(newest), said)
    return replace(news, edited=tuple(edited), noted=said)


def _quiet(newest: tuple[Report, ...], noted: tuple[Correction, ...]) -> News | None:
    """Return what is only told as corrected in place, None when that is nothing."""
    quiet = News((), (), newest, headline(newest), is_update=False, noted=noted)
    return quiet if noted else None


def _once(reports: Sequence[Report], ids: Collection[str]) -> list[Report]:
    """Return the reports without own feeds' copies of others, but for what was told.

    A chat that was told a text by its own feed is not told it again by one for all.
    """
    shown = {each.mark: each for each in sorted(reports, key=_widest_last)}
    return [
        each
        for each in reports
        if not each.feeds
        or not each.mark
        or each.origin.article_id in ids
        or shown[each.mark] is each
    ]


def _widest_last(report: Report) -> int:
    return -len(report.feeds)


def _parted(report: Report, noted: Collection[str]) -> tuple[Report, Report]:
    """Return what stood in a report before it was corrected, and what came with that.

    Its title is not news: the reader was told it, or one much like it. Nor is what was
    noted as corrected in what he was sent.
    """
    corrected, found = corrected_in(report, noted), report.findings
    before, after = (
        Findings(
            tuple(each for each in found.summary if (each.text in corrected) is is_new),
            tuple(
                each for each in found.figures if (each.sentence in corrected) is is_new
            ),
            () if is_new else found.people,
        )
        for is_new in (False, True)
    )
    return replace(report, findings=before), replace(report, findings=after)


def _says(report: Report) -> bool:
    """Return whether anything was found in a report."""
    return bool(report.findings.figures or report.findings.summary)


def _update(
    new: Sequence[Report], old: Sequence[Report], newest: tuple[Report, ...]
) -> News | None:
    known = frozenset[str]().union(*(said_by(report) for report in old))
    own = measured(new, beside=old)
    figures = fresh(own, measured(old))
    quotes = [quote for quote in tell(new, own) if not _is_known(quote, new, known)]
    quotes += [_quote_of(figure) for figure in figures]
    titles = (words_of(report.origin.title, report.language) for report in new)
    if not quotes and all(is_covered(title, known) for title in titles):
        return None
    return News(tuple(quotes), tuple(figures), newest, headline(new), is_update=True)


def _is_known(quote: Quote, new: Iterable[Report], known: frozenset[str]) -> bool:
    return is_covered(words_of(quote.passage.text, language_of(quote, new)), known)


def _quote_of(figure: Measured) -> Quote:
    said = figure.cited.figure
    return Quote(Passage(said.sentence, said.sentence_span), figure.cited.origin)


def language_of(quote: Quote, reports: Iterable[Report]) -> str:
    """Return the language of the report a sentence is from."""
    return next(each.language for each in reports if each.origin == quote.origin)


def _newest_first(report: Report) -> tuple[float, str]:
    return -report.origin.published.timestamp(), report.origin.article_id

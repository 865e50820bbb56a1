"""Composes a briefing: what to tell of each story, to someone who was told before.

A chapter's fingerprint lists the reports behind it, each with a hash of what it says.
So what was told can be worked out from the reports themselves, and a new report makes
an update only if it brings a figure or a sentence the told ones did not. A report that
was told in an earlier version is news only where a figure was corrected since. A hash
of the chapter alone was dropped: every further source would have made it look new.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from enum import Enum, auto
from itertools import takewhile

from bot.briefing.corrections import corrected_in, corrected_to, in_title, noted_of
from bot.briefing.headlines import headline
from bot.briefing.leaning import NONE, Leanings
from bot.briefing.likeness import is_covered, is_same_sentence, said_by, words_of
from bot.briefing.marks import fingerprint, mark_of, read_marks
from bot.briefing.numbers import Measured, choose, fresh, measured
from bot.briefing.rank import Told, rank
from bot.briefing.telling import in_order, tell
from bot.model import (
    Briefing,
    Chapter,
    Correction,
    Findings,
    Length,
    Origin,
    Quote,
    Report,
    Story,
)
from summarizers.types import Passage

BRIEF = 180
"""Letters of a sentence that takes five lines of a phone."""
MOST_REPORTS = 12
"""Newest reports looked at for a chapter, which keeps a fingerprint below 250 bytes."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How much a briefing tells: stories, and of each story sentences and figures.

    A brief one prefers sentences of few letters, and names no outlet it does not quote.
    `with_noted` also tells stories with nothing new but what was corrected in place.
    """

    stories: int = 7
    sentences: int = 2
    figures: int = 3
    is_brief: bool = False
    with_noted: bool = False


NORMAL = Measure()
MEASURES = {
    # One screen of a phone holds three headlines with a sentence each. With a figure
    # and its folded source to each of them they took two (docs/quality.md).
    Length.SHORT: Measure(3, 1, 0, is_brief=True),
    Length.NORMAL: NORMAL,
    Length.LONG: Measure(12, 3, 4),
}


class Fate(Enum):
    """What becomes of a story in a briefing."""

    SHOWN = auto()
    KNOWN = auto()  # the reader was told all of it
    COVERED = auto()  # stories before it have said all of it
    TOO_LOW = auto()  # all places were taken


@dataclass(frozen=True, slots=True)
class Traced:
    """A story's place by importance, and what becomes of it."""

    story_id: str
    place: int
    fate: Fate
    chapter: Chapter | None = None


@dataclass(frozen=True, slots=True)
class _News:
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


def compose(  # noqa: PLR0913  # what is shown at the top belongs to the briefing too
    day: Date,
    stories: Iterable[Told],
    told: Mapping[str, str],
    *,
    minute: int | None = None,
    late: int = 0,
    skipped: Sequence[Date] = (),
    topics: Sequence[str] = (),
    measure: Measure = NORMAL,
    leanings: Leanings = NONE,
) -> Briefing:
    """Return a briefing of at most so many stories, most important first.

    `told` gives the fingerprints of what the reader was told; a story without news
    since is left out. The same input gives the same briefing.
    """
    traced = trace(stories, told, topics=topics, measure=measure, leanings=leanings)
    in_time = takewhile(lambda each: each.fate is not Fate.TOO_LOW, traced)
    chapters = tuple(each.chapter for each in in_time if each.chapter)
    return Briefing(day, chapters, minute, late, tuple(skipped), tuple(topics))


def trace(
    stories: Iterable[Told],
    told: Mapping[str, str],
    *,
    topics: Sequence[str] = (),
    measure: Measure = NORMAL,
    leanings: Leanings = NONE,
) -> Iterator[Traced]:
    """Yield what becomes of each story in a briefing, most important first."""
    marks, noted = read_marks(told)
    shown: list[frozenset[str]] = []
    taken = 0
    ranked = rank(stories, topics, leanings)
    for place, (story, reports) in enumerate(ranked, start=1):
        if taken == measure.stories:
            yield Traced(story.id, place, Fate.TOO_LOW)
            continue
        news = _news(reports, marks, noted)
        if news and news.is_noted and not measure.with_noted:
            news = None
        chapter = _chapter(story, news, shown, measure)
        taken += bool(chapter)
        fate = Fate.KNOWN if news is None else Fate.COVERED
        yield Traced(story.id, place, Fate.SHOWN if chapter else fate, chapter)


def _news(
    reports: Iterable[Report], marks: set[str], noted: Mapping[str, Collection[str]]
) -> _News | None:
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
        return _News(quotes, figures, tuple(newest), headline(new), is_update=False)
    news = _update(new, old, tuple(newest))
    if news is None:
        return _quiet(tuple(newest), said)
    return replace(news, edited=tuple(edited), noted=said)


def _quiet(newest: tuple[Report, ...], noted: tuple[Correction, ...]) -> _News | None:
    """Return what is only told as corrected in place, None when that is nothing."""
    quiet = _News((), (), newest, headline(newest), is_update=False, noted=noted)
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
) -> _News | None:
    known = frozenset[str]().union(*(said_by(report) for report in old))
    own = measured(new, beside=old)
    figures = fresh(own, measured(old))
    quotes = [quote for quote in tell(new, own) if not _is_known(quote, new, known)]
    quotes += [_quote_of(figure) for figure in figures]
    titles = (words_of(report.origin.title, report.language) for report in new)
    if not quotes and all(is_covered(title, known) for title in titles):
        return None
    return _News(tuple(quotes), tuple(figures), newest, headline(new), is_update=True)


def _is_known(quote: Quote, new: Iterable[Report], known: frozenset[str]) -> bool:
    return is_covered(words_of(quote.passage.text, _language(quote, new)), known)


def _quote_of(figure: Measured) -> Quote:
    said = figure.cited.figure
    return Quote(Passage(said.sentence, said.sentence_span), figure.cited.origin)


def _chapter(
    story: Story, news: _News | None, shown: list[frozenset[str]], measure: Measure
) -> Chapter | None:
    """Return the story's chapter, or None if others have said all of it already."""
    if news is None:
        return None
    sentences = _fitting(news, shown, measure)
    if news.quotes and not sentences:
        return None
    figures = choose(news.figures, measure.figures)
    told = {quote.passage.text for quote in sentences}
    told |= {each.figure.sentence for each in figures}
    cited = [quote.origin for quote in sentences] + [each.origin for each in figures]
    titled = [each for each in news.reports if each.origin.title == news.headline][:1]
    cited += [each.origin for each in titled]
    reports = news.reports
    if measure.is_brief:
        reports = tuple(each for each in reports if each.origin in cited)
    corrections = (
        *(each for edited in news.edited for each in corrected_to(edited, told)),
        *news.noted,
    )
    outdated = (made for each in titled for _, made in in_title(each))
    return Chapter(
        story.id,
        news.headline,
        sentences,
        figures,
        _origins(reports, cited),
        fingerprint(news.reports),
        news.is_update,
        corrections,
        outdated=tuple(made for made in outdated if made not in corrections),
    )


def _fitting(
    news: _News, shown: list[frozenset[str]], measure: Measure
) -> tuple[Quote, ...]:
    """Return the first sentences not shown so far, and count them as shown."""
    fitting: list[Quote] = []
    quotes = news.quotes
    if measure.is_brief:
        # The best first, but for those that take more lines than there are.
        quotes = tuple(sorted(quotes, key=lambda each: len(each.passage.text) > BRIEF))
    for quote in quotes:
        words = words_of(quote.passage.text, _language(quote, news.reports))
        if len(fitting) == measure.sentences:
            break
        if not any(is_same_sentence(words, other) for other in shown):
            fitting.append(quote)
            shown.append(words)
    return in_order(fitting)


def _origins(reports: Iterable[Report], cited: Sequence[Origin]) -> tuple[Origin, ...]:
    """Return one origin for each source, newest first, and all that are shown."""
    kept: list[Origin] = []
    sources = {origin.source for origin in cited}
    for origin in (report.origin for report in reports):
        if origin in cited or origin.source not in sources:
            kept.append(origin)
            sources.add(origin.source)
    return tuple(kept)


def _language(quote: Quote, reports: Iterable[Report]) -> str:
    return next(each.language for each in reports if each.origin == quote.origin)


def _newest_first(report: Report) -> tuple[float, str]:
    return -report.origin.published.timestamp(), report.origin.article_id

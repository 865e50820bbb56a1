"""Composes a briefing: what to tell of each story, to someone who was told before.

A chapter's fingerprint lists the reports behind it, each with a hash of what it says.
So what was told can be worked out from the reports themselves, and a new report makes
an update only if it brings a figure or a sentence the told ones did not. A report that
was told in an earlier version is news only where a figure was corrected since. A hash
of the chapter alone was dropped: every further source would have made it look new.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from enum import Enum, auto
from itertools import takewhile

from bot.briefing.corrections import corrected_to, in_title
from bot.briefing.leaning import NONE, Leanings
from bot.briefing.likeness import is_same_sentence, words_of
from bot.briefing.marks import fingerprint, read_marks
from bot.briefing.numbers import choose
from bot.briefing.rank import Told, rank
from bot.briefing.telling import in_order
from bot.briefing.untold import News, language_of, news_of
from bot.model import (
    Briefing,
    Chapter,
    Length,
    Origin,
    Quote,
    Report,
    Story,
)

BRIEF = 180
"""Letters of a sentence that takes five lines of a phone."""


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
        news = news_of(reports, marks, noted)
        if news and news.is_noted and not measure.with_noted:
            news = None
        chapter = _chapter(story, news, shown, measure)
        taken += bool(chapter)
        fate = Fate.KNOWN if news is None else Fate.COVERED
        yield Traced(story.id, place, Fate.SHOWN if chapter else fate, chapter)


def _chapter(
    story: Story, news: News | None, shown: list[frozenset[str]], measure: Measure
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
    news: News, shown: list[frozenset[str]], measure: Measure
) -> tuple[Quote, ...]:
    """Return the first sentences not shown so far, and count them as shown."""
    fitting: list[Quote] = []
    quotes = news.quotes
    if measure.is_brief:
        # The best first, but for those that take more lines than there are.
        quotes = tuple(sorted(quotes, key=lambda each: len(each.passage.text) > BRIEF))
    for quote in quotes:
        words = words_of(quote.passage.text, language_of(quote, news.reports))
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

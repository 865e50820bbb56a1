"""Makes of a briefing what its page keeps, and of that the briefing again.

Only references are kept: which sentence and which figure of which article, and a digest
of the words. So a page can never say what its articles do not, and what went or was
changed since is not shown but counted. A sentence in which its publisher corrected a
figure is shown as it stands now, with what it was.

What came by a chat's own feed is left out here, once for all pages.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2s

from bot.briefing.corrections import corrections
from bot.model import (
    Briefing,
    Chapter,
    CitedFigure,
    Correction,
    Edition,
    EditionPart,
    Quote,
    Reference,
    Report,
)
from summarizers.types import Passage

Corrected = tuple[datetime, Correction]


@dataclass(frozen=True, slots=True)
class Recalled:
    """A briefing read again, and how many of its sentences and figures are lost.

    `corrected` are, by story, the figures in it that were corrected since, and when;
    where nothing else was told of a story, all that were corrected.
    """

    briefing: Briefing
    lost: int = 0
    corrected: Mapping[str, tuple[Corrected, ...]] = field(default_factory=dict)


def edition_of(
    briefing: Briefing, made: datetime, own: Collection[str] = (), topic: str = ""
) -> Edition:
    """Return what a page keeps of a briefing; `own` are articles not for everybody.

    Whose briefing it is, when it was due and what was chosen are not kept.
    """
    parts = (_part(chapter, own) for chapter in briefing.chapters)
    return Edition(briefing.day, made, tuple(filter(None, parts)), topic)


def told_by(editions: Iterable[Edition]) -> dict[str, str]:
    """Return what readers of these editions, oldest first, were told."""
    return {
        part.story_id: part.fingerprint
        for edition in editions
        for part in edition.parts
        if part.fingerprint
    }


def own_articles(stories: Iterable[tuple[object, Iterable[Report]]]) -> frozenset[str]:
    """Return which articles of these stories are not for everybody."""
    return frozenset(
        report.origin.article_id
        for _, reports in stories
        for report in reports
        if report.feeds
    )


def recall(edition: Edition, reports: Iterable[Report]) -> Recalled:
    """Return the briefing an edition keeps, in the words of these articles."""
    known = {report.origin.article_id: report for report in reports}
    chapters = [_chapter(part, known) for part in edition.parts]
    wanted = sum(len(part.sentences) + len(part.figures) for part in edition.parts)
    shown = tuple(chapter for chapter in chapters if chapter)
    found = sum(len(chapter.sentences) + len(chapter.figures) for chapter in shown)
    topics = (edition.topic,) if edition.topic else ()
    briefing = Briefing(edition.day, shown, topics=topics)
    quiet = {part.story_id for part in edition.parts if _is_quiet(part)}
    since = {
        each.story_id: tuple(_told(each, known))
        if each.story_id in quiet
        else _since(each, known, edition.made)
        for each in shown
    }
    return Recalled(briefing, wanted - found, since)


def _part(chapter: Chapter, own: Collection[str]) -> EditionPart | None:
    """Return what is kept of a chapter; None when it is not for everybody."""
    origins = [each for each in chapter.origins if each.article_id not in own]
    if not origins:
        return None
    titled = [each for each in origins if each.title == chapter.headline]
    return EditionPart(
        chapter.story_id,
        (titled or origins)[0].article_id,
        tuple(
            Reference(quote.origin.article_id, _mark(quote.passage.text))
            for quote in chapter.sentences
            if quote.origin.article_id not in own
        ),
        tuple(
            Reference(cited.origin.article_id, _figure_mark(cited), cited.number)
            for cited in chapter.figures
            if cited.origin.article_id not in own
        ),
        tuple(origin.article_id for origin in origins),
        chapter.fingerprint,
        chapter.is_update,
    )


def _chapter(part: EditionPart, known: Mapping[str, Report]) -> Chapter | None:
    """Return a chapter as far as its articles are kept; None when none is."""
    origins = tuple(known[id_].origin for id_ in part.article_ids if id_ in known)
    if not origins:
        return None
    titled = known.get(part.titled)
    return Chapter(
        part.story_id,
        titled.origin.title if titled else origins[0].title,
        tuple(_quotes(part.sentences, known)),
        tuple(_figures(part.figures, known)),
        origins,
        part.fingerprint,
        part.is_update,
    )


def _is_quiet(part: EditionPart) -> bool:
    """Return whether only corrections were told of a story."""
    return not part.sentences and not part.figures


def _told(chapter: Chapter, known: Mapping[str, Report]) -> Iterator[Corrected]:
    """Yield all that was corrected in the articles of a chapter."""
    for origin in chapter.origins:
        yield from corrections(known[origin.article_id])


def _since(
    chapter: Chapter, known: Mapping[str, Report], made: datetime
) -> tuple[Corrected, ...]:
    """Return what of a chapter was corrected after it was told, or why it is told anew.

    Who reads the briefings of two days was told the number as it was.
    """
    shown = {quote.passage.text for quote in chapter.sentences}
    shown |= {cited.figure.sentence for cited in chapter.figures}
    return tuple(
        (seen, each)
        for seen, each in _told(chapter, known)
        if each.new_sentence in shown and (seen > made or chapter.is_update)
    )


def _quotes(
    wanted: Iterable[Reference], known: Mapping[str, Report]
) -> Iterator[Quote]:
    for reference in wanted:
        report = known.get(reference.article_id)
        if report and (passage := _passages(report).get(reference.mark)):
            yield Quote(passage, report.origin)


def _passages(report: Report) -> dict[str, Passage]:
    """Return the sentences of a report by their marks, and by those they replaced."""
    found = report.findings
    figures = (Passage(each.sentence, each.sentence_span) for each in found.figures)
    by_text = {each.text: each for each in (*found.summary, *figures)}
    changed = {
        _mark(each.old_sentence): by_text[each.new_sentence]
        for version in report.versions
        for each in version.corrections
        if each.old_sentence and each.new_sentence in by_text
    }
    return changed | {_mark(text): passage for text, passage in by_text.items()}


def _figures(
    wanted: Iterable[Reference], known: Mapping[str, Report]
) -> Iterator[CitedFigure]:
    for reference in wanted:
        report = known.get(reference.article_id)
        marked = _figure_marks(report) if report else {}
        if cited := marked.get(reference.mark):
            yield cited


def _figure_marks(report: Report) -> dict[str, CitedFigure]:
    """Return the figures of a report by their marks, and by those they replaced.

    The number of a figure changes when its article does; its words do not.
    """
    cited = [
        CitedFigure(figure, report.origin, number)
        for number, figure in enumerate(report.findings.figures, 1)
    ]
    changed = {
        _mark(f"{each.before} {each.old_sentence}"): one
        for _, each in corrections(report)
        for one in cited
        if (one.figure.text, one.figure.sentence) == (each.after, each.new_sentence)
    }
    return changed | {_figure_mark(each): each for each in cited}


def _figure_mark(cited: CitedFigure) -> str:
    return _mark(f"{cited.figure.text} {cited.figure.sentence}")


def _mark(words: str) -> str:
    data = words.encode("utf-8", "surrogatepass")
    return blake2s(data, digest_size=4).hexdigest()

"""Which pieces of a message's HTML show which article, so that they can be corrected.

They are looked for in the finished message, one after the other: so it does not matter
how stories were put together and cut. A piece that was cut is not found and not known.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.briefing.chronicle import Event
from bot.briefing.recounted import has_number
from bot.delivery.html.markup import line
from bot.delivery.pieces.cards import figure_line, marked_sentence, sentence_words
from bot.model import (
    Chapter,
    CitedFigure,
    Message,
    Origin,
    Part,
    Quote,
    Report,
    Shown,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """What is shown of an article, as HTML, and where it comes from."""

    html: str
    part: Part
    article_id: str
    said: str
    words: str = ""
    is_bare: bool = False


def titled(chapter: Chapter) -> Origin | None:
    """Return whose title the headline is; None when nobody's."""
    return next((o for o in chapter.origins if o.title == chapter.headline), None)


def behind(chapter: Chapter) -> tuple[tuple[str, Origin], ...]:
    """Return the sentences behind what is told, each with its article, in order."""
    quotes = [(q.passage.text, q.origin) for q in chapter.sentences if q.reworded]
    quotes += [(each.figure.sentence, each.origin) for each in chapter.figures]
    return tuple({(text, o.article_id): (text, o) for text, o in quotes}.values())


def pieces_of(chapter: Chapter, pages: str = "") -> Iterator[Piece]:
    """Yield what a story shows of articles, in the order of its layout."""
    title = titled(chapter)
    yield from title_piece(title) if title else ()
    yield from quote_pieces(chapter.sentences)
    yield from figure_pieces(chapter.figures, pages)
    for said, origin in behind(chapter):
        yield sentence_piece(said, origin)


def title_piece(origin: Origin) -> Iterator[Piece]:
    """Yield an article's title, if it has one."""
    if origin.title.strip():
        yield Piece(line(origin.title), Part.TITLE, origin.article_id, origin.title)


def quote_pieces(quotes: Iterable[Quote]) -> Iterator[Piece]:
    """Yield sentences as stories tell them."""
    for quote in quotes:
        said, id_ = quote.passage.text, quote.origin.article_id
        yield Piece(sentence_words(quote), Part.SENTENCE, id_, said)


def figure_pieces(figures: Iterable[CitedFigure], pages: str = "") -> Iterator[Piece]:
    """Yield figures, each in its clause."""
    for cited in figures:
        said, words = cited.figure.sentence, cited.figure.text
        shown = figure_line(cited, pages)
        yield Piece(shown, Part.FIGURE, cited.origin.article_id, said, words)


def sentence_piece(said: str, origin: Origin) -> Piece:
    """Return a sentence as it stands in an article."""
    return Piece(line(said), Part.SENTENCE, origin.article_id, said)


def words_piece(html: str, words: str, said: str, origin: Origin) -> Piece:
    """Return the words of a figure as they are shown alone, without their clause."""
    return Piece(html, Part.FIGURE, origin.article_id, said, words, is_bare=True)


def painted_piece(cited: CitedFigure, words: str) -> Piece:
    """Return the words of a figure as the message's picture shows them."""
    return words_piece("", words, cited.figure.sentence, cited.origin)


def role_pieces(roles: Iterable[tuple[str, Origin]]) -> Iterator[Piece]:
    """Yield those of these roles in which a number stands: the others do not change.

    In which sentence they stand is not known.
    """
    for words, origin in roles:
        if has_number(words):
            yield words_piece(line(words), words, "", origin)


def source_piece(cited: CitedFigure) -> Piece:
    """Return the sentence of a figure, with the number in bold."""
    shown, said = marked_sentence(cited.figure), cited.figure.sentence
    return Piece(shown, Part.SENTENCE, cited.origin.article_id, said)


def report_pieces(report: Report) -> Iterator[Piece]:
    """Yield an article's title and its summary."""
    yield from title_piece(report.origin)
    for passage in report.findings.summary:
        yield sentence_piece(passage.text, report.origin)


def event_pieces(event: Event, pages: str = "") -> Iterator[Piece]:
    """Yield what an entry of a timeline shows."""
    is_figure = event.before or event.beside
    if event.figure and is_figure and not event.correction:
        yield from figure_pieces([event.figure], pages)
    else:
        yield sentence_piece(event.sentence, event.origin)


def showing(message: Message, pieces: Iterable[Piece]) -> Message:
    """Return the message with where these pieces stand in it."""
    return replace(message, shown=tuple(located(message.html, pieces)))


def moved(message: Message, html: str, start: int = 0) -> tuple[Shown, ...]:
    """Return where a message's pieces stand in other HTML that holds them in order.

    They are looked for from there on; what is not there is left out.
    """
    pieces = (
        Piece(
            message.html[s.start : s.end],
            s.part,
            s.article_id,
            s.said,
            s.words,
            is_bare=s.is_bare,
        )
        for s in message.shown
    )
    return tuple(located(html, pieces, start))


def moved_together(messages: Iterable[Message], html: str) -> tuple[Shown, ...]:
    """Return where the pieces of several messages stand in HTML that holds them all.

    What each has stands in its own part, in their order.
    """
    shown: list[Shown] = []
    at = 0
    for message in messages:
        start = html.find(message.html, at)
        shown += moved(message, html[: start + len(message.html)], start)
        at = start + len(message.html)
    return tuple(shown)


def located(html: str, pieces: Iterable[Piece], start: int = 0) -> Iterator[Shown]:
    """Yield where the pieces stand in a message from there on, those that do."""
    at = start
    for piece in pieces:
        found = html.find(piece.html, at)
        if found >= 0:
            at = found + len(piece.html)
            yield Shown(
                found,
                at,
                piece.part,
                piece.article_id,
                piece.said,
                piece.words,
                is_bare=piece.is_bare,
            )

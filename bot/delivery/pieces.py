"""Which pieces of a story's HTML show which article, so that they can be corrected.

They are looked for in the finished message, one after the other: so it does not matter
how stories were put together and cut. A piece that was cut is not found and not known.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.delivery.cards import figure_line, sentence_words
from bot.delivery.markup import line
from bot.model import Chapter, Origin, Part, Shown


@dataclass(frozen=True, slots=True)
class Piece:
    """What is shown of an article, as HTML, and where it comes from."""

    html: str
    part: Part
    article_id: str
    said: str
    words: str = ""


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
    if title and title.title.strip():
        yield Piece(line(title.title), Part.TITLE, title.article_id, title.title)
    for quote in chapter.sentences:
        said, id_ = quote.passage.text, quote.origin.article_id
        yield Piece(sentence_words(quote), Part.SENTENCE, id_, said)
    for cited in chapter.figures:
        said, words = cited.figure.sentence, cited.figure.text
        shown = figure_line(cited, pages)
        yield Piece(shown, Part.FIGURE, cited.origin.article_id, said, words)
    for said, origin in behind(chapter):
        yield Piece(line(said), Part.SENTENCE, origin.article_id, said)


def located(html: str, pieces: Iterable[Piece]) -> Iterator[Shown]:
    """Yield where the pieces stand in a message, those that do."""
    at = 0
    for piece in pieces:
        start = html.find(piece.html, at)
        if start >= 0:
            at = start + len(piece.html)
            yield Shown(
                start, at, piece.part, piece.article_id, piece.said, piece.words
            )

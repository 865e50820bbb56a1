"""What a search has found as a message: each story with a sentence that fits. Pure.

The words that were looked for are bold where they stand in it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot import wording
from bot import wording_search as words
from bot.delivery.corrections.corrected import title_marks
from bot.delivery.html.markup import escape, line
from bot.delivery.pieces.cards import DOT, LONG, headline, linked_dateline
from bot.delivery.pieces.shown import Piece, title_piece
from bot.model import Part, Report
from bot.questions.queries import Fitting


@dataclass(frozen=True, slots=True)
class Entry:
    """A story that was found: its best report and the sentence to show of it."""

    report: Report
    fitting: Fitting


def found_list(
    head: str, notes: Sequence[str], entries: Sequence[Entry], pages: str = ""
) -> str:
    """Return a page of stories below a heading and what is to be said of the search."""
    blocks = [_entry(number, each, pages) for number, each in enumerate(entries, 1)]
    return "\n\n".join(("\n".join((head, *notes)), *blocks, words.FOOT))


def found_pieces(entries: Iterable[Entry]) -> Iterator[Piece]:
    """Yield what a page of stories shows of articles."""
    for each in entries:
        origin, said = each.report.origin, each.fitting.text
        yield from title_piece(origin)
        if said:
            html = emphasized(each.fitting).removeprefix("“").removesuffix("”")
            yield Piece(html, Part.SENTENCE, origin.article_id, said)


def heading(query: str) -> str:
    """Return the heading of a search for these words."""
    return words.HEAD.format(words=line(query))


def counted(stories: int, bounds: Sequence[str]) -> str:
    """Return how many stories were found, and within which bounds."""
    count = wording.STORIES.format(count=stories)
    return DOT.join((count, *map(line, bounds)))


def did_you_mean(word: str, spelling: str) -> str:
    """Return the line on a word that was taken for misspelt."""
    return words.MENDED.format(spelling=line(spelling), word=line(word))


def emphasized(fitting: Fitting) -> str:
    """Return the sentence in quotation marks, the words looked for in bold."""
    shown, last = [], 0
    for span in fitting.marks:
        shown.append(escape(fitting.text[last : span.start]))
        shown.append(f"<b>{escape(fitting.text[span.start : span.end])}</b>")
        last = span.end
    return f"“{''.join(shown)}{escape(fitting.text[last:])}”"


def _entry(number: int, entry: Entry, pages: str) -> str:
    report = entry.report
    sentence = emphasized(entry.fitting) if entry.fitting.text else ""
    if len(entry.fitting.text) > LONG:
        sentence = f"<blockquote expandable>{sentence}</blockquote>"
    lines = (
        f"<b>{number}.</b> {headline(report, pages)}",
        *title_marks(report),
        linked_dateline(report.origin, pages=pages),
        sentence,
    )
    return "\n".join(part for part in lines if part)

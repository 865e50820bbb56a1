"""An answer for a group: one sentence with its source, and the way to the rest. Pure.

Others read along who did not ask, so it is at most 300 letters beside its links. A
sentence is shown whole or not at all, for a cut might take the "not" with it. Where
sources differ, or the number was another before, no number stands there alone.
"""

from collections.abc import Iterator, Sequence
from datetime import date as Date

from bot import wording
from bot import wording_groups as words
from bot.delivery.html.markup import bold, line, safe_url, visible
from bot.delivery.html.parts import shortened
from bot.delivery.messages.answered import head_piece
from bot.delivery.pieces.cards import linked_dateline, quoted
from bot.delivery.pieces.shown import Piece, quote_pieces, showing, title_piece
from bot.model import Button, Message, Origin
from bot.questions.answers import Answer, Relation, Said

MOST = 300
"""Letters of an answer in a group, as they are seen."""
TITLE = 120
"""Letters of a title that stands for a sentence too long to be shown."""
READ = "a_"
"""What the payload of a link begins with that opens an article in a private chat."""


def shortly(
    answer: Answer, today: Date, page: str, pages: str, username: str
) -> Message:
    """Return the answer with a button to the rest, on this page if it is open to all.

    The words that answer stand in bold, none where all of the sentence does; below are
    other numbers for the same, each with its source.
    """
    said, *rest = answer.said
    origin = said.quote.origin
    head = (bold(said.words),) if said.words else ()
    bare = linked_dateline(origin, today, pages)
    others = _others(rest, today, pages)
    sentence = quoted(said.quote.passage.text, origin, today, pages)
    shown = ["\n\n".join((*head, sentence, *others))]
    shown += ["\n\n".join((f"{each}\n{bare}", *others)) for each in head]
    title = line(shortened(origin.title, TITLE))
    shown.append(f"{words.ANSWER_LONG.format(title=title)}\n{bare}")
    html = next((each for each in shown if len(visible(each)) <= MOST), shown[-1])
    made = Message(html, ((_more(origin, page, username),),))
    return showing(made, _pieces(answer, is_titled=html == shown[-1]))


def _pieces(answer: Answer, *, is_titled: bool) -> Iterator[Piece]:
    """Yield what the answer may show of articles, in the order of its layout."""
    said, *rest = answer.said
    if is_titled:
        yield from title_piece(said.quote.origin)
        return
    yield from head_piece(said)
    yield from quote_pieces([said.quote])
    for _, kind in _kinds():
        for each in rest:
            yield from head_piece(each) if each.relation is kind else ()


def _others(rest: Sequence[Said], today: Date, pages: str) -> tuple[str, ...]:
    """Return the numbers other sources give, and those that were given before."""
    told = [
        (lead, [_number(each, today, pages) for each in rest if each.relation is kind])
        for lead, kind in _kinds()
    ]
    return tuple("\n".join((lead, *lines)) for lead, lines in told if lines)


def _kinds() -> tuple[tuple[str, Relation], ...]:
    """Return what leads to numbers of each kind, in their order."""
    return (
        (wording.ANSWER_OTHERWISE, Relation.OTHERWISE),
        (wording.ANSWER_EARLIER, Relation.EARLIER),
    )


def _number(said: Said, today: Date, pages: str) -> str:
    return f"{bold(said.words)} {linked_dateline(said.quote.origin, today, pages)}"


def _more(origin: Origin, page: str, username: str) -> Button:
    """Return the button to the page, or else to the article in a private chat."""
    private = f"https://t.me/{username}?start={READ}{origin.article_id}"
    return Button(words.BUTTON_MORE, url=safe_url(page) or private)

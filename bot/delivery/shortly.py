"""An answer for a group: one sentence with its source, and the way to the rest. Pure.

Others read along who did not ask, so it is at most 300 letters beside its links. A
sentence is shown whole or not at all, for a cut might take the "not" with it. Where
sources differ, or the number was another before, no number stands there alone.
"""

from collections.abc import Sequence
from datetime import date as Date

from bot import wording
from bot import wording_groups as words
from bot.delivery.cards import linked_dateline, quoted
from bot.delivery.markup import bold, line, safe_url, visible
from bot.delivery.parts import shortened
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
    return Message(html, ((_more(origin, page, username),),))


def _others(rest: Sequence[Said], today: Date, pages: str) -> tuple[str, ...]:
    """Return the numbers other sources give, and those that were given before."""
    kinds = (
        (wording.ANSWER_OTHERWISE, Relation.OTHERWISE),
        (wording.ANSWER_EARLIER, Relation.EARLIER),
    )
    told = [
        (lead, [_number(each, today, pages) for each in rest if each.relation is kind])
        for lead, kind in kinds
    ]
    return tuple("\n".join((lead, *lines)) for lead, lines in told if lines)


def _number(said: Said, today: Date, pages: str) -> str:
    return f"{bold(said.words)} {linked_dateline(said.quote.origin, today, pages)}"


def _more(origin: Origin, page: str, username: str) -> Button:
    """Return the button to the page, or else to the article in a private chat."""
    private = f"https://t.me/{username}?start={READ}{origin.article_id}"
    return Button(words.BUTTON_MORE, url=safe_url(page) or private)

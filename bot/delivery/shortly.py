"""An answer for a group: one sentence with its source, and the way to the rest. Pure.

Others read along who did not ask, so it is at most 300 letters beside its links. A
sentence is shown whole or not at all, for a cut might take the "not" with it.
"""

from datetime import date as Date

from bot import wording_groups as words
from bot.delivery.cards import linked_dateline, quoted
from bot.delivery.markup import bold, line, safe_url, visible
from bot.model import Button, Message, Origin, Quote

MOST = 300
"""Letters of an answer in a group, as they are seen."""
READ = "a_"
"""What the payload of a link begins with that opens an article in a private chat."""


def shortly(
    quote: Quote, answers: str, today: Date, pages: str, username: str
) -> Message:
    """Return the answer with a button to the rest.

    `answers` are the words of the sentence that answer, none if all of them do.
    """
    head = [bold(answers)] if answers else []
    whole = "\n\n".join((*head, quoted(quote.passage.text, quote.origin, today, pages)))
    bare = linked_dateline(quote.origin, today, pages)
    if len(visible(whole)) <= MOST:
        html = whole
    elif head and len(visible(f"{head[0]}\n{bare}")) <= MOST:
        html = f"{head[0]}\n{bare}"
    else:
        title = line(_cut(quote.origin.title))
        html = f"{words.ANSWER_LONG.format(title=title)}\n{bare}"
    return Message(html, ((_more(quote.origin, pages, username),),))


def _cut(title: str, limit: int = 120) -> str:
    return title if len(title) <= limit else title[: limit - 1].rstrip() + "…"


def _more(origin: Origin, pages: str, username: str) -> Button:
    """Return the button to the article on our page, or else in a private chat."""
    page = safe_url(f"{pages}/a/{origin.article_id}") if pages else ""
    private = f"https://t.me/{username}?start={READ}{origin.article_id}"
    return Button(words.BUTTON_MORE, url=page or private)

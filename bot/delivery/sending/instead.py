"""What goes instead of a message that Telegram refused. Pure.

Without the topic that is no more, without the picture a chat does not take, and at last
as bare words, which Telegram cannot misread. Each form is plainer than the one before,
so a message is refused four times at most.
"""

from dataclasses import dataclass, replace

from bot.delivery.html.caption import words_alone
from bot.delivery.html.runs import encode, visible
from bot.model import Address, Ending, Message, Outcome


@dataclass(frozen=True, slots=True)
class Post:
    """A message and where it goes; `picture` is Telegram's name of it, or the PNG.

    `edits` is the number of the message whose place it takes, if any.
    """

    address: Address
    message: Message
    picture: str | bytes = ""
    edits: int = 0


def instead(post: Post, outcome: Outcome) -> Post | None:
    """Return what to send after this outcome; None when nothing else may help."""
    if outcome.ending is Ending.UNPLACED and post.address.thread_id:
        return replace(post, address=Address(post.address.chat_id))
    if words := words_alone(post.message, outcome):
        return Post(post.address, words, edits=post.edits)
    plain = bare(post.message)
    if outcome.ending is Ending.REFUSED and plain != post.message:
        return Post(post.address, plain, edits=post.edits)
    return None


def bare(message: Message) -> Message:
    """Return the message's words alone, which Telegram cannot misread."""
    html = encode(visible(message.html))
    return replace(message, html=html, buttons=(), picture="", shown=())

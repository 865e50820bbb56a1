"""What the operators are told of feeds, as messages."""

from bot import wording_operators as operators
from bot.delivery.html.markup import bold, escape
from bot.delivery.operators.problems import in_words
from bot.model import Feed, Message


def feed_over(feed: Feed) -> Message:
    """Return the message that a feed is not read any more, and why."""
    return Message(
        operators.FEED_OVER.format(
            name=bold(feed.title or feed.url),
            problem=escape(in_words(feed.problem)),
            url=escape(feed.url),
        )
    )

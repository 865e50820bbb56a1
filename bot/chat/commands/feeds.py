"""/addfeed: one more feed to read, for the people who run the bot."""

from bot import wording_operators as operators
from bot.chat.values import Audience, Command, Desk, Reply, Request, say
from bot.delivery.markup import escape


async def add_feed(desk: Desk, request: Request) -> Reply:
    """Add a feed and tell what was found there."""
    if not request.words:
        return say(operators.ADDFEED_USAGE)
    return say(escape(await desk.add_feed(request.words.split()[0])))


COMMANDS = (
    Command(
        "addfeed",
        add_feed,
        operators.HINT_ADDFEED,
        62,
        Audience.OPERATORS,
        in_groups=False,
    ),
)

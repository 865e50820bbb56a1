"""/suggestions: the feeds people suggest, for those who run the bot to decide."""

from bot import wording
from bot import wording_feeds as feeds
from bot.chat.feeds.suggesting import ACTION, ask, decide
from bot.chat.values import Audience, Command, Desk, Reply, Request, say
from bot.errors import InputError
from bot.model import Message
from bot.store.suggestions import State

MOST_SHOWN = 10


async def suggestions(desk: Desk, _request: Request) -> Reply:
    """Return what waits, longest first, each with its buttons."""
    waiting = await desk.stores.suggestions.waiting()
    if not waiting:
        return say(feeds.SUGGESTIONS_NONE)
    return Reply(tuple(ask(one) for one in waiting[:MOST_SHOWN]))


async def press(desk: Desk, request: Request) -> Reply:
    """Add or decline what was suggested."""
    if request.arg(1) not in (State.ADDED, State.DECLINED):
        raise InputError(wording.STALE_BUTTON)
    said = await decide(desk, request, request.arg(0), State(request.arg(1)))
    return Reply(edit=Message(said))


COMMANDS = (
    Command(
        "suggestions",
        suggestions,
        lambda: feeds.HINT_SUGGESTIONS,
        63,
        Audience.OPERATORS,
        in_groups=False,
        buttons={ACTION: press},
    ),
)

"""/brief [topic]: a briefing now, told before or not, of the length chosen here."""

from bot import wording
from bot.briefing.compose import MEASURES
from bot.chat.settings import wishes
from bot.chat.stories.reading import brief_now
from bot.chat.typed.topics import nothing_on
from bot.chat.values import Command, Desk, Reply, Request, say
from bot.delivery.messages import render
from bot.delivery.pieces.topicnames import meant
from bot.model import Length


async def brief(desk: Desk, request: Request) -> Reply:
    """Return a briefing of the newest stories, of one topic if it is named."""
    said = request.words.strip().lower()
    topics = await desk.stores.articles.topics()
    topic = meant(said, topics)
    if said and not topic:
        return say(nothing_on(said, topics))
    return await _shown(desk, request, (topic,) if topic else ())


async def press(desk: Desk, request: Request) -> Reply:
    """Return the briefing of the topics a button names."""
    return await _shown(desk, request, tuple(arg for arg in request.args if arg))


async def _shown(desk: Desk, request: Request, topics: tuple[str, ...]) -> Reply:
    """Return the briefing, made once for all who want it as long."""
    wish, _ = await wishes.load(desk, request.address, request.asker)
    key = "brief", topics, wish.length
    return await desk.once(key, lambda: _made(desk, topics, wish.length))


async def _made(desk: Desk, topics: tuple[str, ...], length: Length) -> Reply:
    briefing = await brief_now(desk, topics, MEASURES[length])
    if not briefing.chapters:
        return say(wording.NO_STORIES)
    return Reply(messages=render.briefing(briefing, pages=desk.options.pages))


COMMANDS = (
    Command(
        "brief",
        brief,
        lambda: wording.HINT_BRIEF,
        13,
        buttons={"brief": press},
    ),
)

"""/brief [topic]: a briefing now, told before or not."""

from bot import wording
from bot.chat.reading import brief_now
from bot.chat.topics import nothing_on
from bot.chat.values import Command, Desk, Reply, Request, say
from bot.delivery import render
from bot.delivery.topicnames import meant

STORIES = 6


async def brief(desk: Desk, request: Request) -> Reply:
    """Return a briefing of the newest stories, of one topic if it is named."""
    said = request.words.strip().lower()
    topics = await desk.stores.articles.topics()
    topic = meant(said, topics)
    if said and not topic:
        return say(nothing_on(said, topics))
    return await _show(desk, (topic,) if topic else ())


async def press(desk: Desk, request: Request) -> Reply:
    """Return the briefing of the topics a button names."""
    return await _show(desk, tuple(arg for arg in request.args if arg))


async def _show(desk: Desk, topics: tuple[str, ...]) -> Reply:
    briefing = await brief_now(desk, topics, STORIES)
    if not briefing.chapters:
        return say(wording.NO_STORIES)
    return Reply(messages=render.briefing(briefing, pages=desk.options.pages))


COMMANDS = (
    Command(
        "brief",
        brief,
        lambda: wording.HINT_BRIEF,
        13,
        shared=True,
        buttons={"brief": press},
    ),
)

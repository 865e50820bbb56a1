"""/start: a real briefing at once, then the way to one every day."""

from dataclasses import replace

from bot import wording
from bot.briefing.compose import Measure
from bot.chat.commands import article
from bot.chat.commands.open import by_link
from bot.chat.commands.settings import with_managed
from bot.chat.pressed.doorway import OPENED
from bot.chat.settings import wishes
from bot.chat.settings.settling import whole_panel
from bot.chat.stories.reading import brief_now
from bot.chat.values import Command, Desk, Reply, Request
from bot.delivery.messages import render
from bot.delivery.messages.shortly import READ
from bot.model import Message

SAMPLE = Measure(stories=3)
"""Enough to see what a briefing is like without scrolling past it."""


async def start(desk: Desk, request: Request) -> Reply:
    """Return a short briefing and the panel to subscribe with.

    The payload of a deep link `?start=topic_x` chooses the topic; that of one under an
    answer in a group opens the article; that of a button in a channel what it shows.
    """
    if request.words.startswith(OPENED):
        return await by_link(desk, request)
    if request.words.startswith(READ):
        asked = replace(request, words=request.words.removeprefix(READ))
        return await article.article(desk, asked)
    topics = await _asked_topics(desk, request.words)
    shown = await desk.once(("start", topics), lambda: _briefing(desk, topics))
    welcome = wording.WELCOME_GROUP if request.chat.kind.is_group else wording.WELCOME
    messages = (Message(welcome), *shown)
    return Reply(messages=(*messages, await _panel(desk, request, topics)))


async def _briefing(desk: Desk, topics: tuple[str, ...]) -> tuple[Message, ...]:
    briefing = await brief_now(desk, topics, SAMPLE)
    if not briefing.chapters:
        return ()
    return render.briefing(briefing, pages=desk.options.pages)


async def _asked_topics(desk: Desk, payload: str) -> tuple[str, ...]:
    asked = payload.strip().lower().removeprefix("topic_")
    return (asked,) if asked and asked in await desk.stores.articles.topics() else ()


async def _panel(desk: Desk, request: Request, topics: tuple[str, ...]) -> Message:
    wish, is_on = await wishes.load(desk, request.address, request.asker)
    if topics and not is_on:
        wish, is_on = await wishes.change(
            desk,
            request.address,
            request.asker,
            lambda wish: replace(wish, topics=topics),
        )
    shown = await whole_panel(desk, wish, is_on=is_on)
    # Whoever added the bot to a channel before starting it finds the channel here.
    shown = await with_managed(desk, request, shown)
    if is_on:
        return shown
    return replace(shown, html=f"{wording.WELCOME_NEXT}\n\n{shown.html}")


COMMANDS = (Command("start", start, lambda: wording.HINT_START, order=0),)

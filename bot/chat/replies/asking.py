"""A plain message: a city, a time or words asked for, or a question about the news."""

from dataclasses import replace

from bot.chat.commands import filters, latest, settings, zone
from bot.chat.library import Library
from bot.chat.replies.courtesy import courtesy, without_courtesy
from bot.chat.replies.replying import library_of, replied
from bot.chat.replies.smalltalk import small_talk
from bot.chat.stories.daynews import asks_for_all, news_of
from bot.chat.values import Desk, Reply, Request, say
from bot.model import ChatKind
from bot.questions.askeddays import about, days_of, without
from bot.questions.followups import carried_on, leans
from bot.questions.question import Question
from bot.questions.reading import read
from bot.questions.wants import Wants


async def awaited(desk: Desk, request: Request) -> Reply | None:
    """Return what fits a plain message that answers us, or says when to brief."""
    if request.chat.kind is ChatKind.PRIVATE:
        offered = settings.offer_time(request)
        if offered:
            return offered
    placed = await zone.answered(desk, request)
    if placed:
        return placed
    return await filters.answered(desk, request)


async def plain(desk: Desk, request: Request) -> Reply:
    """Return what fits any other plain message.

    In a group, who only answers us and asks nothing hears nothing.
    """
    polite = courtesy(request.words) or small_talk(request.words)
    if polite:
        return say(polite) if request.is_named else Reply()
    return await question(desk, request)


async def question(desk: Desk, request: Request) -> Reply:
    """Return the source's sentence or figure that fits best, or that there is none."""
    now = desk.clock.now()
    library = await library_of(desk)
    said = without_courtesy(request.words)
    asked, slips = read(said, library.index)
    days = days_of(asked.text, now, await _zone(desk, request), asked.language)
    dated = about(asked, days) if days and days.is_dated else None
    asked = without(asked, days) if days else asked
    asked = await _with_subject(desk, request, asked, library)
    if asks_for_all(asked) and asked.wants is Wants.EVENT and not days:
        return await latest.latest(desk, replace(request, words=""))
    # Until when follows from these words and now.
    since = (days.since, days.words) if days else None
    key = asked, slips, since, library.is_whole
    is_short = request.chat.kind.is_group

    async def make() -> Reply:
        told = await news_of(desk, days) if days and asks_for_all(asked) else None
        told = told or await replied(desk, asked, days, slips, is_short=is_short)
        if told.has_answer or not dated:
            return told
        # An article of another day may say what happened on that date.
        later = await replied(desk, dated, None, slips, is_short=is_short)
        return later if later.has_answer else told

    reply = await desk.once((key, is_short), make)
    if reply.has_answer and asked.terms:
        # What had no answer, or asked for all there is, is no subject to go on from.
        await desk.stores.asked.put(request.chat.id, request.asker.id, asked.text)
    return reply


async def _zone(desk: Desk, request: Request) -> str:
    chat = await desk.stores.chats.get(request.chat.id)
    return (chat.zone if chat else "") or desk.options.zone


async def _with_subject(
    desk: Desk, request: Request, asked: Question, library: Library
) -> Question:
    """Return the question with the subject of the last one, if it leans on that."""
    if not leans(asked):
        return asked
    last = await desk.stores.asked.last(request.chat.id, request.asker.id)
    if not last:
        return asked
    return carried_on(asked, read(last, library.index).asked)

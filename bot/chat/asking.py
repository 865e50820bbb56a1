"""A plain message: a city, a time or words asked for, or a question about the news."""

from dataclasses import replace

from bot import wording
from bot.briefing.answers import Answer, answer
from bot.chat.commands import filters, settings, zone
from bot.chat.values import Desk, Reply, Request, say
from bot.delivery.callback import pack
from bot.delivery.cards import answer_lines
from bot.delivery.phrases import figure_words, is_told
from bot.delivery.shortly import shortly
from bot.model import Article, Button, ChatKind, Findings, Message
from summarizers.words import terms

NEAR = 10
"""Articles looked through for an answer."""


async def plain(desk: Desk, request: Request) -> Reply:
    """Return what fits a plain message."""
    if request.chat.kind is ChatKind.PRIVATE:
        offered = settings.offer_time(request)
        if offered:
            return offered
    placed = await zone.answered(desk, request)
    if placed:
        return placed
    filtered = await filters.answered(desk, request)
    if filtered:
        return filtered
    # Whoever asks in a group is answered shortly, for the others read it too.
    key = (request.words, request.chat.kind.is_group)
    return await desk.once(key, lambda: question(desk, request))


async def question(desk: Desk, request: Request) -> Reply:
    """Return the source's sentence or figure that fits best, or that there is none."""
    near = await _near(desk, request.words)
    found = answer(request.words, near)
    if found and request.chat.kind.is_group:
        return Reply(messages=(_shortly(desk, found),))
    if found:
        return say(answer_lines(found, desk.options.pages))
    nearest = [
        (Button(_short(article.title), pack("article", article.id)),)
        for article, _ in near[:2]
    ]
    said = say(wording.NO_ANSWER_HINT)
    if nearest:
        said = say(wording.NO_ANSWER_NEAREST, *nearest)
    return replace(said, has_answer=False)


def _shortly(desk: Desk, found: Answer) -> Message:
    cited = found.figure
    answers = figure_words(cited.figure) if cited and is_told(cited.figure) else ""
    today, options = desk.clock.now().date(), desk.options
    return shortly(found.quotes[0], answers, today, options.pages, options.username)


async def _near(desk: Desk, words: str) -> tuple[tuple[Article, Findings], ...]:
    wanted = terms(words, "en")
    articles = desk.stores.articles
    ids = await articles.search(wanted, NEAR, until=desk.clock.now())
    pairs = [
        (article, report.findings)
        for report in await articles.reports(ids)
        if (article := await articles.get(report.origin.article_id))
    ]
    return tuple(pairs)


def _short(title: str, limit: int = 48) -> str:
    return title if len(title) <= limit else title[: limit - 1].rstrip() + "…"

"""What the news say to a question: a reply with its buttons, or short for a group."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from bot import wording
from bot.briefing.series import has_moved
from bot.chat.library import Library
from bot.chat.stories.reading import story_page
from bot.chat.stories.tracing import series_of_story
from bot.chat.values import Desk, Reply, say
from bot.delivery.buttons.callback import pack
from bot.delivery.html.markup import escape
from bot.delivery.html.parts import shortened
from bot.delivery.messages.answered import answer_lines, answer_pieces
from bot.delivery.messages.curves import BRIGHT
from bot.delivery.messages.shortly import shortly
from bot.delivery.pieces.shown import moved, showing
from bot.model import Article, Button, Findings, Message
from bot.questions.answers import Answer, compose
from bot.questions.askeddays import Days
from bot.questions.clueweights import WEIGHTS
from bot.questions.question import Question
from bot.questions.ranking import ARTICLES, Ranked, ranked
from bot.questions.slips import Slip

NEAR = 10
"""Articles read for an answer, those of the best sentences."""
LABEL = 48
"""Letters on the button of a story."""
NEAREST = 2
"""Stories offered where there is no answer."""


class _Searched(NamedTuple):
    """The sentences that may answer, and the ids of the nearest articles."""

    found: tuple[Ranked, ...]
    ids: tuple[str, ...]


async def library_of(desk: Desk) -> Library:
    """Return the index of articles, with what came in just now."""
    if desk.library is None:
        message = "the router gives every desk a library"
        raise AssertionError(message)
    await desk.library.catch_up()
    return desk.library


async def replied(
    desk: Desk,
    asked: Question,
    days: Days | None,
    slips: Sequence[Slip],
    *,
    is_short: bool,
) -> Reply:
    """Return what the news these days say to a question, or that they say nothing."""
    library = await library_of(desk)
    searched = await _searched(desk, library, asked, days)
    near = await _near(desk, searched.found)
    found = compose(asked, searched.found, near)
    if not found:
        return await _nothing(desk, searched.ids, library)
    today, options = desk.clock.now().date(), desk.options
    read_as = [
        wording.READ_AS.format(word=escape(word), spelling=escape(spelling))
        for word, spelling in slips
    ]
    if is_short:
        page = await _page(desk, found.said[0].quote.origin.article_id)
        short = shortly(found, today, page, options.pages, options.username)
        html = "\n\n".join((*read_as, short.html))
        shown = moved(short, html)
        return Reply(messages=(replace(short, html=html, shown=shown),))
    buttons = await _series_buttons(desk, found)
    html = "\n\n".join((*read_as, answer_lines(found, today, options.pages)))
    made = Message(html, (buttons,) if buttons else ())
    return Reply(messages=(showing(made, answer_pieces(found)),))


async def _searched(
    desk: Desk, library: Library, asked: Question, days: Days | None
) -> _Searched:
    """Return the best sentences of the articles this chat may see now."""
    now = desk.clock.now()
    since, until = (days.since, days.until) if days else (None, now)
    ids = library.index.nearest(asked, ARTICLES, since, until)
    shown = await _shown(desk, ids, now)
    return _Searched(ranked(asked, library.index, shown, WEIGHTS), shown)


async def _shown(desk: Desk, ids: tuple[str, ...], now: datetime) -> tuple[str, ...]:
    return await desk.stores.articles.shown(ids, now)


async def _near(
    desk: Desk, found: tuple[Ranked, ...]
) -> dict[str, tuple[Article, Findings]]:
    """Return the articles of these sentences as they are kept now."""
    ids = tuple(dict.fromkeys(each.line.article_id for each in found))[:NEAR]
    texts = {each.id: each for each in await desk.stores.articles.texts(ids)}
    return {
        report.origin.article_id: (texts[report.origin.article_id], report.findings)
        for report in await desk.stores.articles.reports(ids)
        if report.origin.article_id in texts
    }


async def _page(desk: Desk, article_id: str) -> str:
    """Return the page to read on: of the article's story, or else its own, or ""."""
    pages = desk.options.pages
    reports = await desk.stores.articles.outlines([article_id])
    of_story = [story_page(desk, each.story_id, [each]) for each in reports]
    own = f"{pages}/a/{article_id}" if pages else ""
    return next((page for page in of_story if page), own)


async def _nothing(desk: Desk, ids: tuple[str, ...], library: Library) -> Reply:
    """Return that there is no answer, and buttons to the nearest stories.

    Or that there is none yet, while not all news has been read.
    """
    if not library.is_whole:
        return replace(say(wording.NO_ANSWER_YET), has_answer=False)
    reports = await desk.stores.articles.outlines(ids)
    names = tuple(dict.fromkeys(each.story_id for each in reports))[:NEAREST]
    nearest = [
        (Button(shortened(each.headline, LABEL), pack("story", each.id)),)
        for each in await desk.stores.stories.many(names)
    ]
    said = say(wording.NO_ANSWER_HINT)
    if nearest:
        said = say(wording.NO_ANSWER_NEAREST, *nearest)
    return replace(said, has_answer=False)


async def _series_buttons(desk: Desk, found: Answer) -> tuple[Button, ...]:
    """Return the button to the picture of how the figure changed, if it did."""
    cited = found.figure
    reports = await desk.stores.articles.reports(
        [cited.origin.article_id] if cited else []
    )
    found_in = [
        (series, report.origin.article_id)
        for report in reports
        for series in await series_of_story(desk, report.story_id, least=2)
        if has_moved(series) and any(point.cited == cited for point in series.points)
    ]
    return tuple(
        Button(wording.BUTTON_PICTURE, pack("curve", series.id, article_id, BRIGHT))
        for series, article_id in found_in
    )

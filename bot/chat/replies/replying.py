"""What the news say to a question: a reply with its buttons, or short for a group."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from bot import wording
from bot import wording_talk as words
from bot.briefing.series import has_moved
from bot.chat.library import Library
from bot.chat.stories.reading import story_page
from bot.chat.stories.tracing import series_of_story
from bot.chat.values import Desk, Reply, say
from bot.delivery.buttons.callback import pack
from bot.delivery.html.markup import escape
from bot.delivery.html.parts import shortened
from bot.delivery.messages.answered import (
    answer_lines,
    answer_pieces,
    halves_lines,
    halves_pieces,
)
from bot.delivery.messages.curves import BRIGHT
from bot.delivery.messages.shortly import shortly
from bot.delivery.pieces.shown import moved, showing
from bot.model import About, Article, Button, Findings, Message
from bot.questions.answers import Answer, compose
from bot.questions.askeddays import Days
from bot.questions.clueweights import WEIGHTS
from bot.questions.question import Question
from bot.questions.ranking import ARTICLES, Ranked, ranked
from bot.questions.slips import Slip
from bot.questions.subjects import told_of

NEAR = 10
"""Articles read for an answer, those of the best sentences."""
LABEL = 48
"""Letters on the button of a story."""
NEAREST = 2
"""Stories offered where there is no answer."""


class Part(NamedTuple):
    """A question, or a half of one, and the words it was asked in.

    `alone` is it without what it may lean on, where that makes sense too.
    """

    words: str
    asked: Question
    alone: Question | None = None


class _Found(NamedTuple):
    """What answers a question, the ids of the nearest articles, and those read."""

    asked: Question
    answer: Answer | None
    ids: tuple[str, ...]
    near: Mapping[str, tuple[Article, Findings]]


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
    parts: Sequence[Part],
    days: Days | None,
    slips: Sequence[Slip],
    *,
    is_short: bool,
) -> Reply:
    """Return what the news of these days say to a question, or that they say nothing.

    A question of two parts is answered as far as one of them is.
    """
    library = await library_of(desk)
    every = [await _found_for(desk, library, part, days) for part in parts]
    found = [each for each in every if each.answer]
    if not found:
        return await _nothing(desk, every[0].ids, library)
    notes = [
        wording.READ_AS.format(word=escape(word), spelling=escape(spelling))
        for word, spelling in slips
    ]
    unknown = [
        words.HALF_UNKNOWN.format(half=escape(part.words.strip(" ?")))
        for part, each in zip(parts, every, strict=True)
        if not each.answer
    ]
    answers = [each.answer for each in found if each.answer]
    lay_out = _shortly if is_short else _at_length
    messages = await lay_out(desk, answers, notes, unknown)
    return Reply(messages, about=_about(found))


async def _shortly(
    desk: Desk, answers: Sequence[Answer], notes: Sequence[str], unknown: Sequence[str]
) -> tuple[Message, ...]:
    """Return a short message for each answer that stands in a sentence of its own."""
    today, options = desk.clock.now().date(), desk.options
    messages: list[Message] = []
    for answer in {each.quotes[0]: each for each in reversed(answers)}.values():
        page = await _page(desk, answer.quotes[0].origin.article_id)
        messages.insert(
            0, shortly(answer, today, page, options.pages, options.username)
        )
    first, *rest = messages
    html = "\n\n".join((*notes, first.html, *unknown))
    return replace(first, html=html, shown=moved(first, html)), *rest


async def _at_length(
    desk: Desk, answers: Sequence[Answer], notes: Sequence[str], unknown: Sequence[str]
) -> tuple[Message, ...]:
    today, pages = desk.clock.now().date(), desk.options.pages
    if len(answers) > 1:
        told = halves_lines(answers, today, pages)
        pieces = halves_pieces(answers)
    else:
        told, pieces = answer_lines(answers[0], today, pages), answer_pieces(answers[0])
    buttons = [
        button for each in answers for button in await _series_buttons(desk, each)
    ]
    html = "\n\n".join((*notes, told, *unknown))
    made = Message(html, (tuple(dict.fromkeys(buttons)),) if buttons else ())
    return (showing(made, pieces),)


def _about(found: Sequence[_Found]) -> About | None:
    """Return what was asked about; who asks for all there is has no subject."""
    asked = found[0].asked
    people = [
        one
        for each in found
        if each.answer
        for one in told_of(each.asked, each.answer, each.near)
    ]
    return About(asked.text, tuple(dict.fromkeys(people))) if asked.terms else None


async def _found_for(
    desk: Desk, library: Library, part: Part, days: Days | None
) -> _Found:
    """Return the answer to a part, by itself if it leans on what has none."""
    found = await _found(desk, library, part.asked, days)
    if found.answer or not part.alone:
        return found
    alone = await _found(desk, library, part.alone, days)
    return alone if alone.answer else found


async def _found(
    desk: Desk, library: Library, asked: Question, days: Days | None
) -> _Found:
    """Return the answer to a question, if there is one, and what it was found in."""
    searched = await _searched(desk, library, asked, days)
    near = await _near(desk, searched.found)
    return _Found(asked, compose(asked, searched.found, near), searched.ids, near)


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

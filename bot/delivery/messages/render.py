"""Lays a briefing out as Telegram messages. Pure.

The first line carries the sense, as it is all a notification shows. Each story is one
block: its headline, one or two sentences, the figures "by the numbers", and behind a
fold the sentences those figures stand in, with outlet and date. Blocks are kept whole;
each message has the buttons of the stories that end in it.
"""

from collections.abc import Iterator
from datetime import date as Date

from bot import wording
from bot import wording_rhythm as words
from bot.delivery.buttons.callback import pack as callback
from bot.delivery.buttons.rows import in_rows
from bot.delivery.corrections.corrected import outdated, told_before
from bot.delivery.html.markup import line, link, safe_url
from bot.delivery.html.parts import fill
from bot.delivery.pieces.cards import (
    DOT,
    figure_line,
    linked_dateline,
    quoted,
    story_button,
    told,
)
from bot.delivery.pieces.shown import Piece, behind, located, pieces_of
from bot.delivery.pieces.topicnames import topic_names
from bot.language.calendar import day_words, heading, weekday_words, write_time
from bot.language.lists import joined
from bot.model import Briefing, Button, Chapter, Message, Rows

# Buttons in a row, so that on a phone each is as wide as a finger.
ROW = 5
# A briefing this many minutes after its time is not worth an excuse.
PUNCTUAL = 5


def briefing(b: Briefing, *, pages: str = "") -> tuple[Message, ...]:
    """Return the briefing's messages in order, the way to more under the last."""
    if not b.chapters:
        return (Message("\n".join((_empty(b), *_notes(b)))),)
    stories = [
        _story(number, chapter, b.day, pages)
        for number, chapter in enumerate(b.chapters, 1)
    ]
    filled = fill(("\n".join((*_head(b), *_notes(b))), *stories))
    last = (_more(), *page_row(b.page))
    return tuple(
        Message(
            html,
            _rows(b, ended) + (last if place == len(filled) else ()),
            shown=tuple(located(html, _pieces(b, ended, pages))),
        )
        for place, (html, ended) in enumerate(filled, 1)
    )


def _more() -> tuple[Button, ...]:
    return (
        Button(wording.BRIEFING_FIGURES, callback("open", "figures")),
        Button(wording.BRIEFING_PEOPLE, callback("open", "people")),
    )


def page_row(page: str) -> Rows:
    """Return the button that leads to a page, as a row, if there is one."""
    # Telegram takes no message that has a button with an address it does not like.
    url = safe_url(page)
    return ((Button(wording.BRIEFING_PAGE, url=url),),) if url else ()


def _pieces(b: Briefing, ended: tuple[int, ...], pages: str) -> Iterator[Piece]:
    """Yield what these blocks show of articles; block 0 is the head."""
    for number in ended:
        if number:
            yield from pieces_of(b.chapters[number - 1], pages)


def _rows(b: Briefing, ended: tuple[int, ...]) -> Rows:
    """Return the numbered buttons of these blocks; block 0 is the head."""
    buttons = [
        story_button(number, b.chapters[number - 1].story_id)
        for number in ended
        if number
    ]
    return in_rows(buttons, ROW)


def _head(b: Briefing) -> tuple[str, str]:
    figures = sum(len(chapter.figures) for chapter in b.chapters)
    quiet = sum(chapter.is_quiet for chapter in b.chapters)
    told = (
        (wording.STORIES, len(b.chapters) - quiet),
        (wording.FIGURES, figures),
        (wording.CORRECTIONS, quiet),
    )
    counts = [text.format(count=count) for text, count in told if count]
    if b.topics:
        counts.append(line(topic_names(b.topics)))
    return f"<b>{_day(b.day)}{DOT}{_named(b)}</b>", DOT.join(counts)


def _empty(b: Briefing) -> str:
    return f"<b>{_day(b.day)}{DOT}{_named(b)}</b>{DOT}{wording.BRIEFING_EMPTY}"


def _day(day: Date) -> str:
    return heading(weekday_words(day))


def _named(b: Briefing) -> str:
    if b.minute is None:
        return wording.BRIEFING_ASKED
    if b.is_weekly:
        return words.BRIEFING_WEEK
    return wording.BRIEFING_DUE.format(time=write_time(b.minute))


def _notes(b: Briefing) -> list[str]:
    """Return what is to be said of the briefing itself: late, days left out."""
    notes = [_paused(b, b.paused)] if b.paused else []
    if b.is_weekly and b.chapters:
        notes.append(words.BRIEFING_WEEK_NOTE)
    if b.late >= PUNCTUAL:
        notes.append(wording.BRIEFING_LATE.format(delay=_delay(b.late)))
    if b.skipped:
        days = joined(day_words(day, b.day) for day in b.skipped)
        skipped = len(b.skipped)
        notes.append(wording.BRIEFING_SKIPPED.format(count=skipped, days=days))
    return notes


def _paused(b: Briefing, since: Date) -> str:
    """Return that its reader was snoozed, and what of that time is told."""
    said = words.BRIEFING_PAUSED if b.chapters else words.BRIEFING_PAUSED_EMPTY
    return said.format(since=day_words(since, b.day), days=b.days)


def _delay(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = (
        wording.HOURS.format(count=hours) if hours else "",
        wording.MINUTES.format(count=rest) if rest else "",
    )
    return " ".join(part for part in parts if part)


def _story(number: int, chapter: Chapter, today: Date, pages: str) -> str:
    sentences = told(chapter.sentences, pages)
    figures = [f"• {figure_line(cited, pages)}" for cited in chapter.figures]
    sources = _sources(chapter, today, pages)
    corrected = (*told_before(chapter, today), *outdated(chapter))
    head = (_headline(number, chapter, pages), *corrected)
    lines = (*head, sentences, *figures, sources)
    return "\n".join(part for part in lines if part)


def _headline(number: int, chapter: Chapter, pages: str) -> str:
    """Return the numbered headline; it leads to the article it is the title of.

    One that is the title of none of them is nobody's words and is not shown.
    """
    titled = [each for each in chapter.origins if each.title == chapter.headline]
    where = [safe_url(origin.url) for origin in titled]
    where += [f"{pages}/a/{origin.article_id}" for origin in titled if pages]
    title = chapter.headline.strip() if titled else ""
    words = title or wording.BRIEFING_UNTITLED
    marks = (
        wording.BRIEFING_UPDATE if chapter.is_update else "",
        wording.BRIEFING_SAMPLE if any(o.is_sample for o in chapter.origins) else "",
    )
    marked = "".join(f" ({mark})" for mark in marks if mark)
    address = next((url for url in where if url), "")
    # A stop, because many a headline begins with a number: "1 2,300 people evacuated".
    return f"<b>{number}. {link(words, address)}</b>{marked}"


def _sources(chapter: Chapter, today: Date, pages: str) -> str:
    """Return the sentences behind what is told, folded; without any the outlets.

    These are the sentences of the figures, and those that were put in other words.
    """
    sentences = behind(chapter)
    quotes = [quoted(said, origin, today, pages) for said, origin in sentences]
    cited = {origin.article_id for _, origin in sentences}
    others = DOT.join(
        linked_dateline(origin, today, pages)
        for origin in chapter.origins
        if origin.article_id not in cited
    )
    if not quotes:
        return others
    lines = (wording.BRIEFING_SOURCES, *quotes, others)
    folded = "\n".join(part for part in lines if part)
    return f"<blockquote expandable>{folded}</blockquote>"

"""What a story's articles added, in words: each entry with its source. Pure."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from bot import wording_corrections, wording_stories
from bot.briefing.chronicle import Event
from bot.delivery.buttons.callback import pack
from bot.delivery.corrections.corrected import corrected_words, moment_words
from bot.delivery.html.markup import bold, line
from bot.delivery.pieces.cards import figure_line, linked_dateline, quoted
from bot.delivery.pieces.phrases import figure_words, within
from bot.language.calendar import day_words
from bot.model import Button, Message

PAGE = 6
"""Entries shown at once: two screens of a phone."""


def event_lines(event: Event, pages: str = "") -> str:
    """Return an event as HTML: the words that were new, their outlet and its link."""
    source = linked_dateline(event.origin, event.day, pages)
    if event.correction:
        head = wording_corrections.CORRECTED.format(
            when=moment_words(event.moment), words=corrected_words(event.correction)
        )
        return f"• {head}\n{quoted(event.sentence, event.origin, event.day, pages)}"
    if event.figure and event.before:
        before = line(within(figure_words(event.before.figure)))
        was = wording_stories.WAS.format(before=before, source=source)
        return f"• {figure_line(event.figure, pages)}\n{was}"
    if event.figure and event.beside:
        differs = wording_stories.ELSEWHERE.format(
            source=source,
            other=line(within(figure_words(event.beside.figure))),
            outlet=linked_dateline(event.beside.origin, event.day, pages),
        )
        return f"• {figure_line(event.figure, pages)}\n{differs}"
    return f"• {quoted(event.sentence, event.origin, event.day, pages)}"


def course_page(
    title: str, events: Sequence[Event], place: tuple[str, int], pages: str = ""
) -> Message:
    """Return a page of a story's course; `place` is its id and the page, 0 the newest.

    Days and what they brought come in their order, the newest at the end.
    """
    story_id, page = place
    last = max(0, (len(events) - 1) // PAGE)
    page = min(page, last)
    end = len(events) - page * PAGE
    shown = events[max(0, end - PAGE) : end]
    head = wording_stories.STORY_TIMELINE.format(story=line(title))
    earlier = (page < last, wording_stories.BUTTON_EARLIER, page + 1)
    later = (page > 0, wording_stories.BUTTON_LATER, page - 1)
    row = tuple(
        Button(label, pack("course", story_id, number))
        for is_there, label, number in (earlier, later)
        if is_there
    )
    return Message("\n\n".join((head, *_days(shown, pages))), (row,) if row else ())


def _days(events: Iterable[Event], pages: str) -> list[str]:
    """Return a block for each day."""
    return [
        "\n".join((bold(day_words(day)), *(event_lines(each, pages) for each in group)))
        for day, group in groupby(events, key=lambda each: each.day)
    ]

"""A message already sent, with what its source corrected since put right. Pure.

Wherever the old sentence is shown, as a sentence or as the clause around a number, the
source's new one takes its place, and only where that source said it: another that
still says the old one is left alone. Under the story's headline stands what was
changed and when; also where only the headline has the old number, and keeps it. What a
publisher took out without putting anything in its place is
left as it was sent: nothing says that it was wrong.

A message that would grow too long loses the corrected sentence, and the mark leads to
the article; where even that is too long the message stays, and the next briefing tells.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo

from bot import wording_corrections as wording
from bot.briefing.corrections import digest_of
from bot.briefing.marks import mark_of
from bot.delivery.corrections.corrected import (
    corrected_within,
    corrected_words,
    relabelled,
)
from bot.delivery.corrections.edits import Edit, edits, is_changed, is_outdated
from bot.delivery.html import caption
from bot.delivery.html.markup import line
from bot.delivery.html.parts import ROOM, measure
from bot.delivery.html.plain import plain_html
from bot.delivery.html.runs import utf16
from bot.delivery.pieces.cards import figure_line, linked_dateline
from bot.language.calendar import day_words, with_time
from bot.language.current import speaking
from bot.model import (
    CitedFigure,
    Content,
    Mark,
    Message,
    Part,
    Report,
    Shown,
)

LEFT_OUT = "…"
# One of these has the longest words there are for a moment: "28 Sept 2026, 23:59".
_LATE = [datetime(2026, month, 28, 23, 59, tzinfo=UTC) for month in range(1, 13)]
_LONG_AGO = datetime(2025, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Change:
    """A piece of a message, what takes its place, and what that shows."""

    old: Shown
    html: str
    said: str
    words: str = ""


def amended(content: Content, report: Report, pages: str = "") -> Content:
    """Return a content with what this article corrected put right and marked."""
    with speaking(content.manner):
        for edit in edits(report):
            for number in range(len(content.messages)):
                content = _edited(content, number, edit, pages)
    return content


def laid_out(content: Content, zone: tzinfo, sent: datetime) -> tuple[Message, ...]:
    """Return the messages as a chat of this zone is shown them, sent at this moment."""
    with speaking(content.manner):
        return tuple(
            replace(message, html=_marked(content, number, zone, sent))
            for number, message in enumerate(content.messages)
        )


def moment_in(seen: datetime, zone: tzinfo, sent: datetime) -> str:
    """Return when a correction was seen: "10:42", with the day if it is another one."""
    local, day = seen.astimezone(zone), sent.astimezone(zone).date()
    time = f"{local:%H:%M}"
    return (
        time if local.date() == day else with_time(day_words(local.date(), day), time)
    )


def _edited(content: Content, number: int, edit: Edit, pages: str) -> Content:
    """Return the content with this edit in one of its messages, if it fits there."""
    message = content.messages[number]
    id_ = edit.report.origin.article_id
    own = [shown for shown in message.shown if shown.article_id == id_]
    old = [s for s in own if is_changed(s, edit)]
    places = old or [s for s in own if is_outdated(s, content, number, edit)]
    if not places:
        return content
    whole = [_change(message.html[s.start : s.end], s, edit, pages) for s in old]
    short = [_left_out(shown, edit) for shown in old]
    painted = any(shown.is_painted for shown in old)
    note = f" {wording.IN_PICTURE}" if painted else ""
    link = f" {linked_dateline(edit.report.origin, pages=pages)}"
    titles = list(_titles(message, edit))
    # A number that stands alone is the first to be read.
    told = places[0] if places[0].is_bare else places[-1]
    made = (
        _changed(content, number, edit, [*titles, *changes], (told, more))
        for changes, more in ((whole, note), (short, note + link))
    )
    return next((each for each in made if _fits(each, number)), content)


def _change(html: str, shown: Shown, edit: Edit, pages: str) -> _Change:
    """Return the new sentence, or the clause around what the number is now."""
    if shown.part is Part.SENTENCE:
        return _Change(shown, line(edit.now), edit.now)
    if shown.is_bare:
        return _bare(html, shown, edit)
    became = {each.before: each.after for each in edit.made}
    words = became.get(shown.words, shown.words)
    return _Change(shown, _figure(words, edit, pages), edit.now, words)


def _bare(html: str, shown: Shown, edit: Edit) -> _Change:
    """Return the words of a figure with what they say now, or that they are left out.

    They are left out where they were not corrected and the sentence has them no more.
    """
    words = corrected_within(shown.words, edit.made)
    if words == shown.words and words not in edit.now:
        return _left_out(shown, edit)
    new = html.replace(line(shown.words), line(words))
    return _Change(shown, new, edit.now, words)


def _left_out(shown: Shown, edit: Edit) -> _Change:
    """Return that a piece is left out; what is painted stays, and is told of."""
    if shown.is_painted:
        return _Change(shown, "", edit.now, shown.words)
    return _Change(shown, LEFT_OUT, "")


def _figure(words: str, edit: Edit, pages: str) -> str:
    """Return the line of this figure in the new sentence; else the sentence itself."""
    report = edit.report
    found = (
        figure_line(CitedFigure(figure, report.origin, number), pages)
        for number, figure in enumerate(report.findings.figures, 1)
        if (figure.text, figure.sentence) == (words, edit.now)
    )
    return plain_html(next(found, line(edit.now)))


def _titles(message: Message, edit: Edit) -> Iterator[_Change]:
    """Yield the headlines that are the article's title, where it has another now."""
    origin = edit.report.origin
    for shown in message.shown:
        is_title = shown.part is Part.TITLE and shown.article_id == origin.article_id
        if is_title and origin.title.strip() not in {"", shown.said}:
            yield _Change(shown, line(origin.title), origin.title)


def _changed(
    content: Content,
    number: int,
    edit: Edit,
    changes: Sequence[_Change],
    told: tuple[Shown, str],
) -> Content:
    """Return the content with these changes in one message, each correction marked.

    They are told by a piece of it, with so much more behind the last.
    """
    message, (piece, more) = content.messages[number], told
    by_place = {change.old: change for change in changes}
    at = _moved(_line_end(message, piece), changes)
    became = [(each.old.words, each.words) for each in changes if each.old.is_bare]
    changed = replace(
        message,
        html=_rewritten(message, by_place),
        buttons=relabelled(message.buttons, edit.report.origin.article_id, became),
        shown=tuple(_shifted(message.shown, by_place)),
    )
    kept = [
        replace(mark, at=_moved(mark.at, changes)) if mark.message == number else mark
        for mark in content.marks
    ]
    messages = (*content.messages[:number], changed, *content.messages[number + 1 :])
    marks = (*kept, *_marks(number, at, edit, more))
    return replace(content, messages=messages, marks=marks)


def _marks(number: int, at: int, edit: Edit, more: str) -> Iterator[Mark]:
    version = mark_of(edit.report)
    for each in edit.made:
        words = corrected_words(each) + (more if each is edit.made[-1] else "")
        id_, name = edit.report.origin.article_id, digest_of(each)
        yield Mark(number, at, edit.seen, words, id_, name, version)


def _line_end(message: Message, shown: Shown) -> int:
    """Return where to tell of it: under the story's headline, else under the piece."""
    titles = [s for s in message.shown if s.part is Part.TITLE and s.end <= shown.end]
    end = message.html.find("\n", titles[-1].end if titles else shown.end)
    return len(message.html) if end < 0 else end


def _moved(place: int, changes: Iterable[_Change]) -> int:
    """Return where a place is after the changes before it."""
    return place + sum(
        len(change.html) - (change.old.end - change.old.start)
        for change in changes
        if change.old.end <= place
    )


def _rewritten(message: Message, changes: Mapping[Shown, _Change]) -> str:
    parts: list[str] = []
    at = 0
    for shown in message.shown:
        if change := changes.get(shown):
            parts += [message.html[at : shown.start], change.html]
            at = shown.end
    return "".join((*parts, message.html[at:]))


def _shifted(
    shown: Iterable[Shown], changes: Mapping[Shown, _Change]
) -> Iterator[Shown]:
    """Yield where the pieces are now; one that was left out is none any more."""
    for each in shown:
        start = _moved(each.start, changes.values())
        change = changes.get(each)
        if change is None:
            yield replace(each, start=start, end=start + each.end - each.start)
        elif change.said:
            end, said, words = start + len(change.html), change.said, change.words
            yield replace(each, start=start, end=end, said=said, words=words)


def _fits(content: Content, number: int) -> bool:
    late = max(_LATE, key=lambda each: utf16(moment_in(each, UTC, _LONG_AGO)))
    html = _marked(content, number, UTC, _LONG_AGO, late)
    return measure(html).fits(ROOM) and (
        not content.messages[number].picture or caption.fits(html)
    )


def _marked(
    content: Content,
    number: int,
    zone: tzinfo,
    sent: datetime,
    seen: datetime | None = None,
) -> str:
    """Return the HTML of a message with its marks, all of one moment if so told."""
    html = content.messages[number].html
    parts: list[str] = []
    at = 0
    for mark in sorted(content.marks, key=lambda each: each.at):
        if mark.message == number:
            when = moment_in(seen or mark.seen, zone, sent)
            said = wording.CORRECTED.format(when=when, words=mark.words)
            parts += [html[at : mark.at], plain_html(f"\n<b>{said}</b>")]
            at = mark.at
    return "".join((*parts, html[at:]))

"""What a publisher corrected, in words: "Corrected 10:42: 81, not 80." Pure.

Both sentences follow, the new one and the one it replaced, as the publisher wrote them.
Only a number that took the place of another is shown as a correction; sentences that
came or went are counted by the article's version and not shown. A briefing that was
given another number before says so.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date as Date
from datetime import datetime

from bot import wording_corrections as wording
from bot.briefing.corrections import corrections, in_title
from bot.delivery.buttons.callback import pack
from bot.delivery.html.markup import line
from bot.delivery.pieces.phrases import within
from bot.language.calendar import day_words, weekday, with_time
from bot.model import Button, Chapter, Correction, Report, Rows

WEEK = 7
MOST = 3
"""Corrections shown of a story, the newest."""


def correction_lines(reports: Iterable[Report]) -> str:
    """Return the last corrections in these articles as HTML; nothing without any."""
    made = [each for report in reports for each in corrections(report)]
    newest = sorted(made, key=lambda each: each[0], reverse=True)
    return "\n".join(_lines(seen, each) for seen, each in newest[:MOST])


def corrected_words(correction: Correction, *, is_whole: bool = False) -> str:
    """Return "81, not 80." as HTML; with `is_whole` all it was: "81, not 80 or 79."."""
    after, earlier = correction.after, correction.earlier if is_whole else ()
    were = dict.fromkeys((correction.before, *earlier))
    before = wording.OR.join(line(within(each)) for each in were if each != after)
    return wording.NOT.format(after=line(after), before=before)


def corrected_within(words: str, made: Iterable[Correction]) -> str:
    """Return words in which these numbers have become others, as far as they have."""
    for each in made:
        words = _exchanged(words, each.before, each.after)
    return words


def relabelled(rows: Rows, article_id: str, became: Iterable[tuple[str, str]]) -> Rows:
    """Return the buttons to an article's figures with the numbers as they are now.

    Their words are told by what they were: "2,300" is "2,310" where 2,300 people have
    become 2,310.
    """
    for before, after in became:
        was, now = _differing(before.split(), after.split())
        rows = tuple(
            tuple(_relabelled(each, article_id, was, now) for each in row)
            for row in rows
        )
    return rows


def _relabelled(button: Button, article_id: str, was: str, now: str) -> Button:
    is_meant = was and now and button.data.startswith(f"{pack('figure', article_id)}|")
    if not is_meant:
        return button
    return replace(button, label=_exchanged(button.label, was, now))


def _exchanged(words: str, was: str, now: str) -> str:
    """Return words with others in the place of some, not of a part of a number."""
    old = re.escape(was)
    parts = re.split(rf"(?<!\w)(?<!\d[.,]){old}(?!\w)(?![.,]\d)", words)
    return now.join(parts)


def _differing(before: list[str], after: list[str]) -> tuple[str, str]:
    """Return both without the words they begin and end with alike."""
    while before and after and before[-1] == after[-1]:
        before, after = before[:-1], after[:-1]
    while before and after and before[0] == after[0]:
        before, after = before[1:], after[1:]
    return " ".join(before), " ".join(after)


def told_before(chapter: Chapter, today: Date) -> Iterator[str]:
    """Yield what was corrected since a reader was told, lines of HTML for each.

    Which of several earlier numbers he was told is not known. The sentence it replaced
    follows, but where what he was sent shows the correction already.
    """
    is_seen = chapter.is_quiet
    for each in chapter.corrections:
        words = corrected_words(each, is_whole=not is_seen)
        yield f"<b>{_head(chapter.told_on, today, is_seen=is_seen)} {words}</b>"
        if not is_seen:
            yield wording.BEFORE.format(sentence=line(each.old_sentence))


def outdated(chapter: Chapter) -> Iterator[str]:
    """Yield what was corrected while the headline still has the old number."""
    for each in chapter.outdated:
        yield f"<b>{wording.IN_BRIEFING} {corrected_words(each)}</b>"


def title_marks(report: Report) -> Iterator[str]:
    """Yield what was corrected while the article's title still has the old number."""
    for seen, each in in_title(report):
        yield _marked(seen, each)


def _marked(seen: datetime, correction: Correction) -> str:
    when, words = moment_words(seen), corrected_words(correction)
    return f"<b>{wording.CORRECTED.format(when=when, words=words)}</b>"


def _head(day: Date | None, today: Date, *, is_seen: bool) -> str:
    # On a Monday "your briefing of Monday" would be that of a week ago.
    if day is None or day == today:
        return wording.IN_BRIEFING
    said = weekday(day) if (today - day).days < WEEK else day_words(day, today)
    return (wording.IN_PLACE if is_seen else wording.SINCE).format(day=said)


def moment_words(seen: datetime) -> str:
    """Return when a correction was seen: "24 Nov 2026, 10:42 UTC"."""
    return with_time(day_words(seen.date()), f"{seen:%H:%M} UTC")


def _lines(seen: datetime, correction: Correction) -> str:
    head = _marked(seen, correction)
    now = wording.NOW.format(sentence=line(correction.new_sentence))
    before = wording.BEFORE.format(sentence=line(correction.old_sentence))
    return f"{head}\n{now}\n{before}"

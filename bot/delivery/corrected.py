"""What a publisher corrected, in words: "Corrected 10:42: 81, not 80." Pure.

Both sentences follow, the new one and the one it replaced, as the publisher wrote them.
Only a number that took the place of another is shown as a correction; sentences that
came or went are counted by the article's version and not shown. A briefing that was
given another number before says so.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from bot import wording_corrections as wording
from bot.briefing.corrections import corrections
from bot.delivery.cards import day_words
from bot.delivery.markup import line
from bot.model import Correction, Report

MOST = 3
"""Corrections shown of a story, the newest."""


def correction_lines(reports: Iterable[Report]) -> str:
    """Return the last corrections in these articles as HTML; nothing without any."""
    made = [each for report in reports for each in corrections(report)]
    newest = sorted(made, key=lambda each: each[0], reverse=True)
    return "\n".join(_lines(seen, each) for seen, each in newest[:MOST])


def corrected_words(*changes: Correction) -> str:
    """Return "81, not 80." as HTML; of several changes of a figure, newest first."""
    after = changes[0].after
    were = dict.fromkeys(each.before for each in changes if each.before != after)
    before = wording.OR.join(line(_within(words)) for words in were)
    return wording.NOT.format(after=line(after), before=before)


def told_before(chains: Iterable[Sequence[Correction]]) -> Iterator[str]:
    """Yield what was corrected since a reader was told, a line of HTML for each."""
    for changes in chains:
        words = corrected_words(*changes)
        yield f"<b>{wording.IN_BRIEFING.format(words=words)}</b>"


def _within(words: str) -> str:
    """Return words from a sentence's beginning as they are in the middle of one."""
    first = words.partition(" ")[0]
    return words[:1].lower() + words[1:] if first in wording.OPENERS else words


def moment_words(seen: datetime) -> str:
    """Return when a correction was seen: "24 Nov 2026, 10:42 UTC"."""
    return f"{day_words(seen.date())}, {seen:%H:%M} UTC"


def _lines(seen: datetime, correction: Correction) -> str:
    head = wording.CORRECTED.format(
        when=moment_words(seen), words=corrected_words(correction)
    )
    now = wording.NOW.format(sentence=line(correction.new_sentence))
    before = wording.BEFORE.format(sentence=line(correction.old_sentence))
    return f"<b>{head}</b>\n{now}\n{before}"

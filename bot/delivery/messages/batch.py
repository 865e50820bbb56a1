"""Makes one message of several alerts that had to wait. Pure.

Each is told whole as long as all of them fit; otherwise each by its first two blocks,
which say what it is about. What still does not fit goes over into a second message, so
that nothing is lost.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot import wording_rhythm as words
from bot.delivery.buttons.rows import in_rows
from bot.delivery.buttons.snoozing import snooze_row
from bot.delivery.html.parts import ROOM, measure
from bot.delivery.pieces.fitting import fitted
from bot.delivery.pieces.shown import moved, moved_together
from bot.model import Message, Rows

ROW = 4
"""Buttons in a row: a number and a sign each."""
_WHOLE_BLOCKS = 2


def batch(alerts: Sequence[Message], left_out: int = 0) -> tuple[Message, ...]:
    """Return these alerts, oldest first, as one message, or as few as it takes.

    `left_out` is how many more there were that are not kept.
    """
    if len(alerts) == 1 and not left_out:
        return fitted(alerts[0])
    told, html = alerts, _html(alerts, left_out)
    if not measure(html).fits(ROOM):
        told = [_shortened(each) for each in alerts]
        html = _html(told, left_out)
    rows = (*_rows(alerts), snooze_row())
    is_silent = all(each.is_silent for each in alerts)
    shown = moved_together(told, html)
    return fitted(Message(html, rows, is_silent=is_silent, shown=shown))


def _html(alerts: Sequence[Message], left_out: int) -> str:
    head = words.BATCH_HEAD.format(count=len(alerts) + left_out)
    parts = [f"<b>{n}.</b> {each.html}" for n, each in enumerate(alerts, 1)]
    more = [words.BATCH_MORE.format(count=left_out)] if left_out else []
    return "\n\n".join((head, *parts, *more))


def _shortened(alert: Message) -> Message:
    """Return an alert without what stands behind its first blocks."""
    blocks = alert.html.split("\n\n")[:_WHOLE_BLOCKS]
    html = "\n\n".join(blocks)
    return replace(alert, html=html, shown=moved(alert, html))


def _rows(alerts: Sequence[Message]) -> Rows:
    """Return the first button of each alert, by its number and sign."""
    buttons = [
        replace(each.buttons[0][0], label=f"{n} {each.buttons[0][0].label.split()[0]}")
        for n, each in enumerate(alerts, 1)
        if each.buttons and each.buttons[0]
    ]
    return in_rows(buttons, ROW)

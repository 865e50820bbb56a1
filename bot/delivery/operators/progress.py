"""How far a broadcast got, in words, with the buttons to hold or end it. Pure."""

from collections.abc import Iterator
from datetime import timedelta

from bot import wording
from bot import wording_operators as operators
from bot.delivery.buttons.callback import pack
from bot.delivery.html.markup import escape, line, visible
from bot.delivery.html.parts import shortened
from bot.delivery.pieces.topicnames import topic_name
from bot.language.quantities import number
from bot.model import Button, Message, Rows
from bot.store.budget import FREE_RATE
from bot.store.casting import Broadcast, Reach, State, Tally, lasts

ACTION = "cast"
"""What the buttons of a broadcast begin with."""

SHOWN = 60
"""Letters of the message shown to tell one broadcast from another."""


def progress(broadcast: Broadcast, tally: Tally, rate: float = FREE_RATE) -> Message:
    """Return how far it got and, while it is not over, the buttons to steer it."""
    lines = (_head(broadcast), _excerpt(broadcast), *_lines(broadcast, tally, rate))
    return Message("\n".join(lines), _buttons(broadcast))


def chats(count: int) -> str:
    """Return "1 chat" or "1,234 chats"."""
    return wording.CHATS.format(count=count)


def reach_words(reach: Reach, topic: str = "") -> str:
    """Return who gets it, as HTML."""
    return operators.BROADCAST_REACH[reach.value].format(
        topic=escape(topic_name(topic))
    )


def duration_words(span: timedelta) -> str:
    """Return a length of time in words a person would use: "about 6 minutes"."""
    passed = span.total_seconds()
    for least, unit, words in (
        (3 * 86400, 86400, operators.ABOUT_DAYS),
        (2 * 3600, 3600, operators.ABOUT_HOURS),
        (100, 60, operators.ABOUT_MINUTES),
        (2, 1, operators.ABOUT_SECONDS),
    ):
        if passed >= least:
            return words.format(count=round(passed / unit))
    return operators.DURATION_SHORTEST


def _head(broadcast: Broadcast) -> str:
    reach = reach_words(broadcast.reach, broadcast.topic)
    state = operators.BROADCAST_STATES[broadcast.state.value]
    return operators.BROADCAST_HEAD.format(reach=reach, state=state)


def _excerpt(broadcast: Broadcast) -> str:
    text = " ".join(visible(broadcast.message.html).split())
    return operators.BROADCAST_TEXT.format(text=line(shortened(text, SHOWN)))


def _lines(broadcast: Broadcast, tally: Tally, rate: float) -> Iterator[str]:
    sent = tally.ended.get("sent", 0)
    yield operators.BROADCAST_SENT.format(
        sent=number(sent), recipients=chats(tally.recipients)
    )
    waiting = tally.left + tally.waiting
    if waiting and not broadcast.is_over:
        yield _waiting(broadcast, waiting, rate)
    yield from _endings(tally)


def _waiting(broadcast: Broadcast, count: int, rate: float) -> str:
    if broadcast.state is State.PAUSED:
        return operators.BROADCAST_WAITS.format(count=number(count))
    duration = duration_words(lasts(count, rate))
    return operators.BROADCAST_LEFT.format(count=number(count), duration=duration)


def _endings(tally: Tally) -> Iterator[str]:
    """Yield how many it did not reach, and why; a group's new id is no reason."""
    missed = {
        state: count
        for state, count in tally.ended.items()
        if count > 0 and state not in ("sent", "moved")
    }
    if missed:
        count = sum(missed.values())
        yield operators.BROADCAST_NOT_SENT.format(count=number(count))
    for state, count in sorted(missed.items(), key=lambda each: -each[1]):
        other = operators.BROADCAST_ENDED_ELSE.format(state=state)
        yield f"• {number(count)} {operators.BROADCAST_ENDINGS.get(state, other)}"


def _buttons(broadcast: Broadcast) -> Rows:
    if broadcast.is_over:
        return ()
    hold = (
        Button(operators.BUTTON_RESUME, pack(ACTION, broadcast.id, "resume"))
        if broadcast.state is State.PAUSED
        else Button(operators.BUTTON_PAUSE, pack(ACTION, broadcast.id, "pause"))
    )
    end = Button(operators.BUTTON_CANCEL_REST, pack(ACTION, broadcast.id, "cancel"))
    return ((hold, end),)

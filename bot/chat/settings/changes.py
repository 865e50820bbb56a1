"""What a press on a panel makes of a wish. Pure.

A button says what it makes of a setting instead of turning it around, so a press that
is handled twice does what it does once.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from bot import wording
from bot.chat.settings.panel import OFF, ON
from bot.chat.typed.topics import MOST_CHOSEN
from bot.chat.values import Request
from bot.errors import InputError
from bot.model import Subscription

T = TypeVar("T", int, str)

Change = Callable[[Subscription, Request], Subscription]
"""Returns a wish as a press would have it; InputError where that cannot be."""


def set_topic(wish: Subscription, request: Request) -> Subscription:
    """Return the wish with a topic more or less, or with all."""
    topic, state = request.arg(1), request.arg(2)
    if not topic:
        return replace(wish, topics=())
    return replace(wish, topics=_with({*wish.topics}, topic, state)[:MOST_CHOSEN])


def set_time(wish: Subscription, request: Request) -> Subscription:
    """Return the wish with a time more or less; one there must be."""
    times = _with({*wish.times}, _minute(request), request.arg(2))
    if not times:
        raise InputError(wording.NEED_A_TIME)
    return replace(wish, times=times)


def only_time(wish: Subscription, request: Request) -> Subscription:
    """Return the wish with this time alone."""
    return replace(wish, times=(_minute(request),))


def _minute(request: Request) -> int:
    minute = request.number(1)
    if not 0 <= minute < 1440:
        raise InputError(wording.STALE_BUTTON)
    return minute


def _with(known: set[T], value: T, state: str) -> tuple[T, ...]:
    """Return what is chosen once this value is or is not.

    A button of an earlier version names no state: it changes nothing and shows those
    that do.
    """
    changed = {ON: known | {value}, OFF: known - {value}}
    return tuple(sorted(changed.get(state, known)))


def set_days(wish: Subscription, request: Request) -> Subscription:
    """Return the wish for these days."""
    days = dict(zip("0123456", range(7), strict=True))
    chosen = tuple(days[day] for day in sorted(set(request.arg(1))) if day in days)
    if not chosen:
        raise InputError(wording.STALE_BUTTON)
    # The week in one is for the last day of a weekend alone.
    free = wish.free_days
    is_weekly = wish.is_weekly and set(free) & set(chosen) == {free[-1]}
    return replace(wish, days=chosen, is_weekly=is_weekly)

"""/length short, and the panel's choices of a length and of what a weekend brings."""

from dataclasses import replace

from bot import wording
from bot import wording_rhythm as words
from bot.chat.commands.settings import pressed, show_panel
from bot.chat.settings import wishes
from bot.chat.settings.rhythmpanel import (
    LATER,
    NONE,
    SAME,
    WEEK,
    length_keyboard,
    weekend_keyboard,
)
from bot.chat.typed.words import examples, meant
from bot.chat.values import Audience, Command, Desk, Reply, Request, say
from bot.errors import InputError
from bot.model import Length, Message, Subscription

TEN = LATER[1]


async def length(desk: Desk, request: Request) -> Reply:
    """Set the length that is written behind, or offer all."""
    if not request.words.strip():
        wish, _ = await wishes.load(desk, request.address, request.asker)
        return Reply(messages=(length_keyboard(wish),))
    said = meant("LENGTHS", request.words)
    if not said:
        raise InputError(words.LENGTH_USAGE.format(**examples()))
    await wishes.change(
        desk,
        request.address,
        request.asker,
        lambda wish: replace(wish, length=Length(said)),
    )
    return say(words.LENGTH_SET.format(length=words.LENGTHS[said]))


def _set_length(wish: Subscription, request: Request) -> Subscription:
    if request.arg(1) not in set(Length):
        raise InputError(wording.STALE_BUTTON)
    return replace(wish, length=Length(request.arg(1)))


def _set_weekend(wish: Subscription, request: Request) -> Subscription:
    weekend = wish.free_days
    work = tuple(day for day in wish.days if day not in weekend)
    if request.arg(1) == SAME:
        return replace(wish, days=_both(work, weekend), weekend=(), is_weekly=False)
    if request.arg(1) == NONE:
        if not work:
            raise InputError(words.NEED_A_WEEKDAY)
        return replace(wish, days=work, weekend=(), is_weekly=False)
    if request.arg(1) == WEEK:
        times = wish.weekend or (TEN,)
        days = _both(work, weekend[-1:])
        return replace(wish, days=days, weekend=times[:1], is_weekly=True)
    minute = request.number(1)
    if not 0 <= minute < 1440:
        raise InputError(wording.STALE_BUTTON)
    free = tuple(day for day in wish.days if day in weekend) or weekend
    return replace(wish, days=_both(work, free), weekend=(minute,))


def _both(work: tuple[int, ...], free: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted((*work, *free)))


async def _show_lengths(_desk: Desk, wish: Subscription, *_: object) -> Message:
    return length_keyboard(wish)


async def _show_weekends(_desk: Desk, wish: Subscription, *_: object) -> Message:
    return weekend_keyboard(wish)


COMMANDS = (
    Command(
        "length",
        length,
        lambda: words.HINT_LENGTH.format(**examples()),
        25,
        Audience.MANAGERS,
        buttons={
            "lengths": pressed(None, _show_lengths),
            "length": pressed(_set_length, show_panel),
            "weekends": pressed(None, _show_weekends),
            "weekend": pressed(_set_weekend, show_panel),
        },
    ),
)

"""/snooze [a day], /snooze off, /resume, and the buttons that pause what is told.

Nothing of what is set is touched: slots come and go unserved, alerts are held, and
when the time is over the next briefing says so by itself.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot import wording_rhythm as words
from bot.briefing.holding import quiet_ends
from bot.chat.settings import wishes
from bot.chat.settings.panel import coming
from bot.chat.settings.rhythmpanel import snooze_keyboard, snoozed
from bot.chat.settings.settling import settled, shown_panel
from bot.chat.typed.hours import is_off, read_span
from bot.chat.typed.words import examples
from bot.chat.values import Audience, Command, Desk, Reply, Request, say
from bot.errors import InputError
from bot.language.lists import in_a_row
from bot.model import Address, Message

_SPANS = {"day": timedelta(days=1), "week": timedelta(weeks=1)}
_MINUTE = timedelta(minutes=1)


async def snooze(desk: Desk, request: Request) -> Reply:
    """Pause for the time that is written behind, or offer a day and a week.

    "Off" behind it ends a pause, as it ends quiet hours.
    """
    if not request.words.strip():
        return Reply(messages=(await _offer(desk, request, request.address),))
    if is_off(request.words):
        return await resume(desk, request)
    span = read_span(request.words)
    if span is None:
        raise InputError(words.SNOOZE_USAGE.format(**examples()))
    return Reply(messages=(await _pause(desk, request, request.address, span),))


async def pressed(desk: Desk, request: Request) -> Reply:
    """Pause as long as a button says: in the panel it was pressed in, or here."""
    span = _SPANS.get(request.arg(1))
    if span is None:
        raise InputError(words.SNOOZE_USAGE.format(**examples()))
    address = await _permitted(desk, request)
    said = await _pause(desk, request, address, span)
    if not request.arg(0):
        return Reply(messages=(said,))
    return Reply(edit=await shown_panel(desk, request, address))


async def resume(desk: Desk, request: Request) -> Reply:
    """End a snooze."""
    return say(await _end(desk, request, request.address))


async def resume_pressed(desk: Desk, request: Request) -> Reply:
    """End the snooze of the address a button is for."""
    address = await _permitted(desk, request)
    said = await _end(desk, request, address)
    if not request.arg(0):
        return Reply(edit=Message(said))
    return Reply(edit=await shown_panel(desk, request, address))


async def choose(desk: Desk, request: Request) -> Reply:
    """Offer a day and a week in place of the panel."""
    address = await _permitted(desk, request)
    return Reply(edit=await _offer(desk, request, address))


async def _offer(desk: Desk, request: Request, address: Address) -> Message:
    wish, _ = await wishes.load(desk, address, request.asker)
    rhythm = await desk.stores.rhythms.get(address)
    return snooze_keyboard(wish, rhythm, desk.clock.now())


async def _permitted(desk: Desk, request: Request) -> Address:
    """Return the address a button is for; one under a briefing names none."""
    address = request.target() if request.arg(0) else request.address
    await wishes.permitted(desk, request, address)
    return address


async def _pause(
    desk: Desk, request: Request, address: Address, span: timedelta
) -> Message:
    now = desk.clock.now()
    until = _whole(now + span)
    await desk.stores.rhythms.snooze(address, now, until)
    await settled(desk, address)
    wish, is_on = await wishes.load(desk, address, request.asker)
    return snoozed(until, wish.zone, coming(wish, until) if is_on else "")


async def _end(desk: Desk, request: Request, address: Address) -> str:
    """End a snooze; it has been one until now, so the next briefing says so."""
    now, rhythm = desk.clock.now(), await desk.stores.rhythms.get(address)
    if not rhythm.since or not rhythm.is_snoozed(now):
        return words.NOT_SNOOZED
    await desk.stores.rhythms.snooze(address, rhythm.since, now)
    await settled(desk, address)
    wish, is_on = await wishes.load(desk, address, request.asker)
    is_night = quiet_ends(now, rhythm.quiet, ZoneInfo(wish.zone)) > now
    waited = not is_night and await desk.stores.held.of(address)
    return in_a_row(
        words.RESUMED,
        words.RESUMED_ALERTS if waited else "",
        words.RESUMED_NEXT.format(next=coming(wish, now)) if is_on else "",
    )


def _whole(moment: datetime) -> datetime:
    """Return the whole minute, as it is told; a snooze never ends before that."""
    rest = timedelta(seconds=moment.second, microseconds=moment.microsecond)
    return moment + (_MINUTE - rest) if rest else moment


COMMANDS = (
    Command(
        "snooze",
        snooze,
        lambda: words.HINT_SNOOZE.format(**examples()),
        26,
        Audience.MANAGERS,
        buttons={"snooze": pressed, "snoozes": choose},
    ),
    Command(
        "resume",
        resume,
        lambda: words.HINT_RESUME,
        27,
        Audience.MANAGERS,
        buttons={"resume": resume_pressed},
    ),
)

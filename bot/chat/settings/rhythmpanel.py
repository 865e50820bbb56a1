"""The parts of the settings panel about when it speaks and how much: one choice each.

Every button says what it makes, so that a press that is told twice has its effect once.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot import wording
from bot import wording_rhythm as words
from bot.chat.typed.hours import write_quiet
from bot.chat.typed.times import write_days
from bot.chat.typed.words import examples
from bot.delivery.buttons.callback import pack
from bot.delivery.buttons.rows import choice, in_rows
from bot.delivery.buttons.snoozing import snooze_row
from bot.delivery.html.markup import escape
from bot.language.calendar import short_weekday, within_words, write_time
from bot.language.lists import comma, in_a_row, joined, semicolon
from bot.model import Button, Length, Message, Quiet, Rhythm, Subscription

NIGHTS = (Quiet(1260, 360), Quiet(1320, 420), Quiet(1380, 480), Quiet(0, 540))
"""Quiet hours offered as buttons; others can be written."""
LATER = (540, 600, 660, 720)
"""A weekend's times offered as buttons: 9 to 12 o'clock."""
SAME, NONE, WEEK, OFF = "same", "none", "week", "off"
"""What buttons say of a weekend, and of no quiet hours."""


def write_moment(moment: datetime, zone: str) -> str:
    """Return a moment as "Sunday 22 Nov at 08:00", where the reader is."""
    local = moment.astimezone(ZoneInfo(zone))
    return wording.MOMENT.format(day=within_words(local), time=f"{local:%H:%M}")


def write_week(wish: Subscription) -> str:
    """Return all times as "08:00, Mon-Fri; 10:00, Sat, Sun"."""
    parts = [(wish.times, wish.days)]
    if wish.weekend or wish.is_weekly:
        weekend = wish.weekend or wish.times
        free = tuple(day for day in wish.days if day in wish.free_days)
        parts = [(wish.times, tuple(day for day in wish.days if day not in free))]
        parts.append((weekend, free))
    said = [
        f"{_times(times)}{comma()}{write_days(days)}" for times, days in parts if days
    ]
    return semicolon().join(said) + (f" {words.THE_WEEK}" if wish.is_weekly else "")


def rhythm_lines(wish: Subscription, rhythm: Rhythm, now: datetime) -> tuple[str, ...]:
    """Return a line each for length, quiet hours and a snooze, as far as they are."""
    lines = []
    if wish.length is not Length.NORMAL:
        lines.append(words.PANEL_LENGTH.format(length=words.LENGTHS[wish.length]))
    if rhythm.quiet:
        lines.append(words.PANEL_QUIET.format(hours=write_quiet(rhythm.quiet)))
    if rhythm.until and rhythm.is_snoozed(now):
        lines.append(_paused(rhythm.until, wish.zone))
    return tuple(lines)


def rhythm_rows(
    wish: Subscription,
    rhythm: Rhythm,
    now: datetime,
    *,
    is_on: bool,
) -> tuple[tuple[Button, ...], ...]:
    """Return the rows of the panel for length, weekend, quiet hours and pausing."""
    to = str(wish.address)
    choices = (
        Button(words.BUTTON_LENGTH, pack("lengths", to)),
        Button(words.BUTTON_WEEKEND, pack("weekends", to)),
        Button(words.BUTTON_QUIET, pack("nights", to)),
    )
    if not is_on:
        return (choices,)
    pause = Button(words.BUTTON_SNOOZE, pack("snoozes", to))
    if rhythm.is_snoozed(now):
        pause = Button(words.BUTTON_RESUME, pack("resume", to))
    return (choices, (pause, Button(wording.BUTTON_STOP, pack("stop", to))))


def length_keyboard(wish: Subscription) -> Message:
    """Return the choice of lengths."""
    to = str(wish.address)
    offered = tuple(
        choice(words.LENGTHS[each], pack("length", to, each), wish.length is each)
        for each in Length
    )
    return Message(words.CHOOSE_LENGTH, (offered, back(to)))


def weekend_keyboard(wish: Subscription) -> Message:
    """Return the choice of what comes at the weekend."""
    to, free = str(wish.address), wish.free_days
    has_none = not set(free) & set(wish.days)
    week = words.WEEKEND_WEEK.format(day=short_weekday(free[-1]))
    is_same = not (has_none or wish.weekend or wish.is_weekly)
    later = () if has_none else wish.weekend
    rows = (
        (
            choice(words.WEEKEND_SAME, pack("weekend", to, SAME), is_same),
            choice(words.WEEKEND_NONE, pack("weekend", to, NONE), has_none),
        ),
        tuple(
            choice(write_time(each), pack("weekend", to, each), each in later)
            for each in LATER
        ),
        (choice(week, pack("weekend", to, WEEK), wish.is_weekly),),
        back(to),
    )
    return Message(words.CHOOSE_WEEKEND.format(days=write_days(free)), rows)


def quiet_keyboard(wish: Subscription, rhythm: Rhythm) -> Message:
    """Return the choice of quiet hours."""
    to, chosen = str(wish.address), rhythm.quiet
    offered = [
        choice(
            write_quiet(each), pack("quiet", to, each.start, each.end), each == chosen
        )
        for each in dict.fromkeys((*NIGHTS, *((chosen,) if chosen else ())))
    ]
    off = (choice(words.BUTTON_QUIET_OFF, pack("quiet", to, OFF), chosen is None),)
    return Message(words.CHOOSE_QUIET, (*in_rows(offered, 2), off, back(to)))


def snooze_keyboard(wish: Subscription, rhythm: Rhythm, now: datetime) -> Message:
    """Return the choice of how long to pause; where it is paused, how to end that."""
    to, asked = str(wish.address), words.CHOOSE_SNOOZE.format(**examples())
    if not rhythm.until or not rhythm.is_snoozed(now):
        return Message(asked, (snooze_row(to), back(to)))
    resume = (Button(words.BUTTON_RESUME, pack("resume", to)),)
    html = f"{_paused(rhythm.until, wish.zone)}\n\n{asked}"
    return Message(html, (resume, snooze_row(to), back(to)))


def snoozed(until: datetime, zone: str, coming: str = "") -> Message:
    """Return the word that all is paused, and the way back."""
    said = words.SNOOZED.format(until=escape(write_moment(until, zone)))
    then = words.SNOOZED_NEXT.format(next=coming) if coming else ""
    lines = (in_a_row(said, then), words.SNOOZED_FOOT)
    return Message("\n".join(lines), ((Button(words.BUTTON_RESUME, pack("resume")),),))


def _paused(until: datetime, zone: str) -> str:
    return words.PANEL_SNOOZED.format(until=write_moment(until, zone))


def back(to: str) -> tuple[Button, ...]:
    """Return the row that leads to the panel."""
    return (Button(wording.BUTTON_BACK, pack("panel", to)),)


def _times(times: tuple[int, ...]) -> str:
    return joined(map(write_time, times))

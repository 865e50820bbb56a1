"""The settings panel: one message that shows a subscription and edits itself in place.

Every button carries the address it is for, so that a channel is set up from a private
chat, and so that a panel works after a restart.
"""

from collections.abc import Iterable
from datetime import datetime

from bot import wording, wording_filters, wording_language, wording_stories
from bot.briefing.slots import next_slot
from bot.briefing.weekends import workdays
from bot.chat.settings.filterpanel import summary
from bot.chat.settings.proofpanel import approval_row
from bot.chat.settings.rhythmpanel import (
    rhythm_lines,
    rhythm_rows,
    write_moment,
    write_week,
)
from bot.chat.typed.times import write_days
from bot.chat.typed.topics import offered
from bot.chat.typed.zones import local_time
from bot.delivery.buttons.callback import fits, pack
from bot.delivery.buttons.rows import in_rows, ticked
from bot.delivery.html.markup import escape
from bot.delivery.pieces.topicnames import topic_name, topic_names
from bot.language.calendar import heading, write_time
from bot.model import EVERY_DAY, Button, Message, Rhythm, Rows, Subscription

TIMES = (360, 420, 480, 540, 720, 1080, 1200, 1320)
"""The times offered as buttons: 6, 7, 8, 9, 12, 18, 20 and 22 o'clock."""

ON, OFF = "1", "0"
"""What a press makes of a topic or a time; told, not turned around, so that a press
that is handled twice has its effect once."""


def panel(
    wish: Subscription,
    now: datetime,
    *,
    is_on: bool,
    title: str = "",
    rhythm: Rhythm = Rhythm(),  # noqa: B008  # a value that never changes
) -> Message:
    """Return the panel of a subscription; `title` names a chat that is elsewhere."""
    to = str(wish.address)
    head = wording.PANEL_HEAD_FOR if title else wording.PANEL_HEAD
    awake = rhythm.until if rhythm.is_snoozed(now) else None
    following = coming(wish, awake or now)
    state = wording.PANEL_ON.format(next=following) if is_on else wording.PANEL_OFF
    rows = (
        (
            Button(wording.BUTTON_TOPICS, pack("topics", to)),
            Button(wording.BUTTON_TIME, pack("times", to)),
            Button(wording.BUTTON_DONE, pack("done", to)),
        ),
        (
            Button(wording.BUTTON_DAYS, pack("days", to)),
            Button(wording.BUTTON_ZONE, pack("zone", to)),
            Button(wording_filters.BUTTON_FILTERS, pack("filters", to)),
        ),
        (
            Button(wording_stories.BUTTON_FOLLOWING, pack("following", 0, to)),
            Button(wording_language.BUTTON_LANGUAGE, pack("language", to)),
        ),
        *approval_row(wish.address),
    )
    more = rhythm_rows(wish, rhythm, now, is_on=is_on)
    shown = (*describe(wish, now), *rhythm_lines(wish, rhythm, now))
    lines = (head.format(title=escape(title)), *shown, state)
    return Message("\n".join(lines), (*rows, *more))


def describe(wish: Subscription, now: datetime) -> tuple[str, ...]:
    """Return a line each for the topics, the filters, the times and the zone."""
    topics = topic_names(wish.topics) or wording.PANEL_ALL_TOPICS
    here = local_time(now, wish.zone)
    filters = summary(wish.filters)
    return (
        wording.PANEL_TOPICS.format(topics=escape(topics)),
        *(
            (wording_filters.IN_PANEL.format(filters=escape(filters)),)
            if filters
            else ()
        ),
        wording.PANEL_TIMES.format(times=write_week(wish)),
        wording.PANEL_ZONE.format(zone=escape(wish.zone), time=here),
    )


def coming(wish: Subscription, now: datetime) -> str:
    """Return the next briefing's moment as "Sunday 22 Nov at 08:00"."""
    return write_moment(next_slot(wish, now).due, wish.zone)


def topic_keyboard(wish: Subscription, topics: Iterable[str]) -> Message:
    """Return the choice of topics, the chosen ones ticked."""
    to = str(wish.address)
    known, own = (
        [topic for topic in names if fits("topic", to, topic, ON)]
        for names in (topics, wish.topics)
    )
    choices = [
        Button(
            ticked(topic_name(topic), topic in wish.topics),
            pack("topic", to, topic, _other(topic in wish.topics)),
        )
        for topic in offered(known, own)
    ]
    everything = Button(
        ticked(wording.BUTTON_ALL_TOPICS, not wish.topics), pack("topic", to)
    )
    rows = (*in_rows(choices, 2), (everything,), _back(to))
    return Message(wording.CHOOSE_TOPICS, rows)


def time_keyboard(wish: Subscription) -> Message:
    """Return the choice of times, the chosen ones ticked."""
    to = str(wish.address)
    offered = [
        Button(
            ticked(write_time(minute), minute in wish.times),
            pack("time", to, minute, _other(minute in wish.times)),
        )
        for minute in sorted({*TIMES, *wish.times})
    ]
    return Message(wording.CHOOSE_TIME, (*in_rows(offered, 4), _back(to)))


def day_keyboard(wish: Subscription) -> Message:
    """Return the choice of days: all, those of work, the weekend."""
    to, free = str(wish.address), wish.free_days
    offered = tuple(
        Button(
            ticked(heading(write_days(days)), wish.days == days),
            pack("day", to, "".join(map(str, days))),
        )
        for days in (EVERY_DAY, workdays(free), free)
    )
    return Message(wording.CHOOSE_DAYS, (offered, _back(to)))


def zone_choice(to: str, words: str, zones: Iterable[str]) -> Message:
    """Return a question which of several zones was meant."""
    rows = tuple((Button(zone, pack("zoned", to, zone)),) for zone in zones)
    return Message(wording.ZONE_WHICH.format(words=escape(words)), rows)


def zone_question(to: str) -> Rows:
    """Return the buttons under "It is 07:42 where you are, right?"."""
    return (
        (
            Button(wording.BUTTON_YES, pack("right", to)),
            Button(wording.BUTTON_NO_ZONE, pack("zone", to)),
        ),
    )


def _other(is_chosen: bool) -> str:  # noqa: FBT001  # a label's own state
    return OFF if is_chosen else ON


def _back(to: str) -> tuple[Button, ...]:
    return (
        Button(wording.BUTTON_BACK, pack("panel", to)),
        Button(wording.BUTTON_DONE, pack("done", to)),
    )

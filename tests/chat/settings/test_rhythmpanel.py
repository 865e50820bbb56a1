from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.chat.settings.panel import day_keyboard, panel
from bot.chat.settings.rhythmpanel import (
    length_keyboard,
    quiet_keyboard,
    snooze_keyboard,
    snoozed,
    weekend_keyboard,
    write_week,
)
from bot.model import Address, Length, Message, Quiet, Rhythm, Subscription

EVENING = datetime(2026, 11, 21, 18, 42, tzinfo=UTC)
WORK = (0, 1, 2, 3, 4)
WISH = Subscription(Address(7), (480, 1080), "Europe/Vienna")
LATER = replace(WISH, weekend=(600,))
WEEKLY = replace(LATER, days=(*WORK, 6), is_weekly=True)
SNOOZED = Rhythm(Quiet(1320, 420), EVENING, EVENING + timedelta(days=1))


def labels(message: Message) -> list[list[str]]:
    return [[button.label for button in row] for row in message.buttons]


def test_a_week_is_told_with_its_weekend() -> None:
    assert write_week(WISH) == "08:00, 18:00, every day"
    assert write_week(LATER) == "08:00, 18:00, Mon-Fri; 10:00, Sat, Sun"
    assert write_week(WEEKLY) == "08:00, 18:00, Mon-Fri; 10:00, Sun (the week in one)"
    assert write_week(replace(LATER, days=WORK)) == "08:00, 18:00, Mon-Fri"
    assert write_week(replace(WEEKLY, weekend=(), days=(6,))) == (
        "08:00, 18:00, Sun (the week in one)"
    )


def test_the_panel_shows_length_quiet_hours_and_a_snooze() -> None:
    long = replace(WISH, length=Length.LONG)
    shown = panel(long, EVENING, is_on=True, rhythm=SNOOZED)
    assert "Length: Long\nQuiet hours: 22:00–07:00\n" in shown.html
    assert "⏸ Paused until Sunday 22 Nov at 19:42\n" in shown.html
    assert "The next one: Monday 23 Nov at 08:00" in shown.html
    assert labels(shown)[-2:] == [
        ["Length", "Weekend", "Quiet hours"],
        ["▶ Resume", "Switch off"],
    ]


def test_a_panel_without_any_of_it_says_nothing_of_it() -> None:
    shown = panel(WISH, EVENING, is_on=True)
    assert not any(word in shown.html for word in ("Length", "Quiet", "Paused"))
    assert labels(shown)[-1] == ["⏸ Pause", "Switch off"]


def test_the_length_chosen_is_ticked() -> None:
    assert labels(length_keyboard(WISH)) == [["Short", "✓ Normal", "Long"], ["‹ Back"]]


def test_where_friday_is_free_the_weekend_is_named_so() -> None:
    there = replace(LATER, zone="Asia/Jerusalem")
    assert write_week(there) == "08:00, 18:00, Sun-Thu; 10:00, Fri, Sat"
    assert "at the weekend (Fri, Sat)?" in weekend_keyboard(there).html
    assert labels(weekend_keyboard(there))[2] == ["The week in one (Sat)"]
    assert labels(day_keyboard(there))[0] == ["✓ Every day", "Sun-Thu", "Fri, Sat"]


def test_what_a_weekend_brings_is_ticked() -> None:
    assert labels(weekend_keyboard(WISH))[0] == ["✓ As on other days", "Nothing"]
    assert labels(weekend_keyboard(LATER))[1][1] == "✓ 10:00"
    assert labels(weekend_keyboard(WEEKLY))[2] == ["✓ The week in one (Sun)"]
    none = weekend_keyboard(replace(LATER, days=WORK))
    assert labels(none)[:2] == [
        ["As on other days", "✓ Nothing"],
        ["09:00", "10:00", "11:00", "12:00"],
    ]


def test_quiet_hours_of_one_s_own_stand_among_the_offered_ones() -> None:
    own = Rhythm(Quiet(1350, 390))
    shown = labels(quiet_keyboard(WISH, own))
    assert ["✓ 22:30–06:30"] in shown
    assert ["No quiet hours"] in shown
    assert ["✓ No quiet hours"] in labels(quiet_keyboard(WISH, Rhythm()))


def test_a_snooze_is_offered_for_a_day_and_a_week() -> None:
    shown = snooze_keyboard(WISH, Rhythm(), EVENING)
    assert labels(shown) == [
        ["⏸ Pause a day", "⏸ Pause a week"],
        ["‹ Back"],
    ]
    assert shown.html.startswith("How long shall I keep quiet?")


def test_who_is_paused_is_told_until_when_and_how_to_end_it() -> None:
    paused = Rhythm(since=EVENING, until=EVENING + timedelta(days=1))
    shown = snooze_keyboard(WISH, paused, EVENING)
    assert labels(shown)[0] == ["▶ Resume"]
    assert shown.html.startswith("⏸ Paused until Sunday 22 Nov at")


def test_a_snooze_says_until_when_what_then_and_how_to_end_it() -> None:
    until = EVENING + timedelta(days=1)
    shown = snoozed(until, "Europe/Vienna", "Monday 23 Nov at 08:00")
    assert shown.html == (
        "⏸ I keep quiet until Sunday 22 Nov at 19:42. The next briefing comes Monday "
        "23 Nov at 08:00 and tells what mattered meanwhile.\n"
        "Alerts wait until then. /resume ends this."
    )
    assert "next briefing" not in snoozed(until, "Europe/Vienna").html

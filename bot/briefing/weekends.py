"""What becomes of somebody's days in a zone with another weekend. Pure."""

from dataclasses import replace

from bot.model import EVERY_DAY, Subscription, weekend_of


def workdays(free: tuple[int, ...]) -> tuple[int, ...]:
    """Return the days that are not these, in their order."""
    return tuple(day for day in EVERY_DAY if day not in free)


def in_zone(wish: Subscription, zone: str) -> Subscription:
    """Return the wish in another zone: its workdays and weekend are those of there.

    Days that are neither all workdays nor all the weekend stay as they were chosen.
    """
    was, now = weekend_of(wish.zone), weekend_of(zone)
    days = {workdays(was): workdays(now), was: now}
    if wish.is_weekly:
        days = {_week(was): _week(now)}
    return replace(wish, zone=zone, days=days.get(wish.days, wish.days))


def _week(free: tuple[int, ...]) -> tuple[int, ...]:
    """Return the days of whoever is told the week in one, at the weekend's end."""
    return tuple(sorted((*workdays(free), free[-1])))

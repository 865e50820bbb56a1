"""Says what is wrong with a feed: to its readers, to operators, at the command line."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot import wording_alarms as words
from bot.delivery.html.markup import escape, safe_url
from bot.delivery.operators.problems import in_words
from bot.language.calendar import day_time, moment_words
from bot.model import Feed, Message
from bot.sources import silence
from bot.sources.articles import host
from bot.sources.silence import Trouble

_DAY = 86_400.0


def told(feed: Feed, found: Trouble, now: datetime) -> Message:
    """Return what operators are told of a feed that is silent or fails."""
    is_silent = found is Trouble.SILENT
    since = feed.spoke if is_silent else feed.failing
    form = words.TOLD_SILENT if is_silent else words.TOLD_FAILING
    said = form.format(
        name=escape(name(feed)),
        since=f"{moment_words(since or now)} UTC",
        rate=rate(feed.gap),
        problem=escape(in_words(feed.problem)),
        url=escape(safe_url(feed.url)),
    )
    return Message(said)


def standing(feed: Feed, now: datetime, zone: str) -> str:
    """Return what is wrong with a feed, in plain words; empty when nothing is.

    Moments are of this zone.
    """
    if feed.is_stopped:
        return words.STOPPED_WITH.format(problem=in_words(feed.problem)).rstrip()
    if feed.failing:
        return words.FAILING_SINCE.format(since=clock(feed.failing, now, zone))
    if feed.spoke and silence.is_silent(feed, now):
        return words.SILENT_SINCE.format(since=clock(feed.spoke, now, zone))
    return in_words(feed.problem)


def name(feed: Feed) -> str:
    """Return what people call a feed."""
    return feed.title or host(feed.url) or feed.url


def rate(gap: float) -> str:
    """Return how often a feed speaks that has so many seconds between two entries."""
    daily = _DAY / gap if gap else 0.0
    form = next(row for row in words.RATES if daily >= row[0])
    return form[2].format(number=max(round(daily * form[1]), 1))


def clock(when: datetime, now: datetime, zone: str) -> str:
    """Return the time of day of a moment of today, and the day before others."""
    local, today = (each.astimezone(ZoneInfo(zone)) for each in (when, now))
    if local.date() == today.date():
        return f"{local:%H:%M}"
    return day_time(local)

"""What had to wait, put right by what its sources corrected meanwhile. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, tzinfo

from bot.delivery.corrections.amended import laid_out
from bot.delivery.pieces.shown import moved
from bot.language.current import manner
from bot.model import Content, Message, Report, Version

Amend = Callable[[Content, Report], Content]
"""Puts right in a content what an article corrected."""


def articles_in(messages: Iterable[Message]) -> tuple[str, ...]:
    """Return the ids of the articles these messages show, each once."""
    shown = (each.article_id for message in messages for each in message.shown)
    return tuple(dict.fromkeys(shown))


def outdated(read: Iterable[Report], now: Iterable[Report]) -> tuple[str, ...]:
    """Return the ids of the articles that were corrected since they were read.

    One corrected between being read and being kept as shown is missed by who looks for
    what shows it. It may have been read twice, before it was corrected and after.
    """
    versions = {each.origin.article_id: each.versions for each in now}
    ids = (each.origin.article_id for each in read if _is_older(each, versions))
    return tuple(dict.fromkeys(ids))


def _is_older(read: Report, now: Mapping[str, tuple[Version, ...]]) -> bool:
    return read.versions != now.get(read.origin.article_id, read.versions)


def put_right(
    message: Message,
    reports: Mapping[str, Report],
    amend: Amend,
    now: datetime,
    zone: tzinfo,
) -> Message:
    """Return a message as its articles are now, with a mark where they changed it.

    It is told at this moment, in this zone.
    """
    content = Content((message,), manner=manner())
    for article_id in articles_in([message]):
        if article_id in reports:
            content = amend(content, reports[article_id])
    (shown,) = laid_out(content, zone, now)
    return replace(shown, shown=moved(content.messages[0], shown.html))

"""What had to wait, put right by what its sources corrected meanwhile. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, tzinfo

from bot.delivery.amended import laid_out
from bot.delivery.pieces import moved
from bot.language.current import manner
from bot.model import Content, Message, Report

Amend = Callable[[Content, Report], Content]
"""Puts right in a content what an article corrected."""


def articles_in(messages: Iterable[Message]) -> tuple[str, ...]:
    """Return the ids of the articles these messages show, each once."""
    shown = (each.article_id for message in messages for each in message.shown)
    return tuple(dict.fromkeys(shown))


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

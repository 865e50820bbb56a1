"""The feeds as operators see them: a list by pages, and a card for each."""

import hashlib
from collections.abc import Iterator
from datetime import datetime

from bot import wording_feeds as feeds
from bot.chat.pressed.paging import NUMBERS_IN_A_ROW, arrows, page_count
from bot.chat.typed.words import examples
from bot.delivery.buttons.callback import pack
from bot.delivery.buttons.rows import in_rows
from bot.delivery.html.markup import escape, line
from bot.delivery.operators.problems import in_words
from bot.delivery.pieces.lengths import span
from bot.delivery.pieces.topicnames import topic_names
from bot.language.quantities import number
from bot.model import Button, Feed, Message
from bot.sources.articles import host

PAGE = 10
LIST, CARD = "feeds", "feed"
"""Actions of the buttons: turn to a page, open or change a feed."""


def feed_id(url: str) -> str:
    """Return the name by which buttons know the feed of this address."""
    return hashlib.sha256(url.encode()).hexdigest()[:10]


def name_of(feed: Feed) -> str:
    """Return what to call a feed, as HTML: its title, or else its site."""
    return line(feed.title or host(feed.url) or feed.url)


def marked_name(feed: Feed) -> str:
    """Return the name as HTML, marked if the feed is stopped or fails."""
    mark = feeds.PROBLEM_MARK if feed.problem else ""
    mark = feeds.STOPPED_MARK if feed.is_stopped else mark
    return f"{mark} {name_of(feed)}".lstrip()


def feed_page(kept: tuple[Feed, ...], page: int) -> Message:
    """Return one page of the feeds, with a number to press for each."""
    if not kept:
        return Message(feeds.FEEDS_NONE)
    pages = page_count(len(kept), PAGE)
    start = page % pages * PAGE
    shown = list(enumerate(kept[start : start + PAGE], start + 1))
    lines = [f"{place}. {marked_name(feed)}" for place, feed in shown]
    buttons = [
        Button(str(place), pack(CARD, feed_id(feed.url), page)) for place, feed in shown
    ]
    rows = in_rows(buttons, NUMBERS_IN_A_ROW)
    head = feeds.FEEDS_HEAD.format(count=number(len(kept)))
    text = "\n".join((head, *lines, "", feeds.FEEDS_FOOT.format(**examples())))
    return Message(text, (*rows, arrows(LIST, page % pages, pages)))


def feed_card(feed: Feed, page: int, now: datetime) -> Message:
    """Return what is known of a feed, with buttons to change it."""
    state = "\n".join(_state(feed, now))
    text = feeds.FEED_CARD.format(name=name_of(feed), url=escape(feed.url), state=state)
    return Message(text, (tuple(_acts(feed, page)), _last(feed, page)))


def ask_sure(feed: Feed, page: int) -> Message:
    """Return the question before a feed is removed."""
    remove = _button(feeds.BUTTON_FEED_REMOVE, feed, page, "remove")
    back = _button(feeds.BUTTON_FEED_BACK, feed, page)
    return Message(feeds.FEED_SURE.format(name=name_of(feed)), ((remove, back),))


def feed_removed(feed: Feed, page: int) -> Message:
    """Return that the feed was removed, with a button back to the others."""
    back = Button(feeds.BUTTON_FEED_BACK, pack(LIST, page))
    return Message(feeds.FEED_REMOVED.format(name=name_of(feed)), ((back,),))


def _state(feed: Feed, now: datetime) -> Iterator[str]:
    if feed.topics:
        yield feeds.FEED_TOPICS.format(topics=line(topic_names(feed.topics)))
    if feed.is_own:
        yield feeds.FEED_IS_OWN
    if feed.checked:
        yield feeds.FEED_READ.format(span=span(now - feed.checked))
    else:
        yield feeds.FEED_UNREAD
    if feed.problem:
        yield feeds.FEED_PROBLEM.format(problem=escape(in_words(feed.problem)))
    yield _next(feed, now)


def _next(feed: Feed, now: datetime) -> str:
    if feed.is_stopped:
        return feeds.FEED_STOPPED
    if feed.due is None or feed.due <= now:
        return feeds.FEED_NEXT_NOW
    return feeds.FEED_NEXT.format(span=span(feed.due - now))


def _acts(feed: Feed, page: int) -> Iterator[Button]:
    if feed.is_stopped:
        yield _button(feeds.BUTTON_FEED_RESUME, feed, page, "resume")
    else:
        yield _button(feeds.BUTTON_FEED_RETRY, feed, page, "retry")
        yield _button(feeds.BUTTON_FEED_STOP, feed, page, "stop")
    if feed.is_own:
        yield _button(feeds.BUTTON_FEED_EVERYBODY, feed, page, "everybody")


def _last(feed: Feed, page: int) -> tuple[Button, ...]:
    remove = _button(feeds.BUTTON_FEED_REMOVE, feed, page, "sure")
    return (remove, Button(feeds.BUTTON_FEED_BACK, pack(LIST, page)))


def _button(label: str, feed: Feed, page: int, *act: str) -> Button:
    return Button(label, pack(CARD, feed_id(feed.url), page, *act))

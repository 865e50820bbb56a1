"""/feeds: all feeds for operators to change; for others, what only their chats have."""

from dataclasses import replace

from bot import wording
from bot import wording_feeds as feeds
from bot.chat.feeds import lists
from bot.chat.feeds.adding import revived
from bot.chat.feeds.catalogue import (
    CARD,
    LIST,
    ask_sure,
    feed_card,
    feed_id,
    feed_page,
    feed_removed,
    marked_name,
    name_of,
)
from bot.chat.feeds.ownchannels import without_own
from bot.chat.feeds.owning import own_chats
from bot.chat.pressed.paging import numbered
from bot.chat.settings import wishes
from bot.chat.typed.words import means
from bot.chat.values import Command, Desk, Reply, Request, say
from bot.delivery.html.markup import line
from bot.errors import InputError
from bot.model import Address, ChatKind, Feed, Message
from bot.sources.found import FoundFeed, Look

OWN = "ownfeed"


async def list_feeds(desk: Desk, request: Request) -> Reply:
    """Return the feeds the asker may change, or all of them as a file."""
    is_operator = request.asker.id in desk.options.operators
    if means("EXPORT", request.words):
        if not is_operator:
            return say(wording.OPERATORS_ONLY)
        return await lists.export(desk, request)
    if is_operator and request.chat.kind is ChatKind.PRIVATE:
        return Reply((feed_page(await desk.stores.feeds.all(), 0),))
    return Reply((await _own_feeds(desk, request),))


# For operators.


async def turn(desk: Desk, request: Request) -> Reply:
    """Return another page of the feeds."""
    _only_operators(desk, request)
    return Reply(edit=feed_page(await desk.stores.feeds.all(), request.number(0)))


async def change(desk: Desk, request: Request) -> Reply:
    """Show a feed, or change it as was pressed."""
    _only_operators(desk, request)
    feed, page = await _named(desk, request.arg(0)), request.number(1)
    if feed is None:
        return Reply(edit=Message(feeds.FEED_GONE))
    act, now = request.arg(2), desk.clock.now()
    if act == "sure":
        return Reply(edit=ask_sure(feed, page))
    if act == "remove":
        await desk.stores.feeds.remove(feed.url)
        return Reply(edit=feed_removed(feed, page))
    if act == "resume":
        await without_own(desk, Look((FoundFeed(feed.url, feed.title, 0),)))
    changed = {
        "stop": replace(feed, is_stopped=True),
        "resume": revived(feed, now),
        "retry": replace(feed, failures=0, due=now),
        "everybody": replace(feed, is_own=False),
    }.get(act)
    if changed:
        await desk.stores.feeds.save(changed)
    if act == "everybody":
        await desk.stores.articles.publish(feed.url)
    return Reply(edit=feed_card(changed or feed, page, now))


def _only_operators(desk: Desk, request: Request) -> None:
    if request.asker.id not in desk.options.operators:
        raise InputError(wording.OPERATORS_ONLY)


async def _named(desk: Desk, name: str) -> Feed | None:
    kept = await desk.stores.feeds.all()
    return next((feed for feed in kept if feed_id(feed.url) == name), None)


# For those who look after a chat.


async def _own_feeds(desk: Desk, request: Request) -> Message:
    """Return what only the asker's chats have, with a number to remove each."""
    lines: list[str] = []
    names: list[tuple[str, str]] = []
    for chat in await own_chats(desk, request):
        urls = await desk.stores.own.of(chat.id)
        if urls:
            lines.append(_head(chat.title if chat.id != request.chat.id else ""))
        for url in urls:
            names.append((feed_id(url), str(chat.id)))
            feed = await desk.stores.feeds.get(url)
            lines.append(f"{len(names)}. {_own_name(feed, url)}")
    if not names:
        return Message(await _nothing_own(desk, request))
    rows = numbered(OWN, names, feeds.BUTTON_OWN_REMOVE)
    return Message("\n".join((*lines, "", feeds.FEEDS_OWN_FOOT)), rows)


async def _nothing_own(desk: Desk, request: Request) -> str:
    """Return why nothing is listed: there is none, or others may change it."""
    has_some = bool(await desk.stores.own.of(request.chat.id))
    return feeds.FEEDS_OWN_OTHERS if has_some else feeds.FEEDS_OWN_NONE


def _own_name(feed: Feed | None, url: str) -> str:
    """Return what to call an own feed, with what operators made of it meanwhile."""
    if feed is None:
        return marked_name(Feed(url, is_own=True, is_stopped=True))
    name = marked_name(feed)
    return name if feed.is_own else feeds.FEEDS_OWN_SHARED.format(name=name)


def _head(title: str) -> str:
    if not title:
        return feeds.OWN_SOURCES
    return feeds.OWN_SOURCES_FOR.format(title=line(title))


async def remove_own(desk: Desk, request: Request) -> Reply:
    """Have a feed no longer read for a chat."""
    chat_id = request.chat_number(1)
    await wishes.permitted(desk, request, Address(chat_id))
    for url in await desk.stores.own.of(chat_id):
        if feed_id(url) == request.arg(0):
            feed = await desk.stores.feeds.get(url) or Feed(url)
            await desk.stores.own.remove(chat_id, url)
            await desk.stores.feeds.orphan(url)
            said = feeds.FEEDS_OWN_REMOVED.format(name=name_of(feed))
            return Reply(edit=await _left(desk, request, said))
    return Reply(edit=Message(feeds.FEED_GONE))


async def _left(desk: Desk, request: Request, said: str) -> Message:
    """Return what was said, and below it what is left to change."""
    rest = await _own_feeds(desk, request)
    return (
        replace(rest, html=f"{said}\n\n{rest.html}") if rest.buttons else Message(said)
    )


COMMANDS = (
    Command(
        "feeds",
        list_feeds,
        lambda: feeds.HINT_FEEDS,
        32,
        buttons={
            LIST: turn,
            CARD: change,
            OWN: remove_own,
            lists.ACTION: lists.press,
        },
    ),
)

"""/addfeed: one more feed to read, for everybody, for this chat, or as a suggestion.

What was typed is looked at first, so that everybody hears at once what is there. Then
operators add it; who may change this chat may have it read here alone, if the operator
allows that, operators too; everyone else suggests it, and an operator decides.
"""

from bot import wording
from bot import wording_feeds as feeds
from bot.chat.feeds.adding import known, publish, read_alone
from bot.chat.feeds.lists import offer_list
from bot.chat.feeds.offering import (
    ACTION,
    ALL,
    Role,
    choose_feed,
    choose_way,
    keep,
    kept,
)
from bot.chat.feeds.ownchannels import without_own
from bot.chat.feeds.owning import own_chats
from bot.chat.feeds.suggesting import suggest
from bot.chat.settings import wishes
from bot.chat.values import Command, Desk, Reply, Request, say
from bot.delivery.html.markup import line
from bot.errors import InputError
from bot.model import Address, Feed, Message
from bot.sources.found import FoundFeed
from bot.store.suggestions import MOST_LOOKS


async def add_feed(desk: Desk, request: Request) -> Reply:
    """Look at an address, and add, offer or suggest what is found there."""
    words = request.words.strip()
    if not words:
        return say(feeds.ADDFEED_USAGE)
    role = await role_of(desk, request)
    if not (role.adds or role.own or role.suggests):
        return say(feeds.NOBODY_APPROVES)
    if not role.adds and not await desk.stores.suggestions.may_look(request.asker.id):
        return say(feeds.LOOKS_TOO_MANY.format(most=MOST_LOOKS))
    look = await without_own(desk, await desk.look(words))
    if look.listed:
        return await offer_list(desk, request, words, look.listed)
    if len(look.feeds) > 1:
        name = await keep(desk, request.chat.id, look.feeds)
        now = desk.clock.now()
        return Reply((choose_feed(name, look.feeds, now, adds=role.adds),))
    return Reply((await _handle(desk, request, role, look.feeds[0]),))


async def role_of(desk: Desk, request: Request) -> Role:
    """Return what the asker may do with a feed here."""
    operators = desk.options.operators
    own = await own_chats(desk, request) if desk.options.own_feeds else ()
    adds = request.asker.id in operators
    return Role(adds=adds, suggests=bool(operators) and not adds, own=own)


async def _handle(desk: Desk, request: Request, role: Role, feed: FoundFeed) -> Message:
    """Do with a feed what can only be meant, or ask for whom it is to be read."""
    if role.only_adds:
        return Message(await _add(desk, feed))
    before = await known(desk.stores, feed.url)
    if before and not before.is_own and not before.is_stopped:
        return Message(feeds.KNOWN_TO_ALL.format(name=line(feed.name)))
    if role.only_suggests:
        return Message(await suggest(desk, request, feed))
    name = await keep(desk, request.chat.id, [feed])
    return choose_way(name, feed, role, request.chat.id, desk.clock.now())


async def _add(desk: Desk, feed: FoundFeed) -> str:
    wanted = [Feed(feed.url, feed.title)]
    added = await publish(desk.stores, wanted, desk.clock.now(), revives=True)
    text = feeds.ADDED if added else feeds.KNOWN
    return text.format(name=line(feed.name), count=feed.count)


# A button under what was found.


async def press(desk: Desk, request: Request) -> Reply:
    """Go on with a feed that was chosen, in the way that was chosen."""
    offered = await kept(desk, request.chat.id, request.arg(0))
    if not offered:
        return Reply(edit=Message(feeds.FOUND_GONE))
    role = await role_of(desk, request)
    if request.arg(1) == ALL:
        return await _add_all(desk, role, offered)
    place = request.number(1)
    if place >= len(offered):
        raise InputError(wording.STALE_BUTTON)
    feed, way = offered[place], request.arg(2)
    if way == "add" and role.adds:
        return Reply(edit=Message(await _add(desk, feed)))
    if way == "own":
        return Reply(edit=Message(await _own(desk, request, feed)))
    if way == "suggest" and role.suggests:
        return Reply(edit=Message(await suggest(desk, request, feed)))
    answer = await _handle(desk, request, role, feed)
    # The list of a site's feeds stays: whoever wants one may want another.
    return Reply((answer,)) if len(offered) > 1 else Reply(edit=answer)


async def _add_all(desk: Desk, role: Role, offered: tuple[FoundFeed, ...]) -> Reply:
    if not role.adds:
        raise InputError(wording.OPERATORS_ONLY)
    lines = [await _add(desk, feed) for feed in offered]
    return Reply(edit=Message("\n".join(lines)))


async def _own(desk: Desk, request: Request, feed: FoundFeed) -> str:
    """Have a feed read for one chat alone; what to say."""
    most = desk.options.own_feeds
    if not most:
        return feeds.OWN_OFF
    target = Address(request.chat_number(3))
    chat = await wishes.permitted(desk, request, target)
    wanted, now = Feed(feed.url, feed.title), desk.clock.now()
    is_added = await read_alone(desk.stores, [wanted], chat.id, most, now)
    here = feeds.OWN_HERE if chat.id == request.chat.id else line(chat.title)
    text = feeds.OWN_ADDED if is_added else feeds.OWN_FULL
    count = wording.FEEDS.format(count=most)
    return text.format(name=line(feed.name), chat=here, most=count)


COMMANDS = (
    Command(
        "addfeed", add_feed, lambda: feeds.HINT_ADDFEED, 31, buttons={ACTION: press}
    ),
)

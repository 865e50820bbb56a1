"""Lists of feeds in OPML: taken from a file or an address, and sent as a file.

A list is offered before anything is added, with how many of its feeds are new. It is
read once more when the button is pressed: only where it lies is kept.
"""

import hashlib

from bot import wording
from bot import wording_feeds as feeds
from bot.chat.feeds.adding import fresh_of, publish, read_alone
from bot.chat.feeds.ownchannels import list_without_own
from bot.chat.settings import wishes
from bot.chat.values import Attachment, Desk, Reply, Request, say
from bot.delivery.buttons.callback import pack
from bot.errors import InputError
from bot.language.quantities import number
from bot.model import Address, Button, Feed, Message
from bot.sources.opml import write_opml
from bot.store.suggestions import MOST_LOOKS

ACTION = "feedlist"
MOST_BYTES = 4_000_000
"""Of a file: two thousand feeds take half a million."""
_FILE = "file:"


async def filed(desk: Desk, request: Request) -> Reply:
    """Return what can be done with the list of feeds that was sent."""
    file = request.file
    if file is None:
        return say(feeds.FILE_OTHER)
    if file.size > MOST_BYTES:
        return say(feeds.FILE_TOO_LARGE.format(most=MOST_BYTES // 1_000_000))
    is_operator = request.asker.id in desk.options.operators
    if not is_operator and not await desk.stores.suggestions.may_look(request.asker.id):
        return say(feeds.LOOKS_TOO_MANY.format(most=MOST_LOOKS))
    listed = await list_without_own(desk, await desk.open_list(file.id))
    return await offer_list(desk, request, f"{_FILE}{file.id}", listed)


async def offer_list(
    desk: Desk, request: Request, source: str, listed: tuple[Feed, ...]
) -> Reply:
    """Return what the asker can do with a list of feeds that lies there."""
    count = _counted(len(listed))
    is_operator = request.asker.id in desk.options.operators
    if not is_operator and not await _may_own(desk, request):
        return say(feeds.LIST_NOT_FOR_YOU.format(count=count))
    fresh = len(await fresh_of(desk.stores, listed))
    if is_operator and not fresh:
        return say(feeds.LIST_KNOWN.format(count=count))
    name = hashlib.sha256(source.encode()).hexdigest()[:10]
    await desk.stores.pending.put(request.chat.id, f"list:{name}", source)
    label = feeds.BUTTON_ADD_LIST.format(fresh=_counted(fresh))
    button = (
        Button(label, pack(ACTION, name, "all"))
        if is_operator
        else Button(feeds.BUTTON_OWN_LIST, pack(ACTION, name, "own"))
    )
    return say(feeds.LIST_FOUND.format(count=count, fresh=number(fresh)), (button,))


async def press(desk: Desk, request: Request) -> Reply:
    """Add the list, for everybody or for this chat alone."""
    source = await desk.stores.pending.get(request.chat.id, f"list:{request.arg(0)}")
    if source is None:
        return Reply(edit=Message(feeds.FOUND_GONE))
    if request.arg(1) == "all":
        if request.asker.id not in desk.options.operators:
            raise InputError(wording.OPERATORS_ONLY)
        return await _add(desk, await _read_again(desk, source))
    await wishes.permitted(desk, request, Address(request.chat.id))
    return await _own(desk, request, await _read_again(desk, source))


async def _add(desk: Desk, listed: tuple[Feed, ...]) -> Reply:
    added = await publish(desk.stores, listed, desk.clock.now())
    said = feeds.LIST_ADDED_IN_CHAT.format(added=_counted(added))
    return Reply(edit=Message(said))


async def _own(desk: Desk, request: Request, listed: tuple[Feed, ...]) -> Reply:
    most, now = desk.options.own_feeds, desk.clock.now()
    added = await read_alone(desk.stores, listed, request.chat.id, most, now)
    if not added:
        said = feeds.OWN_FULL.format(most=_counted(most), chat=feeds.OWN_HERE)
        return Reply(edit=Message(said))
    text = feeds.LIST_OWN_ADDED if added == len(listed) else feeds.LIST_OWN_PARTLY
    said = text.format(added=_counted(added), count=len(listed), most=_counted(most))
    return Reply(edit=Message(said))


async def export(desk: Desk, _request: Request) -> Reply:
    """Return the feeds everybody has as an OPML file."""
    kept = await desk.stores.feeds.all()
    text = write_opml(tuple(feed for feed in kept if not feed.is_own))
    return Reply(attachment=Attachment(feeds.EXPORT_NAME, text.encode()))


async def _read_again(desk: Desk, source: str) -> tuple[Feed, ...]:
    if source.startswith(_FILE):
        listed = await desk.open_list(source.removeprefix(_FILE))
    else:
        listed = (await desk.look(source)).listed
    return await list_without_own(desk, listed)


async def _may_own(desk: Desk, request: Request) -> bool:
    allowed = await wishes.may_change(desk, request.asker, request.chat)
    return bool(desk.options.own_feeds) and allowed


def _counted(count: int) -> str:
    return wording.FEEDS.format(count=count)

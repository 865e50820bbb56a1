"""The time zone of a chat: by city, by name or by a shared location."""

from bot import wording
from bot.briefing.weekends import in_zone
from bot.chat.settings import wishes
from bot.chat.settings.panel import zone_choice, zone_question
from bot.chat.typed.awaited import await_answer, awaited, end
from bot.chat.typed.zones import local_time, read_zone, zone_at
from bot.chat.values import Audience, Command, Desk, Reply, Request, say
from bot.delivery.html.markup import escape
from bot.errors import InputError
from bot.model import Address, ChatKind, Message

ASKED = "place"
"""What is awaited when a city is asked for, with the address it is for."""


async def zone(desk: Desk, request: Request) -> Reply:
    """Set the zone written behind the command, or ask for one."""
    if request.words:
        return await set_by_words(desk, request, request.address)
    return await _ask(desk, request, request.address)


async def press(desk: Desk, request: Request) -> Reply:
    """Ask for the zone of the address a panel is for."""
    address = request.target()
    await wishes.permitted(desk, request, address)
    return await _ask(desk, request, address)


async def _ask(desk: Desk, request: Request, address: Address) -> Reply:
    await await_answer(desk, request, ASKED, str(address))
    is_own = (
        request.chat.kind is ChatKind.PRIVATE and address.chat_id == request.chat.id
    )
    if is_own:
        question = Message(wording.CHOOSE_ZONE)
        return Reply(messages=(question,), place_button=wording.BUTTON_SHARE_PLACE)
    return say(wording.CHOOSE_ZONE_FOR)


async def answered(desk: Desk, request: Request) -> Reply | None:
    """Return the answer when a message is the city asked for, None when none was."""
    asked = await awaited(desk, request, ASKED)
    if not asked:
        return None
    zones = read_zone(request.words)
    if not zones and request.words.rstrip().endswith("?"):
        return None
    reply = await set_by_words(desk, request, Address.parse(asked[0]))
    await end(desk, request, ASKED)
    return reply


async def set_by_words(desk: Desk, request: Request, address: Address) -> Reply:
    """Set the zone these words mean, or ask which of several."""
    zones = read_zone(request.words)
    if not zones:
        raise InputError(wording.ZONE_UNKNOWN.format(words=request.words))
    if len(zones) > 1:
        return Reply(messages=(zone_choice(str(address), request.words, zones),))
    return Reply(messages=(await _set(desk, request, address, zones[0]),))


async def shared(desk: Desk, request: Request) -> Reply:
    """Set the zone of the place the reader shared."""
    latitude, longitude = request.place or (0.0, 0.0)
    found = zone_at(latitude, longitude)
    if not found:
        return say(wording.PLACE_UNKNOWN)
    asked = await awaited(desk, request, ASKED)
    await end(desk, request, ASKED)
    address = Address.parse(asked[0]) if asked else request.address
    return Reply(messages=(await _set(desk, request, address, found),))


async def chosen(desk: Desk, request: Request) -> Reply:
    """Set the zone a button names."""
    address, found = request.target(), read_zone(request.arg(1))
    if not found:
        raise InputError(wording.STALE_BUTTON)
    return Reply(edit=await _set(desk, request, address, found[0]))


async def _set(desk: Desk, request: Request, address: Address, found: str) -> Message:
    await wishes.permitted(desk, request, address)
    await wishes.change(desk, address, request.asker, lambda wish: in_zone(wish, found))
    await wishes.remember_zone(desk, address.chat_id, found)
    said = wording.ZONE_SET.format(
        zone=escape(found), time=local_time(desk.clock.now(), found)
    )
    return Message(said, zone_question(str(address)))


COMMANDS = (
    Command(
        "zone",
        zone,
        lambda: wording.HINT_ZONE,
        24,
        Audience.MANAGERS,
        buttons={"zone": press, "zoned": chosen},
    ),
)

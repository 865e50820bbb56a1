"""/quiet 22:00-07:00: hours in which no alert comes; they come together afterwards."""

from bot import wording_rhythm as words
from bot.chat.settings import wishes
from bot.chat.settings.rhythmpanel import OFF, quiet_keyboard
from bot.chat.settings.settling import settled, shown_panel
from bot.chat.typed.hours import is_off, read_quiet, write_quiet
from bot.chat.typed.words import examples
from bot.chat.values import Audience, Command, Desk, Reply, Request, say
from bot.errors import InputError
from bot.model import Address, Quiet


async def quiet(desk: Desk, request: Request) -> Reply:
    """Set the hours that are written behind, or offer some."""
    said = request.words.strip()
    if not said:
        wish, _ = await wishes.load(desk, request.address, request.asker)
        rhythm = await desk.stores.rhythms.get(request.address)
        return Reply(messages=(quiet_keyboard(wish, rhythm),))
    hours = None if is_off(said) else read_quiet(said)
    if hours is None and not is_off(said):
        raise InputError(_usage())
    await _set(desk, request.address, hours)
    if hours is None:
        return say(words.QUIET_OFF)
    return say(words.QUIET_ON.format(hours=write_quiet(hours)))


async def choose(desk: Desk, request: Request) -> Reply:
    """Offer quiet hours in place of the panel."""
    address = request.target()
    await wishes.permitted(desk, request, address)
    wish, _ = await wishes.load(desk, address, request.asker)
    return Reply(edit=quiet_keyboard(wish, await desk.stores.rhythms.get(address)))


async def pressed(desk: Desk, request: Request) -> Reply:
    """Set the hours a button names."""
    address = request.target()
    await wishes.permitted(desk, request, address)
    await _set(desk, address, _named(request))
    return Reply(edit=await shown_panel(desk, request, address))


def _named(request: Request) -> Quiet | None:
    if request.arg(1) == OFF:
        return None
    try:
        return Quiet(request.number(1), request.number(2))
    except ValueError:
        raise InputError(_usage()) from None


def _usage() -> str:
    return words.QUIET_USAGE.format(**examples())


async def _set(desk: Desk, address: Address, hours: Quiet | None) -> None:
    await desk.stores.rhythms.set_quiet(address, hours)
    await settled(desk, address)


COMMANDS = (
    Command(
        "quiet",
        quiet,
        lambda: words.HINT_QUIET,
        28,
        Audience.MANAGERS,
        buttons={"quiet": pressed, "nights": choose},
    ),
)

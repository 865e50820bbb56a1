"""/language and /plain: in which language the bot speaks to a chat, and how plainly."""

from collections.abc import Callable
from dataclasses import replace

from bot import wording
from bot import wording_language as words
from bot.chat.settings import wishes
from bot.chat.settings.tongues import AUTOMATIC, OFF, ON, tongue_keyboard
from bot.chat.typed.words import examples, means
from bot.chat.values import Audience, Command, Desk, Reply, Request, say
from bot.delivery.html.markup import escape
from bot.delivery.html.plain import plainly
from bot.errors import InputError
from bot.language.current import speaking
from bot.language.known import LANGUAGES, own_name
from bot.language.lists import joined
from bot.language.manners import manner_of
from bot.language.names import names_of
from bot.model import Chat


async def language(desk: Desk, request: Request) -> Reply:
    """Speak the language that is written behind, or offer all."""
    asked = request.words.strip()
    if not asked:
        chat = await _kept(desk, request.chat)
        return Reply(messages=(tongue_keyboard(chat, str(request.address)),))
    code = _code(asked)
    if not code:
        known = joined(map(own_name, LANGUAGES))
        raise InputError(words.UNKNOWN.format(words=asked, languages=known))
    chat = await _changed(desk, request.chat, lambda chat: replace(chat, speaks=code))
    with speaking(manner_of(chat)):
        return say(words.NOW.format(language=escape(own_name(code))))


async def plain(desk: Desk, request: Request) -> Reply:
    """Write with or without emoji and bold."""
    is_on = means("ON", request.words)
    if not (is_on or means("OFF", request.words)):
        raise InputError(words.PLAIN_USAGE.format(**examples()))
    chat = await _changed(
        desk, request.chat, lambda chat: replace(chat, is_plain=is_on)
    )
    with speaking(manner_of(chat)):
        return say(words.PLAIN_IS_ON if chat.is_plain else words.PLAIN_IS_OFF)


async def offer(desk: Desk, request: Request) -> Reply:
    """Show the choice for the chat of a panel."""
    return _shown(request, await _kept(desk, await _meant(desk, request)))


async def choose(desk: Desk, request: Request) -> Reply:
    """Speak the language of the pressed button."""
    chosen = request.arg(1)
    if chosen != AUTOMATIC and chosen not in LANGUAGES:
        raise InputError(wording.STALE_BUTTON)
    meant = await _meant(desk, request)
    speaks = "" if chosen == AUTOMATIC else chosen
    chat = await _changed(desk, meant, lambda chat: replace(chat, speaks=speaks))
    return _shown(request, chat)


async def press_plain(desk: Desk, request: Request) -> Reply:
    """Write with or without emoji and bold, as the pressed button says."""
    if request.arg(1) not in (ON, OFF):
        raise InputError(wording.STALE_BUTTON)
    meant = await _meant(desk, request)
    is_plain = request.arg(1) == ON
    chat = await _changed(desk, meant, lambda chat: replace(chat, is_plain=is_plain))
    return _shown(request, chat)


def _shown(request: Request, chat: Chat) -> Reply:
    """Return the choice, said as it now is where it is this chat that was changed."""
    is_here = chat.id == request.chat.id
    if not is_here:
        return Reply(edit=tongue_keyboard(chat, request.arg(0), title=chat.title))
    with speaking(manner_of(chat)):
        return Reply(edit=plainly(tongue_keyboard(chat, request.arg(0))))


async def _meant(desk: Desk, request: Request) -> Chat:
    """Return the chat a button is for, which whoever pressed it may change."""
    return await wishes.permitted(desk, request, request.target())


async def _changed(desk: Desk, chat: Chat, change: Callable[[Chat], Chat]) -> Chat:
    """Change a chat as it is kept, and return it."""
    kept = await desk.stores.chats.get(chat.id)
    return await desk.stores.chats.save(change(kept or chat), kept)


async def _kept(desk: Desk, chat: Chat) -> Chat:
    """Return a chat as it is kept; one that is not yet, as it is."""
    return await desk.stores.chats.get(chat.id) or chat


def _code(asked: str) -> str:
    """Return the language somebody names in any way one may; "" for none of ours."""
    name = asked.casefold()
    return next((code for code in LANGUAGES if name in names_of(code)), "")


COMMANDS = (
    Command(
        "language",
        language,
        lambda: words.HINT_LANGUAGE,
        26,
        Audience.MANAGERS,
        buttons={"language": offer, "speak": choose, "plain": press_plain},
    ),
    Command(
        "plain",
        plain,
        lambda: words.HINT_PLAIN.format(**examples()),
        27,
        Audience.MANAGERS,
    ),
)

"""/filter, /mute, /unmute and the filters' part of the settings panel."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace

from bot import wording
from bot import wording_filters as words
from bot.briefing.rank import rank
from bot.briefing.sieve import NO_FILTERS, Sieve
from bot.briefing.wanting import Part, matching, parts, with_parts, without
from bot.chat.settings import wishes
from bot.chat.settings.filterpanel import (
    ON,
    filter_panel,
    language_keyboard,
    source_keyboard,
    token,
)
from bot.chat.stories.reading import newest_stories
from bot.chat.typed.awaited import await_answer, awaited, end
from bot.chat.typed.filtering import Known, read_filters, read_list, read_muted
from bot.chat.typed.words import means
from bot.chat.values import Audience, Command, Desk, Reply, Request, say
from bot.delivery.buttons.callback import pack
from bot.delivery.html.markup import escape
from bot.errors import InputError
from bot.language.lists import joined
from bot.language.names import NEWS
from bot.model import Address, Button, Message, Subscription

ASKED = "filter"
"""What is awaited when words are asked for, with the address and their kind."""

Change = Callable[[Subscription, Request, tuple[str, ...]], Subscription]
"""Makes of a wish what a button says; the names are those of all sources."""


async def filters(desk: Desk, request: Request) -> Reply:
    """Return the filters; with words, put those in first; with "off", none is left."""
    to, asker = request.address, request.asker
    asked = request.words.strip()
    if not asked:
        wish, is_on = await wishes.load(desk, to, asker)
    elif means("OFF", asked):
        await wishes.change(desk, to, asker, _unfiltered)
        return say(words.OFF)
    else:
        read = read_filters(asked, await _known(desk))
        wish, is_on = await wishes.change(
            desk, to, asker, lambda wish: with_parts(wish, read)
        )
    return Reply(messages=(await _shown(desk, wish, is_on=is_on),))


async def mute(desk: Desk, request: Request) -> Reply:
    """Put in what somebody wants to hear no more of: a word, a source or a topic."""
    muted = read_muted(request.words, await _known(desk))
    if not muted:
        raise InputError(words.MUTE_USAGE)
    wish, is_on = await wishes.change(
        desk, request.address, request.asker, lambda wish: with_parts(wish, muted)
    )
    values = joined(words.QUOTED.format(words=escape(part.value)) for part in muted)
    shown = await _preview(desk, wish, is_on=is_on)
    return say(f"{words.MUTED.format(values=values)}\n{shown}", _to_panel(wish))


async def unmute(desk: Desk, request: Request) -> Reply:
    """Take away the filters of these words."""
    asked = [part.value for part in read_list(request.words, "words")]
    if not asked:
        raise InputError(words.UNMUTE_USAGE)
    wish, _ = await wishes.change(
        desk, request.address, request.asker, lambda wish: _unmuted(wish, asked)
    )
    values = joined(words.QUOTED.format(words=escape(value)) for value in asked)
    return say(words.UNMUTED.format(values=values), _to_panel(wish))


async def ask(desk: Desk, request: Request) -> Reply:
    """Ask for words of the kind a button names."""
    address, kind = request.target(), request.arg(1)
    questions = {"words": words.ASK_WORDS, "not_words": words.ASK_NOT_WORDS}
    if kind not in questions:
        raise InputError(wording.STALE_BUTTON)
    await wishes.permitted(desk, request, address)
    await await_answer(desk, request, ASKED, str(address), kind)
    return say(questions[kind])


async def answered(desk: Desk, request: Request) -> Reply | None:
    """Return the answer when a message is the words asked for, None when none are."""
    asked = await awaited(desk, request, ASKED)
    if not asked or request.words.rstrip().endswith("?"):
        return None
    to, kind = asked
    await end(desk, request, ASKED)
    address = Address.parse(to)
    chat = await wishes.permitted(desk, request, address)
    try:
        wish, is_on = await wishes.change(
            desk,
            address,
            request.asker,
            lambda wish: with_parts(wish, read_list(request.words, kind)),
        )
    except InputError:
        # What is sent next is meant for it, too.
        await await_answer(desk, request, ASKED, to, kind)
        raise
    title = chat.title if address.chat_id != request.chat.id else ""
    return Reply(messages=(await _shown(desk, wish, is_on=is_on, title=title),))


def _pressed(
    change: Change | None, show: Callable[..., Awaitable[Message]]
) -> Callable[[Desk, Request], Awaitable[Reply]]:
    """Return a button's handler: check the right, change the wish, show in place."""

    async def handle(desk: Desk, request: Request) -> Reply:
        address = request.target()
        chat = await wishes.permitted(desk, request, address)
        if change:
            sources = tuple(await desk.stores.articles.sources())
            wish, is_on = await wishes.change(
                desk, address, request.asker, lambda was: change(was, request, sources)
            )
        else:
            wish, is_on = await wishes.load(desk, address, request.asker)
        title = chat.title if address.chat_id != request.chat.id else ""
        return Reply(edit=await show(desk, wish, is_on=is_on, title=title))

    return handle


def _take_away(wish: Subscription, request: Request, *_: object) -> Subscription:
    """Return the wish without the part a button names; without a name, without any."""
    kind, named = request.arg(1), request.arg(2)
    if not kind:
        return _unfiltered(wish)
    own = (part for part in parts(wish.filters) if part.kind == kind)
    return _without_all(wish, [part for part in own if token(part.value) == named])


def _set_language(wish: Subscription, request: Request, *_: object) -> Subscription:
    code = request.arg(1)
    if not code:
        return replace(wish, filters=replace(wish.filters, languages=()))
    if code not in NEWS:
        raise InputError(wording.STALE_BUTTON)
    part = Part("languages", code)
    is_on = request.arg(2) == ON
    return with_parts(wish, (part,)) if is_on else without(wish, part)


def _set_source(
    wish: Subscription, request: Request, known: tuple[str, ...]
) -> Subscription:
    named = request.arg(1)
    if not named:
        return replace(wish, filters=replace(wish.filters, not_sources=()))
    sources = (*wish.filters.not_sources, *known)
    chosen = next((name for name in sources if token(name) == named), None)
    if chosen is None:
        raise InputError(wording.STALE_BUTTON)
    part = Part("not_sources", chosen)
    is_muted = request.arg(2) == ON
    return with_parts(wish, (part,)) if is_muted else without(wish, part)


async def _shown(
    desk: Desk, wish: Subscription, *, is_on: bool, title: str = ""
) -> Message:
    return filter_panel(wish, await _preview(desk, wish, is_on=is_on), title=title)


async def _show_languages(_desk: Desk, wish: Subscription, **_: object) -> Message:
    return language_keyboard(wish)


async def _show_sources(desk: Desk, wish: Subscription, **_: object) -> Message:
    return source_keyboard(wish, await desk.stores.articles.sources())


async def _preview(desk: Desk, wish: Subscription, *, is_on: bool) -> str:
    """Return how many of the newest stories are left, and when that begins to count."""
    if wish.filters == NO_FILTERS:
        return ""
    stories = await desk.once("newest stories", lambda: newest_stories(desk))
    owned = desk.stores.articles.owned or frozenset()
    kept = len(rank(Sieve(stories).keep(wish.filters, owned), wish.topics))
    text = words.PREVIEW if kept else words.PREVIEW_NONE
    counted = text.format(kept=kept, all=len(rank(stories, wish.topics)))
    return counted if is_on else f"{counted}\n{words.SAVED_FOR_LATER}"


async def _known(desk: Desk) -> Known:
    articles = desk.stores.articles
    return Known(tuple(await articles.sources()), tuple(await articles.topics()))


def _unfiltered(wish: Subscription) -> Subscription:
    return replace(wish, filters=NO_FILTERS)


def _unmuted(wish: Subscription, asked: Iterable[str]) -> Subscription:
    for value in asked:
        found = matching(wish, value)
        if not found:
            raise InputError(words.NOT_MUTED.format(words=value))
        wish = _without_all(wish, found)
    return wish


def _without_all(wish: Subscription, gone: Iterable[Part]) -> Subscription:
    for part in gone:
        wish = without(wish, part)
    return wish


def _to_panel(wish: Subscription) -> tuple[Button, ...]:
    return (Button(words.BUTTON_FILTERS, pack("filters", str(wish.address))),)


COMMANDS = (
    Command(
        "filter",
        filters,
        lambda: words.HINT_FILTER,
        23,
        Audience.MANAGERS,
        buttons={
            "filters": _pressed(None, _shown),
            "unfilter": _pressed(_take_away, _shown),
            "wordsask": ask,
            "tongues": _pressed(None, _show_languages),
            "tongue": _pressed(_set_language, _show_languages),
            "outlets": _pressed(None, _show_sources),
            "outlet": _pressed(_set_source, _show_sources),
        },
    ),
    Command("mute", mute, lambda: words.HINT_MUTE, 23, Audience.MANAGERS),
    Command("unmute", unmute, lambda: words.HINT_UNMUTE, 23, Audience.MANAGERS),
)

"""/settings, /topics, /time, /unsubscribe and every button of the settings panel."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot import wording
from bot.chat.settings import wishes
from bot.chat.settings.changes import Change, only_time, set_days, set_time, set_topic
from bot.chat.settings.panel import (
    coming,
    day_keyboard,
    time_keyboard,
    topic_keyboard,
    zone_question,
)
from bot.chat.settings.rhythmpanel import back
from bot.chat.settings.settling import awake, elsewhere, shown_panel, whole_panel
from bot.chat.typed.times import read_time
from bot.chat.typed.zones import local_time
from bot.chat.values import Audience, Command, Desk, Reply, Request, say
from bot.delivery.buttons.callback import pack
from bot.delivery.html.markup import escape
from bot.errors import InputError
from bot.language.calendar import write_time
from bot.model import (
    Address,
    Button,
    Chat,
    ChatKind,
    Message,
    Subscription,
)

Show = Callable[[Desk, Subscription, Chat, bool], Awaitable[Message]]


async def settings(desk: Desk, request: Request) -> Reply:
    """Return the panel of this chat, and in private those of the chats looked after."""
    shown = await shown_panel(desk, request, request.address)
    return Reply(messages=(await with_managed(desk, request, shown),))


async def with_managed(desk: Desk, request: Request, shown: Message) -> Message:
    """Return the panel with a button for each chat the asker looks after."""
    managed = await _managed(desk, request)
    if not managed:
        return shown
    html = f"{shown.html}\n\n{wording.MANAGED_HEAD}"
    return replace(shown, html=html, buttons=(*shown.buttons, *managed))


async def _managed(desk: Desk, request: Request) -> tuple[tuple[Button, ...], ...]:
    if request.chat.kind is not ChatKind.PRIVATE:
        return ()
    chats = await desk.stores.chats.managed_by(request.asker.id)
    return tuple(
        (Button(chat.title or str(chat.id), pack("panel", str(Address(chat.id)))),)
        for chat in chats
        if chat.is_active
    )


async def opened(desk: Desk, request: Request) -> Reply:
    """Show a panel again, with the way to those of the other chats."""
    shown = (await pressed(None, show_panel)(desk, request)).edit
    if shown and request.target() == request.address:
        shown = await with_managed(desk, request, shown)
    elif shown and request.chat.kind is ChatKind.PRIVATE:
        shown = replace(shown, buttons=(*shown.buttons, back(str(request.address))))
    return Reply(edit=shown)


async def topics(desk: Desk, request: Request) -> Reply:
    """Return the choice of topics."""
    wish, _ = await wishes.load(desk, request.address, request.asker)
    return Reply(messages=(topic_keyboard(wish, await desk.stores.articles.topics()),))


async def time(desk: Desk, request: Request) -> Reply:
    """Return the choice of times, or set the time that is written behind."""
    if not request.words:
        wish, _ = await wishes.load(desk, request.address, request.asker)
        return Reply(messages=(time_keyboard(wish),))
    minute = read_time(request.words)
    if minute is None:
        raise InputError(wording.TIME_USAGE.format(words=request.words))
    await wishes.change(
        desk,
        request.address,
        request.asker,
        lambda wish: replace(wish, times=(minute,)),
    )
    return Reply(messages=(await shown_panel(desk, request, request.address),))


async def unsubscribe(desk: Desk, request: Request) -> Reply:
    """Switch the daily briefing off."""
    stopped = await wishes.switch_off(desk, request.address)
    return say(wording.UNSUBSCRIBED if stopped else wording.NOT_SUBSCRIBED)


def offer_time(request: Request) -> Reply | None:
    """Return an offer when a plain message is a time, None when it is not."""
    minute = read_time(request.words)
    if minute is None or (request.words.strip().isdecimal() and len(request.words) > 4):
        return None
    data = pack("at", str(request.address), str(minute))
    button = Button(wording.BUTTON_AT.format(time=write_time(minute)), data)
    return say(wording.TIME_OFFER.format(time=write_time(minute)), (button,))


def pressed(change: Change | None, show: Show) -> Callable[..., Awaitable[Reply]]:
    """Return a button's handler: check the right, change the wish, show in place."""

    async def handle(desk: Desk, request: Request) -> Reply:
        address = request.target()
        chat = await wishes.permitted(desk, request, address)
        if change:
            wish, is_on = await wishes.change(
                desk, address, request.asker, lambda was: change(was, request)
            )
        else:
            wish, is_on = await wishes.load(desk, address, request.asker)
        title = await elsewhere(desk, chat, address, request.address)
        return Reply(edit=await show(desk, wish, replace(chat, title=title), is_on))

    return handle


async def show_panel(
    desk: Desk,
    wish: Subscription,
    chat: Chat,
    is_on: bool,  # noqa: FBT001  # as asked
) -> Message:
    """Return the panel of a wish that was changed."""
    return await whole_panel(desk, wish, chat.title, is_on=is_on)


async def _show_topics(desk: Desk, wish: Subscription, *_: object) -> Message:
    return topic_keyboard(wish, await desk.stores.articles.topics())


async def _show_times(_desk: Desk, wish: Subscription, *_: object) -> Message:
    return time_keyboard(wish)


async def _show_days(_desk: Desk, wish: Subscription, *_: object) -> Message:
    return day_keyboard(wish)


async def done(desk: Desk, request: Request) -> Reply:
    """Switch the briefing on and ask whether the zone is right."""
    address = request.target()
    chat = await wishes.permitted(desk, request, address)
    wish, _ = await wishes.change(
        desk, address, request.asker, lambda wish: wish, is_on=True
    )
    return Reply(edit=await subscribed(desk, wish, chat, request.chat))


async def subscribed(
    desk: Desk,
    wish: Subscription,
    chat: Chat,
    here: Chat,
    named: tuple[str, ...] = (),
) -> Message:
    """Return the word that it is on, and the question whether the zone is right.

    A zone that was named just now, or chosen in this chat before, is only told. Of
    several somebody may have named, the next message asks.
    """
    line = wording.SUBSCRIBED if chat.id == here.id else wording.SUBSCRIBED_FOR
    following = coming(wish, await awake(desk, wish.address))
    said = line.format(next=following, title=escape(chat.title))
    if len(named) > 1:
        return Message(said)
    time, to = local_time(desk.clock.now(), wish.zone), str(wish.address)
    kept = await desk.stores.chats.get(chat.id)
    if named or (kept and kept.zone == wish.zone):
        told = wording.PANEL_ZONE.format(zone=escape(wish.zone), time=time)
        change = Button(wording.BUTTON_ZONE, pack("zone", to))
        return Message(f"{said}\n{told}", ((change,),))
    asked = wording.CONFIRM_ZONE.format(time=time)
    return Message(f"{said}\n{asked}", zone_question(to))


async def right(desk: Desk, request: Request) -> Reply:
    """Keep the zone the reader confirmed."""
    address = request.target()
    await wishes.permitted(desk, request, address)
    wish, _ = await wishes.load(desk, address, request.asker)
    await wishes.remember_zone(desk, address.chat_id, wish.zone)
    following = coming(wish, await awake(desk, address))
    said = wording.ZONE_CONFIRMED.format(zone=escape(wish.zone), next=following)
    change = Button(wording.BUTTON_BACK, pack("panel", str(address)))
    return Reply(edit=Message(said, ((change,),)))


async def stop(desk: Desk, request: Request) -> Reply:
    """Switch off the briefing a panel is for."""
    address = request.target()
    await wishes.permitted(desk, request, address)
    await wishes.switch_off(desk, address)
    return Reply(edit=Message(wording.UNSUBSCRIBED))


COMMANDS = (
    Command(
        "settings",
        settings,
        lambda: wording.HINT_SETTINGS,
        21,
        Audience.MANAGERS,
        buttons={
            "panel": opened,
            "days": pressed(None, _show_days),
            "day": pressed(set_days, show_panel),
            "done": done,
            "right": right,
            "stop": stop,
        },
    ),
    Command(
        "topics",
        topics,
        lambda: wording.HINT_TOPICS,
        22,
        Audience.MANAGERS,
        buttons={
            "topics": pressed(None, _show_topics),
            "topic": pressed(set_topic, _show_topics),
        },
    ),
    Command(
        "time",
        time,
        lambda: wording.HINT_TIME,
        23,
        Audience.MANAGERS,
        buttons={
            "times": pressed(None, _show_times),
            "time": pressed(set_time, _show_times),
            "at": pressed(only_time, show_panel),
        },
    ),
    Command(
        "unsubscribe",
        unsubscribe,
        lambda: wording.HINT_UNSUBSCRIBE,
        25,
        Audience.MANAGERS,
    ),
)

"""/subscribe 08:00 [Europe/Vienna] [topics]: a daily briefing in one line.

With other times for the weekend: /subscribe 08:00 weekdays 10:00 weekends.
"""

from dataclasses import replace

from bot import wording
from bot.briefing.weekends import in_zone
from bot.chat.commands.settings import subscribed
from bot.chat.settings import wishes
from bot.chat.settings.panel import zone_choice
from bot.chat.settings.settling import shown_panel
from bot.chat.typed.subscribing import Wish, read_wish
from bot.chat.typed.words import examples
from bot.chat.values import Audience, Command, Desk, Reply, Request
from bot.delivery.buttons.callback import pack
from bot.delivery.pieces.topicnames import topic_name
from bot.errors import InputError
from bot.language.calendar import write_time
from bot.language.lists import in_a_row
from bot.model import Button, Message, Subscription, weekend_of


async def subscribe(desk: Desk, request: Request) -> Reply:
    """Switch the briefing on as the line says; alone, show the panel."""
    kept, is_on = await wishes.load(desk, request.address, request.asker)
    if not request.words and not is_on:
        return Reply(messages=(await shown_panel(desk, request, request.address),))
    asked = await _read(desk, request, kept.zone)
    merged, _ = await wishes.change(
        desk,
        request.address,
        request.asker,
        lambda wish: merge(wish, asked),
        is_on=True,
    )
    if len(asked.zones) == 1:
        await wishes.remember_zone(desk, request.chat.id, merged.zone)
    chat = request.chat
    said = await subscribed(desk, merged, chat, chat, asked.zones)
    return Reply(messages=(_with_evening(said, merged, asked), *_which(request, asked)))


async def _read(desk: Desk, request: Request, zone: str) -> Wish:
    topics = await desk.stores.articles.topics()
    try:
        asked = read_wish(request.words, topics, weekend_of(zone))
        # A zone that is named decides which days are the weekend.
        there = weekend_of(asked.zones[0] if asked.zones else zone)
        return read_wish(request.words, topics, there)
    except InputError as error:
        example = topic_name(min(topics, default=""))
        hint = wording.SUBSCRIBE_USAGE.format(topic=example, **examples())
        raise InputError(in_a_row(str(error), hint)) from None


def merge(wish: Subscription, asked: Wish) -> Subscription:
    """Return the wish with every part that was asked for put in.

    A line that names times or days says all of them, those of the weekend too.
    """
    says_when = asked.times or asked.days
    wish = in_zone(wish, asked.zones[0] if asked.zones else wish.zone)
    return replace(
        wish,
        weekend=asked.weekend if says_when else wish.weekend,
        is_weekly=wish.is_weekly and not says_when,
        times=asked.times or wish.times,
        days=asked.days or wish.days,
        topics=asked.topics or (() if asked.is_all else wish.topics),
    )


def _with_evening(said: Message, wish: Subscription, asked: Wish) -> Message:
    if asked.evening is None or wish.times != asked.times:
        return said
    data = pack("at", str(wish.address), str(asked.evening))
    button = Button(wording.BUTTON_AT.format(time=write_time(asked.evening)), data)
    return replace(said, buttons=(*said.buttons, (button,)))


def _which(request: Request, asked: Wish) -> tuple[Message, ...]:
    if len(asked.zones) < 2:
        return ()
    return (zone_choice(str(request.address), asked.place, asked.zones),)


COMMANDS = (
    Command(
        "subscribe", subscribe, lambda: wording.HINT_SUBSCRIBE, 20, Audience.MANAGERS
    ),
)

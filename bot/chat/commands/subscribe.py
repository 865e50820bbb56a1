"""/subscribe 08:00 [Europe/Vienna] [topics]: a daily briefing in one line.

With other times for the weekend: /subscribe 08:00 weekdays 10:00 weekends.
"""

from dataclasses import replace

from bot import wording
from bot.chat import wishes
from bot.chat.commands.settings import subscribed
from bot.chat.panel import zone_choice
from bot.chat.settling import shown_panel
from bot.chat.subscribing import Wish, read_wish
from bot.chat.values import Audience, Command, Desk, Reply, Request
from bot.delivery.callback import pack
from bot.delivery.topicnames import topic_name
from bot.errors import InputError
from bot.language.calendar import write_time
from bot.language.lists import in_a_row
from bot.model import Button, Message, Subscription


async def subscribe(desk: Desk, request: Request) -> Reply:
    """Switch the briefing on as the line says; alone, show the panel."""
    wish, is_on = await wishes.load(desk, request.address, request.asker)
    if not request.words and not is_on:
        return Reply(messages=(await shown_panel(desk, request, request.address),))
    asked = await _read(desk, request)
    merged = merge(wish, asked)
    await wishes.save(desk, merged, is_on=True)
    said = await subscribed(desk, merged, request.chat, request.chat)
    return Reply(messages=(_with_evening(said, merged, asked), *_which(request, asked)))


async def _read(desk: Desk, request: Request) -> Wish:
    topics = await desk.stores.articles.topics()
    try:
        return read_wish(request.words, topics)
    except InputError as error:
        example = topic_name(min(topics, default=""))
        hint = wording.SUBSCRIBE_USAGE.format(topic=example)
        raise InputError(in_a_row(str(error), hint)) from None


def merge(wish: Subscription, asked: Wish) -> Subscription:
    """Return the wish with every part that was asked for put in.

    A line that names times or days says all of them, those of the weekend too.
    """
    says_when = asked.times or asked.days
    return replace(
        wish,
        weekend=asked.weekend if says_when else wish.weekend,
        is_weekly=wish.is_weekly and not says_when,
        times=asked.times or wish.times,
        days=asked.days or wish.days,
        zone=asked.zones[0] if asked.zones else wish.zone,
        topics=asked.topics or wish.topics,
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
    return (zone_choice(str(request.address), asked.zones[0], asked.zones),)


COMMANDS = (
    Command(
        "subscribe", subscribe, lambda: wording.HINT_SUBSCRIBE, 20, Audience.MANAGERS
    ),
)

"""/threads: which topic of a forum gets which news, and topics opened for more.

A topic is opened for one of our own topics, and briefed at the group's hour. Telegram
has no way to open one only once: so that it is being opened is written down before, and
whoever finds that there asks instead of opening another.
"""

from dataclasses import replace

from bot import wording
from bot import wording_groups as words
from bot.chat.settings import wishes
from bot.chat.settings.panel import coming
from bot.chat.typed.times import write_days
from bot.chat.values import Asker, Audience, Command, Desk, Reply, Request, say
from bot.delivery.buttons.callback import fits, pack
from bot.delivery.buttons.rows import in_rows
from bot.delivery.html.markup import escape
from bot.delivery.html.parts import shortened
from bot.delivery.pieces.topicnames import is_called, topic_name, topic_names
from bot.errors import ThreadRefused
from bot.language.calendar import heading, write_time
from bot.language.lists import joined
from bot.model import Address, Button, Chat, Message, Rows, Subscription

MOST = 8
"""Topics offered, those with most articles."""
WIDTH = 2
LABEL = 40
"""Letters of a topic's name on its button."""


async def threads(desk: Desk, request: Request) -> Reply:
    """Return the topics of this group with their news, and what may be opened."""
    if not request.chat.kind.is_group:
        return say(words.THREADS_NOT_HERE)
    return Reply(messages=(await _shown(desk, request.chat),))


async def open_one(desk: Desk, request: Request) -> Reply:
    """Open a topic for one of our topics, or for each that has none."""
    address = request.target()
    chat = await wishes.permitted(desk, request, address)
    missing = await _missing(desk, chat.id)
    wanted = [each for each in missing if request.arg(1) in ("", each)]
    notice = words.THREADS_ALL_THERE
    try:
        for topic in wanted:
            notice = await _open(desk, chat, request.asker, topic)
    except ThreadRefused as refused:
        return Reply(edit=await _shown(desk, chat), notice=str(refused), is_alert=True)
    return Reply(edit=await _shown(desk, chat), notice=notice)


async def _open(desk: Desk, chat: Chat, asker: Asker, topic: str) -> str:
    """Brief a topic, opened if need be; return when its first briefing comes."""
    general, _ = await wishes.load(desk, Address(chat.id), asker)
    address = await _place(desk, chat.id, topic)
    wish = replace(general, address=address, topics=(topic,))
    await wishes.change(desk, address, asker, lambda _: wish, is_on=True)
    await desk.stores.pending.drop(chat.id, _mark(topic))
    return words.THREAD_OPENED.format(next=coming(wish, desk.clock.now()))


async def _place(desk: Desk, chat_id: int, topic: str) -> Address:
    """Return the topic of the forum that has this name, or else a new one."""
    kept = await desk.stores.subscriptions.of_chat(chat_id)
    taken = {each.address.thread_id for each in kept}
    for thread, title in (await desk.stores.chats.threads(chat_id)).items():
        if is_called(topic, title) and thread not in taken:
            return Address(chat_id, thread)
    title = heading(topic_name(topic))
    address = Address(chat_id, await _opened(desk, chat_id, topic, title))
    await desk.stores.chats.note_thread(address, title)
    return address


async def _opened(desk: Desk, chat_id: int, topic: str, title: str) -> int:
    pending, mark = desk.stores.pending, _mark(topic)
    if await pending.get(chat_id, mark):
        await pending.drop(chat_id, mark)
        raise ThreadRefused(words.THREAD_DOUBTFUL)
    await pending.put(chat_id, mark, "opening")
    try:
        return await desk.open_thread(chat_id, title)
    except ThreadRefused as refused:
        if not refused.is_open:
            await pending.drop(chat_id, mark)
        raise


def _mark(topic: str) -> str:
    return f"thread:{topic}"


async def _missing(desk: Desk, chat_id: int) -> tuple[str, ...]:
    """Return the topics with most articles that no thread is for."""
    counts = await desk.stores.articles.topics()
    kept = await desk.stores.subscriptions.of_chat(chat_id)
    there = {topic for each in kept if each.address.thread_id for topic in each.topics}
    first = sorted(counts, key=lambda topic: (-counts[topic], topic))
    return tuple(topic for topic in first if topic not in there)[:MOST]


async def _shown(desk: Desk, chat: Chat) -> Message:
    kept = await desk.stores.subscriptions.of_chat(chat.id)
    titles = await desk.stores.chats.threads(chat.id)
    missing = await _missing(desk, chat.id)
    title = escape(chat.title or wording.NOTICE_UNTITLED)
    lines = [_line(each, titles) for each in kept] or [words.THREADS_NONE]
    head = words.THREADS_HEAD.format(title=title)
    html = "\n".join((head, *lines, "", words.THREADS_FOOT))
    return Message(html, (*_panels(kept, titles), *_offers(chat.id, missing)))


def _line(wish: Subscription, titles: dict[int, str]) -> str:
    topics = topic_names(wish.topics) or wording.PANEL_ALL_TOPICS
    times = joined(map(write_time, wish.times))
    return words.THREAD.format(
        thread=escape(_name(wish.address, titles)),
        news=joined((escape(topics), times, write_days(wish.days), escape(wish.zone))),
    )


def _name(address: Address, titles: dict[int, str]) -> str:
    thread = address.thread_id
    if not thread:
        return words.THREAD_GENERAL
    return titles.get(thread) or words.THREAD_UNNAMED.format(number=thread)


def _panels(kept: tuple[Subscription, ...], titles: dict[int, str]) -> Rows:
    buttons = (
        Button(
            shortened(_name(each.address, titles), LABEL),
            pack("panel", str(each.address)),
        )
        for each in kept
    )
    return in_rows(buttons, WIDTH)


def _offers(chat_id: int, missing: tuple[str, ...]) -> Rows:
    to = str(Address(chat_id))
    offered = [topic for topic in missing if fits("thread", to, topic)]
    buttons = in_rows(
        (
            Button(
                words.BUTTON_THREAD.format(topic=topic_name(topic)),
                pack("thread", to, topic),
            )
            for topic in offered
        ),
        WIDTH,
    )
    everything = Button(words.BUTTON_ALL_THREADS, pack("thread", to))
    return (*buttons, (everything,)) if len(offered) > 1 else buttons


COMMANDS = (
    Command(
        "threads",
        threads,
        lambda: words.HINT_THREADS,
        26,
        Audience.MANAGERS,
        buttons={"thread": open_one},
    ),
)

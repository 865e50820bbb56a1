"""`broadcast`: one message to many chats, shown, confirmed and watched.

The command writes into the store what is to be sent; the bot that is running sends it.
So it needs no token, and may end or be killed at any moment.
"""

import asyncio
import secrets
import signal
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from textwrap import indent
from typing import TypeVar

import click

from bot import app, wording
from bot import wording_operators as operators
from bot.cli.files import STDIN, read
from bot.cli.running import start
from bot.clock import Clock, SystemClock
from bot.delivery.calls.insist import wait
from bot.delivery.html.markup import plain
from bot.delivery.html.parts import ROOM, measure
from bot.delivery.html.runs import encode
from bot.delivery.operators.progress import chats, duration_words, progress, reach_words
from bot.errors import InputError
from bot.letters import clean
from bot.model import Message
from bot.store.casting import Broadcast, Reach, State, lasts
from bot.store.stores import Stores

T = TypeVar("T")

LOOK = 1.0
"""Seconds between two looks at how far it got."""
OFTEN, RARELY = 10, 60
"""So many looks are printed, and then one in so many."""

GOES_ON = "It goes on without this command; `newsbrief broadcast list` shows how far."
NOBODY_SENDS = "Nothing was sent yet. Is the bot running? See `newsbrief up`."


class Group(click.Group):
    """A group of commands in which what is none of them is a file to send."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Return what is left of the arguments after the group's own."""
        if args and args[0] not in {*self.commands, *ctx.help_option_names}:
            args = ["send", *args]
        return super().parse_args(ctx, args)


@dataclass(frozen=True, slots=True)
class Wish:
    """Who shall get it, and how."""

    reach: Reach
    topic: str = ""
    is_silent: bool = False


@click.group(cls=Group)
def broadcast() -> None:
    """Send one message to many chats: `broadcast FILE --to all`.

    It is shown first, with how many get it and how long that takes. The bot that is
    running sends it; each chat gets it once.
    """


@broadcast.command()
@click.argument("file")
@click.option(
    "--to", "to", type=click.Choice([each.value for each in Reach]), required=True,
    help="Who gets it.",
)  # fmt: skip
@click.option("--topic", default="", help="With --to topic: whose topic.")
@click.option("--silent", is_flag=True, help="It makes no sound.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def send(file: str, to: str, topic: str, *, silent: bool, yes: bool) -> None:
    """Send the text of FILE, or of standard input for -."""
    if bool(topic) != (to == Reach.TOPIC):
        raise click.UsageError("--topic NAME goes with --to topic")
    if file == STDIN and not yes:
        raise click.UsageError("with - there is nobody to ask: add --yes")
    message, wish = _message(file), Wish(Reach(to), topic, silent)
    question = _run(lambda stores, _clock: _question(stores, wish))
    click.echo(f"{plain(message.html)}\n\n{question}")
    if not yes:
        click.confirm("Send it?", abort=True)
    _run(lambda stores, clock: _send(stores, clock, message, wish))


def _message(file: str) -> Message:
    html = encode(clean(read(file).strip()))
    if not html:
        problem = f"{file} is empty"
        raise InputError(problem)
    if not measure(html).fits(ROOM):
        raise InputError(operators.BROADCAST_TOO_LONG.format(limit=ROOM.units))
    return Message(html)


async def _question(stores: Stores, wish: Wish) -> str:
    count = await _count(stores, wish)
    reach = plain(reach_words(wish.reach, wish.topic))
    duration = duration_words(lasts(count, stores.budget.rate))
    return f"To {reach}: {chats(count)}. It takes {duration}."


async def _count(stores: Stores, wish: Wish) -> int:
    """Return how many get it; InputError for a topic nobody knows."""
    topics = await stores.recipients.topics(await stores.articles.topics())
    if wish.topic and wish.topic not in topics:
        known = ", ".join(topics) or wording.NO_TOPICS_YET
        problem = f"There is no topic “{wish.topic}”. The topics are: {known}"
        raise InputError(problem)
    count = await stores.recipients.count(wish.reach, wish.topic)
    if not count:
        raise InputError("There is nobody to send it to")
    return count


async def _send(stores: Stores, clock: Clock, message: Message, wish: Wish) -> None:
    draft = Broadcast(
        id=secrets.token_hex(5),
        message=Message(message.html, is_silent=wish.is_silent),
        by=0,
        made=clock.now(),
        reach=wish.reach,
        topic=wish.topic,
    )
    count = await stores.recipients.count(wish.reach, wish.topic)
    with _interrupted() as stop:
        await stores.broadcasts.draft(draft)
        await stores.broadcasts.start(draft, count, stores.budget.rate)
        await stores.recipients.snap(draft)
        click.echo(f"Broadcast {draft.id}. Ctrl+C leaves it to the bot.")
        await _watch(stores, clock, draft, stop)


@contextmanager
def _interrupted() -> Iterator[asyncio.Event]:
    """Give an event that Ctrl+C sets, rather than break off what is being written."""
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    loop.add_signal_handler(signal.SIGINT, stop.set)
    try:
        yield stop
    finally:
        loop.remove_signal_handler(signal.SIGINT)


async def _watch(
    stores: Stores, clock: Clock, known: Broadcast, stop: asyncio.Event
) -> None:
    """Print how far it got, first every second and then every minute, to its end."""
    look = 0
    while not stop.is_set():
        known = await stores.broadcasts.get(known.id) or known
        tally = await stores.recipients.tally(known.id)
        text = plain(progress(known, tally, stores.budget.rate).html)
        if known.is_over and tally.is_through:
            click.echo(text)
            return
        if look < OFTEN or look % RARELY == 0:
            click.echo(" · ".join(text.splitlines()[2:]))
        if look == OFTEN and not tally.ended:
            click.echo(NOBODY_SENDS, err=True)
        look += 1
        await wait(LOOK, clock, stop)
    click.echo(GOES_ON)


@broadcast.command(name="list")
def list_() -> None:
    """List the broadcasts of the last month, the newest last."""
    for shown in _run(_all):
        click.echo(shown)


async def _all(stores: Stores, _clock: Clock) -> list[str]:
    return [
        f"{each.id}  {each.made:%Y-%m-%d %H:%M} UTC\n{await _block(stores, each)}"
        for each in await stores.broadcasts.all()
        if each.state is not State.DRAFT
    ]


async def _block(stores: Stores, broadcast: Broadcast) -> str:
    tally = await stores.recipients.tally(broadcast.id)
    return indent(plain(progress(broadcast, tally, stores.budget.rate).html), "  ")


@broadcast.command()
@click.argument("id_", metavar="ID")
def pause(id_: str) -> None:
    """Send no more of broadcast ID for now."""
    _turn(id_, lambda stores: stores.broadcasts.pause(id_))


@broadcast.command()
@click.argument("id_", metavar="ID")
def resume(id_: str) -> None:
    """Go on with broadcast ID."""
    _turn(id_, lambda stores: stores.broadcasts.resume(id_))


@broadcast.command()
@click.argument("id_", metavar="ID")
def cancel(id_: str) -> None:
    """Send no more of broadcast ID ever."""
    _turn(id_, lambda stores: stores.broadcasts.cancel(id_))


def _turn(id_: str, turned: Callable[[Stores], Awaitable[bool]]) -> None:
    """Do it and print how it stands; InputError when it is in no state for that."""

    async def work(stores: Stores, _clock: Clock) -> str:
        is_done = await turned(stores)
        known = await stores.broadcasts.get(id_)
        if known is None or known.state is State.DRAFT:
            problem = f"There is no broadcast {id_}; see `newsbrief broadcast list`"
            raise InputError(problem)
        state = operators.BROADCAST_STATES[known.state.value]
        if not is_done:
            problem = f"Broadcast {id_} is {state}"
            raise InputError(problem)
        return await _block(stores, known)

    click.echo(_run(work))


def _run(work: Callable[[Stores, Clock], Awaitable[T]]) -> T:
    """Return what the work gives, with the stores open while it is done."""
    settings, clock = start(quietly=True).settings, SystemClock()

    async def opened() -> T:
        async with app.open_stores(settings, clock) as stores:
            return await work(stores, clock)

    return asyncio.run(opened())

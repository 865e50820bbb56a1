"""`outbox`: what waits, what is stuck and why, and what to do about it."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime
from typing import TypeVar

import click

from bot import app
from bot import wording_delivery as words
from bot import wording_operators as operators
from bot.chat.deliveries import stuck
from bot.chat.deliveries.reasons import headline, read_day, why, zone_of
from bot.cli.forms import form
from bot.cli.running import start
from bot.cli.speech import plain
from bot.clock import SystemClock
from bot.delivery.operators import standing
from bot.errors import InputError
from bot.model import Address
from bot.store.facts import Facts, gather
from bot.store.ledger import SHOWN, Heads
from bot.store.settling import KEPT
from bot.store.stores import Stores
from bot.store.trails import Record
from bot.store.verdicts import DONE

T = TypeVar("T")
Decide = Callable[[Stores], Callable[[Record], Awaitable[str]]]

_ADDRESS = re.compile(r"-?\d+:\d+")
# A chat's number, and a name that begins with one, may begin with a minus.
_MINUS = {"ignore_unknown_options": True}
# States in which what was asked for is so already.
_SENT = frozenset({DONE, "queued", "leased", "attempted", "later", "sent"})
_DROPPED = frozenset({DONE, "dropped"})


@dataclass(frozen=True, slots=True)
class State:
    """How the outbox stands; `listed` are the newest of those that are stuck."""

    counts: dict[str, int]
    heads: Heads
    halted: datetime | None
    stuck: dict[str, int]
    listed: tuple[Record, ...]


@click.group(invoke_without_command=True)
@click.option("--all", "every", is_flag=True, help="List every one that is stuck.")
@click.option("--json", "as_json", is_flag=True, help="Write one line of JSON.")
@click.pass_context
def outbox(ctx: click.Context, *, every: bool, as_json: bool) -> None:
    """Show what waits to be sent, and what is stuck and why, the newest first."""
    if ctx.invoked_subcommand is None:
        state, now = _run(lambda stores: _state(stores, every=every))
        click.echo(_state_json(state) if as_json else _in_words(state, now))


@outbox.command(context_settings=_MINUS)
@click.argument("chat", type=int)
@click.argument("day", default="")
@click.option("--json", "as_json", is_flag=True, help="Write one line of JSON.")
def show(chat: int, day: str, *, as_json: bool) -> None:
    """Say why CHAT got what it did on DAY: today, yesterday or 2026-11-26."""
    facts, now = _run(lambda stores: gather(stores, chat))
    chosen = read_day(day, now.astimezone(zone_of(facts)).date())
    if chosen is None:
        message = f"“{plain(day)}” is no day; write today, yesterday or 2026-11-26."
        raise InputError(message)
    sentences = [plain(sentence) for sentence in why(facts, chosen, now)]
    if as_json:
        click.echo(_day_json(chat, chosen, sentences, facts))
    else:
        click.echo("\n".join([headline(chosen), *sentences]))


@outbox.command(context_settings=_MINUS)
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask.")
def resend(name: str, *, yes: bool) -> None:
    """Send the stuck delivery NAME again, once; a second call says so."""
    asked = "" if yes else "Send it again?"
    _decide(name, _SENT, asked, lambda stores: stores.verdicts.resend)


@outbox.command(context_settings=_MINUS)
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask.")
def drop(name: str, *, yes: bool) -> None:
    """Let the stuck delivery NAME go: it is never sent, and listed no more."""
    asked = "" if yes else "Let it go?"
    _decide(name, _DROPPED, asked, lambda stores: stores.verdicts.drop)


def _run(work: Callable[[Stores], Awaitable[T]]) -> tuple[T, datetime]:
    """Return what comes of work on the stores, and the moment it was done."""
    settings, clock = start(quietly=True).settings, SystemClock()

    async def run() -> T:
        async with app.open_stores(settings, clock) as stores:
            return await work(stores)

    return asyncio.run(run()), clock.now()


async def _state(stores: Stores, *, every: bool) -> State:
    since = SystemClock().now() - KEPT
    counts = await stores.ledger.stuck_counts(since)
    limit = sum(counts.values()) if every else SHOWN
    return State(
        counts=await stores.ledger.counts(),
        heads=await stores.ledger.heads(),
        halted=await stores.ledger.halted_until(),
        stuck=counts,
        listed=await stores.ledger.stuck(since, limit),
    )


def _in_words(state: State, now: datetime) -> str:
    lines = [
        *standing.waiting(state.counts, state.heads, now),
        operators.STATUS_DELIVERIES.format(states=standing.ended(state.counts)),
    ]
    if state.halted and state.halted > now:
        lines.append(words.HALTED.format(time=_moment(state.halted)))
    lines += _stuck_in_words(state)
    return "\n".join(lines)


def _stuck_in_words(state: State) -> Iterator[str]:
    if not state.listed:
        yield "Stuck: nothing"
        return
    yield f"Stuck: {standing.numbered(state.stuck)}"
    for record in state.listed:
        yield f"\n{plain(standing.called(record))}\n  {_standing(record)}"
    yield ""
    for one in dict.fromkeys(record.state for record in state.listed):
        yield standing.advice(one)
    yield "`outbox resend NAME` sends one again, `outbox drop NAME` lets it go."
    if sum(state.stuck.values()) > len(state.listed):
        yield f"These are the newest {len(state.listed)}; --all lists them all."


def _standing(record: Record) -> str:
    reason = f": {plain(record.reason)}" if record.reason else ""
    return f"{record.state} since {_moment(record.since)}{reason}"


def _state_json(state: State) -> str:
    oldest = standing.oldest(state.heads)
    waiting = {place: state.counts[place] for place in operators.STATUS_PLACES}
    return json.dumps(
        {
            "waiting": waiting,
            "oldest": form(oldest),
            "ended": standing.settled(state.counts),
            "halted_until": form(state.halted),
            "stuck": state.stuck,
            "listed": [
                {
                    "name": standing.called(record),
                    "chat": record.address.chat_id,
                    "state": record.state,
                    "since": form(record.since),
                    "reason": record.reason,
                    "advice": standing.advice(record.state),
                }
                for record in state.listed
            ],
        }
    )


def _day_json(chat: int, day: Date, sentences: list[str], facts: Facts) -> str:
    kept = {"chat": chat, "day": form(day), "sentences": sentences}
    return json.dumps({**kept, "deliveries": form(facts.trails)})


def _decide(name: str, reached: frozenset[str], question: str, decide: Decide) -> None:
    """Show the delivery, ask, do it, and say what came of it."""
    record, _ = _run(lambda stores: _find(stores, name))
    answer = record.state if record.state in words.DECIDED else ""
    if not answer:
        click.echo(f"{plain(name)}\n  {_standing(record)}")
        click.echo(standing.advice(record.state))
        if question:
            click.confirm(question, abort=True)
        answer, _ = _run(lambda stores: decide(stores)(record))
    if answer not in reached:
        raise InputError(stuck.decided(answer))
    click.echo(stuck.decided(answer))


async def _find(stores: Stores, name: str) -> Record:
    """Return the delivery called so; the first address in it is the one it is for."""
    address = _ADDRESS.search(name)
    chat_id = Address.parse(address[0]).chat_id if address else 0
    for record in await stores.ledger.of_chat(chat_id):
        if standing.called(record) == name:
            return record
    message = f"{plain(name)} is not known; `outbox` lists the names of what is stuck."
    raise InputError(message)


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S} UTC"

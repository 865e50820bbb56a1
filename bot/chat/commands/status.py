"""/status: how the service is doing, and what is stuck, for the people who run it.

Behind it may stand a chat and a day: then it says what became of that chat's briefings.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from bot import wording
from bot import wording_delivery as words
from bot import wording_operators as operators
from bot.chat.commands.why import explain
from bot.chat.deliveries import stuck
from bot.chat.values import Audience, Command, Desk, Reply, Request, say
from bot.delivery.buttons.callback import pack
from bot.delivery.html.markup import escape
from bot.delivery.operators import standing
from bot.delivery.operators.causes import cause_and_record
from bot.language.calendar import day_words, with_time
from bot.model import Button, Message
from bot.store.settling import KEPT
from bot.store.trails import Record

STUCK_SHOWN = 5
_ASKED = re.compile(r"(-?\d{1,16})(?:\s+(\S+))?")


async def status(desk: Desk, request: Request) -> Reply:
    """Return how the service is doing, or why a chat got what it did on a day."""
    asked = request.words.strip()
    if not asked:
        return Reply(messages=(await _overview(desk),))
    chosen = _ASKED.fullmatch(asked)
    if not chosen:
        return say(operators.STATUS_USAGE)
    return await explain(desk, int(chosen[1]), chosen[2] or "")


async def press(desk: Desk, request: Request) -> Reply:
    """Ask before a stuck delivery is sent again; send it, or let it go."""
    if request.arg(0) == "list":
        return Reply(edit=await _overview(desk))
    record = await stuck.find(desk.stores, request.target(), request.arg(2))
    changed = stuck.change(record, request.arg(2)) if record else "forgotten"
    if not record or changed:
        return await _decided(desk, changed)
    if request.arg(1) == "ask":
        return Reply(edit=_sure(record))
    if request.arg(1) not in ("send", "drop"):
        return Reply(notice=wording.STALE_BUTTON, is_alert=True)
    verdicts = desk.stores.verdicts
    decide = verdicts.resend if request.arg(1) == "send" else verdicts.drop
    return await _decided(desk, await decide(record))


async def _decided(desk: Desk, answer: str) -> Reply:
    """Say what came of it, and show how all is now."""
    return Reply(edit=await _overview(desk), notice=stuck.decided(answer))


async def _overview(desk: Desk) -> Message:
    """Return all counts, what waits and what is stuck, with buttons to decide."""
    stores, now = desk.stores, desk.clock.now()
    counts = await stores.ledger.counts()
    stuck_counts = await stores.ledger.stuck_counts(now - KEPT)
    listed = await stores.ledger.stuck(now - KEPT, STUCK_SHOWN)
    halted = await stores.ledger.halted_until()
    lines = [
        operators.STATUS_HEAD,
        *await _holdings(desk),
        *standing.waiting(counts, await stores.ledger.heads(), now),
        operators.STATUS_DELIVERIES.format(states=standing.ended(counts)),
        standing.stored(await stores.vitals.read()),
    ]
    if halted and halted > now:
        lines.append(words.HALTED.format(time=_moment(halted)))
    lines += _stuck(stuck_counts, listed)
    rows = (_buttons(number, record) for number, record in enumerate(listed, start=1))
    return Message("\n".join(lines), tuple(rows))


async def _holdings(desk: Desk) -> list[str]:
    stores = desk.stores
    feeds = await stores.feeds.all()
    failing = sum(bool(feed.problem) for feed in feeds)
    return [
        standing.chats(await stores.chats.counts()),
        operators.STATUS_SUBSCRIPTIONS.format(count=await stores.subscriptions.count()),
        operators.STATUS_ARTICLES.format(count=await stores.articles.count()),
        operators.STATUS_FEEDS.format(count=len(feeds), failing=failing),
    ]


def _stuck(counts: dict[str, int], listed: tuple[Record, ...]) -> Iterator[str]:
    if not listed:
        return
    yield ""
    yield words.STUCK.format(states=standing.numbered(counts))
    for number, record in enumerate(listed, start=1):
        yield words.ONE.format(
            number=number,
            name=escape(standing.called(record)),
            state=standing.named(record.state),
            time=_moment(record.since),
            reason=escape(cause_and_record(record.reason)),
        )
    if sum(counts.values()) > len(listed):
        yield words.MORE.format(count=len(listed))
    for state in dict.fromkeys(record.state for record in listed):
        yield standing.advice(state)


def _buttons(number: int, record: Record) -> tuple[Button, ...]:
    address, chosen = str(record.address), stuck.token(record)
    drop = words.BUTTON_DROP.format(number=number)
    again = words.BUTTON_RESEND.format(number=number)
    # What may have arrived is asked about; what surely has not is sent at once.
    verb = "ask" if record.state == "held" else "send"
    resend = (Button(again, pack("stuck", address, verb, chosen)),)
    return (
        *(resend if record.state in stuck.SENDABLE else ()),
        Button(drop, pack("stuck", address, "drop", chosen)),
    )


def _sure(record: Record) -> Message:
    data = pack("stuck", str(record.address), "send", stuck.token(record))
    row = (
        Button(words.BUTTON_SURE, data),
        Button(operators.BUTTON_CANCEL, pack("stuck", "list")),
    )
    return Message(words.SURE.format(name=escape(standing.called(record))), (row,))


def _moment(moment: datetime) -> str:
    return with_time(day_words(moment, moment), f"{moment:%H:%M:%S} UTC")


COMMANDS = (
    Command(
        "status",
        status,
        lambda: operators.HINT_STATUS,
        60,
        Audience.OPERATORS,
        in_groups=False,
        buttons={"stuck": press},
    ),
)

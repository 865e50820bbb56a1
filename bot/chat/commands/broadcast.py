"""/broadcast TEXT: preview, choose who, confirm; then watch, pause, resume or cancel.

Every button may be pressed twice, late, or by two operators: what it asks for is done
once, in the store, and each press answers with how things stand now.
"""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot import wording
from bot import wording_operators as operators
from bot.chat.deliveries.casting import (
    Choice,
    ask_sure,
    choose_reach,
    choose_topic,
    read_choice,
)
from bot.chat.values import Audience, Command, Desk, Reply, Request, say
from bot.delivery.buttons.callback import pack
from bot.delivery.html.parts import ROOM, measure
from bot.delivery.html.runs import encode
from bot.delivery.operators.progress import ACTION, progress
from bot.errors import InputError
from bot.letters import clean
from bot.model import Button, Message
from bot.store.casting import Broadcast, Reach, State, sizes

Step = Callable[[Desk, Request, Broadcast], Awaitable[Reply]]


async def broadcast(desk: Desk, request: Request) -> Reply:
    """Return the preview and the choice of who gets it, with how many they are."""
    # At the command line words have no marks.
    html = request.html or encode(clean(request.words.strip())) or request.quoted
    if not html:
        return await _at_work(desk)
    if not measure(html).fits(ROOM):
        return say(operators.BROADCAST_TOO_LONG.format(limit=ROOM.units))
    draft = _draft(desk, request, html)
    await desk.stores.broadcasts.draft(draft)
    choice = choose_reach(Choice(draft.id), await _sizes(desk), desk.stores.budget.rate)
    return Reply(messages=(draft.message, choice))


def _draft(desk: Desk, request: Request, html: str) -> Broadcast:
    """Return the draft; the same update told twice gives the same one."""
    made = desk.clock.now()
    # At the command line there is no update, and each is a new one.
    source = request.update or made.isoformat()
    name = hashlib.sha256(f"{request.chat.id} {source} {html}".encode()).hexdigest()
    return Broadcast(name[:10], Message(html), request.asker.id, made)


async def _at_work(desk: Desk) -> Reply:
    """Return how to broadcast, and what is on its way with a button for each."""
    at_work = await desk.stores.broadcasts.at_work()
    if not at_work:
        return say(operators.BROADCAST_USAGE)
    blocks = [operators.BROADCAST_AT_WORK]
    for number, each in enumerate(at_work, 1):
        tally = await desk.stores.recipients.tally(each.id)
        shown = progress(each, tally, desk.stores.budget.rate)
        blocks.append(f"{number}. {shown.html}")
    buttons = tuple(
        Button(
            operators.BUTTON_SHOW.format(number=number),
            pack(ACTION, each.id, "show"),
        )
        for number, each in enumerate(at_work, 1)
    )
    return say("\n\n".join((*blocks, operators.BROADCAST_USAGE)), buttons)


async def press(desk: Desk, request: Request) -> Reply:
    """Take one step with a draft or a broadcast, or say that it is too late for it."""
    known = await desk.stores.broadcasts.get(request.arg(0))
    if known is None:
        return Reply(edit=Message(operators.BROADCAST_STALE))
    step = _step(known.state, request.arg(1))
    return await step(desk, request, known)


def _step(state: State, name: str) -> Step:
    """Return what a button asks for; what comes too late only shows how it stands."""
    if state is not State.DRAFT:
        return _again if name in _BEFORE else _AFTER.get(name, _show)
    if name not in _BEFORE:
        raise InputError(wording.STALE_BUTTON)
    return _BEFORE[name]


# Before it is sent.


async def _reach(desk: Desk, request: Request, _draft: Broadcast) -> Reply:
    counts = await _sizes(desk)
    return Reply(
        edit=choose_reach(read_choice(request), counts, desk.stores.budget.rate)
    )


async def _topics(desk: Desk, request: Request, _draft: Broadcast) -> Reply:
    known = await desk.stores.articles.topics()
    topics = await desk.stores.recipients.topics(known)
    return Reply(edit=choose_topic(read_choice(request), topics))


async def _sure(desk: Desk, request: Request, _draft: Broadcast) -> Reply:
    choice = read_choice(request)
    count = await _count(desk, choice)
    return Reply(edit=ask_sure(choice, count, desk.stores.budget.rate))


async def _send(desk: Desk, request: Request, draft: Broadcast) -> Reply:
    choice = read_choice(request)
    wanted = replace(
        draft,
        message=replace(draft.message, is_silent=choice.is_silent),
        by=request.asker.id,
        reach=choice.reach,
        topic=choice.topic,
        chat_id=request.chat.id,
        message_id=request.message_id,
    )
    count = await _count(desk, choice)
    if await desk.stores.broadcasts.start(wanted, count, desk.stores.budget.rate):
        await desk.stores.recipients.snap(wanted)
    return await _show(desk, request, wanted)


async def _drop(desk: Desk, _request: Request, draft: Broadcast) -> Reply:
    is_dropped = await desk.stores.broadcasts.drop(draft.id)
    said = operators.BROADCAST_CANCELLED if is_dropped else operators.BROADCAST_STALE
    return Reply(edit=Message(said))


# Once it is sent.


async def _pause(desk: Desk, request: Request, sent: Broadcast) -> Reply:
    await desk.stores.broadcasts.pause(sent.id)
    return await _show(desk, request, sent)


async def _resume(desk: Desk, request: Request, sent: Broadcast) -> Reply:
    await desk.stores.broadcasts.resume(sent.id)
    return await _show(desk, request, sent)


async def _cancel(desk: Desk, request: Request, sent: Broadcast) -> Reply:
    await desk.stores.broadcasts.cancel(sent.id)
    return await _show(desk, request, sent)


async def _again(desk: Desk, request: Request, sent: Broadcast) -> Reply:
    shown = await _show(desk, request, sent)
    return replace(shown, notice=operators.BROADCAST_SENT_ALREADY, is_alert=True)


async def _show(desk: Desk, request: Request, sent: Broadcast) -> Reply:
    """Return how it stands, in the message whose button was pressed, from now on."""
    now = await desk.stores.broadcasts.get(sent.id) or sent
    if request.message_id and not now.is_over:
        place = request.chat.id, request.message_id
        await desk.stores.broadcasts.follow(now.id, *place)
    tally = await desk.stores.recipients.tally(now.id)
    return Reply(edit=progress(now, tally, desk.stores.budget.rate))


async def _sizes(desk: Desk) -> dict[Reach, int]:
    return sizes(await desk.stores.chats.counts())


async def _count(desk: Desk, choice: Choice) -> int:
    return await desk.stores.recipients.count(choice.reach, choice.topic)


_BEFORE: dict[str, Step] = {
    "reach": _reach,
    "topics": _topics,
    "sure": _sure,
    "send": _send,
    "drop": _drop,
}
_AFTER: dict[str, Step] = {"pause": _pause, "resume": _resume, "cancel": _cancel}

COMMANDS = (
    Command(
        "broadcast",
        broadcast,
        lambda: operators.HINT_BROADCAST,
        61,
        Audience.OPERATORS,
        in_groups=False,
        buttons={ACTION: press},
    ),
)

"""What somebody was asked for: his next message is the answer, if it comes soon.

It is remembered for who was asked and not for his chat, so that in a group others may
go on talking.
"""

import json

from bot.chat.values import Desk, Request

PATIENCE = 600
"""Seconds a message is taken for the answer; later it is a question again."""


async def await_answer(desk: Desk, request: Request, what: str, *values: str) -> None:
    """Take the asker's next message for this, and remember the values till then."""
    kept = json.dumps([*values, int(desk.clock.now().timestamp())])
    await desk.stores.pending.put(request.chat.id, _name(what, request), kept)


async def awaited(desk: Desk, request: Request, what: str) -> tuple[str, ...] | None:
    """Return the values remembered with this, None when it is not asked for now."""
    kept = await desk.stores.pending.get(request.chat.id, _name(what, request))
    if not kept:
        return None
    *values, moment = json.loads(kept)
    if desk.clock.now().timestamp() - moment <= PATIENCE:
        return tuple(values)
    await end(desk, request, what)
    return None


async def end(desk: Desk, request: Request, what: str) -> None:
    """Wait for this no more."""
    await desk.stores.pending.drop(request.chat.id, _name(what, request))


def _name(what: str, request: Request) -> str:
    return f"{what}:{request.asker.id}"

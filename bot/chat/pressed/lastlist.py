"""Which story a number means: that of the list an address was shown last.

A list is any message whose numbers open stories: /latest, /story, a briefing asked for
or one that came at its time, whichever is the newest. What was answered is noted as it
is answered; of briefings it is read from what they show.
"""

import json

from bot.chat.values import Desk, Reply, Request
from bot.delivery.buttons.numbers import numbered_stories
from bot.model import Address, Kind


async def note_list(desk: Desk, request: Request, reply: Reply) -> None:
    """Note the stories a reply numbers, if it does."""
    shown = (reply.edit,) if reply.edit else ()
    numbered = numbered_stories((*shown, *reply.messages))
    if numbered:
        noted = json.dumps([desk.clock.now().timestamp(), numbered])
        name = _name(request.address)
        await desk.stores.pending.put(request.chat.id, name, noted)


async def story_numbered(desk: Desk, address: Address, number: int) -> str:
    """Return the id of the story of this number, "" if the last list has none."""
    kept = await desk.stores.pending.get(address.chat_id, _name(address))
    since, noted = json.loads(kept) if kept else (0.0, {})
    found = await _briefed(desk, address, since)
    return (found or {int(key): noted[key] for key in noted}).get(number, "")


async def _briefed(desk: Desk, address: Address, since: float) -> dict[int, str]:
    """Return the stories of the last briefing, if it was sent after this moment."""
    trails = await desk.stores.ledger.trails(address.chat_id)
    sent = [
        (trail.record.since.timestamp(), trail.content)
        for trail in trails
        if trail.kind is Kind.BRIEFING
        and trail.record
        and (trail.record.address, trail.record.state) == (address, "sent")
    ]
    moment, name = max(sent, default=(0.0, ""))
    content = await desk.stores.contents.get(name) if moment > since else None
    return numbered_stories(content.messages) if content else {}


def _name(address: Address) -> str:
    return f"numbers:{address.thread_id}"

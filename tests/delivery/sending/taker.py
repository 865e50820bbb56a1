"""Takes so many turns in a lane, and writes down the moment of each slot it got."""

import asyncio
import sys

from bot.clock import SystemClock
from bot.delivery.sending.turns import Turns
from bot.store.budget import Ask, Budget
from bot.store.connection import close, connect


async def take(url: str, lane: str, first: int, count: int) -> None:
    redis = connect(url, patient=True)
    turns = Turns(Budget(redis), SystemClock())
    for chat_id in range(first, first + count):
        turn = await turns.take(Ask(chat_id, is_group=False, lane=lane))
        sys.stdout.write(f"{turn.moment}\n")
    await close(redis)


asyncio.run(take(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))

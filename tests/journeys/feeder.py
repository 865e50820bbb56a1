"""Feeds broadcasts of the store at this address until it is killed."""

import asyncio
import sys

from bot.clock import SystemClock
from bot.jobs.broadcasting import Broadcasting
from bot.model import Message
from bot.store.connection import connect
from bot.store.stores import make_stores


async def feed(url: str) -> None:
    clock = SystemClock()
    stores = make_stores(connect(url, patient=True), "feeder")
    job = Broadcasting(stores, clock, nowhere, rate=3.0)
    while True:
        await job.feed()
        await clock.sleep(0.001)


async def nowhere(_chat_id: int, _message_id: int, _message: Message) -> bool:
    return True


asyncio.run(feed(sys.argv[1]))

"""Notes what answers show, so that they are corrected where they stand.

An answer is given whether or not that can be noted: what fails here is only logged.

What is corrected between being read for an answer and being kept as shown is missed by
who looks for what shows it. So once an answer is noted, the articles in it that were
corrected just now are looked at again; one that shows them as they are stays as it is.
"""

import logging
from datetime import timedelta

from bot.clock import Clock
from bot.delivery.corrections.belated import articles_in
from bot.errors import StoreError
from bot.language.current import manner
from bot.model import Address, Content, Message
from bot.store.connection import guard
from bot.store.stores import Stores

logger = logging.getLogger(__name__)

LATELY = timedelta(minutes=5)
"""Longer than an article's new version takes from being seen to being kept, and an
answer from being composed to being sent, however slow the group it waits for is."""


async def kept(stores: Stores, message: Message) -> str:
    """Return the name under which what a message shows is kept, "" if it is not."""
    try:
        with guard():
            return await stores.contents.keep(Content((message,), manner=manner()))
    except StoreError as error:
        logger.info("an answer cannot be corrected later: %s", error)
        return ""


async def note(stores: Stores, address: Address, message_id: int, content: str) -> None:
    """Note that a message shows this content now, "" for none that is known."""
    try:
        with guard():
            await stores.replies.note(address, message_id, content)
    except StoreError as error:
        logger.info("an answer cannot be corrected later: %s", error)


async def look_again(stores: Stores, clock: Clock, message: Message) -> None:
    """Have the articles a message shows looked at that were corrected just now."""
    shown = articles_in([message])
    try:
        with guard():
            lately = await stores.articles.corrected(clock.now() - LATELY)
            await stores.contents.look_again(set(shown).intersection(lately))
    except StoreError as error:
        logger.info("an answer is perhaps not corrected: %s", error)

"""Notes what answers show, so that they are corrected where they stand.

An answer is given whether or not that can be noted: what fails here is only logged.
"""

import logging

from bot.errors import StoreError
from bot.language.current import manner
from bot.model import Address, Content, Message
from bot.store.connection import guard
from bot.store.stores import Stores

logger = logging.getLogger(__name__)


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

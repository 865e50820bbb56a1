"""Opens topics in forums, and says what is missing where Telegram will not."""

from math import ceil

from telegram import Bot
from telegram.error import TelegramError

from bot import wording_groups as words
from bot.delivery.calls.outcome import read
from bot.errors import ThreadRefused
from bot.model import Ending

_NO_FORUM = ("not a forum", "forum_missing")


async def open_thread(bot: Bot, chat_id: int, name: str) -> int:
    """Return the number of a new topic; ThreadRefused says why there is none."""
    try:
        topic = await bot.create_forum_topic(chat_id, name)
    except TelegramError as error:
        raise _refused(error) from error
    return topic.message_thread_id


def _refused(error: TelegramError) -> ThreadRefused:
    """Return why; after an unknown outcome the topic may be there all the same."""
    outcome = read(error)
    if outcome.is_flood:
        seconds = ceil(outcome.after)
        return ThreadRefused(words.THREAD_WAIT.format(seconds=seconds))
    if any(sign in str(error).lower() for sign in _NO_FORUM):
        return ThreadRefused(words.THREAD_NO_FORUM)
    if outcome.ending is Ending.MUTED:
        return ThreadRefused(words.THREAD_NO_RIGHT)
    is_open = outcome.ending is Ending.UNKNOWN
    return ThreadRefused(words.THREAD_FAILED, is_open=is_open)

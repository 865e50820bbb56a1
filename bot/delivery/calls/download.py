"""Gets a file somebody has sent, from Telegram."""

from telegram import Bot
from telegram.error import TelegramError

from bot import wording_feeds as wording
from bot.errors import SourceError


async def download(bot: Bot, file_id: str) -> bytes:
    """Return the bytes of the file of this name; SourceError when there are none."""
    try:
        file = await bot.get_file(file_id)
        return bytes(await file.download_as_bytearray())
    except TelegramError as error:
        raise SourceError(wording.FILE_LOST) from error

"""What one would write otherwise: a loop that saves its progress after each send.

    python benchmarks/plain_loop.py ADDRESS FIRST COUNT FILE

python-telegram-bot with its own rate limiter, sixteen sends at once; what failed on the
way is tried again, and what is in the file is not sent again after a restart. Started
by `benchmarks/chaos.py`.
"""

import asyncio
import sys
from pathlib import Path

from telegram.error import BadRequest, Forbidden, NetworkError
from telegram.ext import AIORateLimiter, ExtBot

from bot.playground.cast import TOKEN

SIDE_BY_SIDE = 16
TRIES = 3
TEXT = "Your briefing of this morning"


async def deliver(bot: ExtBot[int], chat_id: int) -> None:
    """Send one message, again if that fails on the way."""
    for _ in range(TRIES):
        try:
            await bot.send_message(chat_id, TEXT)
        except (BadRequest, Forbidden):
            return
        except NetworkError:
            continue
        else:
            return


def left(first: int, count: int, file: Path) -> list[int]:
    """Return the chats that are not in the file yet."""
    done = set(file.read_text().split()) if file.exists() else set()
    return [chat for chat in range(first, first + count) if str(chat) not in done]


async def main(address: str, waiting: list[int], file: Path) -> None:
    """Send to everybody who waits, and write down who got it."""
    limiter = AIORateLimiter(max_retries=5)
    bot = ExtBot(TOKEN, base_url=f"{address}/bot", rate_limiter=limiter)

    async def work() -> None:
        while waiting:
            chat_id = waiting.pop(0)
            await deliver(bot, chat_id)
            with file.open("a") as progress:
                progress.write(f"{chat_id}\n")

    async with bot, asyncio.TaskGroup() as group:
        for _ in range(SIDE_BY_SIDE):
            group.create_task(work())


if __name__ == "__main__":
    where, begin, size, kept = sys.argv[1:]
    waiting_for_it = left(int(begin), int(size), Path(kept))
    asyncio.run(main(where, waiting_for_it, Path(kept)))

"""A broadcast from the command line is sent by the bot that is running."""

import asyncio
import os
import sys
from pathlib import Path

from bot.playground.cast import ADA, BEN, CHANNEL, CLEO
from tests.fixtures.house import House

TEXT = "We move on Friday."


async def broadcast(house: House, place: Path, *args: str) -> str:
    """What the command prints, run as a process of its own, with no token."""
    made = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "broadcast", *args),
        env={
            "PATH": os.defpath,
            "REDIS_URL": house.url,
            "NEWSBRIEF_DATA": str(place),
            "NEWSBRIEF_LOG_LEVEL": "ERROR",
        },
        stdout=asyncio.subprocess.PIPE,
    )
    said, _ = await made.communicate()
    assert made.returncode == 0
    return said.decode()


async def test_the_command_watches_until_everybody_has_it(
    house_today: House, tmp_path: Path
) -> None:
    house = house_today
    file = tmp_path / "news.txt"
    file.write_text(TEXT)
    async with house.open():
        for user in (ADA, BEN):
            house.server.human.send(user, user, "/privacy")
            await house.hears(user, "/forget erases it")
        house.server.human.add_bot(CLEO, CHANNEL)
        await house.quiet()
        args = (str(file), "--to", "private", "--yes")
        said = await broadcast(house, tmp_path, *args)
        await house.quiet()
    assert house.server.copies(TEXT) == {ADA: 1, BEN: 1}
    assert "To people: 2 chats. It takes a moment." in said
    assert said.endswith(
        f"📣 Broadcast to people: finished\n“{TEXT}”\nSent: 2 of 2 chats\n"
    )

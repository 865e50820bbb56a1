"""Uses the embedded store of a directory until its standard input ends."""

import asyncio
import sys
from pathlib import Path

from bot.store.connection import close, connect
from bot.store.server import embedded


async def hold(place: Path) -> None:
    async with embedded(place) as url:
        client = connect(url)
        process = (await client.info("server"))["process_id"]
        await client.incr("holders")
        await close(client)
        sys.stdout.write(f"{process}\n")
        sys.stdout.flush()
        await asyncio.to_thread(sys.stdin.read)


asyncio.run(hold(Path(sys.argv[1])))

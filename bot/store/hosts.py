"""One request at a time to a host, over all processes, and rest where it is wanted.

A host's turn is a key with an end: who holds it may ask, and what is left behind when
the answer is there is a rest, short or as long as the host needs. So a process
that dies holds a host for less than a minute, and nothing has to be tidied up.
"""

from datetime import timedelta

from bot.model import Rest
from bot.store import keys
from bot.store.connection import Redis
from bot.store.scripts import Script, Word
from bot.store.spans import milliseconds

LEASE = timedelta(seconds=45)
"""Longer than one request may take."""
FIRST_REST = timedelta(minutes=1)
"""After a failure; it doubles with each that follows."""
LONGEST_REST = timedelta(hours=1)


class Hosts:
    """Shares out the turns of hosts; an address stands for its host."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._take = Script(redis, "host", "host_take")
        self._give = Script(redis, "host", "host_give")
        self._slow = Script(redis, "host", "host_slow")

    async def take(self, url: str, asker: str, *, is_page: bool = False) -> float:
        """Return 0 when the host may be asked now, else the seconds to wait first.

        Pages let feeds go first, and have their turn after one.
        """
        words: list[Word] = [
            url,
            keys.turn(""),
            asker,
            milliseconds(LEASE),
            keys.first(""),
            int(not is_page),
        ]
        return int(await self._take([keys.turn("")], words)) / 1000

    async def give(self, url: str, asker: str, rest: Rest) -> None:
        """End the turn of this asker; the host is left alone as it needs it."""
        await self._give(
            [keys.turn("")],
            [
                url,
                keys.turn(""),
                keys.woes(""),
                keys.pause(""),
                asker,
                milliseconds(timedelta(seconds=rest.seconds)),
                int(rest.is_failure),
                milliseconds(FIRST_REST),
                milliseconds(LONGEST_REST),
            ],
        )

    async def slow(self, url: str, pause: float, lasts: timedelta) -> None:
        """Leave so many seconds after each request to the host, for as long."""
        words: list[Word] = [
            url,
            keys.pause(""),
            int(pause * 1000),
            milliseconds(lasts),
        ]
        await self._slow([keys.pause("")], words)

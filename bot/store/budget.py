"""How fast we may send, shared by all processes that use one token.

Telegram allows about 30 messages a second to everybody, one a second to a chat with a
few at once, and 20 in any minute to a group or channel. Replies may use all of it;
briefings and broadcasts leave some room, so that they never delay an answer.
"""

from dataclasses import dataclass

from bot.clock import Clock
from bot.store import keys
from bot.store.connection import Redis
from bot.store.scripts import Script, Word

LANES = {"reply": 30, "alert": 28, "briefing": 25}
"""Messages a second each lane may bring the total to; an unknown lane gets least."""

CHAT_GAP = 1.0
CHAT_BURST = 3
GROUP_MOST = 20
GROUP_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Ask:
    """One message about to be sent: to which chat, and in which lane.

    `is_group` is true for groups and channels, which have a limit of their own.
    """

    chat_id: int
    is_group: bool
    lane: str


class Budget:
    """Says when a message may go; `clock` replaces the server's own time."""

    def __init__(self, redis: Redis, clock: Clock | None = None) -> None:
        self._clock = clock
        self._pace = Script(redis, "pace")
        self._halt = Script(redis, "halt")

    async def reserve(self, ask: Ask) -> float:
        """Return 0 when the message may go now, and is counted, or seconds to wait.

        After waiting, ask again: nothing was reserved.
        """
        most = LANES.get(ask.lane, min(LANES.values()))
        scope = str(ask.chat_id)
        answer = await self._pace(
            [
                keys.pace("all"),
                keys.pace(scope),
                keys.pace(f"{scope}:minute"),
                keys.halt("all"),
                keys.halt(scope),
            ],
            [
                self._now(),
                most,
                CHAT_GAP,
                CHAT_BURST,
                GROUP_MOST if ask.is_group else 0,
                GROUP_SECONDS,
            ],
        )
        return float(answer)

    async def halt(self, chat_id: int | None, seconds: float) -> None:
        """Send nothing to this chat, or with None to anybody, for so many seconds."""
        scope = "all" if chat_id is None else str(chat_id)
        await self._halt([keys.halt(scope)], [self._now(), seconds])

    def _now(self) -> Word:
        return repr(self._clock.now().timestamp()) if self._clock else ""

"""The playground as a whole: one bot's Telegram, with everything it remembers."""

from datetime import datetime, timedelta
from typing import Protocol

from bot.clock import Clock
from bot.playground.answers import Json
from bot.playground.bell import Bell
from bot.playground.calls import Call, Calls
from bot.playground.cast import TOKEN, fresh_world
from bot.playground.faults import Faults
from bot.playground.feed import Feed
from bot.playground.files import Files
from bot.playground.ledger import Ledger
from bot.playground.limits import Limits
from bot.playground.messages import Messages
from bot.playground.profile import Profile
from bot.playground.updates import Updates
from bot.playground.waits import Waits
from bot.playground.world import World


class SettableClock(Clock, Protocol):
    """A clock that can be set ahead."""

    def jump(self, ahead: timedelta) -> None:
        """Set the clock ahead."""
        ...


class Playground:
    """Everything the server knows and does not forget while it runs."""

    def __init__(self, clock: SettableClock, *, token: str = TOKEN) -> None:
        self.clock = clock
        self.token = token
        self.shift = timedelta(0)
        self.bell = Bell()
        self.world: World = fresh_world()
        self.messages = Messages()
        self.files = Files()
        self.profile = Profile()
        self.updates = Updates(clock, self.bell)
        self.limits = Limits(clock)
        self.waits = Waits(clock, self.limits.record)
        self.faults = Faults(clock)
        self.ledger = Ledger(clock)
        self.calls = Calls()
        self.feed = Feed()
        # Open callback queries: who asked, where, when.
        self.queries: dict[str, Json] = {}
        self.query_count = 0
        # What was asked by the bot's name in a chat, with what it offered in answer.
        self.inline: dict[str, Json] = {}
        # Who reacted how to which message; forgotten when the server stops.
        self.reactions: dict[tuple[int, int], dict[int, str]] = {}

    def unix(self) -> int:
        """Return the playground's time as Telegram writes dates."""
        return int(self.clock.now().timestamp())

    def jump(self, ahead: timedelta) -> datetime:
        """Return the new time after setting the clock ahead; it never goes back."""
        ahead = max(ahead, timedelta(0))
        self.clock.jump(ahead)
        self.shift += ahead
        now = self.clock.now()
        self.changed("clock", now=now.isoformat())
        return now

    def changed(self, kind: str, **data: object) -> None:
        """Tell the pages and everyone who waits that something happened."""
        self.feed.publish(kind, **data)
        self.bell.ring()

    def record(self, call: Call) -> None:
        """Keep a call and show it."""
        self.calls.add(call)
        if not call.is_idle():
            self.changed("call", call=call.wire())

    def close(self) -> None:
        """Let everyone who waits go, so that the server can stop."""
        self.updates.close()
        self.feed.close()

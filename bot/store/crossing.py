"""What leaves for the store together, who waits for it, and what of it is asked again.

It belongs to none of those who wait: each gets its own answers or its own error, one
that is cancelled leaves the others alone, and when all are, it is dropped.
"""

import asyncio
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

Command = Sequence[Any]
Answers = list[Any]
"""One for each command; what the server refused is an exception among them."""


class Asked(NamedTuple):
    """What one caller asked, who waits, and whether a call builds on those before."""

    commands: Sequence[Command]
    future: asyncio.Future[Answers]
    in_order: bool


class Crossing:
    """What leaves together, and who waits for it."""

    def __init__(self) -> None:
        self.task: asyncio.Task[None] | None = None
        self.size = 0
        self._waiting: list[Asked] = []

    def join(
        self, commands: Sequence[Command], *, in_order: bool
    ) -> asyncio.Future[Answers]:
        """Return the future of the answers to these commands."""
        future: asyncio.Future[Answers] = asyncio.get_running_loop().create_future()
        future.add_done_callback(self._leave)
        self._waiting.append(Asked(commands, future, in_order))
        self.size += len(commands)
        return future

    def asked(self) -> list[Asked]:
        """Return what somebody still waits for; the others are let go."""
        self._waiting = [each for each in self._waiting if not each.future.done()]
        return self._waiting

    def answer(self, answers: Answers) -> None:
        """Give everybody theirs."""
        start = 0
        for commands, future, _ in self._waiting:
            if not future.done():
                future.set_result(answers[start : start + len(commands)])
            start += len(commands)

    def fail(self, error: Exception) -> None:
        """Tell everybody that there are no answers."""
        for each in self._waiting:
            if not each.future.done():
                each.future.set_exception(error)

    def drop(self, _task: object) -> None:
        """Let nobody wait for a crossing that was ended."""
        for each in self._waiting:
            each.future.cancel()

    def _leave(self, future: asyncio.Future[Answers]) -> None:
        are_done = all(each.future.done() for each in self._waiting)
        if self.task and future.cancelled() and are_done:
            self.task.cancel()


def again(asked: Iterable[Asked], unknown: Collection[int]) -> list[int]:
    """Return the places of calls to be made again: unknown ones and what follows."""
    places: list[int] = []
    start = 0
    for commands, _, in_order in asked:
        own = range(start, start + len(commands))
        missed = [place for place in own if place in unknown]
        places += range(missed[0], own.stop) if in_order and missed else missed
        start = own.stop
    return places

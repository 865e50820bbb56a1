"""File locks that a crash lets go of, and that a child process can inherit."""

import fcntl
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.clock import Clock
from bot.errors import StoreError

PAUSE = 0.005


class FileLock:
    """A lock on a file, held by all who have this open file until the last closed."""

    def __init__(self, path: Path) -> None:
        self.descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def take(self) -> bool:
        """Return whether the lock is now ours alone."""
        return self._lock(fcntl.LOCK_EX)

    def share(self) -> bool:
        """Return whether the lock is now ours beside others who share it."""
        return self._lock(fcntl.LOCK_SH)

    def close(self) -> None:
        """Let go of our hold."""
        os.close(self.descriptor)

    def _lock(self, kind: int) -> bool:
        try:
            fcntl.flock(self.descriptor, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def is_held(path: Path) -> bool:
    """Return whether anybody holds the lock on this file."""
    lock = FileLock(path)
    try:
        return not lock.share()
    finally:
        lock.close()


@asynccontextmanager
async def turn(path: Path, clock: Clock, patience: float) -> AsyncIterator[None]:
    """Wait for the lock on this file and hold it; raise StoreError after `patience`."""
    lock = FileLock(path)
    try:
        deadline = clock.monotonic() + patience
        while not lock.take():
            if clock.monotonic() > deadline:
                message = (
                    f"Another process has been starting or stopping the store in"
                    f" {path.parent} for {patience:.0f} seconds: end it and try again."
                )
                raise StoreError(message)
            await clock.sleep(PAUSE)
        yield
    finally:
        lock.close()

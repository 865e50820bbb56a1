"""The embedded server: found running or started, shared, and stopped by the last user.

Three files in its directory are locked with flock, so that every crash lets go:

    turn    held for a moment by whoever starts or stops the server
    users   shared by every process that uses it; whoever can have it alone is the last
    alive   inherited by the server itself, and so held exactly as long as it lives

A server whose starter was killed goes on and is adopted by the next process, and two
servers can never write to one directory.
"""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote

from bot.clock import Clock, SystemClock
from bot.errors import StoreError
from bot.log import Seldom
from bot.store.locks import PAUSE, FileLock, is_held, turn
from bot.store.process import last_words, launch, say, socket_path

log = logging.getLogger(__name__)

# Reading back 76 MiB took 1.7 s; this is for a store forty times that size.
PATIENCE = 60.0


@asynccontextmanager
async def embedded(data_dir: Path, *, ephemeral: bool = False) -> AsyncIterator[str]:
    """Yield the address of the server, ready, that keeps its data in this directory."""
    clock = SystemClock()
    home = _home(data_dir)
    users = FileLock(home / "users")
    try:
        async with turn(home / "turn", clock, PATIENCE):
            await _ensure(home, clock, ephemeral=ephemeral)
            users.share()
        try:
            yield f"unix://{quote(str(socket_path(home)))}"
        finally:
            async with turn(home / "turn", clock, PATIENCE):
                if users.take():
                    await _stop(home, clock)
    finally:
        users.close()


@asynccontextmanager
async def located(
    url: str, data_dir: Path, *, ephemeral: bool = False
) -> AsyncIterator[str]:
    """Yield the address of a store: the one given, or the embedded server's."""
    if url:
        yield url
        return
    async with embedded(data_dir, ephemeral=ephemeral) as found:
        yield found


async def keep(data_dir: Path, clock: Clock, *, ephemeral: bool = False) -> None:
    """Start the server again whenever it died; runs until it is cancelled."""
    home, seldom = _home(data_dir), Seldom(log, clock.monotonic)
    while True:
        await clock.sleep(1.0)
        if not is_held(home / "alive"):
            words = last_words(home)
            try:
                async with turn(home / "turn", clock, PATIENCE):
                    await _ensure(home, clock, ephemeral=ephemeral)
                log.warning("the store's server was gone (%s); it is back", words)
            except StoreError as error:
                seldom.error(str(error))


def _home(data_dir: Path) -> Path:
    home = (data_dir / "store").absolute()
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in ("turn", "users", "alive"):
            FileLock(home / name).close()
        place = socket_path(home).parent
        place.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        message = (
            f"The data directory {data_dir} cannot be used ({error.strerror}): make it"
            " a directory this user may write to, or choose another one."
        )
        raise StoreError(message) from error
    if place.stat().st_uid != home.stat().st_uid:
        message = f"{place} belongs to another user: remove it, or set TMPDIR."
        raise StoreError(message)
    return home


async def _ensure(home: Path, clock: Clock, *, ephemeral: bool) -> None:
    """Start the server unless it lives, and wait until it answers."""
    has_started, began = False, clock.monotonic()
    while await say(home, "PING") != "+PONG":
        if not is_held(home / "alive"):
            if has_started:
                raise StoreError(_failure(home))
            has_started = _start(home, ephemeral=ephemeral)
        waited = clock.monotonic() - began
        if waited > PATIENCE:
            message = (
                f"The store's server for {home} runs but does not answer within"
                f" {PATIENCE:.0f} seconds: end the process that uses {home / 'alive'}."
            )
            raise StoreError(message)
        await clock.sleep(max(PAUSE, waited / 20))


def _start(home: Path, *, ephemeral: bool) -> bool:
    """Start the server; False when somebody just looked whether it lives."""
    alive = FileLock(home / "alive")
    try:
        if not alive.take():
            return False
        launch(home, alive.descriptor, ephemeral=ephemeral)
        return True
    finally:
        alive.close()


def _failure(home: Path) -> str:
    return (
        f"The store in {home} could not be started: {last_words(home)} Put a backup of"
        f" that directory in its place, repair it (docs/operating.md, Repair), or move"
        f" it away to begin with an empty store; {home / 'log'} says more."
    )


async def _stop(home: Path, clock: Clock) -> None:
    refusal = await say(home, "SHUTDOWN")
    if refusal:
        log.warning("the store's server goes on: %s", refusal)
        return
    async with turn(home / "alive", clock, PATIENCE):
        pass  # It has let go of its lock, so everything is on the disk.

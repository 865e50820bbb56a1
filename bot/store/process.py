"""The server as a process: starting it, asking whether it is ready, stopping it.

It is started through a shell that ends at once, so that it belongs to nobody's process
tree, in its own session, and with the signals blocked that hosting services send to
every process of a group: the senders must be able to settle what is in hand before the
store goes. It is stopped by SHUTDOWN only.
"""

import asyncio
import os
import signal
import subprocess
import tempfile
from hashlib import sha256
from pathlib import Path

from bot.store.binary import find_server

# The kernel's limit is 107 bytes on Linux and 103 on macOS.
SOCKET_LIMIT = 100
ANSWER_SECONDS = 2.0
_BLOCKED = {signal.SIGTERM, signal.SIGINT, signal.SIGHUP}


def socket_path(home: Path) -> Path:
    """Return where the server of this directory listens: a path short enough."""
    direct = home / "socket"
    if len(os.fsencode(direct)) <= SOCKET_LIMIT:
        return direct
    name = sha256(os.fsencode(home)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"newsbrief-{os.getuid()}" / name


def launch(home: Path, lock: int, *, ephemeral: bool) -> None:
    """Start the server for this directory; it inherits the open file `lock`."""
    command = [str(find_server()), *_options(home, ephemeral=ephemeral)]
    old = signal.pthread_sigmask(signal.SIG_BLOCK, _BLOCKED)
    try:
        subprocess.run(  # noqa: S603 - the command is ours
            ["/bin/sh", "-c", '"$@" >/dev/null 2>&1 &', "sh", *command],
            pass_fds=[lock],
            start_new_session=True,
            check=True,
        )
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, old)


async def say(home: Path, command: str) -> str:
    """Return the first line of the server's answer; empty when it gives none."""
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            reader, writer = await asyncio.open_unix_connection(socket_path(home))
            try:
                writer.write(f"{command}\r\n".encode())
                return (await reader.readline()).decode().strip()
            finally:
                writer.close()
    except (OSError, TimeoutError):
        return ""


def last_words(home: Path) -> str:
    """Return why the server gave up, in its own words from the end of its log."""
    try:
        lines = (home / "log").read_text(errors="replace").splitlines()
    except OSError:
        return "it left no log"
    # "41:M 30 Sep 2026 12:00:00.000 # Bad file format…": the message follows the mark.
    told = [line.partition(" # ")[2] for line in lines[-20:] if " # " in line]
    # What it says of the machine's settings at every start is not why it ended.
    told = [words for words in told if not words.startswith("WARNING")]
    return " ".join(told[-2:]) or "it gave no reason"


def _options(home: Path, *, ephemeral: bool) -> list[str]:
    options = {
        "port": "0",
        "unixsocket": str(socket_path(home)),
        "unixsocketperm": "700",
        "dir": str(home),
        "logfile": str(home / "log"),
        "appendonly": "no" if ephemeral else "yes",
        "appendfsync": "always",
        "save": "",
        "maxmemory-policy": "noeviction",
        "daemonize": "no",
    }
    return [word for name, value in options.items() for word in (f"--{name}", value)]

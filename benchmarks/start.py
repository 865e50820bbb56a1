"""How long the help takes, how soon the service is there, and what memory it needs.

    .venv/bin/python benchmarks/start.py [--runs 5]

Help: from start to exit of `newsbrief --help`. Ready: from start of the playground with
a store of its own to the line that says so, first on an empty folder, then on the kept
one. Memory: of all its processes, worker and store too, 3 s after that, shared pages
counted by their share.
The last line is JSON; times are medians in seconds.
"""

import argparse
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from ending import end_cleanly

PROJECT = Path(__file__).resolve().parents[1]
NEWSBRIEF = [sys.executable, "-m", "bot"]
SETTLE = 3.0


def measure_help() -> float:
    """Return the seconds `newsbrief --help` takes."""
    begin = time.perf_counter()
    subprocess.run([*NEWSBRIEF, "--help"], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def measure_start(folder: str) -> tuple[float, float, float]:
    """Return seconds to ready, seconds to a clean exit, and MB of memory."""
    environ = {**os.environ, "NEWSBRIEF_DATA": folder, "TELEGRAM_BOT_TOKEN": ""}
    begin = time.perf_counter()
    process = subprocess.Popen(
        [*NEWSBRIEF, "demo", "--port", "0"], stdout=subprocess.PIPE, env=environ
    )
    if not process.stdout or not process.stdout.readline():
        sys.exit("the service did not start")
    ready = time.perf_counter() - begin
    time.sleep(SETTLE)
    memory = sum(map(resident, family(process.pid, folder)))
    begin = time.perf_counter()
    process.send_signal(signal.SIGTERM)
    if process.wait(timeout=30):
        sys.exit(f"the service ended with {process.returncode}")
    return ready, time.perf_counter() - begin, memory


def family(pid: int, folder: str) -> list[int]:
    """Return the process, those below it, and the store that works in the folder."""
    found = [pid]
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(status.read_text().rpartition(")")[2].split()[1])
            command = (status.parent / "cmdline").read_text()
        except OSError:
            continue  # it ended meanwhile
        if parent in found or (parent == 1 and folder in command):
            found.append(int(status.parent.name))
    return found


def resident(pid: int) -> float:
    """Return the memory of a process in MB."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    (pages,) = (line.split()[1] for line in lines if line.startswith("Pss:"))
    return int(pages) / 1024


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    helps = [measure_help() for _ in range(runs)]
    with tempfile.TemporaryDirectory(prefix="nb") as folder:
        first, stop, memory = measure_start(folder)
        again = [measure_start(folder) for _ in range(runs)]
    found = {
        "help_s": round(statistics.median(helps), 3),
        "first_ready_s": round(first, 3),
        "ready_s": round(statistics.median(row[0] for row in again), 3),
        "exit_s": round(max(stop, *(row[1] for row in again)), 3),
        "memory_mb": round(max(memory, *(row[2] for row in again)), 1),
    }
    for name, value in found.items():
        sys.stdout.write(f"{name:14} {value}\n")
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    end_cleanly()
    main()

"""Measures everything about sources: runs each part in a process of its own.

The parts are scripts beside this one, and each can be run alone: `feeds` and `pages`
(what is read right), `stories` (same story), `polling` (6,000 feeds in a cycle of a
quarter of an hour), `hostile` (1,000 hostile inputs), `arrival` (from a feed to a
chat), `filters` (100,000 chats' words) and `memory` (bytes an article takes).
Parts whose data are not here are left out, and said so. The last line is JSON: for each
part what its own last line says.

Usage: python benchmarks/sources.py [PART ...]
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

HERE = Path(__file__).resolve().parent
PARTS = (
    "feeds",
    "pages",
    "stories",
    "polling",
    "hostile",
    "arrival",
    "filters",
    "memory",
)


def main(parts: Sequence[str]) -> int:
    """Run the parts one after the other; 1 when one of them failed."""
    results: dict[str, object] = {}
    for part in parts or PARTS:
        print(f"\n{part}", flush=True)
        begun = perf_counter()
        results[part] = run(part)
        print(f"({perf_counter() - begun:.0f} s)", flush=True)
    print(json.dumps(results))
    return int(any(result is None for result in results.values()))


def run(part: str) -> object:
    """Return what the part's last line says, None when it failed; show all it says."""
    script = HERE / f"{part}.py"
    done = subprocess.run(
        [sys.executable, str(script)], stdout=subprocess.PIPE, text=True, check=False
    )
    print(done.stdout, end="")
    lines = done.stdout.splitlines()
    if done.returncode or not lines:
        return None
    found: object = json.loads(lines[-1])
    return found


if __name__ == "__main__":
    unknown = set(sys.argv[1:]) - set(PARTS)
    if unknown:
        sys.exit(
            f"no such part: {', '.join(sorted(unknown))}; see the top of this file"
        )
    sys.exit(main(sys.argv[1:]))

"""Measures how languages are told, on headlines and leads written for the tests.

Each is told without a hint and with the one a publisher gives. py3langid is asked in
the same run if it is installed; it is no dependency of ours.
Usage: python benchmarks/languages.py
"""

import importlib.util
import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from summarizers.text.languages import LANGUAGES
from summarizers.text.tongues import tell
from tests.fixtures.headlines import HEADLINES, LEADS

Way = Callable[[str, str], str]


def measure() -> dict[str, object]:
    """Return how many headlines and leads each way tells, its time and its memory."""
    found: dict[str, object] = {
        "ours": _scored("ours", lambda text, _: tell(text)),
        "ours, declared": _scored("ours, declared", tell),
    }
    if importlib.util.find_spec("py3langid"):
        before, begun = _memory(), perf_counter()
        way = _other()
        scored = _scored("py3langid", way)
        scored["mb"] = _memory() - before
        scored["load_s"] = round(perf_counter() - begun, 2)
        found["py3langid"] = scored
    return found


def _other() -> Way:
    import py3langid  # noqa: PLC0415  # only where it is installed

    return lambda text, _: str(py3langid.classify(text)[0])


def _scored(name: str, way: Way) -> dict[str, object]:
    read = [code for code in HEADLINES if code in LANGUAGES]
    other = [code for code in HEADLINES if code not in LANGUAGES]
    begun = perf_counter()
    scored: dict[str, object] = {
        "headlines": _right(way, [(c, h) for c in read for h in HEADLINES[c]]),
        "leads": _right(way, [(c, _lead(c)) for c in read]),
        "other headlines": _right(way, [(c, h) for c in other for h in HEADLINES[c]]),
        "other leads": _right(way, [(c, _lead(c)) for c in other]),
    }
    each = 1000 * (perf_counter() - begun) / (4 * len(HEADLINES))
    scored["ms"] = round(each, 3)
    words = ", ".join(f"{key} {value}" for key, value in scored.items())
    print(f"{name:>14} {words}")
    return scored


def _right(way: Way, rows: list[tuple[str, str]]) -> str:
    right = sum(way(text, code) == code for code, text in rows)
    return f"{right}/{len(rows)}"


def _lead(code: str) -> str:
    return f"{HEADLINES[code][0]}. {LEADS[code]}"


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Print what was measured, at the end as JSON."""
    print(json.dumps(measure()))


if __name__ == "__main__":
    main()

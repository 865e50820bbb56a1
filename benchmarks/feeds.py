"""Measures how feeds are read: real ones whole, and other parsers' cases right.

Reads ../shared/data/feeds. Real feeds are counted a second time by lxml or json alone:
entries, titles, links, dates and texts must all be there. Of feedparser's own cases the
expectations about what we read are asked (title, link, id, text, date, number of
entries); where only an encoding is expected, a title is written into the case in that
encoding and must be read; where nothing can be asked it must be read or refused. Of the
W3C validator's cases each that holds entries must be read, and a valid title or date in
it found. Plain feedparser is judged in the same run by the same questions.
Usage: python benchmarks/feeds.py [-v]
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.feeds_cases import cases, channels, chosen
from benchmarks.feeds_read import DATA, Judge, parse, read
from benchmarks.feeds_real import real
from benchmarks.feeds_w3c import validator

GROUPS = (
    "encoding", "illformed", "illformed/chardet", "json", "wellformed/atom10",
    "wellformed/base", "wellformed/http", "wellformed/lang", "wellformed/rdf",
    "wellformed/rss", "wellformed/sanitize",
)  # fmt: skip


def measure(*, is_wordy: bool = False) -> dict[str, object]:
    """Return right and all of every group, ours and feedparser's, and the speed."""
    found: dict[str, object] = {}
    for name in GROUPS:
        found[name] = _told(name, cases(name), is_wordy=is_wordy)
    found["cdf"] = _told("cdf", channels(), is_wordy=is_wordy)
    found["guid"] = _told("guid", chosen("item_guid"), is_wordy=is_wordy)
    found["real"] = _told("real", real(), is_wordy=is_wordy)
    found["w3c"] = _told("w3c", validator(), is_wordy=is_wordy)
    found["speed"] = _speed()
    return found


def _told(name: str, judged: Judge, *, is_wordy: bool) -> dict[str, int]:
    ours, theirs, total, wrong = judged
    print(f"{name:>20} {ours:4} of {total:4} right; plain feedparser {theirs:4}")
    for line in wrong if is_wordy else ():
        print(f"{'':>20} {line}")
    return {"right": ours, "of": total, "feedparser": theirs}


def _speed() -> dict[str, float]:
    bodies = [p.read_bytes() for p in sorted((DATA / "real").glob("*.[rxa][sdtm]*"))]
    ours = _pace(
        lambda body: len(feed.entries) if (feed := read(body, {})) else 0, bodies
    )
    theirs = _pace(lambda body: len(parse(body, {})["entries"]), bodies)
    print(f"{'speed':>20} {ours:.0f} entries/s; plain feedparser {theirs:.0f}")
    return {"entries_per_s": round(ours), "feedparser": round(theirs)}


def _pace(read: Callable[[bytes], int], bodies: list[bytes]) -> float:
    read(bodies[0])
    begun = perf_counter()
    count = sum(read(body) for body in bodies)
    return count / (perf_counter() - begun)


def main() -> None:
    """Print what was measured, at the end as JSON."""
    print(json.dumps(measure(is_wordy="-v" in sys.argv)))


if __name__ == "__main__":
    if not DATA.is_dir():
        sys.exit("The feeds to measure with are not here.")
    main()

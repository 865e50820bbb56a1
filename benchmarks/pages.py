"""Measures how articles are found on pages, by shingles of four words.

Reads ../shared/data/pages, 20 news pages with the text editors found on them. Precision
and recall are means over the pages and F1 is of these two, as in evaluate.py of
scrapinghub/article-extraction-benchmark. Plain trafilatura, fast and as it comes, reads
the same pages in the same run.
Usage: python benchmarks/pages.py [-v]
"""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import mean
from time import perf_counter
from typing import NamedTuple

from trafilatura import extract

from bot.sources.pages import read_page

PAGES = Path(__file__).resolve().parents[2] / "shared" / "data" / "pages"

Shingles = Counter[tuple[str, ...]]


class Sample(NamedTuple):
    """A page, its address and the text that stands on it."""

    name: str
    markup: bytes
    url: str
    wanted: str


def measure(*, is_wordy: bool = False) -> dict[str, object]:
    """Return precision, recall, F1 and ms a page of each way to read them."""
    samples = list(_samples())
    return {
        name: _scored(name, way, samples, is_wordy=is_wordy and name == "ours")
        for name, way in WAYS.items()
    }


def _samples() -> list[Sample]:
    truth = json.loads((PAGES / "ground-truth.json").read_text("utf-8"))
    return [
        Sample(name, gzip.decompress(path.read_bytes()), row["url"], row["articleBody"])
        for name, row in sorted(truth.items())
        if (path := PAGES / f"{name}.html.gz").is_file()
    ]


def _ours(sample: Sample) -> str:
    page = read_page(sample.markup, sample.url, "utf-8")
    return page.text if page else ""


def _fast(sample: Sample) -> str:
    return extract(sample.markup, fast=True, include_comments=False) or ""


def _default(sample: Sample) -> str:
    return extract(sample.markup) or ""


WAYS = {"ours": _ours, "trafilatura fast": _fast, "trafilatura": _default}


def _scored(
    name: str, way: Callable[[Sample], str], samples: list[Sample], *, is_wordy: bool
) -> dict[str, float]:
    way(samples[0])
    begun = perf_counter()
    texts = [way(sample) for sample in samples]
    each = 1000 * (perf_counter() - begun) / len(samples)
    pairs = [
        _compared(text, sample.wanted)
        for text, sample in zip(texts, samples, strict=True)
    ]
    for sample, (precise, whole) in zip(samples, pairs, strict=True):
        if is_wordy:
            print(f"   {sample.name[:8]} {precise:.3f} {whole:.3f} {sample.url}")
    precision, recall = mean(p for p, _ in pairs), mean(r for _, r in pairs)
    f1 = 2 * precision * recall / (precision + recall)
    print(
        f"{name:>17} F1 {f1:.3f} precision {precision:.3f} recall {recall:.3f}"
        f" {each:.1f} ms a page"
    )
    figures = {"f1": f1, "precision": precision, "recall": recall}
    return {key: round(value, 4) for key, value in figures.items()} | {
        "ms": round(each, 1)
    }


def _compared(found: str, wanted: str) -> tuple[float, float]:
    ours, truth = _shingles(found), _shingles(wanted)
    common = (ours & truth).total()
    return common / max(ours.total(), 1), common / max(truth.total(), 1)


def _shingles(text: str) -> Shingles:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[n : n + 4]) for n in range(max(1, len(words) - 3)))


def main() -> None:
    """Print what was measured, at the end as JSON."""
    print(json.dumps(measure(is_wordy="-v" in sys.argv)))


if __name__ == "__main__":
    if not PAGES.is_dir():
        sys.exit("The pages to measure with are not here.")
    main()

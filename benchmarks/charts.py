"""Measures the pictures of charts: ours beside matplotlib, where that is installed.

Each kind is drawn in a fresh process: what importing takes, the first picture, the
median of the next, and the memory it ends with. Usage: python benchmarks/charts.py
"""

import json
import platform
import resource
import sys
from collections.abc import Callable
from datetime import date, timedelta
from importlib.util import find_spec
from io import BytesIO
from multiprocessing import get_context
from statistics import median
from time import perf_counter

COUNTS = (5, 40, 400)
ROUNDS = 7
DAYS = [date(2026, 1, 1) + timedelta(day) for day in range(max(COUNTS))]
VALUES = [1000 + day * 37 % 91 * 10 for day in range(max(COUNTS))]
Draw = Callable[[int], bytes]


def ours() -> Draw:
    """Return what draws a chart of so many marks with resvg."""
    from bot.delivery.drawing.chart import Chart, Mark, draw  # noqa: PLC0415 - it is timed
    from bot.delivery.drawing.picture import png  # noqa: PLC0415 - it is timed

    def picture(count: int) -> bytes:
        pairs = zip(DAYS[:count], VALUES[:count], strict=True)
        marks = tuple(Mark(day, value, value, f"{value:,}") for day, value in pairs)
        return png(draw(Chart("water level", "cm", marks, "The Pier"), dark=False))

    return picture


def matplotlib() -> Draw:
    """Return what draws the same steps, dots, labels and days with matplotlib."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - it is timed

    def picture(count: int) -> bytes:
        figure = Figure(figsize=(10.8, 7.2), dpi=100)
        axes = figure.add_subplot(title="water level", ylabel="cm")
        axes.step(DAYS[:count], VALUES[:count], where="post", marker="o")
        for place in range(0, count, max(count // 10, 1)):
            axes.annotate(f"{VALUES[place]:,}", (DAYS[place], VALUES[place]))
        figure.autofmt_xdate()
        file = BytesIO()
        figure.savefig(file, format="png")
        return file.getvalue()

    return picture


KINDS = {"ours": ours, "matplotlib": matplotlib}


def measure(name: str, count: int) -> dict[str, float]:
    """Return milliseconds, kilobytes and megabytes of one kind of picture."""
    begun = perf_counter()
    draw = KINDS[name]()
    imported = perf_counter()
    size = len(draw(count))
    first = perf_counter()
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        draw(count)
        times.append(perf_counter() - start)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "import ms": round((imported - begun) * 1000),
        "first ms": round((first - imported) * 1000),
        "next ms": round(median(times) * 1000),
        "KB": round(size / 1000),
        "MB of memory": round(memory / 1024),
    }


def main() -> None:
    """Print a line for each kind and number of marks, and all of it as JSON."""
    names = [name for name in KINDS if name == "ours" or find_spec(name)]
    result: dict[str, object] = {"python": platform.python_version()}
    for name in names:
        for count in COUNTS:
            # A fresh process each, so that nothing is imported or known yet.
            with get_context("spawn").Pool(1) as pool:
                found = pool.apply(measure, (name, count))
            result[f"{name}, {count} marks"] = found
            shown = ", ".join(f"{key} {value:g}" for key, value in found.items())
            print(f"{name:10} {count:4} marks: {shown}")
    print(json.dumps(result))


if __name__ == "__main__":
    sys.exit(main())

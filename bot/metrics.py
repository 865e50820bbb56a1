"""Counters and gauges in the form Prometheus reads; nothing else is worth a dependency.

All names stand in one table, so that a misspelt one fails at once and /metrics always
shows every metric, from 0 on.
"""

from collections import defaultdict
from typing import Literal

PREFIX = "newsbrief_"

Counter = Literal[
    "fetch_total",
    "items_total",
    "updates_total",
    "sends_total",
    "floods_total",
    "failures_total",
    "refused_total",
    "reworded_total",
]
Timing = Literal["parse_seconds", "briefing_seconds", "answer_seconds", "turn_seconds"]
Gauge = Literal[
    "send_queue_depth",
    "oldest_due_seconds",
    "stuck_deliveries",
    "pace_rate",
    "halt_seconds",
    "paid_stars",
    "articles",
    "feeds",
    "late_feed_seconds",
]

ABOUT: dict[str, tuple[str, str]] = {
    "fetch_total": ("counter", "Feeds and pages asked for, by result."),
    "items_total": ("counter", "Articles kept."),
    "updates_total": ("counter", "Updates from Telegram handled, by result."),
    "sends_total": (
        "counter",
        "Messages of briefings, alerts and broadcasts, by ending.",
    ),
    "floods_total": ("counter", "Answers 429: Telegram asked us to wait, by whom."),
    "failures_total": ("counter", "Unexpected errors a loop went on after, by loop."),
    "refused_total": ("counter", "News not shown: its article does not say it."),
    "reworded_total": ("counter", "Sentences sent for rewording, by result."),
    "parse_seconds": ("summary", "Time to analyse an article."),
    "briefing_seconds": ("summary", "Time to compose a briefing."),
    "answer_seconds": ("summary", "Time to handle an update."),
    "turn_seconds": ("summary", "Time messages waited for Telegram's limits."),
    "send_queue_depth": ("gauge", "Deliveries not settled, and slots not composed."),
    "oldest_due_seconds": ("gauge", "How late the oldest briefing not yet made is."),
    "stuck_deliveries": ("gauge", "Deliveries that need an operator's eye."),
    "pace_rate": ("gauge", "Free messages a second we allow ourselves now."),
    "halt_seconds": ("gauge", "How long Telegram still wants us to send nothing."),
    "paid_stars": ("gauge", "Telegram Stars set aside today for paid messages."),
    "articles": ("gauge", "Articles kept that are for everybody."),
    "feeds": ("gauge", "Feeds kept, those that stopped too."),
    "late_feed_seconds": ("gauge", "How long the feed to be asked next was due."),
}


class Metrics:
    """What this process has counted since it started."""

    def __init__(self) -> None:
        self._values: defaultdict[tuple[str, str], float] = defaultdict(float)

    def count(self, name: Counter, amount: float = 1, **labels: str) -> None:
        """Add to a counter."""
        self._values[name, _labels(labels)] += amount

    def observe(self, name: Timing, seconds: float) -> None:
        """Count one more event and the seconds it took."""
        self._values[f"{name}_sum", ""] += seconds
        self._values[f"{name}_count", ""] += 1

    def set(self, name: Gauge, value: float) -> None:
        """Set a gauge."""
        self._values[name, ""] = value

    def render(self) -> str:
        """Return all metrics as Prometheus text."""
        lines: list[str] = []
        for name, (kind, about) in ABOUT.items():
            lines += [f"# HELP {PREFIX}{name} {about}", f"# TYPE {PREFIX}{name} {kind}"]
            lines += self._samples(name, kind)
        return "\n".join(lines) + "\n"

    def _samples(self, name: str, kind: str) -> list[str]:
        names = [f"{name}_sum", f"{name}_count"] if kind == "summary" else [name]
        found = {
            key: value for key, value in sorted(self._values.items()) if key[0] in names
        }
        for missing in set(names) - {key[0] for key in found}:
            found[missing, ""] = 0.0
        return [
            f"{PREFIX}{key}{tags} {value:.9g}" for (key, tags), value in found.items()
        ]


def _labels(labels: dict[str, str]) -> str:
    pairs = [f'{name}="{_escaped(value)}"' for name, value in sorted(labels.items())]
    return f"{{{','.join(pairs)}}}" if pairs else ""


def _escaped(value: str) -> str:
    return value.replace("\\", r"\\").replace("\n", r"\n").replace('"', r"\"")

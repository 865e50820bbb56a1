"""How the outbox stands, in words: what waits, how long, and how the rest ended."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from bot import wording_operators as operators
from bot.chat.reasons import span
from bot.store.ledger import Heads


def waiting(counts: Mapping[str, int], heads: Heads, now: datetime) -> Iterator[str]:
    """Yield what waits, and how long what is next in turn has."""
    places = [
        f"{counts[place]:,} {name}"
        for place, name in operators.STATUS_PLACES.items()
        if counts[place]
    ]
    shown = ", ".join(places) or operators.STATUS_NOTHING
    yield operators.STATUS_WAITING.format(places=shown)
    if since := oldest(heads):
        yield operators.STATUS_OLDEST.format(span=span(now - since))


def oldest(heads: Heads) -> datetime | None:
    """Return since when what is next in turn has waited, None when nothing does."""
    return min(filter(None, (heads.fired, heads.queued)), default=None)


def ended(counts: Mapping[str, int]) -> str:
    """Return how many deliveries ended in each way."""
    return numbered(settled(counts)) or operators.STATUS_NOTHING


def settled(counts: Mapping[str, int]) -> dict[str, int]:
    """Return the counts of those that do not wait."""
    return {
        state: count
        for state, count in counts.items()
        if count and state not in operators.STATUS_PLACES
    }


def numbered(counts: Mapping[str, int]) -> str:
    """Return "2 held, 1 closed"."""
    return ", ".join(f"{count:,} {state}" for state, count in counts.items())

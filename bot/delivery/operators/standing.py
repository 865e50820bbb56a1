"""How the outbox stands, in words: what waits, how the rest ended, what is stuck."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from bot import wording_delivery as words
from bot import wording_operators as operators
from bot.delivery.pieces.lengths import span
from bot.language.lists import colon, joined, semicolon, stop
from bot.language.quantities import number
from bot.model import ChatKind
from bot.store.ledger import Heads
from bot.store.trails import Record
from bot.store.vitals import Health


def chats(counts: Mapping[ChatKind, int]) -> str:
    """Return how many chats there are: "Chats: 2 private, 1 channel"."""
    kinds = joined(
        operators.STATUS_KINDS[kind].format(count=count)
        for kind, count in counts.items()
    )
    return operators.STATUS_CHATS.format(chats=kinds or "0")


def waiting(counts: Mapping[str, int], heads: Heads, now: datetime) -> Iterator[str]:
    """Yield what waits, and how long what is next in turn has."""
    places = [
        f"{number(counts[place])} {name}"
        for place, name in operators.STATUS_PLACES.items()
        if counts[place]
    ]
    shown = joined(places) or operators.STATUS_NOTHING
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
    return joined(f"{number(count)} {named(state)}" for state, count in counts.items())


def named(state: str) -> str:
    """Return what a delivery's state is called: "held"."""
    return operators.STATUS_STATES.get(state, state)


def called(record: Record) -> str:
    """Return what an operator calls a delivery: its name with the address it is for.

    The names of briefings hold it; a broadcast has one name for all chats.
    """
    address = str(record.address)
    is_told = address in record.name.split("/")
    return record.name if is_told else f"{address}/{record.name}"


def advice(state: str) -> str:
    """Return what it means that a delivery is in this state, and what to do."""
    todo = words.REMEDIES.get(state)
    means = words.MEANS.get(state, state)
    said = f"{means}{semicolon()}{todo}" if todo else means
    return f"{named(state)}{colon()}{said}{stop()}"


def stored(health: Health) -> str:
    """Return how the store is: how much it holds, and whether that is safe."""
    kept = operators.STATUS_KEPT if health.is_kept else operators.STATUS_NOT_KEPT
    if not health.can_write:
        kept = operators.STATUS_CANNOT_WRITE
    return operators.STATUS_STORE.format(memory=health.memory / 1e6, kept=kept)

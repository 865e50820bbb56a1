"""By what an entry is known again, and whether its feed now gives something else. Pure.

A feed's own name for an entry (guid) stays when its address changes. It counts only
where it is one entry's: some feeds give all of theirs the same. What a feed gives is
its title and text without regard to blanks and case, so that a changed date, a line
set anew or a parameter in the link is no change.
"""

from base64 import urlsafe_b64encode
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from hashlib import blake2s

from bot.model import Entry, Listed
from bot.sources.canonical import identity


def listings(feed_url: str, entries: Sequence[Entry]) -> tuple[Listed, ...]:
    """Return how a feed lists each of these entries."""
    names = Counter(entry.id for entry in entries)
    return tuple(
        Listed(
            _digest(f"entry {feed_url} {_name(entry, is_own=names[entry.id] == 1)}"),
            _digest(f"{entry.title} {entry.text}"),
        )
        for entry in entries
    )


def newest(pairs: Iterable[tuple[Entry, Listed]]) -> list[tuple[Entry, Listed]]:
    """Return the newest of the entries that are known again as the same.

    A feed may list an entry once more for each version (RFC 4287, 4.1.1). All looked
    at, each would take the other's place for ever.
    """
    found: dict[str, tuple[Entry, Listed]] = {}
    for entry, listed in pairs:
        had = found.get(listed.mark)
        if had is None or _moment(entry) > _moment(had[0]):
            found[listed.mark] = (entry, listed)
    return list(found.values())


def _moment(entry: Entry) -> datetime:
    return entry.published or datetime.min.replace(tzinfo=UTC)


def _name(entry: Entry, *, is_own: bool) -> str:
    name = entry.id if is_own else entry.link or f"{entry.title} {entry.text}"
    # Entries that share a page differ in what an address has behind its "#".
    return name if entry.is_part else identity(name) or name


def _digest(words: str) -> str:
    plain = " ".join(words.casefold().split()).encode("utf-8", "surrogatepass")
    return urlsafe_b64encode(blake2s(plain, digest_size=8).digest()).decode()[:-1]

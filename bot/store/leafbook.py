"""Keeps what an index was made of in a file, so that a restart has it in a second.

It is a copy that may be lost at any time. A leaf stands under the number and size of
the version of the article it was made of, so one that is out of date is not found.
All processes of a data folder share the file; SQLite sees to it that they do not get in
each other's way. A file made by other code has another name, and is removed.

Nothing is waited for: the file is not flushed to the disk, and who finds it locked does
without. So a power cut may damage it; what is damaged is thrown away and begun anew.
"""

import logging
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

log = logging.getLogger(__name__)

T = TypeVar("T")

_PATIENCE = 0.05
"""Seconds to wait for another process that writes."""
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_TABLE = """
    PRAGMA journal_mode = MEMORY;
    PRAGMA synchronous = OFF;
    CREATE TABLE IF NOT EXISTS leaves
        (number INTEGER PRIMARY KEY, id TEXT, size INTEGER, leaf BLOB);
"""


class Arrived(NamedTuple):
    """A version of an article: the number it came in by, its id, its size packed."""

    number: int
    id: str
    size: int


class LeafBook:
    """Leaves by the version of the article they were made of."""

    def __init__(self, folder: Path, making: str) -> None:
        """Open the book of a folder; `making` names the code that makes leaves."""
        self._path = folder / f"{making}.sqlite"
        self._file: sqlite3.Connection | None = None
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for other in set(folder.glob("*.sqlite")) - {self._path}:
                other.unlink(missing_ok=True)
            self._open()
        except (OSError, sqlite3.Error) as error:
            self._mend(error)

    def get(self, versions: Iterable[Arrived]) -> dict[int, bytes]:
        """Return the leaves of these versions, by number; some may not be there."""
        asked = {each.number: each for each in versions}
        ends = min(asked, default=0), max(asked, default=0)
        line = "SELECT number, id, size, leaf FROM leaves WHERE number BETWEEN ? AND ?"
        rows = self._found(line, ends)
        return {
            number: leaf
            for number, id_, size, leaf in rows
            if asked.get(number) == (number, id_, size)
        }

    def put(self, leaves: Iterable[tuple[Arrived, bytes]]) -> None:
        """Keep leaves, in the place of others with the same numbers."""
        rows = [(*version, leaf) for version, leaf in leaves]
        line = "REPLACE INTO leaves VALUES (?, ?, ?, ?)"
        self._done(lambda file: file.executemany(line, rows), None)

    def numbers(self) -> frozenset[int]:
        """Return the numbers of all leaves kept."""
        line = "SELECT number FROM leaves"
        rows = self._found(line)
        return frozenset(number for (number,) in rows)

    def drop(self, numbers: Iterable[int]) -> None:
        """Forget the leaves with these numbers."""
        rows = [(number,) for number in numbers]
        line = "DELETE FROM leaves WHERE number = ?"
        self._done(lambda file: file.executemany(line, rows), None)

    def close(self) -> None:
        """Close the file; nothing is kept any more."""
        if self._file:
            self._file.close()
        self._file = None

    def _open(self) -> None:
        # Used by one thread after the other, never by two at once.
        self._file = sqlite3.connect(
            self._path, timeout=_PATIENCE, check_same_thread=False
        )
        self._file.executescript(_TABLE)

    def _found(self, line: str, words: Sequence[int] = ()) -> list[tuple[Any, ...]]:
        return self._done(lambda file: file.execute(line, words).fetchall(), [])

    def _done(self, work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """Return what comes of this, or the other where the file is of no use."""
        if not self._file:
            return otherwise
        try:
            with self._file:
                return work(self._file)
        except sqlite3.Error as error:
            self._mend(error)
            return otherwise

    def _mend(self, error: OSError | sqlite3.Error) -> None:
        """Begin the file anew if it is damaged."""
        log.warning("doing without %s: %s", self._path, error)
        if getattr(error, "sqlite_errorcode", None) in _DAMAGED:
            self.close()
            with suppress(OSError, sqlite3.Error):
                self._path.unlink(missing_ok=True)
                self._open()

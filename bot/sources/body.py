"""A body as it arrives, unpacked piece by piece and never beyond its limit."""

import zlib

from bot import wording_problems as wording
from bot.errors import SourceError

MOST_BYTES = 15_000_000  # the largest real feeds seen are some 5 MB
MOST_TOGETHER = 64_000_000  # what all large bodies may take at a time
SMALL = 1_000_000  # bytes; most feeds have a tenth of that, and always find room
_PLAIN = {"", "identity"}
_ZIPPED = {"gzip", "x-gzip", "deflate"}
_GZIP_START = b"\x1f\x8b"
_ANY_ZLIB_HEADER = 47
_NO_HEADER = -15
_AT_ONCE = 1_000_000  # bytes; more would be in memory twice


class Room:
    """The memory that large bodies share, from their first bytes until they are read.

    Else hundreds of feeds just below the limit for one would be gigabytes together.
    """

    def __init__(self, most: int = MOST_TOGETHER) -> None:
        self._left = most

    def take(self, size: int, host: str) -> None:
        """Set this much aside; raise SourceError when there is not enough."""
        if size > self._left:
            raise SourceError(wording.NO_ROOM.format(host=host))
        self._left -= size

    def give(self, size: int) -> None:
        """Have this much back."""
        self._left += size


class Body:
    """Collects one answer of `host`; `packing` is its Content-Encoding.

    What it takes of the `room` is in `taken`, for whoever lets it go to give back.
    """

    def __init__(
        self, host: str, packing: str, limit: int, room: Room | None = None
    ) -> None:
        self._host = host
        self._room = room or Room()
        self.taken = 0
        self._limit = limit
        self._packed = 0
        self._bytes = bytearray()
        kind = packing.strip().lower()
        if kind not in _PLAIN | _ZIPPED:
            message = wording.PACKED_OTHERWISE.format(host=host, packing=kind[:40])
            raise SourceError(message)
        self._is_zipped = kind in _ZIPPED
        self._zip = zlib.decompressobj(_ANY_ZLIB_HEADER)

    def add(self, piece: bytes) -> None:
        """Take one more piece; raise SourceError as soon as it is too much."""
        if self._is_zipped:
            self._inflate(piece, is_first=not self._packed)
        else:
            self._bytes += piece
        self._packed += len(piece)
        if max(self._packed, len(self._bytes)) > self._limit:
            size = self._limit // 1_000_000
            message = wording.TOO_LARGE.format(host=self._host, megabytes=size)
            raise SourceError(message)
        if len(self._bytes) > max(SMALL, self.taken):
            self._room.take(len(self._bytes) - self.taken, self._host)
            self.taken = len(self._bytes)

    def whole(self) -> bytes:
        """Return all of it; raise SourceError when the end is missing."""
        if self._is_zipped and self._packed and not self._zip.eof:
            raise SourceError(wording.BROKEN_OFF.format(host=self._host))
        return bytes(self._bytes)

    def _inflate(self, piece: bytes, *, is_first: bool) -> None:
        if is_first and _is_bare(piece):
            self._zip = zlib.decompressobj(_NO_HEADER)
        try:
            while piece and len(self._bytes) <= self._limit:
                if self._zip.eof:
                    if not piece.startswith(_GZIP_START):
                        return  # some servers fill up with zeros
                    self._zip = zlib.decompressobj(_ANY_ZLIB_HEADER)
                room = min(self._limit + 1 - len(self._bytes), _AT_ONCE)
                self._bytes += self._zip.decompress(piece, room)
                piece = self._zip.unused_data or self._zip.unconsumed_tail
        except zlib.error as error:
            message = wording.PACKED_WRONG.format(host=self._host)
            raise SourceError(message) from error


def _is_bare(start: bytes) -> bool:
    """Return whether this deflate stream lacks the header that RFC 9110 asks for.

    Some servers send it so. The low half of a zlib header's first byte is always 8,
    which no bare stream begins with; gzip begins with a byte of its own.
    """
    return bool(start) and start[0] & 0x0F != 8 and start[0] != _GZIP_START[0]

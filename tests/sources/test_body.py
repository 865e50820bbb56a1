import gzip
import zlib

import pytest

from bot.errors import SourceError
from bot.sources.body import SMALL, Body, Room

LIMIT = 1_000_000


def read(packing: str, *pieces: bytes) -> bytes:
    body = Body("example.com", packing, LIMIT)
    for piece in pieces:
        body.add(piece)
    return body.whole()


@pytest.mark.parametrize(
    ("packing", "content"),
    [
        ("", b"hello"),
        ("identity", b"hello"),
        ("gzip", gzip.compress(b"hello", mtime=0)),
        (" GZIP ", gzip.compress(b"hello", mtime=0)),
        ("deflate", zlib.compress(b"hello")),
        ("deflate", zlib.compress(b"hello")[2:-4]),
        ("gzip", gzip.compress(b"hel", mtime=0) + gzip.compress(b"lo", mtime=0)),
        ("gzip", gzip.compress(b"hello", mtime=0) + b"\0\0\0"),
    ],
)
def test_a_body_is_unpacked(packing: str, content: bytes) -> None:
    assert read(packing, content) == b"hello"


def test_pieces_may_be_cut_anywhere() -> None:
    packed = gzip.compress(b"hello", mtime=0)
    assert read("gzip", *(bytes([byte]) for byte in packed)) == b"hello"


@pytest.mark.parametrize("is_bare", [False, True])
def test_what_is_larger_than_one_step_is_unpacked_in_several(is_bare: bool) -> None:
    zip_ = zlib.compressobj(wbits=-15 if is_bare else 15)
    body = Body("example.com", "deflate", 5 * LIMIT)
    body.add(zip_.compress(bytes(3 * LIMIT)) + zip_.flush())
    assert body.whole() == bytes(3 * LIMIT)


def test_an_empty_packed_body_is_empty() -> None:
    assert read("gzip") == b""


def test_a_bomb_stops_at_the_limit() -> None:
    bomb = gzip.compress(bytes(100 * LIMIT))
    body = Body("example.com", "gzip", LIMIT)
    with pytest.raises(SourceError, match=r"example\.com sent more than 1 MB"):
        body.add(bomb)
    assert len(body._bytes) == LIMIT + 1


def test_a_plain_body_that_never_ends_stops_too() -> None:
    with pytest.raises(SourceError, match="more than 1 MB"):
        read("", bytes(LIMIT), b"x")


def test_countless_empty_members_are_too_much_as_well() -> None:
    body = Body("example.com", "gzip", 1_000)
    with pytest.raises(SourceError, match="sent more than"):
        body.add(gzip.compress(b"", mtime=0) * 60)


def test_a_body_that_is_packed_again_stays_packed() -> None:
    assert read("gzip", gzip.compress(gzip.compress(b"x", mtime=0))).startswith(
        b"\x1f\x8b"
    )


@pytest.mark.parametrize("packing", ["br", "zstd", "gzip, gzip", "x" * 99])
def test_packings_nobody_asked_for_are_refused(packing: str) -> None:
    with pytest.raises(SourceError, match="which was not asked"):
        Body("example.com", packing, LIMIT)


def test_a_body_cut_short_is_said_to_be() -> None:
    with pytest.raises(SourceError, match="broke its answer off"):
        read("gzip", gzip.compress(b"hello", mtime=0)[:-4])


def test_nonsense_is_not_unpacked() -> None:
    with pytest.raises(SourceError, match="cannot be opened"):
        read("gzip", b"hello")


def test_large_bodies_share_their_room_and_small_ones_always_find_some() -> None:
    room = Room(3 * SMALL)
    first, second, small = (Body("example.com", "", 9 * SMALL, room) for _ in range(3))
    first.add(bytes(2 * SMALL))
    first.add(b"x")
    with pytest.raises(SourceError, match="much while others did"):
        second.add(bytes(2 * SMALL))
    small.add(bytes(SMALL))
    assert (first.taken, second.taken, small.taken) == (2 * SMALL + 1, 0, 0)
    room.give(first.taken)
    second.add(b"x")
    assert second.taken == 2 * SMALL + 1

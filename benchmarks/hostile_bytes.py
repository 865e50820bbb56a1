"""Bodies whose bytes are not what was said, and bombs."""

import gzip
import zlib
from collections.abc import Iterator

from benchmarks.hostile_answers import TEXT, Input, answered, item, rss


def encoded() -> Iterator[Input]:
    """Yield bodies whose bytes are not what their declarations say."""
    feed = rss(item(1, TEXT))
    bomb = '<!DOCTYPE r [<!ENTITY a "aa">]>' + rss("&a;")
    for name in ("utf-16", "utf-32", "utf-16-be", "utf-7", "cp037", "shift_jis"):
        yield answered("encoding", name, feed.encode(name))
        yield answered("encoding", f"entity in {name}", bomb.encode(name))
        wrong = feed.replace('"1.0"', f'"1.0" encoding="{name}"').encode()
        yield answered("encoding", f"said to be {name}", wrong)
        charset = b"Content-Type: text/xml; charset=%s\r\n" % name.encode()
        yield answered("encoding", f"sent as {name}", feed.encode(), charset)
    yield answered(
        "encoding", "many in UTF-16", rss("<item/>" * 90_000).encode("utf-16")
    )
    yield answered(
        "encoding", "no UTF-8", feed.encode().replace(b"Ferry", b"\xff\xc0\x80")
    )
    yield answered(
        "encoding",
        "an unknown name",
        feed.encode(),
        b"Content-Type: a;charset=\xff\xfe\r\n",
    )


def packed() -> Iterator[Input]:
    """Yield bombs and broken packings."""
    zeros, feed = bytes(200_000_000), rss(item(1)).encode()
    once = gzip.compress(zeros, 6)
    spaced = gzip.compress(feed.replace(b"<channel>", b"<channel>" + b" " * 60_000_000))
    kinds = {
        "gzip of 200 MB": (b"gzip", once),
        "gzip of a spaced feed": (b"gzip", spaced),
        "deflate of 200 MB": (b"deflate", zlib.compress(zeros)),
        "bare deflate of 200 MB": (b"deflate", zlib.compress(zeros)[2:-4]),
        "gzip in gzip in gzip": (b"gzip", gzip.compress(gzip.compress(once))),
        "gzip, gzip": (b"gzip, gzip", gzip.compress(once)),
        "br": (b"br", b"\x1b" + bytes(999)),
        "zstd": (b"zstd", b"\x28\xb5\x2f\xfd" + bytes(999)),
        "members": (b"gzip", gzip.compress(b"") * 500_000),
        "cut": (b"gzip", gzip.compress(feed)[:-6]),
        "no gzip": (b"gzip", feed),
        "bare deflate": (b"deflate", zlib.compress(feed)[2:-4]),
    }
    for name, (packing, body) in kinds.items():
        yield answered("packing", name, body, b"Content-Encoding: %s\r\n" % packing)

"""What a hostile server may answer: by hand, and mutations that are the same each time.

Each input is an Input: the bytes of the whole answer after the status line and headers
have been put together, or a piece to repeat for ever, or an address to be sent to.
"""

import gzip
import json
import random
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

OK = b"HTTP/1.1 200 OK\r\n"
XML = OK + b"Content-Type: application/rss+xml\r\nConnection: close\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
SLOW, FLOOD = "slow", "flood"
"""The kinds of inputs that never end by themselves, and are tried all at once."""


@dataclass(frozen=True, slots=True)
class Input:
    """One answer: its bytes, then a piece that is repeated until the caller is gone.

    `pause` is how many seconds to wait between two pieces.
    """

    kind: str
    name: str
    answer: bytes
    piece: bytes = b""
    pause: float = 0.0
    page: bytes = b""


def answered(kind: str, name: str, body: bytes, headers: bytes = b"") -> Input:
    """Return an input that is a whole, well-formed answer with this body."""
    length = b"Content-Length: %d\r\n\r\n" % len(body)
    return Input(kind, name, XML + headers + length + body)


def item(number: int, more: str = "") -> str:
    """Return an entry of a feed."""
    return (
        f"<item><title>Ferry {number} left Ilmer</title>"
        f"<link>http://10.0.0.1/{number}</link><guid>g{number}</guid>"
        f"<pubDate>Mon, 23 Nov 2026 10:00:00 GMT</pubDate>{more}</item>"
    )


def rss(content: str) -> str:
    """Return an RSS feed around this content."""
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour</title>'
    return f"{head}{content}</channel></rss>"


def atom(content: str) -> str:
    """Return an Atom feed around this content."""
    head = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour</title>'
    return f"{head}{content}</feed>"


def json_feed(items: object) -> str:
    """Return a JSON Feed of these items."""
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items})


TEXT = "<description>310 people left Ilmer by ferry, said Dana Oxholt.</description>"
BASES = (
    rss("".join(item(number, TEXT) for number in range(12))),
    atom(
        "".join(
            f"<entry><id>urn:{n}</id><title>Ilmer {n}</title>"
            "<updated>2026-11-23T10:00:00Z</updated>"
            f"<content type='html'>&lt;p&gt;Ferry {n}&lt;/p&gt;</content></entry>"
            for n in range(12)
        )
    ),
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns="http://purl.org/rss/1.0/"><channel><title>Ilmer</title></channel>'
    + "".join(item(number) for number in range(12))
    + "</rdf:RDF>",
    json_feed([{"id": str(n), "title": f"Ilmer {n}"} for n in range(12)]),
    "<html><head><title>Ilmer</title><link rel=alternate type=application/rss+xml "
    "href=/feed></head><body><article><p>" + "Ferries left. " * 60 + "</article>",
    rss(
        item(
            1, f"<content:encoded><![CDATA[<p>{'Rain. ' * 99}</p>]]></content:encoded>"
        )
    ),
)


def texts() -> Iterator[tuple[str, str]]:  # noqa: PLR0915  # a list, one after another
    """Yield bodies that are too much, or not what they seem."""
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    yield "billion laughs", f'<!DOCTYPE r [<!ENTITY l0 "ha">{laughs}]>' + rss("&l9;")
    yield (
        "quadratic blow-up",
        f'<!DOCTYPE r [<!ENTITY a "{"a" * 50_000}">]>' + rss("&a;" * 50_000),
    )
    for url in ("file:///etc/passwd", "http://127.0.0.1:8080/x", "/etc/passwd"):
        yield f"entity {url}", f'<!DOCTYPE r [<!ENTITY x SYSTEM "{url}">]>' + rss("&x;")
        yield f"DTD {url}", f'<!DOCTYPE rss SYSTEM "{url}">' + rss(item(1))
        yield (
            f"parameter {url}",
            f'<!DOCTYPE r [<!ENTITY % p SYSTEM "{url}">%p;]>' + rss(""),
        )
        include = (
            f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{url}"/>'
        )
        yield f"XInclude {url}", rss(item(1, include))
        yield f"stylesheet {url}", f'<?xml-stylesheet href="{url}"?>' + rss(item(1))
        yield f"enclosure {url}", rss(item(1, f'<enclosure url="{url}"/>'))
        yield f"link {url}", rss(f"<item><title>a</title><link>{url}</link></item>")
    yield "RSS in HTML", f"<html><body>{rss(item(1))}</body></html>"
    yield "100,000 entries", rss("".join(map(item, range(80_000))))
    yield "1,000,000 entries", rss("<item/>" * 1_000_000)
    yield "300,000 entries of JSON", json_feed([{"id": 1}] * 300_000)
    yield "100,000 nested tags", rss("<a>" * 100_000)
    yield "100,000 nested entries", rss("<item>" * 100_000)
    yield "nested xml:base", rss("<x xml:base='a/'>" * 5_000)
    yield (
        "nested HTML",
        rss(item(1, f"<description><![CDATA[{'<b>' * 100_000}]]></description>")),
    )
    yield (
        "nested XHTML",
        atom(f"<entry><content type='xhtml'>{'<div>' * 100_000}</content></entry>"),
    )
    yield "nested JSON", '{"version":' + "[" * 100_000
    yield (
        "a huge number",
        json_feed([]).replace("[]", '[{"id":' + "1" * 5_000_000 + "}]"),
    )
    yield (
        "attributes",
        rss("<item " + "".join(f"a{n}='' " for n in range(90_000)) + "/>"),
    )
    yield (
        "name spaces",
        "<rss " + "".join(f"xmlns:a{n}='u' " for n in range(20_000)) + "/>",
    )
    yield "a title of 10 MB", rss(f"<item><title>{'x' * 10_000_000}</title></item>")
    yield "a title of ampersands", rss(f"<item><title>{'&' * 2_000_000}</title></item>")
    yield "a title of brackets", rss(f"<item><title>{'<' * 2_000_000}</title></item>")
    yield "references", rss(f"<item><title>{'&amp;' * 2_000_000}</title></item>")
    yield "wrong references", rss(item(1, "&#xD800;&#0;&#x110000;&#99999999999;&nope;"))
    yield "halves of emoji", rss("<item><title>&#55357;&#56832;&#55357;</title></item>")
    yield "categories", rss(item(1, "<category>a</category>" * 200_000))
    yield "enclosures", rss(item(1, "<enclosure url='a'/>" * 58_000))
    yield "crossed tags", rss(item(1, "<b><i></b></i>" * 100_000))
    yield "open comments", rss("<!--" * 500_000)
    yield "open CDATA", rss("<![CDATA[" * 500_000)
    yield "instructions", "<?x y?>" * 500_000 + rss("")
    yield "a date of a megabyte", rss(item(1, f"<pubDate>{'1 ' * 500_000}</pubDate>"))
    yield (
        "unseen letters",
        rss(
            "<item><title>a\u202eb\u200bc\u2066x" + "\u0301" * 9_000 + "</title></item>"
        ),
    )
    yield (
        "tag letters",
        rss(
            f"<item><title>{''.join(map(chr, range(0xE0000, 0xE007F)))}</title></item>"
        ),
    )
    yield (
        "half letters",
        json_feed([{"id": "\ud800", "title": "\udc00", "url": "https://a/\ud800"}]),
    )
    yield (
        "script",
        rss(
            item(1, "<description>&lt;script&gt;alert(1)&lt;/script&gt;</description>")
        ),
    )
    yield "NULs", rss(item(1)).replace("Ferry", "F\0erry")
    yield "nothing", ""
    yield "blanks", " " * 9_000_000


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


def spoken() -> Iterator[Input]:
    """Yield answers that break or bend HTTP."""
    body = rss(item(1)).encode()
    for name, answer in {
        "nothing": b"",
        "SSH": b"SSH-2.0-x\r\n",
        "HTTP/0.9": body,
        "HTTP/1.0": b"HTTP/1.0 200 OK\r\n\r\n" + body,
        "two lengths": OK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n" + body,
        "length and chunks": OK
        + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
        "a negative length": OK + b"Content-Length: -1\r\n\r\n" + body,
        "a length too long": OK + b"Content-Length: 99999\r\n\r\n" + body,
        "a length too short": OK + b"Content-Length: 9\r\n\r\n" + body,
        "an endless length": OK + b"Content-Length: " + b"9" * 30 + b"\r\n\r\n" + body,
        "many headers": OK + b"A: b\r\n" * 9_999 + b"\r\n",
        "a long header": OK + b"A: " + b"b" * 99_999 + b"\r\n\r\n",
        "folded headers": OK + b"A: b" + b"\r\n " * 9_999 + b"\r\n\r\n",
        "trailers": CHUNKED + b"0\r\n" + b"A: b\r\n" * 9_999,
        "a bad chunk": CHUNKED + b"zz\r\nxx",
        "an upgrade": b"HTTP/1.1 101 X\r\nUpgrade: a\r\nConnection: upgrade\r\n\r\n",
        "odd validators": XML
        + b'ETag: "\xff\xfe"\r\nLast-Modified: \x01\r\n\r\n'
        + body,
        "an odd wait": b"HTTP/1.1 429 X\r\nRetry-After: Mon, 99 Foo\r\nDate: x\r\n\r\n",
        "a status of 999": b"HTTP/1.1 999 X\r\n\r\n",
        "a status of nothing": b"HTTP/1.1 \r\n\r\n",
    }.items():
        yield Input("HTTP", name, answer)
    for name, answer, piece in (
        ("endless body", OK + b"\r\n", b"x" * 65_536),
        ("endless chunks", CHUNKED, b"10000\r\n" + b"x" * 65_536 + b"\r\n"),
        ("endless trailers", CHUNKED + b"0\r\n", b"A: b\r\n" * 999),
        ("endless headers", OK, b"A: b\r\n" * 999),
        ("endless error", b"HTTP/1.1 404 X\r\n\r\n", b"x" * 65_536),
    ):
        yield Input("HTTP", name, answer, piece)


def slow() -> Iterator[Input]:
    """Yield answers that trickle, or flood with what never becomes an answer."""
    for name, answer, piece, pause in (
        ("silence", b"", b"", 1.0),
        ("a byte of header a second", b"", b"H", 1.0),
        ("a header line a second", OK, b"A: b\r\n", 1.0),
        ("a byte of body a second", OK + b"\r\n", b"x", 1.0),
        ("a chunk a second", CHUNKED, b"1\r\nx\r\n", 1.0),
        ("chunks of one byte", CHUNKED, b"1\r\nx\r\n" * 9_999, 0.0),
        ("interim answers", b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 999, 0.0),
        ("an endless chunk extension", CHUNKED + b"1;", b"x" * 65_536, 0.05),
    ):
        yield Input(SLOW if pause else FLOOD, name, answer, piece, pause)


def redirected(port: int) -> Iterator[Input]:
    """Yield redirects to where nobody should be sent; `port` is one that listens."""
    hosts = (
        *("127.0.0.1", "[::1]", "localhost", "localhost.", "0.0.0.0", "[::]", "127.1"),
        *("0x7f.1", "2130706433", "0177.0.0.1", "[::ffff:127.0.0.1]", "[::127.0.0.1]"),
        *("[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "0"),
        *("[::ffff:0:127.0.0.1]", "169.254.169.254", "10.0.0.1", "100.64.0.1"),
        *("192.0.0.8", "224.0.0.1", "255.255.255.255", "[fe80::1%25lo]", "127.0.0.1."),
        *("①②⑦.0.0.1", "127。0。0。1", "loc𝐚lhost", "%31%32%37.0.0.1", "a@127.0.0.1"),
    )
    schemes = ("file:///etc/passwd", "gopher://127.0.0.1/", "javascript:1", "data:,x")
    targets = [f"http://{host}:{port}/" for host in hosts]
    for target in (*targets, *schemes, "//", "http://", "http://[", "/same" * 999):
        head = f"HTTP/1.1 302 X\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n"
        yield Input("redirect", target[:60], head.encode())


def pages() -> Iterator[Input]:
    """Yield feeds whose one entry leads to a hostile page."""
    words = "The ferry of Ilmer left at noon with 310 people on board. "
    for name, markup in {
        "nested": "<div>" * 100_000 + words,
        "paragraphs": ("<p>" + words) * 30_000,
        "attributes": "<p " + "".join(f"a{n}=x " for n in range(200_000)) + ">" + words,
        "JSON-LD": "<script type='application/ld+json'>"
        + "[" * 1_000_000
        + "</script>",
        "a large JSON-LD": '<script type="application/ld+json">{"headline":"'
        + "x" * 5_000_000
        + '"}</script><p>'
        + words * 20,
        "dates": "<time datetime='2026-11-03'>2026-11-03</time>" * 50_000 + words,
        "brackets": "<" * 3_000_000,
        "one line": words * 180_000,
        "references": "<p>" + "&#8238;&#xD800;&amp;" * 300_000,
    }.items():
        feed = rss("<item><title>a</title><link>PAGE</link></item>").encode()
        head = OK + b"Content-Type: text/html\r\nConnection: close\r\n\r\n"
        whole = head + f"<html><body>{markup}".encode()
        yield Input("page", name, XML + b"\r\n" + feed, page=whole)


def by_hand(port: int) -> list[Input]:
    """Return all that was thought of."""
    written = [
        answered("text", name, text.encode(errors="surrogatepass"))
        for name, text in texts()
    ]
    return [
        *written,
        *encoded(),
        *packed(),
        *spoken(),
        *redirected(port),
        *pages(),
        *slow(),
    ]


def mutations(count: int, seed: int) -> Iterator[Input]:
    """Yield so many feeds and pages that went wrong in up to four ways."""
    chance = random.Random(seed)
    for number in range(count):
        body = chance.choice(BASES).encode()
        ways = [chance.choice(WAYS) for _ in range(chance.randint(1, 4))]
        for way in ways:
            body = way(body, chance)[:20_000_000]
        name = f"{number}: " + ", ".join(way.__name__ for way in ways)
        yield answered("mutation", name, body)


def _place(body: bytes, chance: random.Random) -> int:
    return chance.randint(0, len(body))


def truncated(body: bytes, chance: random.Random) -> bytes:
    """Cut the end off."""
    return body[: _place(body, chance)]


def flipped(body: bytes, chance: random.Random) -> bytes:
    """Change some bytes."""
    changed = bytearray(body)
    for _ in range(min(len(changed), chance.randint(1, 40))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def repeated(body: bytes, chance: random.Random) -> bytes:
    """Repeat a piece of it very often."""
    start = _place(body, chance)
    end = min(start + chance.randint(1, 300), len(body))
    return body[:start] + body[start:end] * chance.choice((2, 99, 9_999)) + body[end:]


def shuffled(body: bytes, chance: random.Random) -> bytes:
    """Put its tags into another order."""
    pieces = body[:200_000].split(b"<")
    chance.shuffle(pieces)
    return b"<".join(pieces)


def littered(body: bytes, chance: random.Random) -> bytes:
    """Put odd bytes between."""
    for _ in range(chance.randint(1, 9)):
        place = _place(body, chance)
        body = body[:place] + chance.choice(LITTER) + body[place:]
    return body


def swapped(body: bytes, chance: random.Random) -> bytes:
    """Write it in another encoding."""
    name = chance.choice(("utf-16", "utf-32", "cp1252", "cp037", "utf-16-be"))
    return body.decode("utf-8", "replace").encode(name, "replace")


WAYS = (truncated, flipped, repeated, shuffled, littered, swapped)
LITTER = (
    *(b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"]]>", b"<![CDATA[", b"<!--", b"-->", b"&"),
    *(b"&#xD800;", b"&#0;", b"<!DOCTYPE a [", b'<!ENTITY x "y">', b"&x;", b"<item>"),
    *(
        b"</item>",
        b"<?xml version='1.1' encoding='utf-7'?>",
        b"{",
        b'"\\ud800"',
        b"<a " * 99,
    ),
    *(
        "\u202e\u200b\U000e0041".encode(),
        b"\x1b[2J",
        b"<html>",
        b"9" * 5_000,
        b"<x>" * 900,
    ),
)

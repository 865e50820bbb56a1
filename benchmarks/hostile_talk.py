"""Answers that break HTTP, never end, or lead where nobody should go."""

from collections.abc import Iterator

from benchmarks.hostile_answers import CHUNKED, FLOOD, OK, SLOW, XML, Input, item, rss


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

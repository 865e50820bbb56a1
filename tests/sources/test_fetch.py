"""The fetcher against a real server on loopback, which it is allowed to ask."""

import asyncio
import gzip
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiohttp import web
from aiohttp.abc import ResolveResult
from aiohttp.test_utils import RawTestServer
from multidict import CIMultiDict

from bot.errors import SourceError
from bot.language.current import speaking
from bot.model import Manner
from bot.sources.body import MOST_TOGETHER
from bot.sources.fetch import Page, WebFetcher, explain, open_fetcher, seconds_until
from tests.sources.test_guard import Names

TWO_LENGTHS = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nxxxxxx"
ENDLESS_TRAILER = (
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n" + b"A: b\r\n" * 9_999
)
Handler = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def served(handler: Handler) -> AsyncIterator[tuple[WebFetcher, str]]:
    """A fetcher and the address of a server that answers like this."""
    async with RawTestServer(handler) as server:
        allow = f"{server.host}:{server.port}"
        async with open_fetcher([allow], contact="https://us.example") as fetcher:
            yield fetcher, str(server.make_url("/feed"))


async def fetched(handler: Handler) -> Page:
    async with served(handler) as (fetcher, url):
        return await fetcher.get(url)


def redirect(status: int, target: str) -> web.Response:
    return web.Response(status=status, headers={"Location": target})


async def test_a_page_comes_with_what_its_server_said_of_it() -> None:
    async def answer(request: web.BaseRequest) -> web.Response:
        headers = {"ETag": 'W/"1"', "Last-Modified": "yesterday, sort of"}
        return web.Response(text="hello", content_type="text/xml", headers=headers)

    page = await fetched(answer)
    assert (page.status, page.body, page.charset) == (200, b"hello", "utf-8")
    assert page.content_type == "text/xml; charset=utf-8"
    assert (page.etag, page.modified) == ('W/"1"', "yesterday, sort of")
    assert page.url.endswith("/feed")


async def test_we_ask_as_ourselves_with_the_validators_as_they_were_given() -> None:
    asked: list[dict[str, str]] = []

    async def answer(request: web.BaseRequest) -> web.Response:
        asked.append(dict(request.headers))
        return web.Response(status=304, headers={"Set-Cookie": "a=b"})

    async with served(answer) as (fetcher, url):
        page = await fetcher.get(url, etag='W/"1"', modified="yesterday")
        await fetcher.get(url)
    assert (page.status, page.body) == (304, b"")
    assert asked[0]["User-Agent"] == "Newsbrief/0.1 (+https://us.example)"
    assert asked[0]["Accept-Encoding"] == "gzip"
    assert asked[0]["If-None-Match"] == 'W/"1"'
    assert asked[0]["If-Modified-Since"] == "yesterday"
    assert not {"Cookie", "If-None-Match", "Referer"} & set(asked[1])


@pytest.mark.parametrize("etag", [b'"caf\xe9"', b'"' + b"x" * 500 + b'"', b'"a\tb"'])
async def test_a_validator_that_cannot_be_sent_back_is_not_kept(etag: bytes) -> None:
    async def answer(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        await reader.readuntil(b"\r\n\r\n")
        head = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nETag: " + etag
        writer.write(head + b"\r\n\r\n")
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(answer, "127.0.0.1")
    port = server.sockets[0].getsockname()[1]
    async with server, open_fetcher(["127.0.0.1"]) as fetcher:
        page = await fetcher.get(f"http://127.0.0.1:{port}/feed")
    assert (page.status, page.etag) == (200, "")


async def test_how_long_an_answer_holds_is_told() -> None:
    async def answer(request: web.BaseRequest) -> web.Response:
        told = [("Cache-Control", "public"), ("Cache-Control", "max-age=1200")]
        return web.Response(headers=CIMultiDict([*told, ("Age", "200")]))

    assert (await fetched(answer)).fresh == 1_000


async def test_a_packed_body_is_unpacked() -> None:
    async def answer(request: web.BaseRequest) -> web.Response:
        headers = {"Content-Encoding": "gzip"}
        return web.Response(body=gzip.compress(b"hello"), headers=headers)

    assert (await fetched(answer)).body == b"hello"


async def test_a_bomb_is_refused() -> None:
    async def answer(request: web.BaseRequest) -> web.Response:
        headers = {"Content-Encoding": "gzip"}
        return web.Response(body=gzip.compress(bytes(40_000_000)), headers=headers)

    with pytest.raises(SourceError, match=r"127\.0\.0\.1 sent more than 15 MB"):
        await fetched(answer)


async def test_a_large_body_gives_its_room_back_when_its_page_is_let_go() -> None:
    async def answer(request: web.BaseRequest) -> web.Response:
        size = 16_000_000 if request.path == "/endless" else 2_000_000
        return web.Response(body=bytes(size))

    async with served(answer) as (fetcher, url):
        page = await fetcher.get(url)
        assert fetcher._room._left == MOST_TOGETHER - len(page.body)
        with pytest.raises(SourceError, match="more than 15 MB"):
            await fetcher.get(url.replace("/feed", "/endless"))
        assert fetcher._room._left == MOST_TOGETHER - len(page.body)
        del page
        assert fetcher._room._left == MOST_TOGETHER


async def test_the_body_of_an_error_is_left_alone() -> None:
    async def answer(request: web.BaseRequest) -> web.Response:
        headers = {"Retry-After": "120"}
        return web.Response(status=429, text="later", headers=headers)

    page = await fetched(answer)
    assert (page.status, page.body, page.retry_after) == (429, b"", 120.0)


async def test_a_permanent_redirect_gives_the_new_address() -> None:
    async def answer(request: web.BaseRequest) -> web.Response:
        if request.path == "/feed":
            return redirect(301, "/moved")
        return redirect(308, "/end") if request.path == "/moved" else web.Response()

    page = await fetched(answer)
    assert page.url.endswith("/end")
    assert page.moved.endswith("/end")


async def test_after_a_temporary_redirect_nothing_is_permanent() -> None:
    async def answer(request: web.BaseRequest) -> web.Response:
        steps = {"/feed": (301, "/b"), "/b": (302, "/c"), "/c": (301, "/d")}
        if request.path in steps:
            return redirect(*steps[request.path])
        return web.Response(text="here")

    page = await fetched(answer)
    assert page.body == b"here"
    assert page.moved.endswith("/b")


async def test_a_redirect_to_nowhere_is_the_answer() -> None:
    async def answer(request: web.BaseRequest) -> web.Response:
        return web.Response(status=302)

    assert (await fetched(answer)).status == 302


async def test_a_circle_of_redirects_ends() -> None:
    async def answer(request: web.BaseRequest) -> web.Response:
        return redirect(302, "/feed")

    with pytest.raises(SourceError, match="redirects more than 5 times"):
        await fetched(answer)


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("http://169.254.169.254/latest/meta-data", "is not a public address"),
        ("http://127.0.0.2:8080/", "is not a public address"),
        ("http://[::ffff:127.0.0.1]/", "is not a public address"),
        ("http://localhost/", "is not a public address"),
        ("file:///etc/passwd", "is not a web address"),
        ("gopher://127.0.0.1/", "is not a web address"),
        ("http://user:secret@example.com/", "holds a user name"),
        ("http://example.com:22/", "Port 22"),
        ("http://[::1/", "is not a web address"),
    ],
)
async def test_a_redirect_is_checked_like_any_address(target: str, reason: str) -> None:
    async def answer(request: web.BaseRequest) -> web.Response:
        return redirect(302, target)

    with pytest.raises(SourceError, match=reason):
        await fetched(answer)


@pytest.mark.parametrize(
    "url",
    [
        *("http://127.0.0.1/", "http://[::1]/", "http://10.1.2.3/", "http://0.0.0.0/"),
        *("http://0x7f.1/", "http://2130706433/", "http://localhost/"),
        *("http://127.1/", "http://017700000001/", "http://[64:ff9b::7f00:1]/"),
        *("http://169.254.169.254/", "http://100.64.0.1/", "http://0177.0.0.1/"),
        *("http://localhost./", "http://[::]/", "http://[::127.0.0.1]/", "http://0/"),
        *("http://①②⑦.⓪.⓪.①/", "http://127。0。0。1/", "http://loc𝐚lhost/"),
        *("http://127.0.0.1./", "http://%31%32%37.0.0.1/", "http://[::ffff:7f00:1]/"),
    ],
)
async def test_no_way_to_write_a_private_address_leads_there(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with listening() as (port, accepted):
        # The listener stands on a port we take for a web server's, and as a proxy.
        monkeypatch.setattr("bot.sources.guard._PORTS", {80, port})
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{port}")
        async with open_fetcher() as fetcher:
            for address in (url, url.removesuffix("/") + f":{port}/"):
                with pytest.raises(SourceError):
                    await fetcher.get(address)
    assert accepted == []


async def test_a_name_is_asked_once_and_the_connection_goes_where_it_said() -> None:
    class Changing(Names):
        async def resolve(
            self,
            host: str,
            port: int = 0,
            family: socket.AddressFamily = socket.AF_INET,
        ) -> list[ResolveResult]:
            found = await super().resolve(host, port, family)
            # Whoever asked a second time would be sent somewhere else.
            self.addresses[host] = ["127.9.9.9"]
            return found

    async with listening() as (port, accepted):
        names = Changing(**{"changing.example": ["127.0.0.1"]})
        allow = [f"changing.example:{port}"]
        async with open_fetcher(allow, resolver=names) as fetcher:
            with pytest.raises(SourceError, match="hung up"):
                await fetcher.get(f"http://changing.example:{port}/")
    # aiohttp asks again where a connection was closed under it.
    assert set(accepted) == {"127.0.0.1"}


async def test_nothing_of_ours_goes_to_where_a_server_sends_us() -> None:
    asked: list[dict[str, str]] = []

    async def answer(request: web.BaseRequest) -> web.Response:
        asked.append(dict(request.headers))
        if request.path == "/feed":
            return web.Response(
                status=302, headers={"Location": "/b", "Set-Cookie": "a=b; Path=/"}
            )
        return web.Response(text="here")

    await fetched(answer)
    assert not {"Cookie", "Referer", "Authorization", "Origin"} & set(asked[1])


@pytest.mark.parametrize(
    "url",
    ["", "feed", "ftp://example.com/", "http://", "https://exa mple.com/", "http://[/"],
)
async def test_what_is_no_web_address_is_said_to_be_none(url: str) -> None:
    async with open_fetcher() as fetcher:
        with pytest.raises(SourceError, match="is not a web address"):
            await fetcher.get(url)


async def test_a_public_name_that_points_home_is_not_followed_there() -> None:
    accepted: list[str] = []

    async def answer(request: web.BaseRequest) -> web.Response:
        accepted.append(request.path)
        return web.Response()

    async with RawTestServer(answer) as server:
        names = Names(**{"rebound.example": ["127.0.0.1"]})
        allow = [f"other.example:{server.port}", "rebound.example:8080"]
        async with open_fetcher(allow, resolver=names) as fetcher:
            with pytest.raises(SourceError):
                await fetcher.get(f"http://rebound.example:{server.port}/")
    assert accepted == []


async def test_a_slow_server_is_given_up_after_the_deadline() -> None:
    async def answer(request: web.BaseRequest) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        await response.write(b"x")
        await asyncio.Event().wait()
        return response

    async with RawTestServer(answer) as server:
        allow = [f"{server.host}:{server.port}"]
        async with open_fetcher(allow, seconds=0.05) as fetcher:
            with pytest.raises(
                SourceError, match=r"did not answer within 0\.05 seconds"
            ):
                await fetcher.get(str(server.make_url("/")))


@asynccontextmanager
async def port_saying(answer: bytes) -> AsyncIterator[int]:
    """A port that says these bytes to whoever calls, and hangs up."""

    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(speak, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


@asynccontextmanager
async def listening() -> AsyncIterator[tuple[int, list[str]]]:
    """A port of this machine, and at which address it was called."""
    accepted: list[str] = []

    def note(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        accepted.append(writer.get_extra_info("sockname")[0])
        writer.close()

    server = await asyncio.start_server(note, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1], accepted


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (b"", "hung up without an answer"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "answered in a way that is not understood"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx", "broke its answer off"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nx", "not understood"),
        (TWO_LENGTHS, "not understood"),
        (b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 999 + b"\r\n", "not understood"),
        (ENDLESS_TRAILER, "not understood"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 99_999 + b"\r\n\r\n", "not understood"),
    ],
)
async def test_a_broken_answer_is_told_in_words(answer: bytes, reason: str) -> None:
    async with port_saying(answer) as port, open_fetcher(["127.0.0.1"]) as fetcher:
        with pytest.raises(SourceError, match=reason):
            await fetcher.get(f"http://127.0.0.1:{port}/")


async def test_a_closed_port_is_told_in_words() -> None:
    async with port_saying(b"") as port:
        pass
    async with open_fetcher([f"127.0.0.1:{port}"]) as fetcher:
        with pytest.raises(SourceError, match="does not accept connections"):
            await fetcher.get(f"http://127.0.0.1:{port}/")


async def test_an_unknown_name_is_told_in_words() -> None:
    class Nobody(Names):
        async def resolve(self, *args: object, **kwargs: object) -> list[object]:  # type: ignore[override]  # never returns
            raise OSError(-2, "Name or service not known")

    async with open_fetcher(resolver=Nobody()) as fetcher:
        with pytest.raises(SourceError, match=r"The name bbc\.example is not known"):
            await fetcher.get("https://bbc.example/")


def test_anything_else_is_told_in_words_too() -> None:
    assert explain("a.example", OSError()) == "a.example cannot be reached."
    assert "not understood" in explain("a.example", aiohttp.ClientError())


def test_why_there_is_no_answer_is_told_in_the_language_of_the_moment() -> None:
    with speaking(Manner("de")):
        assert explain("a.example", OSError()) == "a.example ist nicht erreichbar."


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("120", 120.0),
        ("Mon, 23 Nov 2026 12:01:00 GMT", 60.0),
        ("Mon, 23 Nov 2026 11:00:00 GMT", 0.0),
        ("soon", None),
        ("", None),
        ("-5", None),
        ("9" * 400, 999_999_999.0),
        ("Mon, 23 Nov 2026 12:00:00 +99999999999999", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(moment: str, expected: float | None) -> None:
    assert seconds_until(moment, "Mon, 23 Nov 2026 12:00:00 GMT") == expected


async def test_a_form_is_sent_again_where_a_redirect_asks_for_it() -> None:
    got: list[tuple[str, str]] = []

    async def answer(request: web.BaseRequest) -> web.Response:
        got.append((request.path, str((await request.post()).get("hub.mode"))))
        if request.path == "/feed":
            return redirect(307, "/there")
        return web.Response(status=202, text="x" * 100_000)

    async with served(answer) as (fetcher, url):
        assert await fetcher.post(url, {"hub.mode": "subscribe"}) == 202
    assert got == [("/feed", "subscribe"), ("/there", "subscribe")]


async def test_other_redirects_of_a_form_are_an_answer() -> None:
    async def answer(_: web.BaseRequest) -> web.Response:
        return redirect(303, "/there")

    async with served(answer) as (fetcher, url):
        assert await fetcher.post(url, {}) == 303


async def test_a_form_goes_to_no_private_address_and_not_in_circles() -> None:
    async def answer(request: web.BaseRequest) -> web.Response:
        return redirect(308, request.path)

    async with served(answer) as (fetcher, url):
        with pytest.raises(SourceError, match="redirects more than 5 times"):
            await fetcher.post(url, {})
        with pytest.raises(SourceError, match="name it in NEWSBRIEF_FETCH_ALLOW"):
            await fetcher.post("http://127.0.0.1:80/hub", {})
        with pytest.raises(SourceError, match="holds a user name"):
            await fetcher.post("https://a:b@hub.example/", {})


async def test_link_headers_come_with_a_page() -> None:
    async def answer(_: web.BaseRequest) -> web.Response:
        made = web.Response(text="hello")
        made.headers.add("Link", "<https://hub.example/>; rel=hub")
        made.headers.add("Link", "<https://gull.example/>; rel=self")
        return made

    page = await fetched(answer)
    assert page.links == (
        "<https://hub.example/>; rel=hub, <https://gull.example/>; rel=self"
    )

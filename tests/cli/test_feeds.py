"""`feeds`: added from real HTTP, listed with their state, removed."""

import asyncio
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner, Result

from bot.cli import newsbrief
from bot.cli.feeds import _line
from bot.clock import SystemClock
from bot.model import Feed
from bot.service import open_stores
from bot.settings import Settings
from bot.settings import load as load_settings
from bot.store.quarantine import Unread
from tests.fakes.clock import NOON

FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title>
<item><title>A</title><link>http://127.0.0.1/a</link></item></channel></rss>"""
OPML = """<opml version="2.0"><body>
<outline text="One" xmlUrl="https://one.example/feed"/>
<outline text="Two" xmlUrl="https://two.example/feed"/></body></opml>"""


class Site(BaseHTTPRequestHandler):
    """A feed at /feed, nothing elsewhere."""

    def do_GET(self) -> None:
        found = self.path == "/feed"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "application/rss+xml")
        self.end_headers()
        self.wfile.write(FEED if found else b"")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, home: Path) -> Iterator[str]:
    assert home.exists()
    monkeypatch.setenv("NEWSBRIEF_FETCH_ALLOW", "127.0.0.1")
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def run(*args: object) -> Result:
    return CliRunner().invoke(newsbrief, ["feeds", *map(str, args)])


def test_feeds_are_added_listed_and_removed(site: str, tmp_path: Path) -> None:
    opml = tmp_path / "mine.opml"
    opml.write_text(OPML)
    added = run("add", f"{site}/feed", f"{site}/gone", opml)
    listed = run("list")
    removed = run("remove", "https://one.example/feed", "https://none.example")
    assert added.exit_code == 1
    assert added.stdout.startswith("Added Harbour Post")
    assert added.stdout.endswith("2 of 2 feeds are new and were added.\n")
    assert added.stderr.startswith(f"error: {site}/gone: ")
    assert f"{site}/feed\n  Harbour Post; not read yet\n" in listed.stdout
    assert removed.exit_code == 1
    assert removed.stdout == "Removed https://one.example/feed\n"
    assert "https://none.example is not among the feeds" in removed.stderr
    assert "one.example" not in run("list").stdout


def test_texts_that_were_given_up_are_listed_and_tried_again(home: Path) -> None:
    assert home.exists()
    asyncio.run(give_up(load_settings({"NEWSBRIEF_DATA": str(home)}, None).settings))
    listed = run("list").stdout
    assert "https://bad.example/a\n  Bad; it hung\n" in listed
    assert run("retry").stdout.endswith("feeds bring them next: 1\n")
    assert "bad.example" not in run("list").stdout


async def give_up(settings: Settings) -> None:
    async with open_stores(settings, SystemClock()) as stores:
        for _ in range(3):
            text = Unread("a", "Bad", "https://bad.example/a", "it hung")
            await stores.quarantine.note(text)


def test_a_listed_feed_says_when_it_was_read_or_why_not() -> None:
    assert _line(Feed("u", checked=NOON)) == "u\n  read 2026-11-23 12:00 UTC"
    assert _line(Feed("u", "T", checked=NOON, problem="Gone.")) == "u\n  T; Gone."
    stopped = Feed("u", checked=NOON, problem="Gone.", is_stopped=True)
    assert _line(stopped) == "u\n  stopped: Gone."

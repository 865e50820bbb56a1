"""`feeds`: added from real HTTP, listed with their state, changed, removed."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner, Result

from bot.cli import newsbrief
from bot.cli.feeds import _line
from bot.clock import SystemClock
from bot.environment import load as load_settings
from bot.model import Feed
from bot.service import open_stores
from bot.settings import Settings
from bot.sources.opml import read_opml
from bot.store.quarantine import Unread
from tests.fakes.clock import NOON

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>{}</title>
<item><title>A</title><link>http://127.0.0.1/{}</link></item></channel></rss>"""
OPML = """<opml version="2.0"><body>
<outline text="One" xmlUrl="https://one.example/feed"/>
<outline text="Two" category="sea" xmlUrl="https://two.example/feed"/></body></opml>"""
NAMES = '<link rel="alternate" type="application/rss+xml" href="/{}">'
PATHS = {
    "/feed": FEED.format("Harbour Post", "a"),
    "/world": FEED.format("World", "b"),
    "/": f"<html>{NAMES.format('feed')}{NAMES.format('world')}</html>",
    "/list": OPML,
}


class Site(BaseHTTPRequestHandler):
    """A site with two feeds and a list of others."""

    def do_GET(self) -> None:
        self.send_response(200 if self.path in PATHS else 404)
        self.send_header("Content-Type", "application/xml")
        self.end_headers()
        self.wfile.write(PATHS.get(self.path, "").encode())

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


def run(*args: object, typed: str = "") -> Result:
    return CliRunner().invoke(newsbrief, ["feeds", *map(str, args)], input=typed)


def test_feeds_are_added_listed_and_removed(site: str, tmp_path: Path) -> None:
    opml = tmp_path / "mine.opml"
    opml.write_text(OPML)
    added = run("add", f"{site}/feed", f"{site}/gone", opml, f"{site}/list")
    again = run("add", f"{site}/feed")
    long = run("add", f"https://a.example:22/{'a' * 1_000}")
    listed = run("list")
    removed = run("remove", "http://www.one.example/feed/", "https://none.example")
    assert "Port 22 of a.example" in long.stderr
    assert added.exit_code == 1
    assert added.stdout.startswith("Added Harbour Post; its entries are read")
    assert "Added 2 of 2 feeds.\n" in added.stdout
    assert added.stdout.endswith("Added 0 of 2 feeds; the others were there before.\n")
    assert added.stderr.startswith(f"error: {site}/gone: ")
    assert again.stdout == "Harbour Post is among the feeds already.\n"
    assert f"{site}/feed\n  Harbour Post; not read yet\n" in listed.stdout
    assert removed.exit_code == 1
    assert removed.stdout == "Removed https://one.example/feed\n"
    assert "https://none.example is not among the feeds" in removed.stderr
    assert "one.example" not in run("list").stdout


def test_of_a_site_with_several_feeds_one_is_chosen_or_all(site: str) -> None:
    offered, everything = run("add", f"{site}/"), run("add", "--all", f"{site}/")
    assert offered.stdout.splitlines() == [
        f"{site.removeprefix('http://')} has several feeds:",
        "1. Harbour Post · 1 entry",
        f"   {site}/feed",
        "2. World · 1 entry",
        f"   {site}/world",
        "Add one by its address, or all of them with --all.",
    ]
    assert everything.stdout.count("Added ") == 2


def test_feeds_come_and_go_as_lists_and_change_their_topics_and_title(
    home: Path, tmp_path: Path
) -> None:
    assert home.exists()
    url, file = "https://two.example/feed", tmp_path / "out.opml"
    assert run("import", "-", typed=OPML).stdout.startswith("Added 2 of 2 feeds.")
    assert run("topics", url, "World, sea").stdout == f"{url} now brings: world, sea\n"
    assert run("rename", url, "Second").stdout == f"{url} is now called Second\n"
    assert run("export", file).stdout == f"2 feeds written to {file}.\n"
    assert read_opml(file.read_bytes())[1] == Feed(url, "Second", ("world", "sea"))
    assert "topics its entries name" in run("topics", url).stdout
    run("remove", url)
    assert run("export", file).stdout.startswith("1 feed written")
    assert run("export").stdout == file.read_text()
    nowhere = run("export", tmp_path / "none" / "out.opml")
    assert nowhere.exit_code == 1
    assert nowhere.stderr.endswith("out.opml: No such file or directory\n")


def test_texts_that_were_given_up_are_listed_and_tried_again(home: Path) -> None:
    assert home.exists()
    asyncio.run(give_up(load_settings({"NEWSBRIEF_DATA": str(home)}, None).settings))
    listed = run("list").stdout
    assert "https://bad.example/a\n  Bad; it hung\n" in listed
    assert run("retry").stdout.endswith("feeds bring them next: 1\n")
    assert run("list").stdout.startswith("There are no feeds yet; ")


async def give_up(settings: Settings) -> None:
    async with open_stores(settings, SystemClock()) as stores:
        for _ in range(3):
            text = Unread("a", "Bad", "https://bad.example/a", "it hung")
            await stores.quarantine.note(text)


def test_a_listed_feed_says_when_it_was_read_or_why_not() -> None:
    assert _line(Feed("u", checked=NOON), NOON) == "u\n  read 2026-11-23 12:00 UTC"
    assert _line(Feed("u", "T", checked=NOON, problem="Gone."), NOON) == "u\n  T; Gone."
    stopped = Feed("u", checked=NOON, problem="Gone.", is_stopped=True)
    assert _line(stopped, NOON) == "u\n  stopped: Gone."
    silent = Feed("u", "T", checked=NOON, spoke=NOON, gap=60.0, known=10)
    assert _line(silent, NOON + timedelta(days=4)) == (
        "u\n  T; read 2026-11-23 12:00 UTC; "
        "has listed nothing new since 23 Nov, 12:00 UTC"
    )
    own = Feed("u", "T", ("sea",), is_own=True)
    assert _line(own, NOON) == "u\n  T; sea; not read yet; a chat's own"

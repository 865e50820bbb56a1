"""`up` and `demo`, from start to clean end."""

import json
import os
import signal
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from click.testing import CliRunner

from bot.cli import newsbrief, service
from bot.cli.service import demo_host, welcome
from bot.environment import load

TOKEN = "110201543:" + "AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsawX"
ME = {"id": 110201543, "is_bot": True, "first_name": "News", "username": "newsbot"}


class Telegram(BaseHTTPRequestHandler):
    """Knows the bot, and tells this process to stop as soon as it asks."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        os.kill(os.getpid(), signal.SIGTERM)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"ok": True, "result": ME}).encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def telegram() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Telegram) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.usefixtures("home")
def test_the_bot_starts_and_ends_when_told(
    monkeypatch: pytest.MonkeyPatch, telegram: str
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("TELEGRAM_API_BASE", telegram)
    result = CliRunner().invoke(newsbrief, ["up", "--role", "send"])
    assert result.exit_code == 0
    assert TOKEN not in result.output


@pytest.mark.usefixtures("home")
def test_without_a_token_the_bot_does_not_start() -> None:
    result = CliRunner().invoke(newsbrief, ["up"])
    assert result.exit_code == 1
    assert result.stderr.startswith("error: TELEGRAM_BOT_TOKEN is missing. Ask @Bot")


@pytest.mark.usefixtures("home")
def test_the_demo_says_where_it_is_and_ends_when_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def ready(address: str) -> None:
        welcome(address)
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(service, "welcome", ready)
    result = CliRunner().invoke(newsbrief, ["demo", "--port", "0"])
    assert result.exit_code == 0
    assert "Open  http://127.0.0.1:" in result.output


def test_the_playground_is_for_this_machine_unless_told() -> None:
    assert demo_host(load({}, None)) == "127.0.0.1"
    assert demo_host(load({"PORT": "5000"}, None)) == "127.0.0.1"
    assert demo_host(load({"NEWSBRIEF_HOST": "10.0.0.1"}, None)) == "10.0.0.1"

"""Commands change the whole process; after each test all is as before."""

import logging
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest


@pytest.fixture(autouse=True)
def restored(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give logging, signals and settings back as they were."""
    for name in ("TELEGRAM_BOT_TOKEN", "REDIS_URL", "PUBLIC_URL", "PORT"):
        monkeypatch.delenv(name, raising=False)
    root = logging.getLogger()
    level, handlers, hook = root.level, root.handlers[:], sys.excepthook
    yield
    sys.excepthook = hook
    logging.captureWarnings(capture=False)
    root.setLevel(level)
    root.handlers[:] = handlers
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for a store of one's own, forgotten after the test."""
    with TemporaryDirectory(prefix="nb") as place:
        monkeypatch.setenv("NEWSBRIEF_DATA", place)
        yield Path(place)

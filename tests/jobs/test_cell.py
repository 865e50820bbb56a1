"""What the child does, done in this process; `test_worker.py` has the real one."""

import logging
import multiprocessing
import resource
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from bot.errors import SourceError
from bot.jobs import cell
from bot.jobs.answers import Answer
from bot.jobs.cell import answer_to, live, serve
from bot.model import Manner


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    """What the child does to itself is undone."""
    handler = signal.getsignal(signal.SIGINT)
    seconds = resource.getrlimit(resource.RLIMIT_CPU)
    yield
    resource.setrlimit(resource.RLIMIT_CPU, seconds)
    signal.signal(signal.SIGINT, handler)
    logging.disable(logging.NOTSET)


def ask(pipe: Connection) -> list[object]:
    with pipe:
        pipe.send((len, ("four",), {}, Manner()))
        pipe.send((int, ("7",), {"base": 8}, Manner()))
        return [pipe.recv().value, pipe.recv().value, pipe.recv().value]


def test_the_child_answers_until_its_parent_is_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # This process has all tests in its memory.
    monkeypatch.setattr(cell, "MOST_RESIDENT", 1 << 40)
    ours, theirs = multiprocessing.Pipe()
    number = theirs._handle  # type: ignore[attr-defined]  # closed by the child
    with ThreadPoolExecutor(1) as parent:
        answers = parent.submit(ask, ours)
        live(number, 0.0)
        theirs._handle = None  # type: ignore[attr-defined]
    assert answers.result() == [None, 4, 7]


def test_a_child_with_nothing_to_do_ends() -> None:
    ours, theirs = multiprocessing.Pipe()
    with ours, theirs:
        serve(theirs, 0.0)
        assert ours.recv() == Answer()
        assert not ours.poll()


def test_a_child_that_a_text_has_made_fat_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cell, "MOST_RESIDENT", 1)
    ours, theirs = multiprocessing.Pipe()
    with ours, theirs:
        ours.send((len, ("four",), {}, Manner()))
        serve(theirs, None)
        assert ours.recv() == Answer()
        assert not ours.poll()


def test_where_memory_cannot_be_seen_the_child_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cell, "_STATM", Path("/nowhere"))
    ours, theirs = multiprocessing.Pipe()
    with ours, theirs:
        ours.send((len, ("four",), {}, Manner()))
        serve(theirs, 0.0)
        assert [ours.recv().value, ours.recv().value] == [None, 4]


def test_a_source_that_cannot_be_read_says_so_in_its_own_words() -> None:
    assert answer_to((_refuse, (), {}, Manner())).problem == "It is a picture."


def _refuse() -> None:
    message = "It is a picture."
    raise SourceError(message)


def test_what_is_too_large_for_the_memory_is_told() -> None:
    problem = answer_to((bytearray, (1 << 60,), {}, Manner())).problem
    assert problem == "reading it takes more memory than there is for it"


def test_any_other_failure_is_told_with_its_kind() -> None:
    problem = answer_to((int, ("x",), {}, Manner())).problem
    assert problem.startswith("reading it failed: ValueError invalid literal")

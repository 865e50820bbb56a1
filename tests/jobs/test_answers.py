"""Answers from a child that may have been taken over."""

import multiprocessing
import os
import pickle
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from bot.jobs import answers
from bot.jobs.answers import Answer, receive
from bot.model import ChatKind, Entry


def sent(value: bytes) -> Answer:
    ours, theirs = multiprocessing.Pipe()
    with ours, theirs:
        theirs.send_bytes(value)
        return receive(ours)


class Trap:
    """Runs what it says as it is read."""

    def __init__(self, call: object, *args: object) -> None:
        self._made = (call, args)

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return self._made


@pytest.mark.parametrize(
    "value",
    [
        Entry("1", "", "a", "b", datetime(2026, 11, 23, tzinfo=UTC), ("c",)),
        (
            1,
            2.5,
            "x",
            b"y",
            None,
            [True],
            {"k": {"v"}},
            frozenset({1}),
            bytearray(b"z"),
        ),
        (Decimal("1.5"), ChatKind.GROUP),
    ],
)
def test_plain_values_and_our_own_come_through(value: object) -> None:
    assert sent(pickle.dumps(Answer(value))) == Answer(value)


@pytest.mark.parametrize(
    "value",
    [
        Trap(os.system, "true"),
        Trap(eval, "1"),
        Trap(getattr, 1, "real"),
        Path("x"),
        ValueError("x"),
        Trap(answers.receive, None),
    ],
)
def test_whatever_else_could_be_made_is_refused(value: object) -> None:
    with pytest.raises(OSError, match="cannot be read"):
        sent(pickle.dumps(Answer(value)))


@pytest.mark.parametrize(
    "value",
    [
        b"\x80\x04\x8c\x10bot.jobs.answers\x8c\x02io\x93.",
        b"\x80\x04\x8c\x10bot.jobs.answers\x8c\x0epickle.loads_x\x93.",
        b"\x80\x04\x8c\x10bot.jobs.answers\x8c\x07_Reader\x93.",
        b"\x80\x04\x8c\x0absbuiltins\x8c\x04eval\x93.",
        b"no pickle",
        b"",
    ],
)
def test_what_is_no_answer_is_refused(value: bytes) -> None:
    with pytest.raises(OSError, match="cannot be read"):
        sent(value)


def test_a_value_without_its_frame_is_refused() -> None:
    with pytest.raises(OSError, match="of another kind"):
        sent(pickle.dumps("x"))


def test_an_endless_answer_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "MOST", 10)
    with pytest.raises(OSError, match="bad message length"):
        sent(pickle.dumps(Answer("x" * 100)))

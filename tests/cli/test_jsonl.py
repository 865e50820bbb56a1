"""Lines for scripts: read as they come, a broken one named with what is wrong."""

from datetime import date as Date

import pytest

from bot.cli.jsonl import Question, read_line
from bot.errors import InputError


@pytest.mark.parametrize(
    ("line", "question"),
    [
        (b'{"id": "a", "text": "T."}', Question("a", "T.")),
        (
            b'\xef\xbb\xbf{"id": 7, "text": "", "title": "H", "date": "2026-05-01"}\n',
            Question(7, "", "H", Date(2026, 5, 1)),
        ),
        (
            b'{"id": 7, "text": "T", "title": null, "date": null, "more": [1]}',
            Question(7, "T"),
        ),
        (
            b'{"id": 7, "text": "T", "date": "2026-05-01T06:00:00Z"}',
            Question(7, "T", "", Date(2026, 5, 1)),
        ),
        (b'{"id": 7, "text": "T", "date": ""}', Question(7, "T")),
    ],
)
def test_a_line_is_a_question(line: bytes, question: Question) -> None:
    assert read_line(line) == question


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b"{", "it is not JSON in UTF-8"),
        (b'{"id": "\xff"}', "it is not JSON in UTF-8"),
        (b"[]", "write an object such as"),
        (b'{"text": "T"}', '"id" must be a text or a whole number'),
        (b'{"id": "a"}', '"text" must be a text'),
        (b'{"id": "a", "text": 5}', '"text" must be a text'),
        (b'{"id": "a", "text": "", "title": 5}', '"title" must be a text'),
        (b'{"id": "a", "text": "", "date": "May"}', '"date" must be like "2023-11-30"'),
        (b'{"id": "a", "text": "", "date": 5}', '"date" must be like "2023-11-30"'),
        (b"[" * 100_000, "it is nested too deep"),
    ],
)
def test_what_is_wrong_with_a_line_is_said(line: bytes, problem: str) -> None:
    with pytest.raises(InputError) as caught:
        read_line(line)
    assert problem in str(caught.value)

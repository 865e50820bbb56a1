from dataclasses import replace

import pytest

from bot.chat.replies.crowds import Crowds, Part, quietly
from bot.chat.values import Reply, say
from bot.wording_groups import ASK, NOTHING
from tests.fakes.clock import FakeClock
from tests.fixtures.desk import GROUP, request


def test_a_group_is_answered_six_times_a_minute_told_once_and_then_left_alone() -> None:
    clock = FakeClock()
    crowds = Crowds(clock)
    first = [crowds.part(-1, update) for update in range(1, 10)]
    assert first == [Part.ANSWER] * 6 + [Part.NOTICE, Part.SILENCE, Part.SILENCE]
    assert crowds.part(-2, 10) is Part.ANSWER
    clock.advance(10)
    assert [crowds.part(-1, 11), crowds.part(-1, 12)] == [Part.ANSWER, Part.SILENCE]


def test_a_question_that_is_handled_again_counts_once() -> None:
    crowds = Crowds(FakeClock())
    assert [crowds.part(-1, 1) for _ in range(9)] == [Part.ANSWER] * 9
    assert [crowds.part(-1, update) for update in range(2, 7)] == [Part.ANSWER] * 5
    assert [crowds.part(-1, 7) for _ in range(2)] == [Part.NOTICE] * 2


def test_of_very_many_groups_few_are_remembered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.chat.replies.crowds.MANY", 2)
    crowds = Crowds(FakeClock())
    for group in (-1, -2, -3):
        crowds.part(group, 1)
    assert len(crowds._last) == 1


@pytest.mark.parametrize(
    ("words", "is_named", "said"),
    [
        ("thank you", False, Reply()),
        ("thank you", True, say(NOTHING)),
        ("", True, say(ASK)),
        ("who resigned?", False, say(NOTHING)),
        ("من استقال؟", False, say(NOTHING)),
    ],
)
def test_without_an_answer_a_group_hears_a_word_if_it_asked(
    words: str, *, is_named: bool, said: Reply
) -> None:
    asked = replace(request(words, chat=GROUP), is_named=is_named)
    nothing = replace(say("a long apology"), has_answer=False)
    assert quietly(asked, nothing) == said
    assert quietly(asked, say("an answer")) == say("an answer")

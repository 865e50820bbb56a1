from bot.chat.crowds import Crowds, Part
from tests.fakes.clock import FakeClock


def test_a_group_is_answered_six_times_a_minute_told_once_and_then_left_alone() -> None:
    clock = FakeClock()
    crowds = Crowds(clock)
    first = [crowds.part(-1) for _ in range(9)]
    assert first == [Part.ANSWER] * 6 + [Part.NOTICE, Part.SILENCE, Part.SILENCE]
    assert crowds.part(-2) is Part.ANSWER
    clock.advance(10)
    assert [crowds.part(-1), crowds.part(-1)] == [Part.ANSWER, Part.SILENCE]

import pytest

from bot.chat.incoming import flood
from bot.chat.incoming.flood import Allowance, Floods, Notices
from tests.fakes.clock import FakeClock

ADA, BEN = 1001, 1002
WORDS, PRESSES = Allowance(3, 2.0), Allowance(5, 0.5)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def floods(clock: FakeClock) -> Floods:
    return Floods(clock, WORDS, PRESSES)


def asked(floods: Floods, times: int, user: int = ADA, *, press: bool = False) -> int:
    return sum(floods.admits(user, is_press=press) for _ in range(times))


def test_a_thousand_at_once_are_a_few_and_slow_nobody_else(floods: Floods) -> None:
    assert asked(floods, 1000) == 3
    assert asked(floods, 1, user=BEN) == 1


def test_the_allowance_refills(floods: Floods, clock: FakeClock) -> None:
    asked(floods, 10)
    clock.advance(2.0)
    soon = asked(floods, 10)
    clock.advance(600.0)
    assert (soon, asked(floods, 10)) == (1, 3)


def test_a_thousand_a_second_pass_at_the_refill_alone(
    floods: Floods, clock: FakeClock
) -> None:
    passed = 0
    for _ in range(10_000):
        clock.advance(0.001)
        passed += asked(floods, 1)
    assert passed == 3 + 4


def test_presses_have_an_allowance_of_their_own(floods: Floods) -> None:
    asked(floods, 10)
    assert asked(floods, 10, press=True) == 5


def test_a_chat_is_told_once_a_minute(clock: FakeClock) -> None:
    notices = Notices(clock)
    told = [notices.is_due(ADA), notices.is_due(ADA), notices.is_due(BEN)]
    clock.advance(60.0)
    assert [*told, notices.is_due(ADA)] == [True, False, True, True]


def test_who_no_longer_matters_is_forgotten(
    floods: Floods, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flood, "MANY", 2)
    notices = Notices(clock)
    for user in (1, 2):
        floods.admits(user, is_press=False)
        notices.is_due(user)
    clock.advance(60.0)
    floods.admits(3, is_press=False)
    notices.is_due(3)
    assert (len(floods), len(notices)) == (1, 1)

import pytest

from bot.playground.answers import Refusal
from bot.playground.limits import Ask, Limits
from tests.fakes.clock import FakeClock

READER = Ask("sendMessage", 1, crowd=False)
GROUP = Ask("sendMessage", -1, crowd=True)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def limits(clock: FakeClock) -> Limits:
    return Limits(clock)


def wait_of(limits: Limits, ask: Ask) -> object:
    with pytest.raises(Refusal) as caught:
        limits.check(ask)
    return (caught.value.parameters or {})["retry_after"]


def test_a_chat_takes_a_short_burst_and_then_one_a_second(
    limits: Limits, clock: FakeClock
) -> None:
    for _ in range(4):
        limits.check(READER)
    assert wait_of(limits, READER) == 1
    clock.advance(1)
    limits.check(READER)
    assert [each.rule for each in limits.violations] == [
        "1 message per second in a chat"
    ]


def test_a_group_takes_twenty_a_minute_while_others_go_on(
    limits: Limits, clock: FakeClock
) -> None:
    for _ in range(20):
        limits.check(GROUP)
        clock.advance(1)
    assert wait_of(limits, GROUP) == 40
    limits.check(READER)


def test_all_chats_together_take_thirty_a_second(limits: Limits) -> None:
    for chat_id in range(1, 32):
        limits.check(Ask("sendMessage", chat_id, crowd=False))
    assert wait_of(limits, Ask("sendMessage", 99, crowd=False)) == 1
    assert limits.violations[-1].rule == "30 messages per second"


def test_what_can_have_come_before_does_not_fill_the_second(
    limits: Limits, clock: FakeClock
) -> None:
    for chat_id in range(1, 29):
        limits.check(Ask("sendMessage", chat_id, crowd=False))
    # Three lay waiting from here on.
    begun = clock.monotonic()
    clock.advance(0.1)
    limits.came = lambda: begun
    for chat_id in range(40, 43):
        limits.check(Ask("sendMessage", chat_id, crowd=False))
    limits.came = clock.monotonic
    clock.advance(0.901)
    for chat_id in range(50, 81):
        limits.check(Ask("sendMessage", chat_id, crowd=False))
    assert limits.violations == []


def test_paid_messages_go_a_thousand_a_second_and_are_counted(limits: Limits) -> None:
    for chat_id in range(1, 101):
        limits.check(Ask("sendMessage", chat_id, crowd=False, paid=True))
    assert limits.paid == 70
    assert limits.stars == pytest.approx(7.0)
    assert limits.violations == []


def test_even_paid_messages_are_no_more_than_a_thousand_a_second(
    limits: Limits,
) -> None:
    for chat_id in range(1, 1001):
        limits.check(Ask("sendMessage", chat_id, crowd=False, paid=True))
    assert wait_of(limits, Ask("sendMessage", 1001, crowd=False, paid=True)) == 1


def test_a_message_nobody_pays_for_has_no_room_beside_many_that_are_paid(
    limits: Limits, clock: FakeClock
) -> None:
    for chat_id in range(1, 101):
        limits.check(Ask("sendMessage", chat_id, crowd=False, paid=True))
    assert wait_of(limits, READER) == 1
    clock.advance(1)
    limits.check(READER)
    assert limits.stars == pytest.approx(7.0)


def test_a_paid_message_within_the_free_rate_costs_nothing(limits: Limits) -> None:
    limits.check(Ask("sendMessage", 1, crowd=False, paid=True))
    assert limits.stars == 0


def test_who_does_not_wait_waits_longer(limits: Limits, clock: FakeClock) -> None:
    for _ in range(4):
        limits.check(READER)
    wait_of(limits, READER)
    assert wait_of(limits, READER) == 2
    assert limits.violations[-1].rule == "sent before retry_after was over"
    clock.advance(2)
    limits.check(READER)


def test_a_second_later_there_is_room_for_all_again(
    limits: Limits, clock: FakeClock
) -> None:
    for second in range(3):
        for chat_id in range(31):
            limits.check(Ask("sendMessage", second * 100 + chat_id, crowd=False))
        clock.advance(1)
    assert limits.violations == []


def test_edits_count_for_the_minute_of_a_group_only(limits: Limits) -> None:
    for _ in range(20):
        limits.check(Ask("editMessageText", -1, crowd=True))
    assert wait_of(limits, Ask("editMessageText", -1, crowd=True)) == 60


def test_a_lenient_server_only_writes_down_what_was_too_much(limits: Limits) -> None:
    limits.enforced = False
    for _ in range(6):
        limits.check(READER)
    assert len(limits.violations) == 2


def test_a_group_may_go_on_after_its_minute(limits: Limits, clock: FakeClock) -> None:
    for _ in range(20):
        limits.check(GROUP)
        clock.advance(1)
    clock.advance(41)
    limits.check(GROUP)
    assert limits.violations == []

import pytest

from bot.delivery.sending import pace
from bot.playground.waits import LONG, ROW, TRAVEL, Waits
from tests.fakes.clock import FakeClock

READER = 1


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def broken() -> list[tuple[str, int, str]]:
    return []


@pytest.fixture
def waits(clock: FakeClock, broken: list[tuple[str, int, str]]) -> Waits:
    return Waits(clock, lambda *each: broken.append(each))


def test_a_message_inside_a_known_wait_breaks_it(
    waits: Waits, clock: FakeClock, broken: list[tuple[str, int, str]]
) -> None:
    waits.tell(READER, 7)
    clock.advance(6.9)
    waits.judge("sendMessage", READER)
    assert broken == [("sendMessage", READER, "sent before retry_after was over")]


def test_who_waited_or_was_not_meant_breaks_nothing(
    waits: Waits, clock: FakeClock, broken: list[tuple[str, int, str]]
) -> None:
    waits.tell(READER, 7)
    clock.advance(3)
    waits.judge("sendMessage", 2)
    clock.advance(4)
    waits.judge("sendMessage", READER)
    assert broken == []


def test_a_halt_concerns_everybody(
    waits: Waits, clock: FakeClock, broken: list[tuple[str, int, str]]
) -> None:
    waits.tell(READER, 30, is_halt=True)
    clock.advance(1)
    waits.judge("sendMessage", 2)
    assert len(broken) == 1


def test_of_a_short_halt_all_know_once_a_row_of_chats_was_told(
    waits: Waits, clock: FakeClock, broken: list[tuple[str, int, str]]
) -> None:
    for reader in range(1, ROW + 1):
        waits.judge("sendMessage", reader)
        waits.tell(reader, 5, is_halt=True)
        clock.advance(2 * TRAVEL)
    assert broken == []
    waits.judge("sendMessage", 9)
    assert [chat_id for _, chat_id, _ in broken] == [9]


def test_who_was_told_of_a_short_halt_himself_knows_of_it(
    waits: Waits, clock: FakeClock, broken: list[tuple[str, int, str]]
) -> None:
    waits.tell(READER, 5, is_halt=True)
    clock.advance(1)
    waits.judge("sendMessage", 2)
    waits.judge("sendMessage", READER)
    assert [chat_id for _, chat_id, _ in broken] == [READER]


def test_full_groups_in_a_row_say_nothing_of_everybody(
    waits: Waits, clock: FakeClock, broken: list[tuple[str, int, str]]
) -> None:
    for group in range(-1, -ROW - 1, -1):
        waits.tell(group, 5, is_halt=True)
    clock.advance(1)
    waits.judge("sendMessage", READER)
    assert broken == []


def test_what_came_before_a_wait_was_told_breaks_nothing(
    waits: Waits, clock: FakeClock, broken: list[tuple[str, int, str]]
) -> None:
    before = clock.monotonic()
    waits.tell(READER, 30)
    clock.advance(1)
    waits.came = lambda: before
    waits.judge("sendMessage", READER)
    assert broken == []


def test_what_was_under_way_when_the_wait_was_told_breaks_nothing(
    waits: Waits, clock: FakeClock, broken: list[tuple[str, int, str]]
) -> None:
    waits.tell(2, 30, is_halt=True)
    clock.advance(0.2)
    waits.tell(3, 30, is_halt=True)
    waits.judge("sendMessage", READER)
    assert broken == []


def test_told_again_a_wait_lasts_until_its_later_end_and_is_known_since_the_first(
    waits: Waits, clock: FakeClock, broken: list[tuple[str, int, str]]
) -> None:
    waits.tell(READER, 10)
    clock.advance(5)
    waits.tell(READER, 2)
    clock.advance(4)
    waits.judge("sendMessage", READER)
    assert len(broken) == 1


def test_a_new_wait_after_the_old_one_is_known_only_since_it_was_told(
    waits: Waits, clock: FakeClock, broken: list[tuple[str, int, str]]
) -> None:
    waits.tell(READER, 2)
    clock.advance(2)
    waits.tell(READER, 9)
    waits.judge("sendMessage", READER)
    assert broken == []


def test_what_can_be_known_of_a_halt_is_what_the_pace_goes_by() -> None:
    assert (ROW, LONG) == (pace.ROW, pace.LONG)

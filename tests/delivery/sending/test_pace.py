import pytest

from bot.delivery.sending.pace import LONG, asks, halts, lane
from bot.model import Address, Kind
from bot.store.budget import LANES, Ask, Row

READER, GROUP = 5, -1001


def test_groups_and_channels_have_a_limit_of_their_own() -> None:
    assert asks(Address(GROUP, 7), "reply") == Ask(GROUP, is_group=True, lane="reply")
    assert asks(Address(READER), "reply") == Ask(READER, is_group=False, lane="reply")


@pytest.mark.parametrize(
    ("kind", "chat_id", "expected"),
    [
        (Kind.ALERT, READER, "alert"),
        (Kind.ALERT, GROUP, "alert"),
        (Kind.BRIEFING, READER, "briefing"),
        (Kind.BRIEFING, GROUP, "crowd"),
        (Kind.BROADCAST, READER, "crowd"),
        (Kind.BROADCAST, GROUP, "crowd"),
        (Kind.EDIT, READER, "crowd"),
    ],
)
def test_each_delivery_has_its_lane(kind: Kind, chat_id: int, expected: str) -> None:
    assert lane(kind, chat_id) == expected
    assert expected in LANES


@pytest.mark.parametrize(
    ("chat_id", "seconds", "row", "expected"),
    [
        (GROUP, 1.0, 0, GROUP),
        (GROUP, 3600.0, 9, GROUP),
        (READER, 1.0, 1, READER),
        (READER, LONG - 1, 2, READER),
        (READER, LONG, 1, None),
        (READER, 10_072.0, 1, None),
        (READER, 1.0, 3, READER),
        (READER, 1.0, 4, None),
        (READER, 1.0, 16, None),
    ],
)
def test_a_flood_concerns_its_chat_unless_it_is_long_or_one_of_a_row(
    chat_id: int, seconds: float, row: int, expected: int | None
) -> None:
    assert halts(chat_id, seconds, Row(row, is_halted=False)) == expected


@pytest.mark.parametrize(("chat_id", "expected"), [(READER, None), (GROUP, GROUP)])
def test_while_all_wait_a_flood_in_a_private_chat_is_everybodys(
    chat_id: int, expected: int | None
) -> None:
    assert halts(chat_id, 1.0, Row(1, is_halted=True)) == expected

"""Broadcasts as values: who they reach, how long they take, how portions are dealt."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import ChatKind
from bot.store.casting import (
    Reach,
    Tally,
    lasts,
    portion,
    portions,
    sizes,
    total,
)


def test_each_reach_counts_its_kinds_of_chat() -> None:
    counts = {
        ChatKind.PRIVATE: 10,
        ChatKind.GROUP: 1,
        ChatKind.SUPERGROUP: 2,
        ChatKind.CHANNEL: 4,
    }
    assert sizes(counts) == {
        Reach.ALL: 17,
        Reach.PRIVATE: 10,
        Reach.GROUPS: 3,
        Reach.CHANNELS: 4,
    }
    assert sizes({})[Reach.ALL] == 0


def test_ten_thousand_chats_take_five_and_a_half_minutes() -> None:
    assert lasts(10_000, 30.0) == timedelta(seconds=10_000 / 30)
    assert lasts(10_000, 1000.0) == timedelta(seconds=10)


def test_three_seconds_of_messages_may_wait() -> None:
    assert portion(30.0) == 90
    assert portion(0.5) == 2


@pytest.mark.parametrize(
    ("left", "room", "dealt"),
    [
        ({}, 90, {}),
        ({0: 5}, 90, {0: 5}),
        ({0: 100, 1: 0, 2: 100}, 50, {0: 25, 2: 25}),
        ({0: 3, 1: 100}, 50, {0: 3, 1: 47}),
        ({0: 100, 1: 100, 2: 100}, 2, {0: 1, 1: 1}),
        ({0: 100}, 0, {}),
        ({0: 100, 1: 100}, -7, {}),
    ],
)
def test_a_portion_is_dealt_to_the_shards_that_have_somebody_left(
    left: dict[int, int], room: int, dealt: dict[int, int]
) -> None:
    assert portions(left, room) == dealt


@given(st.dictionaries(st.integers(0, 63), st.integers(0, 50)), st.integers(-10, 3000))
def test_never_more_is_dealt_than_there_is_room_or_there_are_people(
    left: dict[int, int], room: int
) -> None:
    dealt = portions(left, room)
    assert sum(dealt.values()) <= max(room, 0)
    assert all(0 < count <= left[number] for number, count in dealt.items())


def test_the_tallies_of_the_shards_add_up() -> None:
    one = Tally(recipients=5, left=1, waiting=2, ended={"sent": 2})
    other = Tally(recipients=4, ended={"sent": 3, "gone": 1})
    both = total((one, other))
    assert both == Tally(True, 9, 1, 2, {"sent": 5, "gone": 1})
    assert not both.is_through
    assert other.is_through


def test_a_broadcast_is_not_through_before_all_its_lists_are_written() -> None:
    assert not total((Tally(), Tally(is_made=False))).is_through

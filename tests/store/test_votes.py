from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model import DOWN, UP, Address, Vote
from bot.store import votes as stored
from bot.store.chats import Chats
from bot.store.connection import Redis
from bot.store.votes import Votes
from tests.store.values import NOON

HERE, GROUP = Address(5), Address(-7, 3)
LIKED = Vote("flood", 5, UP, NOON, ("world", "Überall"))


@pytest.fixture
def votes(redis: Redis) -> Votes:
    return Votes(redis)


async def test_a_vote_comes_back_as_it_was_given(votes: Votes) -> None:
    assert await votes.put(HERE, LIKED, 1) == UP
    assert await votes.of(HERE) == (LIKED,)
    assert await votes.of(Address(5, 3)) == ()


async def test_the_same_vote_again_takes_it_back_and_another_turns_it(
    votes: Votes,
) -> None:
    await votes.put(HERE, LIKED, 1)
    assert await votes.put(HERE, replace(LIKED, sign=DOWN), 2) == DOWN
    assert await votes.put(HERE, replace(LIKED, sign=DOWN), 3) == 0
    assert await votes.put(HERE, replace(LIKED, sign=DOWN), 4) == DOWN


async def test_a_press_told_again_changes_nothing(votes: Votes) -> None:
    await votes.put(HERE, LIKED, 1)
    assert await votes.put(HERE, LIKED, 1) == UP
    await votes.put(HERE, LIKED, 2)
    assert await votes.put(HERE, LIKED, 2) == 0


async def test_in_a_group_each_person_has_a_vote(votes: Votes) -> None:
    await votes.put(GROUP, LIKED, 1)
    await votes.put(GROUP, replace(LIKED, voter=6, sign=DOWN), 2)
    assert sorted(each.sign for each in await votes.of(GROUP)) == [DOWN, UP]


async def test_of_too_many_votes_the_oldest_goes(
    votes: Votes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored, "MOST", 2)
    for hours in (2, 1, 3):
        moment = NOON + timedelta(hours=hours)
        await votes.put(
            HERE, replace(LIKED, story_id=f"s{hours}", moment=moment), hours
        )
    assert [each.story_id for each in await votes.of(HERE)] == ["s2", "s3"]


async def test_a_chat_takes_its_votes_along_shows_and_forgets_them(
    votes: Votes, redis: Redis
) -> None:
    await votes.put(GROUP, LIKED, 1)
    chats = Chats(redis)
    await chats.migrate(-7, -1007)
    assert await votes.of(Address(-1007, 3)) == (LIKED,)
    shown = (await chats.export(-1007))["votes"]
    assert [(each["thread"], each["story"], each["vote"]) for each in shown] == [
        (3, "flood", UP)
    ]
    assert "5" not in map(str, shown[0].values())
    await chats.forget(-1007)
    assert await votes.of(Address(-1007, 3)) == ()

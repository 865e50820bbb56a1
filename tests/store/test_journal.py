import pytest

from bot.store import keys
from bot.store.connection import Redis
from bot.store.journal import MOST, Journal

ADA, BEN = 1001, 1002


async def test_what_is_taken_is_ours_until_it_is_finished(redis: Redis) -> None:
    journal = Journal(redis, "one")
    ours = await journal.take({ADA: {7: "a"}, BEN: {8: "b"}})
    left = await journal.finish(ADA, 7)
    assert ours == {ADA: {7: "a"}, BEN: {8: "b"}}
    assert left == {}
    assert await journal.count() == 1


async def test_an_update_that_was_handled_is_passed_over(redis: Redis) -> None:
    journal = Journal(redis, "one")
    await journal.take({ADA: {7: "a"}})
    await journal.finish(ADA, 7)
    assert await journal.take({ADA: {7: "a"}}) == {}
    assert await redis.ttl(keys.seen(7)) > 86_000


async def test_of_two_processes_one_has_a_chats_turn(redis: Redis) -> None:
    one, other = Journal(redis, "one"), Journal(redis, "other")
    await one.take({ADA: {7: "a"}})
    again = await other.take({ADA: {7: "a", 8: "b"}})
    assert again == {}
    assert await one.finish(ADA, 7) == {8: "b"}
    assert await one.finish(ADA, 8) == {}
    assert await redis.exists(keys.journal(ADA), keys.turns()) == 0


async def test_a_holder_is_not_told_what_it_knows(redis: Redis) -> None:
    journal = Journal(redis, "one")
    await journal.take({ADA: {7: "a", 8: "b"}})
    assert await journal.finish(ADA, 7, known=1) == {}


async def test_a_call_whose_answer_was_lost_gives_the_same_again(redis: Redis) -> None:
    journal = Journal(redis, "one")
    await journal.take({ADA: {7: "a"}})
    assert await journal.take({ADA: {7: "a"}}) == {ADA: {7: "a"}}


async def test_the_turns_of_a_dead_process_are_taken_with_all_that_waits(
    redis: Redis,
) -> None:
    dead, heir = Journal(redis, "dead"), Journal(redis, "heir")
    await dead.take({ADA: {7: "a", 8: "b"}})
    living = await heir.adopt()
    await dead.leave()
    assert living == frozenset()
    assert await heir.adopt() == {ADA}
    assert await heir.take({ADA: {}}) == {ADA: {7: "a", 8: "b"}}


async def test_a_new_update_brings_along_what_a_dead_process_left(redis: Redis) -> None:
    dead, heir = Journal(redis, "dead"), Journal(redis, "heir")
    await dead.take({ADA: {7: "a"}})
    await dead.leave()
    assert await heir.take({ADA: {8: "b"}}) == {ADA: {7: "a", 8: "b"}}


async def test_who_lost_the_turn_is_told_so(redis: Redis) -> None:
    slow, heir = Journal(redis, "slow"), Journal(redis, "heir")
    await slow.take({ADA: {7: "a", 8: "b"}})
    await slow.leave()
    await heir.adopt()
    assert await slow.finish(ADA, 7, known=1) is None


async def test_a_process_that_says_nothing_is_dead_after_its_lease(
    redis: Redis,
) -> None:
    journal = Journal(redis, "one")
    await journal.adopt()
    assert 1_000 < await redis.pttl(keys.alive("one")) <= 3_000


async def test_a_chat_keeps_so_many_waiting_and_no_more(
    redis: Redis, caplog: pytest.LogCaptureFixture
) -> None:
    journal = Journal(redis, "one")
    ours = await journal.take({ADA: dict.fromkeys(range(1, MOST + 10), "x")})
    assert list(ours[ADA]) == list(range(1, MOST + 1))
    assert "50 wait in chat 1001; 9 passed over" in caplog.text


async def test_a_chat_with_nothing_waiting_is_nobodys(redis: Redis) -> None:
    journal = Journal(redis, "one")
    assert await journal.take({ADA: {}}) == {}
    assert await journal.count() == 0

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.model import (
    Address,
    Chat,
    ChatKind,
    Findings,
    Follow,
    Subject,
    follow_id,
)
from bot.store import keys
from bot.store.articles import Articles
from bot.store.chats import Chats
from bot.store.connection import Redis
from bot.store.follows import MOST, Follows, _field, _record
from bot.store.retention import Retention
from tests.fakes.clock import FakeClock
from tests.store.values import NOON, absorb, article

SECOND = timedelta(seconds=1)
NEW = -1007
HERE = Address(5)
FLOOD = (Subject.WORDS, "flood")


@pytest.fixture
def follows(redis: Redis) -> Follows:
    return Follows(redis)


@pytest.fixture
def chats(redis: Redis) -> Chats:
    return Chats(redis, FakeClock())


def follow(
    about: str = "s1",
    subject: Subject = Subject.STORY,
    address: Address = HERE,
    since: datetime = NOON,
) -> Follow:
    return Follow(
        follow_id(subject, about), address, subject, about, f"On {about}", since
    )


def words(about: str = "flood", address: Address = HERE) -> Follow:
    return follow(about, Subject.WORDS, address)


async def test_what_is_followed_comes_back_as_it_was_kept_oldest_first(
    follows: Follows,
) -> None:
    late, early = follow(since=NOON + SECOND), words()
    topic = follow(address=Address(5, 3))
    for each in (late, early, topic):
        assert await follows.add(each)
    assert await follows.of(Address(5)) == (early, late)
    assert set(await follows.of_story("s1")) == {late, topic}


async def test_people_and_words_find_who_follows_them(follows: Follows) -> None:
    person = follow("mira halden", Subject.PERSON, Address(6))
    await follows.add(words())
    await follows.add(person)
    wanted = [FLOOD, (Subject.PERSON, "mira halden"), (Subject.WORDS, "mira halden")]
    assert await follows.of_words(wanted) == (words(), person)
    assert await follows.of_words([]) == ()
    assert await follows.has_words()


async def test_what_nobody_follows_any_more_is_looked_for_no_more(
    redis: Redis, follows: Follows
) -> None:
    there = words(address=Address(6))
    await follows.add(words())
    await follows.add(there)
    await follows.remove(words())
    assert await follows.of_words([FLOOD]) == (there,)
    await follows.remove(there)
    assert not await redis.exists(keys.followed(), keys.followers(*FLOOD))


async def test_a_chat_follows_fifty_and_the_same_again(follows: Follows) -> None:
    for number in range(MOST):
        assert await follows.add(words(f"word{number}"))
    assert not await follows.add(words("one too many"))
    assert await follows.add(words("word0"))


async def test_a_note_without_its_record_is_dropped(
    redis: Redis, follows: Follows
) -> None:
    await follows.add(follow())
    await redis.delete(keys.follows(5))
    assert await follows.of_story("s1") == ()
    assert not await redis.exists(keys.followers(Subject.STORY, "s1"))


async def test_a_note_whose_record_comes_meanwhile_stays(
    redis: Redis, follows: Follows, monkeypatch: pytest.MonkeyPatch
) -> None:
    await follows.add(words())
    await redis.delete(keys.follows(5))
    begun = redis.srem

    async def srem(*names: str) -> int:
        await Follows(redis).add(words())
        return int(await begun(*names))

    monkeypatch.setattr(redis, "srem", srem)
    assert await follows.of_words([FLOOD]) == (words(),)
    assert await follows.of_words([FLOOD]) == (words(),)


async def test_who_follows_a_story_follows_what_it_becomes_a_part_of(
    redis: Redis, follows: Follows
) -> None:
    await follows.add(follow())
    await absorb(redis)
    moved = replace(follow(), about="s2")
    assert await follows.of_story("s2") == (moved,)
    assert await follows.of(Address(5)) == (moved,)
    assert not await redis.exists(keys.followers(Subject.STORY, "s1"))


async def test_a_story_followed_as_it_is_absorbed_is_heard_of(
    redis: Redis, follows: Follows
) -> None:
    await absorb(redis)
    await follows.add(follow())
    assert len(await follows.of_story("s2")) == 1
    await follows.remove(follow())
    assert not await redis.keys("*followers*")


async def test_who_follows_a_story_goes_with_it(redis: Redis, follows: Follows) -> None:
    await Articles(redis).add(article(1), Findings(), "s1", {})
    await follows.add(follow())
    await Retention(redis).remove(article(1).id)
    assert not await redis.keys("*followers*")


async def test_a_story_that_goes_on_as_another_is_handed_on(
    redis: Redis, follows: Follows
) -> None:
    await follows.add(follow())
    await follows.hand_on(follow(), "s9", "On the next")
    (handed,) = await follows.of_story("s9")
    assert (handed.id, handed.words) == (follow().id, "On the next")
    assert await follows.of_story("s1") == ()
    await follows.hand_on(follow(), "s10", "Too late")
    assert await follows.of_story("s10") == ()


async def test_one_handed_on_before_that_was_not_heard_of_is_found_there(
    redis: Redis, follows: Follows
) -> None:
    await follows.add(follow())
    new = replace(follow(), about="s9", words="On the next")
    await redis.hset(keys.follows(5), _field(new), _record(new))
    await follows.hand_on(follow(), "s9", "On the next")
    assert await follows.of_story("s9") == (new,)


async def test_followed_stories_are_looked_at_when_it_is_time(follows: Follows) -> None:
    await follows.add(follow())
    await follows.add(words())
    assert await follows.awaited(NOON) == ("s1",)
    await follows.look_again("s1", NOON + SECOND)
    assert await follows.awaited(NOON) == ()
    await follows.look_again("s1", None)
    assert await follows.awaited(NOON + SECOND) == ()


async def test_a_forgotten_chat_follows_nothing(
    redis: Redis, follows: Follows, chats: Chats
) -> None:
    await follows.add(follow())
    await follows.add(words())
    await follows.add(words(address=Address(6)))
    await chats.forget(5)
    assert await follows.of(Address(5)) == ()
    assert await redis.keys("*followers*") == [keys.followers(*FLOOD).encode()]
    assert len(await follows.of_words([FLOOD])) == 1


async def test_a_group_that_moves_goes_on_following(
    redis: Redis, follows: Follows, chats: Chats
) -> None:
    await chats.save(Chat(-7, ChatKind.GROUP, "Sailors"))
    here = words(address=Address(-7, 3))
    await follows.add(here)
    await chats.migrate(-7, NEW)
    await chats.migrate(-7, NEW)
    moved = replace(here, address=Address(NEW, 3))
    assert await follows.of_words([FLOOD]) == (moved,)
    assert await follows.of(Address(-7, 3)) == ()


async def test_an_export_names_what_is_followed(follows: Follows, chats: Chats) -> None:
    await follows.add(words())
    kept = await chats.export(5)
    assert kept["follows"] == [
        {
            "thread": 0,
            "what": "words",
            "words": "On flood",
            "since": "2026-11-23T12:00:00+00:00",
        }
    ]

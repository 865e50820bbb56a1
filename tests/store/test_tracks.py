from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model import Address, Chat, ChatKind, Findings, Track
from bot.store import keys
from bot.store.articles import Articles
from bot.store.chats import Chats
from bot.store.connection import Redis
from bot.store.retention import Retention
from bot.store.tracks import MOST, Tracks
from tests.fakes.clock import FakeClock
from tests.store.values import NOON, absorb, article

SECOND = timedelta(seconds=1)
NEW = -1007


@pytest.fixture
def tracks(redis: Redis) -> Tracks:
    return Tracks(redis)


@pytest.fixture
def chats(redis: Redis) -> Chats:
    return Chats(redis, FakeClock())


def track(
    series_id: str = "aa", *, chat: int = 5, thread: int = 0, late: int = 0
) -> Track:
    return Track(
        Address(chat, thread),
        series_id,
        "s1",
        "81 hostages released",
        NOON + late * SECOND,
        ("a1", "a2"),
    )


async def test_a_track_comes_back_as_it_was_kept_oldest_first(tracks: Tracks) -> None:
    late, early = track("aa", late=1, thread=3), track("bb")
    await tracks.add(late)
    await tracks.add(early)
    assert await tracks.of_chat(5) == (early, late)
    assert await tracks.of_story("s1") == (early, late)
    assert await tracks.of_story("s2") == ()


async def test_what_is_tracked_again_stays_as_it_began(tracks: Tracks) -> None:
    await tracks.add(track("aa"))
    await tracks.add(track("aa", late=60))
    assert await tracks.of_chat(5) == (track("aa"),)


async def test_a_track_that_is_removed_is_gone_from_both_sides(tracks: Tracks) -> None:
    await tracks.add(track())
    await tracks.remove(track())
    assert await tracks.of_chat(5) == ()
    assert await tracks.of_story("s1") == ()


async def test_a_chat_tracks_thirty_series_and_the_same_one_again(
    tracks: Tracks,
) -> None:
    for number in range(MOST):
        assert await tracks.add(track(f"series{number}"))
    assert not await tracks.add(track("one too many"))
    assert await tracks.add(track("series0"))
    assert len(await tracks.of_story("s1")) == 30


async def test_a_note_without_its_record_is_dropped(
    redis: Redis, tracks: Tracks
) -> None:
    await tracks.add(track())
    await redis.delete(keys.tracks(5))
    assert await tracks.of_story("s1") == ()
    assert not await redis.exists(keys.trackers("s1"))


async def test_a_forgotten_chat_tracks_nothing(
    redis: Redis, tracks: Tracks, chats: Chats
) -> None:
    await tracks.add(track())
    await tracks.add(track(chat=6))
    await chats.forget(5)
    assert await tracks.of_chat(5) == ()
    assert await redis.smembers(keys.trackers("s1")) == {b"6:0/aa"}


async def test_a_group_that_moves_takes_its_tracks_along(
    redis: Redis, tracks: Tracks, chats: Chats
) -> None:
    await chats.save(Chat(-7, ChatKind.GROUP, "Sailors"))
    await tracks.add(track(chat=-7, thread=3))
    await chats.migrate(-7, NEW)
    await chats.migrate(-7, NEW)
    assert await tracks.of_chat(-7) == ()
    assert await tracks.of_story("s1") == (track(chat=NEW, thread=3),)
    assert await redis.smembers(keys.trackers("s1")) == {b"-1007:3/aa"}


async def test_an_export_names_what_is_tracked(tracks: Tracks, chats: Chats) -> None:
    await tracks.add(track(thread=3))
    kept = await chats.export(5)
    assert kept["tracks"] == [
        {
            "thread": 3,
            "words": "81 hostages released",
            "since": "2026-11-23T12:00:00+00:00",
        }
    ]


async def test_who_tracks_a_story_goes_with_it(redis: Redis, tracks: Tracks) -> None:
    articles = Articles(redis)
    await articles.add(article(1), Findings(), "s1", {})
    await tracks.add(track())
    await Retention(redis).remove(article(1).id)
    assert not await redis.exists(keys.trackers("s1"))


async def test_a_track_follows_its_story_into_another(
    redis: Redis, tracks: Tracks
) -> None:
    await tracks.add(track())
    await absorb(redis)
    followed = replace(track(), story_id="s2")
    assert await tracks.of_story("s2") == (followed,)
    assert await tracks.of_chat(5) == (followed,)


async def test_a_group_that_moves_goes_on_hearing_of_an_absorbed_story(
    redis: Redis, tracks: Tracks, chats: Chats
) -> None:
    await chats.save(Chat(-7, ChatKind.GROUP, "Sailors"))
    await tracks.add(track(chat=-7))
    await absorb(redis)
    await chats.migrate(-7, NEW)
    (moved,) = await tracks.of_story("s2")
    assert moved.address.chat_id == NEW
    assert not await redis.exists(keys.trackers("s1"))


async def test_what_is_tracked_as_its_story_is_absorbed_is_heard_of(
    redis: Redis, tracks: Tracks
) -> None:
    await absorb(redis)
    await tracks.add(track())
    assert len(await tracks.of_story("s2")) == 1
    await tracks.remove(track())
    assert not await redis.keys("*trackers*")

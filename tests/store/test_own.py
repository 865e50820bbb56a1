import pytest

from bot.model import Chat, ChatKind, Feed
from bot.store import keys
from bot.store.chats import Chats
from bot.store.connection import Redis
from bot.store.feeds import Feeds
from bot.store.own import OwnFeeds
from tests.fakes.clock import FakeClock
from tests.store.values import NOON

GULL = "https://gull.example/rss"
TERN = "https://tern.example/rss"
AUK = "https://auk.example/rss"


@pytest.fixture
def own(redis: Redis) -> OwnFeeds:
    return OwnFeeds(redis)


@pytest.fixture
def chats(redis: Redis) -> Chats:
    return Chats(redis, FakeClock())


async def test_a_chat_reads_as_many_feeds_for_itself_as_it_may(own: OwnFeeds) -> None:
    assert await own.add(5, TERN, 2, NOON)
    assert await own.add(5, GULL, 2, NOON)
    assert not await own.add(5, AUK, 2, NOON)
    assert await own.add(5, GULL, 2, NOON)
    assert await own.of(5) == (GULL, TERN)
    assert await own.of(6) == ()


async def test_a_feed_that_is_removed_leaves_room_for_another(own: OwnFeeds) -> None:
    await own.add(5, GULL, 1, NOON)
    assert await own.remove(5, GULL)
    assert not await own.remove(5, GULL)
    assert await own.add(5, TERN, 1, NOON)
    assert await own.readers(GULL) == ()


async def test_who_reads_a_feed_is_known_and_notes_without_record_go(
    own: OwnFeeds, redis: Redis
) -> None:
    await own.add(5, GULL, 1, NOON)
    await own.add(6, GULL, 1, NOON)
    await redis.delete(keys.own(6))
    assert await own.readers(GULL) == (5,)
    assert await redis.smembers(keys.owners(GULL)) == {b"5"}


class Late(OwnFeeds):
    """A chat adds the feed just when its note has been found to be stale."""

    async def _note_goes(self, chat_id: int, url: str) -> None:
        await super()._note_goes(chat_id, url)
        await self._redis.hset(keys.own(chat_id), url, "1")


async def test_a_note_found_stale_stays_when_the_chat_adds_the_feed_meanwhile(
    redis: Redis,
) -> None:
    late = Late(redis)
    await redis.sadd(keys.owners(GULL), 5)
    assert await late.readers(GULL) == (5,)
    assert await redis.smembers(keys.owners(GULL)) == {b"5"}


async def test_a_feed_that_moved_is_read_at_its_new_address(own: OwnFeeds) -> None:
    await own.add(5, GULL, 1, NOON)
    await own.move(GULL, TERN)
    await own.move(GULL, TERN)
    assert await own.of(5) == (TERN,)
    assert await own.readers(TERN) == (5,)
    assert await own.readers(GULL) == ()


async def test_who_follows_a_feed_sees_what_it_brought_before_and_nobody_else(
    own: OwnFeeds, redis: Redis
) -> None:
    await own.add(5, GULL, 2, NOON)
    await own.add(6, TERN, 2, NOON)
    await own.move(GULL, TERN)
    await own.move(TERN, AUK)
    assert await own.of(5) == (AUK,)
    assert await own.seen_by(5) == (AUK, GULL, TERN)
    assert await own.seen_by(6) == (AUK, TERN)
    assert await own.seen_by(7) == ()
    assert (await Chats(redis).export(5))["own_before"].keys() == {AUK}
    await own.remove(5, AUK)
    assert await own.seen_by(5) == ()
    assert not await redis.exists(keys.own_before(5))


async def test_of_a_feed_that_moves_on_and_on_the_last_addresses_are_remembered(
    own: OwnFeeds,
) -> None:
    await own.add(5, f"{AUK}0", 1, NOON)
    for number in range(12):
        await own.move(f"{AUK}{number}", f"{AUK}{number + 1}")
    await own.move(f"{AUK}12", f"{AUK}11")
    assert await own.of(5) == (f"{AUK}11",)
    assert len(await own.seen_by(5)) == 9


async def test_a_chat_takes_its_feeds_along_shows_and_forgets_them(
    own: OwnFeeds, chats: Chats
) -> None:
    await chats.save(Chat(-7, ChatKind.GROUP, "Sailors"))
    await own.add(-7, TERN, 1, NOON)
    await own.move(TERN, GULL)
    await chats.migrate(-7, -1007)
    assert await own.of(-1007) == (GULL,)
    assert await own.seen_by(-1007) == (GULL, TERN)
    assert await own.readers(GULL) == (-1007,)
    told = await chats.export(-1007)
    assert told["own_feeds"] == {GULL: "2026-11-23T12:00:00+00:00"}
    await chats.forget(-1007)
    assert await own.of(-1007) == ()
    assert await own.readers(GULL) == ()


async def test_a_feed_goes_when_nobody_reads_it_for_himself(
    own: OwnFeeds, redis: Redis
) -> None:
    feeds = Feeds(redis)
    await feeds.add(Feed(GULL, is_own=True))
    await feeds.add(Feed(TERN))
    await own.add(5, GULL, 1, NOON)
    assert not await feeds.orphan(GULL)
    await own.remove(5, GULL)
    assert not await feeds.orphan(TERN)
    assert await feeds.orphan(GULL)
    assert not await feeds.orphan(GULL)
    assert [feed.url for feed in await feeds.all()] == [TERN]
    assert [feed.url for feed in await feeds.take(NOON, 9)] == [TERN]

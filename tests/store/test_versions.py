"""Two versions use one store: what the newer one adds harms and is harmed by nothing.

The newer one is played by hand: it adds a part to each kind of record.
"""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model import Address, Chat, ChatKind, Feed, Kind, Track
from bot.store import keys
from bot.store.chats import Chats
from bot.store.connection import Redis
from bot.store.feeds import Feeds
from bot.store.outbox import Outbox
from bot.store.records import pack_slot, unpack_slot
from bot.store.subscriptions import Subscriptions
from bot.store.tracks import Tracks
from tests.store.values import HOUR, NOON, delivery, slot, subscription

CHAT = 5


async def test_a_subscription_keeps_what_a_newer_version_added(redis: Redis) -> None:
    store, wish = Subscriptions(redis), subscription(CHAT)
    await store.save(wish, NOON)
    plain = json.loads(await redis.hget(keys.subscriptions(CHAT), "0") or "")
    newer = json.dumps({**plain, "quiet": [22, 7], "tone": {"a": 1.5}, "late": None})
    await redis.hset(keys.subscriptions(CHAT), "0", newer)
    assert await store.get(wish.address) == wish
    await store.save(replace(wish, times=(600,)), NOON + HOUR)
    kept = json.loads(await redis.hget(keys.subscriptions(CHAT), "0") or "")
    added = {"quiet": [22, 7], "tone": {"a": 1.5}, "late": None}
    assert kept == {**plain, "times": [600], **added}


async def test_a_feed_keeps_what_a_newer_version_added(redis: Redis) -> None:
    feeds, feed = Feeds(redis), Feed("https://gull.example/", due=NOON)
    await feeds.add(feed)
    plain = json.loads(await redis.hget(keys.feeds(), feed.url) or "")
    await redis.hset(keys.feeds(), feed.url, json.dumps({**plain, "weight": 2}))
    assert await feeds.get(feed.url) == feed
    await feeds.save(replace(feed, failures=3))
    kept = json.loads(await redis.hget(keys.feeds(), feed.url) or "")
    assert kept == {**plain, "failures": 3, "weight": 2}


async def test_a_feed_of_an_older_version_is_read(redis: Redis) -> None:
    older = {"url": "https://gull.example/", "topics": ["sea"], "due": None}
    record = json.dumps({**older, "checked": None, "failures": 2})
    await redis.hset(keys.feeds(), "https://gull.example/", record)
    feed = Feed("https://gull.example/", topics=("sea",), failures=2)
    assert await Feeds(redis).get(feed.url) == feed


async def test_a_chat_keeps_what_a_newer_version_added(redis: Redis) -> None:
    chats, chat = Chats(redis), Chat(CHAT, ChatKind.PRIVATE, "Ada")
    await chats.save(chat)
    await redis.hset(keys.chat(CHAT), "theme", "dark")
    assert await chats.get(CHAT) == chat
    await chats.save(replace(chat, title="Ada L."))
    assert await redis.hget(keys.chat(CHAT), "theme") == b"dark"


async def test_a_track_of_a_newer_version_is_read(redis: Redis) -> None:
    tracks, track = Tracks(redis), Track(Address(CHAT), "r", "s", "boats", NOON, ("a",))
    await tracks.add(track)
    plain = json.loads(await redis.hget(keys.tracks(CHAT), "0/r") or "")
    await redis.hset(keys.tracks(CHAT), "0/r", json.dumps([*plain, "more"]))
    assert await tracks.of_chat(CHAT) == (track,)


def test_a_slot_of_a_newer_version_is_read() -> None:
    assert unpack_slot(f"{pack_slot(slot(CHAT))}|more") == slot(CHAT)


@pytest.mark.parametrize("kind", ["briefing", "postcard"])
async def test_a_delivery_of_a_newer_version_is_sent(redis: Redis, kind: str) -> None:
    outbox, given = Outbox(redis, "test"), delivery(CHAT)
    await outbox.add(given)
    key = keys.delivery(keys.shard(CHAT), keys.label(CHAT, given.name))
    rows = [[["More", "more:1", "", "style"], ["Read", "", "https://gull.example"]]]
    messages = json.dumps([["part 0", rows, 0, "", "more"]])
    await redis.hset(key, mapping={"kind": kind, "messages": messages, "colour": "red"})
    (lease,) = await outbox.take(1)
    assert lease.delivery == replace(given, kind=Kind.BRIEFING)
    assert given.expires == NOON + timedelta(days=1)

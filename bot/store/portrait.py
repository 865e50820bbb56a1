"""Everything kept for a chat, in a form a person can read and take away."""

from typing import Any

from bot.model import Address
from bot.store import keys
from bot.store.asked import questions
from bot.store.broadcasts import Broadcasts
from bot.store.codec import moment_of, text_of
from bot.store.connection import Redis
from bot.store.follows import unpack
from bot.store.ledger import Ledger
from bot.store.records import pack_filters, pack_rhythm, words_of
from bot.store.subscriptions import Subscriptions
from bot.store.suggestions import of_chat
from bot.store.tracks import Tracks
from bot.store.votes import votes_of


async def portrait(redis: Redis, chat_id: int) -> dict[str, Any]:
    """Return everything kept for the chat, ready for JSON."""
    records = await Ledger(redis).of_chat(chat_id)
    return {
        "id": chat_id,
        "chat": words_of(await redis.hgetall(keys.chat(chat_id))),
        "threads": words_of(await redis.hgetall(keys.threads(chat_id))),
        "subscriptions": await _subscriptions(redis, chat_id),
        "tracks": await _tracks(redis, chat_id),
        "follows": await _follows(redis, chat_id),
        "alerts": words_of(await redis.hgetall(keys.caps(chat_id))),
        "alerted": words_of(await redis.hgetall(keys.alerted(chat_id))),
        "spare": words_of(await redis.hgetall(keys.spare(chat_id))),
        "read": words_of(await redis.hgetall(keys.read(chat_id))),
        "own_feeds": await _own(redis, chat_id),
        "own_before": words_of(await redis.hgetall(keys.own_before(chat_id))),
        "suggestions": await of_chat(redis, chat_id),
        "told": words_of(await redis.hgetall(keys.told(chat_id))),
        "paused": words_of(await redis.hgetall(keys.paused(chat_id))),
        "rhythm": words_of(await redis.hgetall(keys.rhythm(chat_id))),
        "votes": await _votes(redis, chat_id),
        "held": words_of(await redis.hgetall(keys.held(chat_id))),
        "asked": await questions(redis, chat_id),
        "pending": words_of(await redis.hgetall(keys.pending(chat_id))),
        "manages": sorted(map(int, await redis.smembers(keys.manages(chat_id)))),
        "broadcasts": await _broadcasts(redis, chat_id),
        "approvals": words_of(await redis.hgetall(keys.approvals(chat_id))),
        "proofs": words_of(await redis.hgetall(keys.proof(chat_id))),
        "reactions": words_of(await redis.hgetall(keys.reactions(chat_id))),
        "replies": await _replies(redis, chat_id),
        "moved_to": text_of(await redis.get(keys.moved(chat_id))),
        "deliveries": [
            {
                "name": record.name,
                "state": record.state,
                "reason": record.reason,
                "since": record.since.isoformat(),
            }
            for record in records
        ],
    }


async def _replies(redis: Redis, chat_id: int) -> dict[str, str]:
    """Return the names of answers that show articles, each with when it was sent."""
    found = await redis.zrange(keys.replies(chat_id), 0, -1, withscores=True)
    names = (text_of(each[0]).partition("|")[2] for each in found)
    moments = (moment_of(each[1]).isoformat() for each in found)
    return dict(zip(names, moments, strict=True))


async def _subscriptions(redis: Redis, chat_id: int) -> list[dict[str, Any]]:
    kept = Subscriptions(redis)
    return [
        {
            "thread": one.address.thread_id,
            "times": one.times,
            "zone": one.zone,
            "days": one.days,
            "topics": one.topics,
            "filters": pack_filters(one.filters),
            **pack_rhythm(one),
            "next": await _next(kept, one.address),
        }
        for one in await kept.of_chat(chat_id)
    ]


async def _tracks(redis: Redis, chat_id: int) -> list[dict[str, Any]]:
    return [
        {
            "thread": one.address.thread_id,
            "words": one.words,
            "since": one.since.isoformat(),
        }
        for one in await Tracks(redis).of_chat(chat_id)
    ]


async def _votes(redis: Redis, chat_id: int) -> list[dict[str, Any]]:
    """Return what was liked in a chat; who voted is nobody else's business."""
    kept = await redis.hgetall(keys.votes(chat_id))
    threads = sorted({int(text_of(field).partition("/")[0]) for field in kept})
    return [
        {
            "thread": thread,
            "story": vote.story_id,
            "vote": vote.sign,
            "when": vote.moment.isoformat(),
            "subjects": vote.subjects,
        }
        for thread in threads
        for vote in votes_of(Address(chat_id, thread), kept)
    ]


async def _follows(redis: Redis, chat_id: int) -> list[dict[str, Any]]:
    return [
        {
            "thread": one.address.thread_id,
            "what": one.subject.value,
            "words": one.words,
            "since": one.since.isoformat(),
        }
        for one in unpack(chat_id, await redis.hgetall(keys.follows(chat_id)))
    ]


async def _own(redis: Redis, chat_id: int) -> dict[str, str]:
    kept = words_of(await redis.hgetall(keys.own(chat_id)))
    return {url: moment_of(kept[url]).isoformat() for url in sorted(kept)}


async def _broadcasts(redis: Redis, user_id: int) -> list[dict[str, Any]]:
    return [
        {
            "text": one.message.html,
            "made": one.made.isoformat(),
            "state": one.state,
            "reach": one.reach,
            "topic": one.topic,
        }
        for one in await Broadcasts(redis).all()
        if one.by == user_id
    ]


async def _next(kept: Subscriptions, address: Address) -> str | None:
    moment = await kept.next_due(address)
    return moment.isoformat() if moment else None

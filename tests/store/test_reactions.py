from dataclasses import replace
from datetime import date as Date

from bot.model import Address, Ending, Outcome, Received
from bot.store import keys
from bot.store.connection import Redis
from bot.store.outbox import Outbox
from bot.store.reactions import KEPT, MOST, Reactions
from tests.fakes.clock import FakeClock
from tests.store.values import delivery

CHANNEL = Address(-1002)


async def post(redis: Redis, name: str, *ids: int) -> None:
    """Post a briefing of as many messages as there are ids."""
    outbox = Outbox(redis, "test", clock=FakeClock())
    made = delivery(CHANNEL.chat_id, name)
    await outbox.add(replace(made, messages=made.messages[:1] * len(ids)))
    (lease,) = await outbox.take(1)
    for part, id_ in enumerate(ids):
        await outbox.attempt(lease, part)
        following = await outbox.settle(lease, Outcome(Ending.SENT, message_id=id_))
        lease = following or lease


async def test_the_reactions_to_all_messages_of_a_briefing_are_added_up(
    redis: Redis,
) -> None:
    reactions = Reactions(redis)
    assert await reactions.received(CHANNEL) == ()
    await post(redis, f"{CHANNEL}/2026-11-22/0480", 7, 8)
    await post(redis, f"{CHANNEL}/2026-11-23/0480", 9)
    await post(redis, "another thing", 10)
    await reactions.note(CHANNEL.chat_id, 7, (("👍", 1), ("❤", 2)))
    await reactions.note(CHANNEL.chat_id, 7, (("👍", 2), ("❤", 2)))
    await reactions.note(CHANNEL.chat_id, 8, (("👍", 1),))
    await reactions.note(CHANNEL.chat_id, 10, (("👍", 99),))
    assert await reactions.received(CHANNEL) == (
        Received(Date(2026, 11, 23), 480),
        Received(Date(2026, 11, 22), 480, (("👍", 3), ("❤", 2))),
    )
    assert await redis.ttl(keys.reactions(CHANNEL.chat_id)) == KEPT


async def test_only_the_newest_messages_are_remembered(redis: Redis) -> None:
    reactions = Reactions(redis)
    key = keys.reactions(CHANNEL.chat_id)
    await redis.hset(key, mapping={str(9 + n): "[]" for n in range(MOST)})
    await reactions.note(CHANNEL.chat_id, 9 + MOST, ())
    kept = sorted(map(int, await redis.hkeys(key)))
    assert (kept[0], kept[-1], len(kept)) == (10, 9 + MOST, MOST)

"""The chats we know, and everything that is kept for one."""

from collections.abc import AsyncIterator, Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from typing import Any

from bot.clock import Clock, SystemClock
from bot.model import Address, Chat, ChatKind, Ending, Outcome, Subscription
from bot.store import keys, suggestions
from bot.store.alerted import respare
from bot.store.asked import unask
from bot.store.asking import ask
from bot.store.broadcasts import disown
from bot.store.codec import moment_of, text_of
from bot.store.connection import Redis
from bot.store.follows import refollow
from bot.store.held import rehold
from bot.store.moving import Moving, aside_keys
from bot.store.own import reown
from bot.store.portrait import portrait
from bot.store.proofs import unlook
from bot.store.records import pack_chat, score, unpack_chat, unpack_subscription
from bot.store.scripts import Script, Word
from bot.store.settling import KEPT
from bot.store.spans import seconds
from bot.store.tracks import renote

KINDS = tuple(ChatKind)
When = Callable[[Subscription, datetime], datetime]
"""Says when a subscription is due that was due at this moment as its chat stopped."""

_OVER = Outcome(Ending.GONE, reason="the chat is gone")


@dataclass(frozen=True, slots=True)
class Stopped:
    """Since when nothing is sent to a chat, and how that came, in one word."""

    since: datetime
    how: str = ""


class Chats:
    """Keeps chats, stops and resumes them, and forgets them."""

    def __init__(self, redis: Redis, clock: Clock | None = None) -> None:
        self._redis = redis
        self._clock = clock or SystemClock()
        self._moving = Moving(redis)
        self._put = Script(redis, "chat_put")
        self._stop = Script(redis, "delivery", "chat_stop")
        self._resume = Script(redis, "chat_resume")
        self._forget = Script(redis, "delivery", "chat_forget")
        self._slots = Script(redis, "chat_slots")

    async def get(self, chat_id: int) -> Chat | None:
        """Return what we know of the chat."""
        return unpack_chat(
            chat_id, await ask(self._redis, "HGETALL", keys.chat(chat_id))
        )

    async def save(self, chat: Chat, before: Chat | None = None) -> Chat:
        """Keep what we now know of the chat and return it as it is kept.

        Of one that was read before only what is different now is written: the rest
        somebody else may have changed meanwhile. One that went meanwhile stays away.
        """
        known = pack_chat(before).items() if before else ()
        changed = [pair for pair in pack_chat(chat).items() if pair not in known]
        words: list[Word] = [chat.id, score(self._clock.now()), int(bool(before))]
        words += [len(KINDS), *KINDS, *chain.from_iterable(changed)]
        was, raw = await self._put([keys.chat(chat.id), *_active(chat.id)], words)
        kept = unpack_chat(chat.id, dict(zip(raw[::2], raw[1::2], strict=True)))
        if kept:
            await self._note_manager(kept, int(was))
        return kept or chat

    async def deactivate(self, chat_id: int, outcome: Outcome = _OVER) -> None:
        """Send nothing to the chat any more, until it is activated.

        The outcome tells how it ended, and so do its deliveries from now on.
        """
        chat = await self.get(chat_id)
        if chat is not None:
            await self.save(replace(chat, is_active=False), chat)
        prefix = keys.delivery(keys.shard(chat_id), "")
        now = score(self._clock.now())
        words = [outcome.reason, outcome.ending.value]
        await self._stop(
            aside_keys(chat_id), [chat_id, prefix, now, seconds(KEPT), *words]
        )

    async def activate(self, chat_id: int, when: When) -> None:
        """Send to the chat again; its subscriptions are due when this says."""
        chat = await self.get(chat_id)
        if chat is not None:
            await self.save(replace(chat, is_active=True), chat)
        due = [
            word
            for thread, (subscription, moment) in (await self._aside(chat_id)).items()
            for word in (thread, score(when(subscription, moment)))
        ]
        await self._resume(aside_keys(chat_id)[:3], [chat_id, *due])

    async def _aside(self, chat_id: int) -> dict[int, tuple[Subscription, datetime]]:
        """Return the subscriptions put aside by thread, and when each was due."""
        moments = await self._redis.hgetall(keys.aside(chat_id))
        records = await self._redis.hgetall(keys.subscriptions(chat_id))
        return {
            int(thread): (
                unpack_subscription(Address(chat_id, int(thread)), records[thread]),
                moment_of(moments[thread]),
            )
            for thread in moments
            if thread in records
        }

    async def stopped(self, chat_id: int) -> Stopped | None:
        """Return since when the chat is not active, and how that came, if so."""
        since, how = await self._redis.hmget(keys.chat(chat_id), ["stopped", "ended"])
        return Stopped(moment_of(since), text_of(how)) if since else None

    async def all(self, kinds: Collection[ChatKind] = KINDS) -> AsyncIterator[Chat]:
        """Yield the active chats of these kinds."""
        for number in range(keys.SHARDS):
            for kind in kinds:
                async for raw in self._redis.sscan_iter(keys.chats(number, kind)):
                    chat = await self.get(int(raw))
                    if chat is not None:
                        yield chat

    async def counts(self) -> dict[ChatKind, int]:
        """Return how many active chats there are of each kind that has any."""
        pipe = self._redis.pipeline(transaction=False)
        for number in range(keys.SHARDS):
            for kind in KINDS:
                pipe.scard(keys.chats(number, kind))
        sizes = await pipe.execute()
        counts = {
            kind: sum(sizes[place :: len(KINDS)]) for place, kind in enumerate(KINDS)
        }
        return {kind: count for kind, count in counts.items() if count}

    async def note_thread(self, address: Address, title: str) -> None:
        """Remember the title of a forum's topic."""
        await self._redis.hset(
            keys.threads(address.chat_id), str(address.thread_id), title
        )

    async def meet_thread(self, address: Address, title: str) -> None:
        """Remember the title a topic was opened with, if it has none by now."""
        await self._redis.hsetnx(
            keys.threads(address.chat_id), str(address.thread_id), title
        )

    async def threads(self, chat_id: int) -> dict[int, str]:
        """Return the known topics of a forum: thread ids and titles."""
        kept = await self._redis.hgetall(keys.threads(chat_id))
        return {int(thread): text_of(kept[thread]) for thread in sorted(kept, key=int)}

    async def managed_by(self, user_id: int) -> tuple[Chat, ...]:
        """Return the chats this user has set up."""
        ids = await ask(self._redis, "SMEMBERS", keys.manages(user_id))
        found = [await self.get(chat_id) for chat_id in sorted(map(int, ids))]
        return tuple(chat for chat in found if chat and chat.manager == user_id)

    async def migrate(self, old: int, new: int) -> None:
        """Move what is kept for a chat to its new id; again changes nothing."""
        await self._moving.move(old, new)
        chat = await self.get(new)
        if chat is not None:
            await self.save(chat, chat)
            if chat.manager:
                await self._redis.srem(keys.manages(chat.manager), old)

    async def moved_to(self, chat_id: int) -> int | None:
        """Return the new id of a chat that moved in the last month."""
        return await self._moving.moved_to(chat_id)

    async def export(self, chat_id: int) -> dict[str, Any]:
        """Return everything kept for the chat, ready for JSON."""
        return await portrait(self._redis, chat_id)

    async def forget(self, chat_id: int) -> None:
        """Erase everything kept for the chat, on its way to it, or naming it."""
        for chat in await self.managed_by(chat_id):
            await self.save(replace(chat, manager=0), chat)
        manager, was = await self._redis.hmget(keys.chat(chat_id), ["manager", "was"])
        number = keys.shard(chat_id)
        await renote(self._redis, chat_id, None)
        await refollow(self._redis, chat_id, None)
        await reown(self._redis, chat_id, None)
        await rehold(self._redis, chat_id, None)
        await respare(self._redis, chat_id, None)
        await unlook(self._redis, chat_id)
        await unask(self._redis, chat_id)
        await self._slots([keys.fired(number)], [chat_id, "drop"])
        await self._forget(
            _everything(chat_id),
            [chat_id, keys.delivery(number, ""), *_active(chat_id)],
        )
        await disown(self._redis, chat_id)
        await suggestions.forget(self._redis, chat_id)
        pipe = self._redis.pipeline(transaction=False)
        pipe.srem(keys.manages(int(manager or 0)), chat_id)
        pipe.delete(keys.pace(str(chat_id)))
        pipe.delete(keys.pace(f"{chat_id}:minute"))
        await pipe.execute()
        if was:
            # What it got under its old id is on record there for a while.
            await self.forget(int(was))

    async def _note_manager(self, chat: Chat, before: int) -> None:
        if before not in (0, chat.manager):
            await self._redis.srem(keys.manages(before), chat.id)
        if chat.manager:
            await self._redis.sadd(keys.manages(chat.manager), chat.id)


def _active(chat_id: int) -> list[str]:
    return [keys.chats(keys.shard(chat_id), kind) for kind in KINDS]


def _everything(chat_id: int) -> list[str]:
    number = keys.shard(chat_id)
    return [
        keys.due(number),
        keys.queue(number),
        keys.later(number),
        keys.stuck(number),
        keys.subscriptions(chat_id),
        keys.deliveries(chat_id),
        keys.replies(chat_id),
        keys.chat(chat_id),
        keys.threads(chat_id),
        keys.told(chat_id),
        keys.tracks(chat_id),
        keys.pending(chat_id),
        keys.manages(chat_id),
        keys.moved(chat_id),
        keys.aside(chat_id),
        keys.paused(chat_id),
        keys.own(chat_id),
        keys.own_before(chat_id),
        keys.rhythm(chat_id),
        keys.votes(chat_id),
        keys.held(chat_id),
        keys.spared(chat_id),
        keys.follows(chat_id),
        keys.read(chat_id),
        keys.caps(chat_id),
        keys.alerted(chat_id),
        keys.spare(chat_id),
        keys.approvals(chat_id),
        keys.proof(chat_id),
        keys.reactions(chat_id),
    ]

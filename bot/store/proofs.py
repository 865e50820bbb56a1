"""The briefings laid before editors, and how each editor wants to see them.

A proof is changed by compare and set on its revision, so two editors who press at once,
or an editor and the hour, never undo each other: who comes second reads again. When to
look at an address next stands in a sorted set, which decides nothing: a look works out
from the records what is to be done, and may be repeated by anybody.
"""

import json
from dataclasses import replace
from datetime import datetime

from bot.model import Address, Approval, Chosen, Proof, ProofState, Slot
from bot.store import keys
from bot.store.asking import ask
from bot.store.codec import dumps, moment_of, text_of
from bot.store.connection import Redis
from bot.store.records import pack_slot, score, unpack_slot
from bot.store.rounds import Shards
from bot.store.scripts import Script, Word

KEPT = 3 * 24 * 3600
"""Seconds a proof is remembered, which outlives any approval that may come late."""

Look = tuple[Address, datetime]


class Proofs:
    """Keeps approvals and proofs, and when to look after them."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._shards = Shards(redis)
        self._put = Script(redis, "proof_put")
        self._look = Script(redis, "proof_look")
        self._approve = Script(redis, "approval_put")

    async def approval(self, address: Address) -> Approval | None:
        """Return how an editor wants to see this address's briefings, if one does."""
        name, thread = keys.approvals(address.chat_id), str(address.thread_id)
        raw = await ask(self._redis, "HGET", name, thread)
        return _approval(raw) if raw else None

    async def choose(
        self, address: Address, approval: Approval | None, now: datetime
    ) -> None:
        """Keep how an editor wants to see the briefings, None for not at all."""
        words = dumps([approval.lead, int(approval.posts)]) if approval else ""
        names = [
            keys.approvals(address.chat_id),
            keys.proofs(keys.shard(address.chat_id)),
        ]
        given = [str(address.thread_id), words, str(address), score(now)]
        await self._approve(names, given)

    async def take(self, slot: Slot, now: datetime) -> bool:
        """Return whether an editor decides about this slot, which then has a proof.

        What an editor has begun he also ends, though the next ones go by themselves.
        """
        # Nobody but those who manage groups and channels can be somebody's editor.
        if slot.address.chat_id > 0:
            return False
        if await self.approval(slot.address):
            await self.begin(slot, now)
            return True
        proof = await self.get(slot)
        return proof is not None and proof.state is not ProofState.ENDED

    async def begin(self, slot: Slot, now: datetime) -> None:
        """Have a proof made for this slot, unless there is one.

        One that was over begins anew: its hour was another one for a while.
        """
        proof = await self.get(slot)
        if proof and proof.state is ProofState.ENDED:
            await self.save(Proof(slot, revision=proof.revision), now)
        elif not proof:
            await self._keep(Proof(slot), -1, now)

    async def get(self, slot: Slot) -> Proof | None:
        """Return the proof of this slot."""
        name = keys.proof(slot.address.chat_id)
        raw = await ask(self._redis, "HGET", name, _field(slot))
        return _unpack(raw) if raw else None

    async def of(self, address: Address) -> tuple[Proof, ...]:
        """Return the proofs of this address, oldest slot first."""
        kept = await self._redis.hgetall(keys.proof(address.chat_id))
        found = (_unpack(kept[field]) for field in sorted(kept))
        return tuple(each for each in found if each.slot.address == address)

    async def save(self, proof: Proof, look: datetime | None) -> Proof | None:
        """Keep a changed proof and return it; None when somebody else changed it.

        It is looked at by the moment `look`.
        """
        kept = replace(proof, revision=proof.revision + 1)
        return kept if await self._keep(kept, proof.revision, look) else None

    async def due(self, now: datetime) -> tuple[Look, ...]:
        """Return the addresses to look at by now, and since when."""
        pipe = self._redis.pipeline(transaction=False)
        for number in await self._shards.with_due(keys.proofs, score(now)):
            pipe.zrange(
                keys.proofs(number), "-inf", score(now), byscore=True, withscores=True
            )
        return tuple(
            (Address.parse(text_of(name)), moment_of(moment))
            for entries in await pipe.execute()
            for name, moment in entries
        )

    async def looked(self, look: Look, following: datetime | None) -> None:
        """Look at an address again at this moment, unless it must be sooner."""
        address, seen = look
        moment = score(following) if following else ""
        names = [keys.proofs(keys.shard(address.chat_id))]
        await self._look(names, [str(address), score(seen), moment])

    async def _keep(self, proof: Proof, before: int, look: datetime | None) -> bool:
        address = proof.slot.address
        names = [
            keys.proof(address.chat_id),
            keys.proofs(keys.shard(address.chat_id)),
            keys.chat(address.chat_id),
        ]
        moment = score(look) if look else ""
        fixed: list[Word] = [_field(proof.slot), before, _pack(proof)]
        words = [*fixed, str(address), moment, KEPT]
        return bool(await self._put(names, words))


async def unlook(redis: Redis, chat_id: int) -> None:
    """Look at no proof of this chat any more."""
    threads = await redis.hkeys(keys.approvals(chat_id))
    fields = await redis.hkeys(keys.proof(chat_id))
    wanted = {text_of(each).partition("/")[0] for each in (*threads, *fields)}
    names = [str(Address(chat_id, int(thread))) for thread in sorted(wanted)]
    if names:
        await redis.zrem(keys.proofs(keys.shard(chat_id)), *names)


def _field(slot: Slot) -> str:
    return f"{slot.address.thread_id}/{slot.day.isoformat()}/{slot.minute:04d}"


def _approval(raw: bytes | str) -> Approval:
    lead, posts, *_ = json.loads(raw)
    return Approval(lead, bool(posts))


def _pack(proof: Proof) -> str:
    stories = [
        [each.number, each.story_id, each.headline, each.fingerprint, int(each.is_out)]
        for each in proof.stories
    ]
    return dumps(
        {
            "slot": pack_slot(proof.slot),
            "state": proof.state.value,
            "stories": stories,
            "until": score(proof.until) if proof.until else "",
            "posts": int(proof.posts),
            "revision": proof.revision,
            "wanted": proof.wanted,
        }
    )


def _unpack(raw: bytes | str) -> Proof:
    plain = json.loads(raw)
    return Proof(
        unpack_slot(plain["slot"]),
        ProofState(plain["state"]),
        tuple(
            Chosen(number, story_id, headline, fingerprint, bool(is_out))
            for number, story_id, headline, fingerprint, is_out, *_ in plain["stories"]
        ),
        moment_of(plain["until"]) if plain["until"] else None,
        bool(plain["posts"]),
        plain["revision"],
        plain["wanted"],
    )

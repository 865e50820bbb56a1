from dataclasses import replace
from datetime import date as Date

import pytest

from bot.model import (
    Address,
    Approval,
    Chat,
    ChatKind,
    Chosen,
    Proof,
    ProofState,
    Slot,
)
from bot.store import keys
from bot.store.chats import Chats
from bot.store.connection import Redis
from bot.store.proofs import KEPT, Proofs
from tests.store.values import DAY, NOON

CHANNEL = Address(-123456789)
SLOT = Slot(CHANNEL, Date(2026, 11, 23), 720, NOON)
STORIES = (
    Chosen(1, "s1", "Bridge “opens”", "a.00 b.11"),
    Chosen(2, "s2", "", "", True),
)


@pytest.fixture
async def proofs(redis: Redis) -> Proofs:
    await Chats(redis).save(Chat(CHANNEL.chat_id, ChatKind.CHANNEL, "Wire", manager=5))
    return Proofs(redis)


async def test_nobody_decides_unless_somebody_wants_to(proofs: Proofs) -> None:
    assert await proofs.approval(CHANNEL) is None
    assert not await proofs.take(SLOT, NOON)
    assert await proofs.of(CHANNEL) == ()


async def test_a_person_has_no_editor(proofs: Proofs) -> None:
    await proofs.choose(Address(5), Approval(), NOON)
    assert not await proofs.take(replace(SLOT, address=Address(5)), NOON)


async def test_how_an_editor_wants_it_is_kept_until_he_does_not(
    proofs: Proofs,
) -> None:
    await proofs.choose(CHANNEL, Approval(60, posts=True), NOON)
    assert await proofs.approval(CHANNEL) == Approval(60, posts=True)
    assert await proofs.due(NOON) == ((CHANNEL, NOON),)
    await proofs.choose(CHANNEL, None, NOON)
    assert await proofs.approval(CHANNEL) is None


async def test_a_slot_of_an_editor_has_one_proof(proofs: Proofs, redis: Redis) -> None:
    await proofs.choose(CHANNEL, Approval(), NOON)
    assert await proofs.take(SLOT, NOON)
    first = await proofs.get(SLOT)
    assert first == Proof(SLOT)
    opened = replace(
        first, state=ProofState.OPEN, stories=STORIES, until=NOON, posts=True, wanted=7
    )
    kept = await proofs.save(opened, None)
    assert kept == replace(opened, revision=1)
    assert await proofs.take(SLOT, NOON)
    assert await proofs.of(CHANNEL) == (kept,)
    assert await proofs.of(Address(CHANNEL.chat_id, 3)) == ()
    assert await redis.ttl(keys.proof(CHANNEL.chat_id)) == KEPT


async def test_of_two_who_change_a_proof_at_once_one_looks_again(
    proofs: Proofs,
) -> None:
    await proofs.begin(SLOT, NOON)
    seen = await proofs.get(SLOT)
    assert seen
    skipped = replace(seen, state=ProofState.SKIPPED)
    approved = replace(seen, state=ProofState.APPROVED)
    assert await proofs.save(skipped, None)
    assert await proofs.save(approved, None) is None
    kept = await proofs.get(SLOT)
    assert kept
    assert kept.state is ProofState.SKIPPED
    # An answer that got lost is given again.
    assert await proofs.save(skipped, None) == kept


async def test_an_address_is_looked_at_again_when_it_is_said_or_sooner(
    proofs: Proofs,
) -> None:
    await proofs.choose(CHANNEL, Approval(), NOON)
    (look,) = await proofs.due(NOON)
    await proofs.looked(look, NOON + DAY)
    assert await proofs.due(NOON) == ()
    await proofs.begin(SLOT, NOON)
    assert await proofs.due(NOON) == ((CHANNEL, NOON),)
    # What was seen before somebody asked for a look is no answer to it.
    await proofs.looked((CHANNEL, NOON + DAY), None)
    assert await proofs.due(NOON) == ((CHANNEL, NOON),)
    await proofs.looked((CHANNEL, NOON), None)
    assert await proofs.due(NOON + DAY) == ()


async def test_nothing_is_kept_of_a_chat_that_is_forgotten(
    proofs: Proofs, redis: Redis
) -> None:
    await proofs.choose(CHANNEL, Approval(), NOON)
    await proofs.begin(SLOT, NOON)
    seen = await proofs.get(SLOT)
    assert seen
    told = await Chats(redis).export(CHANNEL.chat_id)
    assert told["approvals"] == {"0": "[30,0]"}
    assert list(told["proofs"]) == ["0/2026-11-23/0720"]
    await Chats(redis).forget(CHANNEL.chat_id)
    assert await proofs.due(NOON) == ()
    # Whoever was about to change it changes nothing.
    assert await proofs.save(replace(seen, wanted=1), NOON) is None
    assert not [key async for key in redis.scan_iter("*123456789*")]


async def test_a_group_keeps_its_editor_under_its_new_id(redis: Redis) -> None:
    chats, proofs = Chats(redis), Proofs(redis)
    old = Address(-7)
    await chats.save(Chat(-7, ChatKind.GROUP, "Sailors", manager=5))
    await chats.migrate(-8, -1008)
    await proofs.choose(old, Approval(15), NOON)
    await proofs.begin(replace(SLOT, address=old), NOON)
    await chats.migrate(-7, -1007)
    assert await proofs.approval(Address(-1007)) == Approval(15)
    assert await proofs.due(NOON) == ()
    assert await proofs.of(old) == ()

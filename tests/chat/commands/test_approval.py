from dataclasses import replace
from datetime import date as Date
from datetime import timedelta

import pytest

from bot import wording
from bot import wording_proofs as words
from bot.chat.replies.router import Router
from bot.chat.values import Desk, Reply
from bot.delivery.buttons.callback import pack
from bot.model import (
    Address,
    Approval,
    Chat,
    Chosen,
    Proof,
    ProofState,
    Slot,
    Subscription,
)
from tests.fakes.clock import FakeClock
from tests.fakes.rights import FakeRights
from tests.fixtures.desk import ADA, CHANNEL, EVENING, GROUP, request

TO = Address(CHANNEL.id)
DAILY = Subscription(TO, (1140,), "UTC")
HOUR = timedelta(hours=1)
# Eighteen minutes from now.
SLOT = Slot(TO, Date(2026, 11, 21), 1140, EVENING + timedelta(minutes=18))
STORIES = tuple(Chosen(n, f"s{n}", f"Story {n}", f"a{n}.00") for n in (1, 2))


@pytest.fixture
async def proof(desk: Desk, rights: FakeRights) -> Proof:
    """A proof for Ada, who looks after the channel."""
    rights.admins = {ADA.id}
    await desk.stores.chats.save(replace(CHANNEL, manager=ADA.id))
    await desk.stores.subscriptions.save(DAILY, SLOT.due)
    await desk.stores.proofs.choose(TO, Approval(), EVENING)
    await desk.stores.proofs.begin(SLOT, EVENING)
    opened = Proof(SLOT, ProofState.OPEN, STORIES, SLOT.due)
    kept = await desk.stores.proofs.save(opened, None)
    assert kept
    return kept


async def press(router: Router, *args: str | int, chat: Chat = ADA) -> Reply:
    day = SLOT.day.toordinal()
    data = pack("proof", str(TO), day, SLOT.minute, *args)
    return await router.pressed(data, request(chat=chat, by=chat.id))


async def stands(desk: Desk) -> Proof:
    found = await desk.stores.proofs.get(SLOT)
    assert found
    return found


async def test_a_story_goes_up_and_out_and_the_message_shows_it(
    proof: Proof, router: Router
) -> None:
    moved = await press(router, "m", 2, 0)
    assert moved.edit
    assert "2. Story 2\n1. Story 1" in moved.edit.html
    dropped = await press(router, "x", 1)
    assert dropped.edit
    assert "<s>1. Story 1</s>" in dropped.edit.html


async def test_what_is_approved_is_looked_at_at_once(
    proof: Proof, router: Router, desk: Desk
) -> None:
    reply = await press(router, "ok")
    assert reply.edit
    assert "✅ Approved for 19:00." in reply.edit.html
    assert (await stands(desk)).state is ProofState.APPROVED
    assert await desk.stores.proofs.due(EVENING) == ((TO, EVENING),)


async def test_who_looks_after_nothing_there_decides_nothing(
    proof: Proof, router: Router, desk: Desk
) -> None:
    reply = await press(router, "ok", chat=replace(ADA, id=4711))
    assert reply.notice == wording.NOT_YOURS
    assert await stands(desk) == proof


async def test_why_a_press_changes_nothing_is_said_with_how_it_stands(
    proof: Proof, router: Router, desk: Desk
) -> None:
    posted = replace(proof, state=ProofState.POSTED)
    await desk.stores.proofs.save(posted, None)
    reply = await press(router, "no")
    assert reply.notice == words.TOO_LATE
    assert reply.edit
    assert words.POSTED in reply.edit.html


async def test_a_proof_that_is_gone_or_switched_off_is_too_old(
    proof: Proof, router: Router, desk: Desk
) -> None:
    data = pack("proof", str(TO), SLOT.day.toordinal(), 480, "ok")
    gone = await router.pressed(data, request())
    assert (gone.notice, gone.edit) == (words.TOO_LATE, None)
    await desk.stores.subscriptions.remove(TO)
    assert (await press(router, "ok")).notice == words.TOO_LATE


@pytest.mark.parametrize(
    "args",
    [("what",), ("m", 1), ("x",), ("ok", 1), ("x", "one")],
)
async def test_what_no_button_says_changes_nothing(
    proof: Proof, router: Router, desk: Desk, args: tuple[str | int, ...]
) -> None:
    assert (await press(router, *args)).notice == wording.STALE_BUTTON
    assert await stands(desk) == proof


@pytest.mark.parametrize(("day", "minute"), [(0, 480), (739941, 1440)])
async def test_a_slot_that_cannot_be_has_no_proof(
    proof: Proof, router: Router, day: int, minute: int
) -> None:
    data = pack("proof", str(TO), day, minute, "ok")
    reply = await router.pressed(data, request())
    assert reply.notice in (wording.STALE_BUTTON, words.TOO_LATE)


async def test_who_was_forestalled_presses_on_what_the_other_left(
    proof: Proof, router: Router, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    proofs = desk.stores.proofs
    read = type(proofs).get
    others = [1]

    async def overtaken(self: object, slot: Slot) -> Proof | None:
        """Read, and be overtaken once by another editor."""
        found = await read(proofs, slot)
        while others and found:
            others.pop()
            await proofs.save(replace(found, stories=STORIES[::-1]), None)
        return found

    monkeypatch.setattr(type(proofs), "get", overtaken)
    await press(router, "ok")
    left = await stands(desk)
    assert (left.state, left.stories) == (ProofState.APPROVED, STORIES[::-1])
    others += [1, 1, 1]

    async def always(self: object, slot: Slot) -> Proof | None:
        found = await read(proofs, slot)
        return replace(found, revision=99) if found else None

    monkeypatch.setattr(type(proofs), "get", always)
    assert (await press(router, "no")).notice == words.MEANWHILE


async def test_a_proof_is_shown_again_by_the_job(
    proof: Proof, router: Router, desk: Desk
) -> None:
    assert (await press(router, "show")).notice == words.COMING
    assert (await stands(desk)).wanted == 1
    data = pack("preview", str(TO))
    assert (await router.pressed(data, request())).notice == words.COMING


async def test_before_the_first_proof_it_is_said_when_it_comes(
    router: Router, desk: Desk, rights: FakeRights
) -> None:
    rights.admins = {ADA.id}
    await desk.stores.chats.save(replace(CHANNEL, manager=ADA.id))
    reply = await router.pressed(pack("preview", str(TO)), request())
    assert reply.notice == words.NONE_YET.format(minutes=30)


async def test_whoever_set_a_channel_up_chooses_who_decides(
    proof: Proof, router: Router, desk: Desk
) -> None:
    shown = await router.pressed(pack("approval", str(TO)), request())
    assert shown.edit
    assert "30 minutes before the hour" in shown.edit.html
    later = await router.pressed(pack("approve", str(TO), 60, 1), request())
    assert later.edit
    assert "60 minutes before the hour" in later.edit.html
    assert "I post it as it is" in later.edit.html
    assert await desk.stores.proofs.approval(TO) == Approval(60, posts=True)
    alone = await router.pressed(pack("approve", str(TO), 0), request())
    assert alone.edit
    assert words.CHOICE_ALONE in alone.edit.html
    assert await desk.stores.proofs.approval(TO) is None
    strange = await router.pressed(pack("approve", str(TO), 2, 1), request())
    assert strange.notice == wording.STALE_BUTTON


async def test_nobody_to_show_it_to_cannot_be_chosen(
    router: Router, rights: FakeRights
) -> None:
    rights.admins = {ADA.id}
    reply = await router.typed("approval", request(chat=GROUP))
    (panel,) = reply.messages
    assert "Add me to Reading Circle again" in panel.html
    assert [[each.label for each in row] for row in panel.buttons] == [
        [f"✓ {words.BUTTON_ALONE}"],
        [wording.BUTTON_BACK],
    ]


async def test_in_private_it_is_said_where_that_is_chosen(router: Router) -> None:
    reply = await router.typed("approval", request())
    assert reply.messages[0].html == words.CHOICE_ELSEWHERE


async def test_only_groups_and_channels_have_an_editor(
    proof: Proof, router: Router, desk_clock: FakeClock
) -> None:
    own = await router.typed("settings", request())
    theirs = await router.pressed(pack("panel", str(TO)), request())
    assert theirs.edit
    shown = [button.label for row in theirs.edit.buttons for button in row]
    assert words.BUTTON_APPROVAL in shown
    mine = [button.label for row in own.messages[0].buttons for button in row]
    assert words.BUTTON_APPROVAL not in mine

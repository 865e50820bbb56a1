"""Who decides what is posted in a channel or group, and an editor's presses on a proof.

Rights are asked for at the moment of the press, as everywhere; so who is no admin there
any more decides nothing.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from datetime import date as Date

from bot import wording
from bot import wording_proofs as words
from bot.briefing.proofs import Act, Refused, closes, edited
from bot.briefing.slots import moment_of
from bot.chat.settings import wishes
from bot.chat.settings.proofpanel import approval_panel
from bot.chat.values import Audience, Command, Desk, Reply, Request, say
from bot.delivery.messages.proofs import SHOW, Place, control
from bot.errors import InputError
from bot.model import (
    Address,
    Approval,
    Chat,
    ChatKind,
    Message,
    Proof,
    Slot,
)

_ACTS = {act.value: act for act in Act}
_NUMBERS = {Act.MOVE: 2, Act.DROP: 1, Act.RESTORE: 1}
_TRIES = 3
_LEADS = range(5, 24 * 60)
_POSTS, _ALONE = "1", "0"
_WHENEVER = datetime.fromtimestamp(0, UTC)

Change = Callable[[Proof], Proof | Refused]


async def settings_here(desk: Desk, request: Request) -> Reply:
    """Return who decides what is posted here; in private, where that is chosen."""
    if request.chat.kind is ChatKind.PRIVATE:
        return say(words.CHOICE_ELSEWHERE)
    panel = await _settings(desk, request.chat, request.address)
    return Reply(messages=(panel,))


async def settings(desk: Desk, request: Request) -> Reply:
    """Return who decides what is posted at an address, to be changed."""
    chat = await wishes.permitted(desk, request, request.target())
    return Reply(edit=await _settings(desk, chat, request.target()))


async def choose(desk: Desk, request: Request) -> Reply:
    """Have an editor decide or not, so many minutes before, and what silence means."""
    address = request.target()
    chat = await wishes.permitted(desk, request, address)
    await desk.stores.proofs.choose(address, _chosen(request), desk.clock.now())
    return Reply(edit=await _settings(desk, chat, address))


async def preview(desk: Desk, request: Request) -> Reply:
    """Have the last proof of an address shown again."""
    address = request.target()
    await wishes.permitted(desk, request, address)
    now = desk.clock.now()
    known = await desk.stores.proofs.of(address)
    proofs = [e for e in known if e.until and now <= closes(e, e.slot.due)]
    if not proofs:
        approval = await desk.stores.proofs.approval(address) or Approval()
        said = words.NONE_YET.format(minutes=approval.lead)
        return Reply(notice=said, is_alert=True)
    return await _shown_again(desk, request, proofs[-1].slot)


async def press(desk: Desk, request: Request) -> Reply:
    """Do what an editor pressed on a proof, and show how it stands now."""
    address = request.target()
    chat = await wishes.permitted(desk, request, address)
    slot = _slot(request)
    if request.arg(3) == SHOW:
        return await _shown_again(desk, request, slot)
    act, numbers = _act(request)
    now = desk.clock.now()
    place = await _place(desk, chat, slot)
    if not place:
        raise InputError(words.TOO_LATE)

    def change(proof: Proof) -> Proof | Refused:
        return edited(proof, act, place.due, now, *numbers)

    changed = await _changed(desk, slot, change, now if act is Act.APPROVE else None)
    last = (*await desk.stores.reactions.received(address), None)[0]
    if isinstance(changed, Proof):
        return Reply(edit=control(changed, place, now, last))
    proof = await desk.stores.proofs.get(slot)
    edit = control(proof, place, now, last) if proof else None
    return Reply(edit=edit, notice=_said()[changed], is_alert=True)


async def _settings(desk: Desk, chat: Chat, address: Address) -> Message:
    approval = await desk.stores.proofs.approval(address)
    known = await desk.stores.chats.get(chat.id)
    has_editor = bool(known and known.manager)
    return approval_panel(address, chat, approval, has_editor=has_editor)


def _chosen(request: Request) -> Approval | None:
    if request.arg(1) == _ALONE:
        return None
    lead = request.number(1)
    if lead not in _LEADS:
        raise InputError(wording.STALE_BUTTON)
    return Approval(lead, request.arg(2) == _POSTS)


def _act(request: Request) -> tuple[Act, tuple[int, ...]]:
    act = _ACTS.get(request.arg(3))
    numbers = tuple(request.number(place) for place in range(4, len(request.args)))
    if act is None or len(numbers) != _NUMBERS.get(act, 0):
        raise InputError(wording.STALE_BUTTON)
    return act, numbers


def _slot(request: Request) -> Slot:
    """Return the slot a button names; when it is due nobody asks."""
    try:
        day = Date.fromordinal(request.number(1))
    except ValueError:
        raise InputError(wording.STALE_BUTTON) from None
    return Slot(request.target(), day, request.number(2), _WHENEVER)


async def _place(desk: Desk, chat: Chat, slot: Slot) -> Place | None:
    subscription = await desk.stores.subscriptions.get(slot.address)
    if not subscription or slot.minute >= 24 * 60:
        return None
    return Place(chat.title, moment_of(subscription, slot), subscription.zone)


async def _shown_again(desk: Desk, request: Request, slot: Slot) -> Reply:
    def change(proof: Proof) -> Proof:
        return replace(proof, wanted=request.update or 1)

    await _changed(desk, slot, change, desk.clock.now())
    return Reply(notice=words.COMING)


async def _changed(
    desk: Desk, slot: Slot, change: Change, look: datetime | None
) -> Proof | Refused:
    """Return the proof as it was changed and kept, or why it could not be.

    Whom another editor forestalls looks again at what that one made of it.
    """
    for _ in range(_TRIES):
        proof = await desk.stores.proofs.get(slot)
        changed = change(proof) if proof else Refused.TOO_LATE
        if isinstance(changed, Refused):
            return changed
        kept = await desk.stores.proofs.save(changed, look)
        if kept:
            return kept
    raise InputError(words.MEANWHILE)


COMMANDS = (
    Command(
        "approval",
        settings_here,
        lambda: words.HINT_APPROVAL,
        24,
        Audience.MANAGERS,
        buttons={
            "approval": settings,
            "approve": choose,
            "preview": preview,
            "proof": press,
        },
    ),
)


def _said() -> dict[Refused, str]:
    return {
        Refused.TOO_LATE: words.TOO_LATE,
        Refused.NOTHING_LEFT: words.NOTHING_LEFT,
        Refused.NOT_NOW: words.NOT_NOW,
    }

"""Lays briefings before their editors, and posts what these approve.

A look at an address works out from its records what is to be done: a proof is made when
the next hour is near, shown, posted or given up (`bot.briefing.proofs`). Each step may
be cut off and done again by any process: a proof begins once for a slot, changes by
compare and set, and what is sent has a name that is used once. What is posted has the
slot's own name, so that no way to the channel leads to a second post.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.briefing.choosing import changed, chosen_of, without_dropped
from bot.briefing.proofs import Step, closes, look_at, shown, step
from bot.briefing.slots import LATEST, is_slot_of, moment_of, next_slot
from bot.clock import Clock
from bot.delivery.html.plain import plainly
from bot.delivery.messages.proofs import Place, control, was_changed, was_not_posted
from bot.jobs.brief import Brief
from bot.jobs.printing import Printing
from bot.jobs.round import Render
from bot.language.current import speaking
from bot.language.manners import manner_of
from bot.model import (
    Address,
    Approval,
    Briefing,
    Chat,
    Delivery,
    Kind,
    Message,
    Proof,
    ProofState,
    Subscription,
)
from bot.store.proofs import Look
from bot.store.stores import Stores

# A chat that is stopped or paused has no next hour, and comes back without a word.
_HOUR = timedelta(hours=1)
_SECOND = timedelta(seconds=1)
# Together they cost the store one write to its disk.
_SIDE_BY_SIDE = 20

log = logging.getLogger(__name__)


class Proofing:
    """Looks after the proofs of all addresses that have an editor."""

    def __init__(
        self, stores: Stores, clock: Clock, brief: Brief, render: Render
    ) -> None:
        self._stores = stores
        self._clock = clock
        self._brief = brief
        self._render = render
        self._failed: set[Address] = set()

    async def run(self) -> None:
        """Do what is due; an address that fails comes again and holds up no other."""
        now = self._clock.now()
        printing = Printing(self._stores, self._brief, self._render, now)
        looks = await self._stores.proofs.due(now)
        for first in range(0, len(looks), _SIDE_BY_SIDE):
            async with asyncio.TaskGroup() as group:
                for look in looks[first : first + _SIDE_BY_SIDE]:
                    group.create_task(self._try(look, printing, now))

    async def _try(self, look: Look, printing: Printing, now: datetime) -> None:
        address = look[0]
        try:
            following = await self._look(address, printing, now)
            await self._stores.proofs.looked(look, following)
            self._failed.discard(address)
        except Exception:
            if address not in self._failed:
                log.exception("the proofs of %s wait and are tried again", address)
            self._failed.add(address)

    async def _look(
        self, address: Address, printing: Printing, now: datetime
    ) -> datetime | None:
        """Do what is due for an address; return when to look again."""
        stores = self._stores
        chat = await stores.chats.get(address.chat_id)
        subscription = await stores.subscriptions.get(address)
        approval = await stores.proofs.approval(address)
        if not chat or not subscription:
            return now + _HOUR if chat and approval else None
        following = await self._begin(subscription, approval, now)
        proofs = await stores.proofs.of(address)
        for proof in proofs:
            place = _place(proof, chat, subscription)
            job = Job(proof, chat, place, approval, printing, proofs)
            again = await self._step(job, subscription, now)
            following = min(filter(None, (following, again)), default=None)
        return following

    async def _begin(
        self, subscription: Subscription, approval: Approval | None, now: datetime
    ) -> datetime | None:
        """Have a proof made if the next hour is near; return when to look for one."""
        if not approval:
            return None
        due = await self._stores.subscriptions.next_due(subscription.address)
        if not due:
            return now + _HOUR
        lead = timedelta(minutes=approval.lead)
        slot = replace(next_slot(subscription, due - _SECOND), due=due)
        if now < due - lead:
            return due - lead
        await self._stores.proofs.begin(slot, now)
        # Then the slot fires, and the one after it is the next.
        return max(due, now) + _SECOND

    async def _step(
        self, job: "Job", subscription: Subscription, now: datetime
    ) -> datetime | None:
        """Do what is due about a proof; return when something is again."""
        proof, due = job.proof, job.place.due
        is_missed = proof.state is ProofState.LAPSED and bool(proof.stories)
        if is_missed and now < closes(proof, due):
            # Told only once; but whoever gave it up may have died before telling.
            await self._tell(job, "lapsed", lambda: (was_not_posted(proof, job.place),))
        if proof.wanted:
            await self._show_again(job, now)
            return now
        if not proof.is_open:
            return None
        if not is_slot_of(proof.slot, subscription) or now - due > LATEST:
            await self._save(proof, ProofState.ENDED)
            return None
        if not job.approval:
            # Nobody wants to see it first any more, so it goes out at its hour.
            return await self._post(job, now) if now >= due else due
        return await self._do(step(proof, due, now), job, now)

    async def _do(self, wanted: Step, job: "Job", now: datetime) -> datetime | None:
        """Do this about a proof; return when to look at it again."""
        if wanted is Step.POST:
            return await self._post(job, now)
        if wanted is Step.SHOW:
            return await self._show(job, now)
        if wanted is Step.LAPSE:
            # Looked at once more, and told then.
            await self._save(job.proof, ProofState.LAPSED)
            return now
        return look_at(job.proof, job.place.due)

    async def _show(self, job: "Job", now: datetime) -> datetime | None:
        """Show a proof to its editor, who has it until something is due.

        What is shown is written down first: cut off in between, the same is shown.
        """
        proof, approval = job.proof, job.approval or Approval()
        choice = proof.stories if proof.until else None
        made = await job.printing.composed(proof, choice)
        if not made:
            await self._save(proof, ProofState.ENDED)
            return None
        delivery, briefing = made
        if not proof.until:
            lead = timedelta(minutes=approval.lead)
            seen = shown(proof, job.place.due, now, lead)
            found = chosen_of(briefing)
            stories = without_dropped(found, job.all)
            seen = replace(seen, stories=stories, posts=approval.posts)
            kept = await self._save(seen, ProofState.NEW)
            if not kept or stories != found:
                return now
            proof = kept
        opened = replace(proof, state=ProofState.OPEN)
        last = (*await self._stores.reactions.received(proof.slot.address), None)[0]
        # Cut off in between it has the same revision, and a new one when begun anew.
        await self._tell(
            job,
            f"proof{proof.revision}",
            lambda: (
                *delivery.messages,
                control(opened, job.place, now, last, is_below=True),
            ),
        )
        await self._save(proof, ProofState.OPEN)
        return look_at(opened, job.place.due)

    async def _show_again(self, job: "Job", now: datetime) -> None:
        """Show a proof as its editor left it, once for each time it was asked for."""
        proof = job.proof
        made = await job.printing.composed(proof, proof.stories)
        before = made[0].messages if made else ()
        last = (*await self._stores.reactions.received(proof.slot.address), None)[0]
        await self._tell(
            job,
            f"again{proof.wanted}",
            lambda: (
                *before,
                control(proof, job.place, now, last, is_below=bool(before)),
            ),
        )
        await self._stores.proofs.save(replace(proof, wanted=0), None)

    async def _post(self, job: "Job", now: datetime) -> datetime | None:
        """Put the briefing into the outbox as its editor left it; tell what changed."""
        proof = await self._save(job.proof, ProofState.POSTING)
        if not proof:
            return now
        choice = proof.stories if proof.until else None
        made = await job.printing.composed(proof, choice)
        if made:
            delivery, briefing = made
            if briefing.chapters or not proof.stories:
                await self._stores.outbox.add(delivery)
            await self._tell_changes(job, briefing)
        await self._save(proof, ProofState.POSTED if made else ProofState.ENDED)
        return None

    async def _tell_changes(self, job: "Job", briefing: Briefing) -> None:
        differing = changed(briefing, job.proof.stories)
        if differing:
            told = {each.story_id for each in briefing.chapters}
            gone = {each.story_id for each in differing} - told
            await self._tell(
                job, "changed", lambda: (was_changed(differing, gone, job.place),)
            )

    async def _tell(
        self, job: "Job", about: str, said: Callable[[], tuple[Message, ...]]
    ) -> None:
        """Put something for the editor into the outbox, once for a slot.

        It is said in the editor's manner; what is to be posted, in its chat's.
        """
        editor = await self._stores.chats.get(job.chat.manager)
        if not editor or not editor.is_active:
            return
        with speaking(manner_of(editor)):
            messages = tuple(map(plainly, said()))
        await self._stores.outbox.add(
            Delivery(
                name=f"{about}/{job.proof.slot.name}",
                address=Address(editor.id),
                kind=Kind.ALERT,
                messages=messages,
                expires=max(
                    closes(job.proof, job.place.due), self._clock.now() + _HOUR
                ),
            )
        )

    async def _save(self, proof: Proof, state: ProofState) -> Proof | None:
        return await self._stores.proofs.save(replace(proof, state=state), None)


@dataclass(frozen=True, slots=True)
class Job:
    """A proof with all that is known of where it is for, and all proofs there."""

    proof: Proof
    chat: Chat
    place: Place
    approval: Approval | None
    printing: Printing
    all: tuple[Proof, ...] = ()


def _place(proof: Proof, chat: Chat, subscription: Subscription) -> Place:
    return Place(chat.title, moment_of(subscription, proof.slot), subscription.zone)

"""Sends broadcasts a portion at a time, and shows the operator how far they got.

Feeding and showing are two jobs, because showing waits for Telegram. Both may be cut
off anywhere and run in any number of processes: who is fed is decided in the store,
the summary has a name that is used once, and an edit made twice shows the same.
"""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

from bot import wording_operators as operators
from bot.clock import Clock
from bot.delivery.operators.progress import progress
from bot.language.current import speaking
from bot.model import Address, Delivery, Kind, Message
from bot.store.budget import FREE_RATE
from bot.store.casting import Broadcast, State, Tally, portion, portions, total
from bot.store.stores import Stores

Show = Callable[[int, int, Message], Awaitable[bool]]
"""Edits a message, by chat and number; says whether it could."""

GAP = 5.0
"""Seconds between two looks at the progress: Telegram limits edits."""
GROUP_GAP = 15.0
"""The same in a group, which allows 20 messages and edits in a minute."""
LONG = timedelta(minutes=1)
"""After that nobody looks any more: the end is told in a message that makes a sound."""
_WORTH = timedelta(days=1)

log = logging.getLogger(__name__)


class Broadcasting:
    """Takes every broadcast at work one step further."""

    def __init__(
        self, stores: Stores, clock: Clock, show: Show, rate: float = FREE_RATE
    ) -> None:
        self._stores = stores
        self._clock = clock
        self._show = show
        self._rate = rate
        # By broadcast, where and what was shown last: nothing new needs no edit.
        self._shown: dict[str, tuple[int, Message]] = {}

    async def feed(self) -> None:
        """Put the next portion of each broadcast into the outbox, or take it back."""
        for broadcast in await self._stores.broadcasts.at_work():
            await self._try(self._further, broadcast)

    async def report(self) -> None:
        """Show how far each got, and finish those that are through."""
        at_work = await self._stores.broadcasts.at_work()
        # Another process may have finished the others.
        ids = {broadcast.id for broadcast in at_work}
        self._shown = {id_: look for id_, look in self._shown.items() if id_ in ids}
        for broadcast in at_work:
            await self._try(self._tell, broadcast)

    async def _try(
        self, step: Callable[[Broadcast], Awaitable[None]], broadcast: Broadcast
    ) -> None:
        """Do a step for one broadcast; one that fails holds up no other."""
        try:
            await step(broadcast)
        except Exception:
            log.exception("broadcast %s failed and will be tried again", broadcast.id)

    async def _further(self, broadcast: Broadcast) -> None:
        recipients = self._stores.recipients
        match broadcast.state:
            case State.PAUSED:
                await recipients.recall(broadcast.id)
            case State.CANCELLED:
                reason = operators.BROADCAST_CANCEL_REASON
                await recipients.drop(broadcast.id, "cancelled", reason)
            case _ if self._clock.now() >= broadcast.ends:
                await recipients.drop(broadcast.id, "late")
            case _:
                await self._feed(broadcast)

    async def _feed(self, broadcast: Broadcast) -> None:
        recipients = self._stores.recipients
        tallies = await recipients.tallies(broadcast.id)
        if not total(tallies.values()).is_made:
            # Whoever started it died before all lists were written.
            await recipients.snap(broadcast)
            tallies = await recipients.tallies(broadcast.id)
        left = {number: tally.left for number, tally in tallies.items()}
        room = portion(self._rate) - total(tallies.values()).waiting
        await recipients.feed(broadcast, portions(left, room))

    async def _tell(self, broadcast: Broadcast) -> None:
        with speaking(await self._stores.readers.manner(broadcast.chat_id)):
            await self._look_at(broadcast)

    async def _look_at(self, broadcast: Broadcast) -> None:
        tally = await self._stores.recipients.tally(broadcast.id)
        if tally.is_through:
            # Once more: a delivery forwarded to another shard was perhaps in neither.
            tally = await self._stores.recipients.tally(broadcast.id)
        if tally.is_through:
            await self._finish(broadcast, tally)
        elif broadcast.message_id:
            await self._look(broadcast, progress(broadcast, tally, self._rate))

    async def _look(self, broadcast: Broadcast, message: Message) -> None:
        """Show the progress when it is time to, and there is something new."""
        look = broadcast.message_id, message
        gap = GROUP_GAP if broadcast.chat_id < 0 else GAP
        if self._shown.get(broadcast.id) == look:
            return
        if await self._stores.broadcasts.may_show(broadcast.id, gap):
            self._shown[broadcast.id] = look
            await self._edit(broadcast, message)

    async def _edit(self, broadcast: Broadcast, message: Message) -> bool:
        return await self._show(broadcast.chat_id, broadcast.message_id, message)

    async def _finish(self, broadcast: Broadcast, tally: Tally) -> None:
        """Tell how it ended, then note that nothing is left to do."""
        is_cut = broadcast.state is State.CANCELLED
        over = broadcast if is_cut else replace(broadcast, state=State.DONE)
        summary = progress(over, tally)
        if broadcast.message_id:
            is_seen = await self._edit(broadcast, summary)
            if not is_seen or self._clock.now() - broadcast.made > LONG:
                await self._stores.outbox.add(self._summary(broadcast, summary))
        await self._stores.recipients.fade(broadcast.id)
        await self._stores.broadcasts.finish(broadcast.id)
        log.info(
            "broadcast %s by %d to %s %s is %s: %d recipients, %s",
            over.id, over.by, over.reach, over.topic, over.state,
            tally.recipients, dict(tally.ended),
        )  # fmt: skip

    def _summary(self, broadcast: Broadcast, summary: Message) -> Delivery:
        return Delivery(
            name=f"cast-over/{broadcast.id}",
            address=Address(broadcast.chat_id),
            kind=Kind.ALERT,
            messages=(summary,),
            expires=self._clock.now() + _WORTH,
        )

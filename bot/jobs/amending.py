"""Corrects what was sent already, when its source has corrected it.

An article that was corrected waits in the store until everything that shows it has
another content in its place; who was sent the old one is then found, now and again
until nothing composed before can still come, and gets an edit through the outbox. Each
step may be cut off anywhere and be done by any number of processes: what it would do
next is written down, and an edit made twice shows the same.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from bot.clock import Clock
from bot.delivery.corrections.belated import Amend
from bot.errors import NewsbriefError
from bot.jobs.holding import place
from bot.model import Content, Delivery, Kind, Message
from bot.store.amending import Sent
from bot.store.connection import guard
from bot.store.contents import Amiss
from bot.store.stores import Stores

LayOut = Callable[[Content, tzinfo, datetime], tuple[Message, ...]]
"""Shows a content to a chat of this zone that was sent it at this moment."""

WORTH = timedelta(hours=12)
"""After that the next briefing has told of it."""

log = logging.getLogger(__name__)


class Amending:
    """Takes every correction one step further."""

    def __init__(
        self, stores: Stores, clock: Clock, amend: Amend, lay_out: LayOut
    ) -> None:
        self._stores = stores
        self._clock = clock
        self._amend = amend
        self._lay_out = lay_out
        self._failed: set[str] = set()

    async def run(self) -> None:
        """Take every step for what waits for it now."""
        await self.revise()
        await self.find()
        await self.edit()

    async def revise(self) -> None:
        """Put others in the place of contents that show corrected articles."""
        for amiss in await self._stores.contents.amiss():
            await self._try(amiss)

    async def find(self) -> None:
        """Find who got what others have taken the place of."""
        names = await self._stores.contents.due()
        await self._stores.amending.find(names)
        await self._stores.contents.looked(names)

    async def _try(self, amiss: Amiss) -> None:
        """Revise what shows an article; one that fails holds up no other."""
        try:
            with guard():
                await self._revise(amiss)
            self._failed.discard(amiss.article_id)
        except NewsbriefError:
            raise
        except Exception:
            # It is tried every few seconds, and said once.
            if amiss.article_id not in self._failed:
                log.exception("what shows %s cannot be corrected", amiss.article_id)
            self._failed.add(amiss.article_id)

    async def _revise(self, amiss: Amiss) -> None:
        report = await self._stores.articles.report(amiss.article_id)
        new: dict[str, str] = {}
        for name in await self._stores.contents.showing(amiss.article_id):
            content = await self._stores.contents.get(name)
            amended = self._amend(content, report) if report and content else content
            if amended and amended != content:
                new[name] = await self._stores.contents.keep(amended)
        await self._stores.contents.revise(amiss, new)

    async def edit(self) -> None:
        """Put edits into the outbox, as many as may wait there."""
        changes: dict[str, _Change | None] = {}
        for sent in await self._stores.amending.waiting():
            if sent.content not in changes:
                changes[sent.content] = await self._change(sent.content)
            await self._send(sent, changes[sent.content])

    async def _send(self, sent: Sent, change: "_Change | None") -> None:
        """Put an edit into the outbox; one that fails is left to the next briefing."""
        edit: Delivery | None = None
        try:
            with guard():
                edit = await self._edit_of(sent, change)
        except NewsbriefError:
            raise
        except Exception:
            log.exception("%s cannot be corrected where it was sent", sent.label)
        await self._stores.amending.add(sent, edit)

    async def _change(self, name: str) -> "_Change | None":
        """Return what took the place of a content, None when that is not known."""
        contents = self._stores.contents
        last = await contents.last(name)
        old, new = await contents.get(name), await contents.get(last)
        return _Change(last, old, new) if old and new and last != name else None

    async def _edit_of(self, sent: Sent, change: "_Change | None") -> Delivery | None:
        """Return the edit of a delivery, None when it needs none or is not known."""
        if change is None or sent.sent is None:
            return None
        zone = await self._zone(sent)
        shown, wanted = (
            self._lay_out(each, zone, sent.sent) for each in (change.old, change.new)
        )
        changed = {
            number: after
            for number, before, after in zip(
                sent.message_ids, shown, wanted, strict=True
            )
            if before.html != after.html
        }
        of = sent.label.partition("|")[2]
        return Delivery(
            name=f"{of}/edit/{change.name}",
            address=sent.address,
            kind=Kind.EDIT,
            messages=tuple(changed.values()),
            expires=self._clock.now() + WORTH,
            content=change.name,
            edits=tuple(changed),
            of=of,
            noted=tuple(
                (each.article_id, each.correction, each.version)
                for each in change.new.marks
                if sent.is_briefing
            ),
        )

    async def _zone(self, sent: Sent) -> tzinfo:
        """Return the zone an address has its briefings by, or its chat, or else UTC."""
        standing = await self._stores.alerted.standing([sent.address])
        return place(standing[sent.address].zone, "UTC")


@dataclass(frozen=True, slots=True)
class _Change:
    """A content, and the one of this name that is in its place."""

    name: str
    old: Content
    new: Content

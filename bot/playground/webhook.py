"""Posting updates to the bot's webhook: in order per chat, repeated until taken."""

import asyncio
from collections.abc import Iterator

import aiohttp

from bot.playground.play import Playground
from bot.playground.updates import Pending, Webhook

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
FIRST_RETRY_SECONDS = 1.0
LAST_RETRY_SECONDS = 60.0
ANSWER_SECONDS = 60.0
# How long to sleep without a bell; only a lost ring would make it matter.
LOOK_SECONDS = 30.0


class Deliverer:
    """One task per chat with something to deliver, while a webhook is set."""

    def __init__(self, play: Playground, session: aiohttp.ClientSession) -> None:
        self._play = play
        self._session = session
        self._busy: set[int] = set()

    async def run(self) -> None:
        """Deliver until the playground closes."""
        updates = self._play.updates
        async with asyncio.TaskGroup() as tasks:
            while not updates.closed:
                await self._play.bell.until(self._has_work, LOOK_SECONDS)
                for chat_id in tuple(self._waiting()):
                    self._busy.add(chat_id)
                    tasks.create_task(self._drain(chat_id))

    def _has_work(self) -> bool:
        return self._play.updates.closed or next(self._waiting(), None) is not None

    def _waiting(self) -> Iterator[int]:
        """Yield the chats that could be served now, each once."""
        updates = self._play.updates
        if updates.webhook is None or updates.closed:
            return
        seen = set(self._busy)
        for each in updates.pending:
            if len(seen) >= updates.webhook.connections:
                return
            if each.chat_id not in seen:
                seen.add(each.chat_id)
                yield each.chat_id

    async def _drain(self, chat_id: int) -> None:
        try:
            while (each := self._next(chat_id)) and self._play.updates.webhook:
                await self._deliver(each)
        finally:
            self._busy.discard(chat_id)
            self._play.bell.ring()

    def _next(self, chat_id: int) -> Pending | None:
        self._play.updates.expire()
        mine = (each for each in self._play.updates.pending if each.chat_id == chat_id)
        # Closed, it delivers nothing more; what is left would be asked for without end.
        return None if self._play.updates.closed else next(mine, None)

    async def _deliver(self, each: Pending) -> None:
        """Post one update until it is taken, has grown old, or nobody wants it."""
        wait = FIRST_RETRY_SECONDS
        while (hook := self._play.updates.webhook) and self._is_pending(each):
            asked = await self._post(hook, each)
            if asked is None:
                self._play.updates.take(each)
                return
            await self._pause(max(asked, wait))
            wait = min(wait * 2, LAST_RETRY_SECONDS)
            self._play.updates.expire()

    def _is_pending(self, each: Pending) -> bool:
        return not self._play.updates.closed and each in self._play.updates.pending

    async def _pause(self, seconds: float) -> None:
        """Wait on the playground's clock, but never past its closing."""
        updates = self._play.updates
        async with asyncio.TaskGroup() as tasks:
            slept = tasks.create_task(self._play.clock.sleep(seconds))
            closed = tasks.create_task(
                self._play.bell.until(lambda: updates.closed or slept.done(), seconds)
            )
            await asyncio.wait((slept, closed), return_when=asyncio.FIRST_COMPLETED)
            slept.cancel()
            closed.cancel()

    async def _post(self, hook: Webhook, each: Pending) -> float | None:
        """Return None when the update was taken, else the seconds asked to wait."""
        headers = {SECRET_HEADER: hook.secret} if hook.secret else {}
        limit = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
        try:
            async with self._session.post(
                hook.url, json=each.update, headers=headers, timeout=limit
            ) as answer:
                if answer.ok:
                    return None
                reason = f"Wrong response from the webhook: {answer.status}"
                asked = answer.headers.get("Retry-After", "0")
        except (aiohttp.ClientError, TimeoutError) as error:
            reason, asked = f"Connection failed: {type(error).__name__}", "0"
        hook.error, hook.error_date = reason, self._play.unix()
        return float(asked) if asked.isdigit() else 0.0

"""Composes what editors see, and what of it is posted."""

from datetime import datetime

from bot.delivery.html.plain import plainly
from bot.jobs.brief import Brief
from bot.jobs.round import Render, Round
from bot.model import Briefing, Chosen, Delivery, Message, Proof
from bot.store.news import News
from bot.store.stores import Stores


class Printing:
    """Composes proofs at one moment, over the same news.

    In the sources' own words: a language model might word it otherwise each time.
    """

    def __init__(
        self, stores: Stores, brief: Brief, render: Render, now: datetime
    ) -> None:
        self._news = News(stores, now)
        self._brief = brief
        self._render = render
        self._now = now
        self._keep = stores.contents.keep
        # By their words: whoever delivers may put buttons under them.
        self._laid_out: dict[tuple[str, ...], Briefing] = {}
        # Many are shown and posted at one hour, and most of them are alike.
        self._rounds: dict[tuple[Chosen, ...] | None, Round] = {}

    async def composed(
        self, proof: Proof, choice: tuple[Chosen, ...] | None
    ) -> tuple[Delivery, Briefing] | None:
        """Return the briefing as it would be posted now, if there is one."""
        if choice not in self._rounds:
            self._rounds[choice] = Round(
                self._news,
                self._lay_out,
                pages=self._brief.pages,
                keep=self._keep,
                choice=choice,
            )
        composing = self._rounds[choice]
        delivery = await self._brief.compose(proof.slot, self._now, composing)
        if not delivery:
            return None
        return delivery, self._laid_out[_words(delivery.messages)]

    def _lay_out(self, briefing: Briefing) -> tuple[Message, ...]:
        """Return the messages as they leave, in the manner of the moment."""
        messages = tuple(map(plainly, self._render(briefing)))
        self._laid_out[_words(messages)] = briefing
        return messages


def _words(messages: tuple[Message, ...]) -> tuple[str, ...]:
    return tuple(each.html for each in messages)

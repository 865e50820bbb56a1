"""Which articles a search may find: of a topic, an outlet, a time, seen by who asks.

What is for everybody stands in lists by topic and outlet; what a chat's own feeds
brought stands in those feeds' lists alone, so its topic and outlet are read from it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.store import keys
from bot.store.asking import ask_all
from bot.store.connection import Redis
from bot.store.labels import Labels, labels


@dataclass(frozen=True, slots=True)
class Within:
    """What a search is narrowed to; a part that is empty narrows nothing."""

    topic: str = ""
    source: str = ""
    since: datetime | None = None
    until: datetime | None = None

    def holds(self, moment: float) -> bool:
        """Return whether an article published at this moment is meant."""
        since = self.since.timestamp() if self.since else float("-inf")
        until = self.until.timestamp() if self.until else float("inf")
        return since <= moment <= until

    def means(self, each: Labels) -> bool:
        """Return whether an article of this outlet and these topics is meant."""
        is_topic = not self.topic or self.topic in each.topics
        return is_topic and self.source in ("", each.source)


ANYTHING = Within()


class Narrowing:
    """Tells which of many articles are meant and may be seen, by one chat or by all."""

    def __init__(self, redis: Redis, owned: frozenset[str] | None = None) -> None:
        """`owned` are the feeds of the one chat that looks; None may see everything."""
        self._redis = redis
        feeds = [""] if owned is None else sorted(owned)
        self._own = list(map(keys.by_own, feeds))

    async def narrowed(self, ids: Sequence[str], within: Within) -> tuple[str, ...]:
        """Return those of these articles that are meant, in the order they came."""
        if not ids:
            return ()
        public = _lists(within)
        answers = await self._moments(ids, (*public, *self._own))
        mine = _first(answers[len(public) :], ids)
        if within.topic or within.source:
            read = await labels(self._redis, mine)
            mine = {id_: at for id_, at in mine.items() if within.means(read[id_])}
        moments = mine | _in_all(answers[: len(public)], ids)
        meant = {id_ for id_, at in moments.items() if within.holds(at)}
        return tuple(id_ for id_ in ids if id_ in meant)

    async def _moments(
        self, ids: Sequence[str], names: Iterable[str]
    ) -> list[list[float | None]]:
        """Return for each list when it says that these articles were published."""
        commands = [("ZMSCORE", name, *ids) for name in names]
        return await ask_all(self._redis, commands)


def _lists(within: Within) -> tuple[str, ...]:
    """Return the lists in all of which an article for everybody must stand."""
    by_topic = (keys.by_topic(within.topic),) if within.topic else ()
    by_source = (keys.by_source(within.source),) if within.source else ()
    return by_topic + by_source or (keys.by_time(),)


def _first(
    answers: Iterable[Sequence[float | None]], ids: Sequence[str]
) -> dict[str, float]:
    """Return the moments of the articles that stand in any of these lists."""
    return {
        id_: float(moment)
        for answer in answers
        for id_, moment in zip(ids, answer, strict=True)
        if moment is not None
    }


def _in_all(
    answers: Sequence[Sequence[float | None]], ids: Sequence[str]
) -> dict[str, float]:
    """Return the moments of the articles that stand in all of these lists."""
    found = [_first([answer], ids) for answer in answers]
    everywhere = set(found[0]).intersection(*found)
    return {id_: found[0][id_] for id_ in everywhere}

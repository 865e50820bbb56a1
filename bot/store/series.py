"""Which series the figures of an article belong to, and whether readers were told.

Only the belonging is kept: the points themselves are the figures of the articles, so
that a series can never say what its articles do not, and goes with them.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from bot.model import Report, series_id
from bot.store import keys
from bot.store.asking import ask, ask_all
from bot.store.bells import FIGURES
from bot.store.codec import dumps, text_of
from bot.store.connection import Redis
from bot.store.crossing import Command
from bot.store.plain import Plain
from bot.store.records import score
from bot.store.scripts import Script, Word, together

Placed = Mapping[str, Mapping[int, str]]
"""By article id, the series each of its figures belongs to."""


class Sorted(NamedTuple):
    """A report with the series of its figures, and how many were sorted before."""

    report: Report
    series: Mapping[int, str]
    seen: int
    is_news: bool


class SeriesIndex:
    """Keeps the belonging of figures, and the articles to tell of."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._put = Script(redis, "series_put")

    async def of(self, story_id: str) -> Placed:
        """Return the series of a story's figures."""
        return _to_series(await ask(self._redis, "HGETALL", keys.series(story_id)))

    async def of_all(self, story_ids: Sequence[str]) -> list[Placed]:
        """Return the series of the figures of each of these stories."""
        commands = [("HGETALL", keys.series(story_id)) for story_id in story_ids]
        return list(map(_to_series, await ask_all(self._redis, commands)))

    async def add(
        self, report: Report, placed: Mapping[int, str], seen: int, *, is_news: bool
    ) -> bool:
        """Keep where a report's figures belong; False when others came in between.

        `seen` is how many articles of the story were looked at to decide. A report that
        is kept already stays as it was; one that is news waits to be told of.
        """
        command = self.adding(Sorted(report, placed, seen, is_news))
        return bool((await together(self._redis, [command]))[0])

    def adding(self, found: Sorted) -> Command:
        """Return the call that does what `add` does."""
        report, placed, seen, is_news = found
        origin = report.origin
        names = [
            keys.article(origin.article_id),
            keys.series(report.story_id),
            keys.fresh(),
            keys.version(),
            keys.trackers(report.story_id),
            keys.bell(FIGURES),
        ]
        moment = score(origin.published) if is_news else ""
        kept = dumps(_placed(origin.article_id, placed))
        words: list[Word] = [origin.article_id, seen, kept, moment, report.story_id]
        return self._put.command(names, words)

    async def fresh(self, until: datetime) -> tuple[str, ...]:
        """Return the articles published by then that nobody was told of, by time."""
        ids = await self._redis.zrangebyscore(keys.fresh(), "-inf", score(until))
        return tuple(map(text_of, ids))

    async def told(self, article_ids: Iterable[str]) -> None:
        """Remember that all who wanted to hear of these articles will."""
        ids = list(article_ids)
        if ids:
            await self._redis.zrem(keys.fresh(), *ids)


def _to_series(raw: Mapping[Any, Any]) -> Placed:
    return {
        text_of(article_id): _to_placed(text_of(article_id), json.loads(placed))
        for article_id, placed in raw.items()
    }


def _placed(article_id: str, placed: Mapping[int, str]) -> Plain:
    """Return the figures that began a series by number, the others with its id.

    The id of a series says which figure began it, and most begin one.
    """
    own = [n for n, id_ in placed.items() if id_ == series_id(article_id, n)]
    joined = {n: id_ for n, id_ in placed.items() if n not in own}
    return [own, joined]


def _to_placed(article_id: str, plain: Plain) -> dict[int, str]:
    """Return the series of an article's figures; once all had their ids written out."""
    if isinstance(plain, dict):
        return {int(number): id_ for number, id_ in plain.items()}
    own, joined = plain
    began = {number: series_id(article_id, number) for number in own}
    return {**began, **{int(number): id_ for number, id_ in joined.items()}}

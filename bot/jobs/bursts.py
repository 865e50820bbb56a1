"""Puts articles that came together into their stories, with few ways to the store.

What is near to any of them is asked for at once. Then it is decided for one after the
other, each seeing the stories as those before leave them, and all is written in one go:
the article, its story, the series of its figures, and the next. One by one took ten
ways to the store for each article, on a busy machine 50 ms; together they take as many
for all. Cut off in between, an article may be without its story or its series, and is
put there when its feed is read next (`Keeper.kept`).

An article that makes one story of two is the last of those written together, because
what follows must see the one. One process at a time does this, and one that was stopped
for so long that another had its turn looks again before it writes.
"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from bot.briefing.stories import OVER
from bot.jobs.analysis import Analysis
from bot.jobs.placer import Placer
from bot.jobs.placing import Near, Placed, begun, joins, placed
from bot.jobs.sorting import NOTHING, sort
from bot.model import Article, Report
from bot.store.articles import Arrival
from bot.store.placements import Outcome, Placement
from bot.store.series import Sorted
from bot.store.stores import Stores


class Ready(NamedTuple):
    """An article that only has to be put into the store, and what it holds."""

    article: Article
    analysis: Analysis
    arrival: Arrival


class Bursts:
    """Puts several articles into the store, while no other process does."""

    def __init__(self, stores: Stores, placer: Placer) -> None:
        self._stores = stores
        self._placer = placer

    async def put(self, group: Sequence[Ready]) -> list[bool]:
        """Keep these articles in their stories; False for those that are known."""
        are_new: list[bool] = []
        async with self._stores.placing.held():
            while rest := group[len(are_new) :]:
                are_new += await self._put_first(rest)
        return are_new

    async def _put_first(self, group: Sequence[Ready]) -> list[bool]:
        """Keep as many of these as can be written together.

        None when what was read for them may have changed meanwhile.
        """
        near = await self._placer.near(
            [(each.analysis.terms, each.article.published) for each in group]
        )
        found = await _decided(group, near)
        series = await self._sorted(found)
        if not await self._stores.placing.renew():
            return []
        outcomes = await self._stores.placements.keep(
            [
                _placement(ready, each, belonging, found[:number])
                for number, (ready, each, belonging) in enumerate(
                    zip(group, found, series, strict=False)
                )
            ]
        )
        for ready, each, outcome in zip(group, found, outcomes, strict=False):
            if outcome.is_new:
                await self._complete(ready, each, outcome)
        return [outcome.is_new for outcome in outcomes]

    async def _sorted(self, found: Sequence[Placed]) -> list[tuple[Sorted, ...]]:
        """Return where figures belong; of what changes its story that comes later."""
        joined = [each.story_id for each in found if len(each.grown.reports) > 1]
        index = await self._stores.series.of_all(joined)
        belonging, sorted_ = dict(zip(joined, index, strict=True)), []
        for each in found:
            here = belonging.get(each.story_id, NOTHING)
            mine = [] if each.unions else sort(each.report, each.grown.reports, here)
            of_mine = {one.report.origin.article_id: one.series for one in mine}
            belonging[each.story_id] = {**here, **of_mine}
            sorted_.append(tuple(mine))
        return sorted_

    async def _complete(self, ready: Ready, each: Placed, outcome: Outcome) -> None:
        """Do for a new article what could not be done together with the others."""
        if not outcome.is_in_story:
            # One it is with was known, or everybody may see the story meanwhile.
            await self._placer.mend(each.report, ready.analysis.terms)
        elif each.unions or not outcome.is_sorted:
            await self._placer.finish(each)


async def _decided(
    group: Sequence[Ready], near: Iterable[Mapping[str, Near]]
) -> list[Placed]:
    """Return the stories of these, up to the first that makes one story of two."""
    met: dict[str, Near] = {}
    found: list[Placed] = []
    for ready, mine in zip(group, near, strict=True):
        found.append(decide(ready, {**mine, **_open(met, ready.article)}))
        if found[-1].unions:
            break
        met[found[-1].story_id] = found[-1].grown
        # Each takes some milliseconds, and chats wait.
        await asyncio.sleep(0)  # noqa: TID251  # no time passes
    return found


def decide(ready: Ready, near: Mapping[str, Near]) -> Placed:
    """Return the article in the story it joins, or the one it begins."""
    article, analysis, _ = ready
    feeds = (article.feed,) if article.feed else ()
    joined = joins(article, analysis.findings.people, near)
    report = Report(
        article.origin,
        article.topics,
        analysis.findings,
        joined or begun(article),
        article.language,
        feeds,
    )
    return placed(report, near)


def _open(met: Mapping[str, Near], article: Article) -> dict[str, Near]:
    """Return the stories that were not over when the article was published."""
    end = article.published - OVER
    return {id_: each for id_, each in met.items() if each.story.updated >= end}


def _placement(
    ready: Ready, each: Placed, series: tuple[Sorted, ...], before: Iterable[Placed]
) -> Placement:
    article, analysis, arrival = ready
    story = each.grown.story
    others = {one.report.origin.article_id for one in before}
    newcomers = (article.id, *(id_ for id_ in story.article_ids if id_ in others))
    findings, terms = analysis.findings, analysis.terms
    return Placement(article, findings, terms, arrival, story, newcomers, series)

"""Sorts the figures of a story's articles into series, once for each article."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from bot.briefing.series import place_figures, series_of
from bot.model import Report
from bot.store.series import Placed, SeriesIndex


async def sort_figures(
    index: SeriesIndex,
    report: Report,
    reports: Iterable[Report],
    carried: Mapping[int, str] = MappingProxyType({}),
    *,
    is_news: bool = True,
) -> None:
    """Keep which series the report's figures belong to, among the story's reports.

    `carried` are those that an earlier version of it was in. Those of other articles
    that were not sorted yet are sorted first, and are no news: they were kept before
    figures were sorted at all.
    """
    others = [each for each in reports if each.origin != report.origin]
    story = sorted((*others, report), key=lambda each: each.origin.published)
    # Nothing is there yet of a story that begins; if it is, the store does not take it.
    begins = len(story) == 1
    placed = {} if begins else await index.of(report.story_id)
    missing = [each for each in story if each.origin.article_id not in placed]
    # The new one last, so that it can join what the others begin.
    for each in sorted(missing, key=lambda each: each is report):
        is_new = each is report
        kept = carried if is_new else {}
        placed = await _sort(
            index, each, story, placed, kept, is_news=is_new and is_news
        )


async def _sort(  # noqa: PLR0913  # a report, and all it is compared with
    index: SeriesIndex,
    report: Report,
    story: Sequence[Report],
    placed: Placed,
    carried: Mapping[int, str],
    *,
    is_news: bool,
) -> Placed:
    """Decide, keep and return what is placed now.

    Again whenever another process kept an article meanwhile.
    """
    while True:
        found = place_figures(report, series_of(story, placed))
        free = {n: id_ for n, id_ in found.items() if id_ not in carried.values()}
        both = {**free, **carried}
        if await index.add(report, both, len(placed), is_news=is_news):
            return {**placed, report.origin.article_id: both}
        placed = await index.of(report.story_id)

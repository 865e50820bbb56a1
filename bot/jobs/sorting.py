"""Sorts the figures of a story's articles into series, once for each article."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from bot.briefing.series import place_figures, series_of
from bot.model import Report
from bot.store.series import Placed, SeriesIndex, Sorted

NOTHING: Placed = MappingProxyType({})
_NONE: Mapping[int, str] = MappingProxyType({})


async def sort_figures(
    index: SeriesIndex,
    report: Report,
    reports: Iterable[Report],
    carried: Mapping[int, str] = _NONE,
    *,
    is_news: bool = True,
) -> None:
    """Keep which series the report's figures belong to, among the story's reports.

    It is decided again whenever another process kept an article meanwhile.
    """
    story = list(reports)
    # Nothing is there yet of a story that begins; if it is, the store does not take it.
    begins = all(each.origin == report.origin for each in story)
    placed = NOTHING if begins else await index.of(report.story_id)
    while not await _kept(index, sort(report, story, placed, carried, is_news=is_news)):
        placed = await index.of(report.story_id)


def sort(
    report: Report,
    reports: Iterable[Report],
    placed: Placed,
    carried: Mapping[int, str] = _NONE,
    *,
    is_news: bool = True,
) -> list[Sorted]:
    """Return to which series the report's figures belong, among the story's reports.

    `carried` are those that an earlier version of it was in. Those of other articles
    that were not sorted yet are sorted first, and are no news: they were kept before
    figures were sorted at all.
    """
    others = [each for each in reports if each.origin != report.origin]
    story = sorted((*others, report), key=lambda each: each.origin.published)
    missing = [each for each in story if each.origin.article_id not in placed]
    found: list[Sorted] = []
    # The new one last, so that it can join what the others begin.
    for each in sorted(missing, key=lambda each: each is report):
        is_new = each is report
        series = _series(each, story, placed, carried if is_new else _NONE)
        found.append(Sorted(each, series, len(placed), is_new and is_news))
        placed = {**placed, each.origin.article_id: series}
    return found


def _series(
    report: Report,
    story: Sequence[Report],
    placed: Placed,
    carried: Mapping[int, str],
) -> dict[int, str]:
    found = place_figures(report, series_of(story, placed))
    free = {n: id_ for n, id_ in found.items() if id_ not in carried.values()}
    return {**free, **carried}


async def _kept(index: SeriesIndex, found: Iterable[Sorted]) -> bool:
    """Return whether all of these could be kept."""
    for report, series, seen, is_news in found:
        if not await index.add(report, series, seen, is_news=is_news):
            return False
    return True

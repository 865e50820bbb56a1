"""Decides who hears of a new article: those who track a series that it changes.

A new version of an article is looked at like a new one. What it corrects they hear
once more, under a name of its own, also those who had seen the article before.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.briefing.series import Point, Series, is_change, series_of
from bot.model import Address, Correction, Report, Track, Version

TRACK = "track"
"""What the names of these messages begin with."""

# How long the outbox knows the names of its messages, less a day: what a later version
# leaves as it was would be told twice.
_NAMED = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Change:
    """A series, the point that is new in it, and who wants to hear of it.

    `correction` is what its publisher changed to make it so, in `version`.
    """

    track: Track
    series: Series
    point: Point
    correction: Correction | None = None
    version: Version | None = None

    @property
    def address(self) -> Address:
        """Who hears of it."""
        return self.track.address

    @property
    def name(self) -> str:
        """What makes the message unique: address, series, article and its version."""
        article_id = self.point.cited.origin.article_id
        name = f"{TRACK}/{self.track.address}/{self.series.id}/{article_id}"
        return f"{name}/{self.version.seen.timestamp():.0f}" if self.version else name


def changes(
    report: Report,
    told: Iterable[Report],
    placed: Mapping[str, Mapping[int, str]],
    tracks: Sequence[Track],
) -> tuple[Change, ...]:
    """Return what a new report changes for those who track a series of its story.

    `told` are the reports that came before it.
    """
    wanted = {track.series_id for track in tracks}
    tracked = {
        article_id: {n: id_ for n, id_ in ids.items() if id_ in wanted}
        for article_id, ids in placed.items()
    }
    new = {
        series.id: (series, point, *_corrected(report, point))
        for series in series_of((report, *told), tracked)
        for point in series.points
        if point.cited.origin == report.origin
    }
    found = (
        Change(each, *new[each.series_id]) for each in tracks if each.series_id in new
    )
    is_late = any(
        each.seen - report.origin.published > _NAMED for each in report.versions
    )
    return tuple(
        each for each in found if _is_news(each) and (each.version or not is_late)
    )


def _corrected(
    report: Report, point: Point
) -> tuple[Correction, Version] | tuple[None, None]:
    """Return the correction that a point came by, and its version, the newest."""
    figure = point.figure
    for version in reversed(report.versions):
        for each in version.corrections:
            is_it = (each.after, each.new_sentence) == (figure.text, figure.sentence)
            if each.before and is_it:
                return each, version
    return None, None


def _is_news(change: Change) -> bool:
    if change.version:
        return change.version.seen > change.track.since
    is_seen = change.point.cited.origin.article_id in change.track.seen
    return not is_seen and is_change(change.series, change.point)

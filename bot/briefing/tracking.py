"""Decides who hears of a new article: those who track a series that it changes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.briefing.series import Point, Series, is_change, series_of
from bot.model import Report, Track

TRACK = "track"
"""What the names of these messages begin with."""


@dataclass(frozen=True, slots=True)
class Change:
    """A series, the point that is new in it, and who wants to hear of it."""

    track: Track
    series: Series
    point: Point

    @property
    def name(self) -> str:
        """What makes the message unique: one address, one series, one article."""
        article_id = self.point.cited.origin.article_id
        return f"{TRACK}/{self.track.address}/{self.series.id}/{article_id}"


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
        series.id: (series, point)
        for series in series_of((report, *told), tracked)
        for point in series.points
        if point.cited.origin == report.origin and is_change(series, point)
    }
    return tuple(
        Change(track, *new[track.series_id])
        for track in tracks
        if track.series_id in new and report.origin.article_id not in track.seen
    )

"""Corrections of what a reader was told, in a briefing that tells other stories.

A briefing looks back a few days and has seven places. But whoever was told a number
that its publisher changed since must hear of it, however old its story is and however
much else happened; so that stands at the end of the briefing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date as Date

from bot.briefing.compose import Measure, trace
from bot.briefing.rank import Told
from bot.model import Briefing, Chapter

MOST = 3
"""Stories corrected at the end of a briefing; more wait for the next."""
DAYS = 3
"""For so long, at least, a correction is looked at: one that waits has its turn."""


def amended(
    briefing: Briefing, stories: Sequence[Told], told: Mapping[str, str]
) -> Briefing:
    """Return the briefing with what was corrected in those stories it does not tell."""
    shown = {chapter.story_id for chapter in briefing.chapters}
    others = [each for each in stories if each[0].id not in shown]
    more = corrected(others, told, briefing.topics)[:MOST]
    return replace(briefing, chapters=(*briefing.chapters, *more))


def corrected(
    stories: Sequence[Told], told: Mapping[str, str], topics: Sequence[str] = ()
) -> tuple[Chapter, ...]:
    """Return chapters on those stories in which a figure a reader was told changed."""
    all_ = Measure(len(stories), with_noted=True)
    traced = trace(stories, told, topics=topics, measure=all_)
    chapters = (each.chapter for each in traced)
    return tuple(each for each in chapters if each and each.corrections)


def dated(briefing: Briefing, when: Mapping[str, Date]) -> Briefing:
    """Return the briefing with the day each corrected story was told last."""
    chapters = (
        replace(each, told_on=when.get(each.story_id)) if each.corrections else each
        for each in briefing.chapters
    )
    return replace(briefing, chapters=tuple(chapters))


def articles_told(told: Mapping[str, str]) -> frozenset[str]:
    """Return the ids of the articles a reader was told of."""
    marks = (mark for each in told.values() for mark in each.split())
    return frozenset(mark.rpartition(".")[0] for mark in marks)

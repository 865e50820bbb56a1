"""Finds the series that fit somebody's words, and those a button or a track is for."""

from collections.abc import Iterable

from bot.briefing.series import Series, series_of, steps
from bot.chat.reading import found
from bot.chat.values import Desk
from bot.model import Report
from summarizers.words import terms

ARTICLES = 30


async def series_on(desk: Desk, words: str) -> tuple[Series, ...]:
    """Return the series these words fit, newest first.

    Those that moved go before those of one number, and those that say the words before
    those whose articles have them in their titles.
    """
    wanted = frozenset(terms(words, "en"))
    reports = await found(desk, words, ARTICLES)
    stories = dict.fromkeys(report.story_id for report in reports)
    all_series = [
        each for story_id in stories for each in await series_of_story(desk, story_id)
    ]
    own = [each for each in all_series if wanted <= _words_of(each)]
    titled = [each for each in all_series if wanted <= _titles(each)]
    moved = [each for each in own if has_moved(each)] or [
        each for each in titled if has_moved(each)
    ]
    return tuple(sorted(moved or own, key=_age, reverse=True))


async def series_of_story(desk: Desk, story_id: str) -> tuple[Series, ...]:
    """Return the series of a story, from what is published by now."""
    placed = await desk.stores.series.of(story_id)
    reports = await desk.stores.articles.reports(sorted(placed))
    now = desk.clock.now()
    return series_of(_published(reports, now.timestamp()), placed)


async def series_by_id(desk: Desk, story_id: str, series_id: str) -> Series | None:
    """Return one series of a story, None when it is gone."""
    known = await series_of_story(desk, story_id)
    return next((each for each in known if each.id == series_id), None)


def _published(reports: Iterable[Report], now: float) -> list[Report]:
    return [each for each in reports if each.origin.published.timestamp() <= now]


def _words_of(series: Series) -> frozenset[str]:
    """Return the terms of a series: of its sentences, and what they mean."""
    texts = [point.figure.sentence for point in series.points]
    thing = series.newest.thing
    texts += [thing.counted, *thing.action]
    return frozenset(term for text in texts for term in terms(text, "en"))


def _titles(series: Series) -> frozenset[str]:
    titles = {point.cited.origin.title for point in series.points}
    return frozenset(term for title in titles for term in terms(title, "en"))


def has_moved(series: Series) -> bool:
    """Return whether a series has more to show than one number."""
    told = steps(series)
    return len(told) > 1 or told[-1].is_conflict or told[-1].standings[0].is_corrected


def _age(series: Series) -> float:
    return series.newest.published.timestamp()

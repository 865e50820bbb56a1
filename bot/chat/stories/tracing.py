"""Finds the series that fit somebody's words, and those a button or a track is for."""

from collections.abc import Sequence
from itertools import chain

from bot.briefing.series import Series, has_moved, series_of, with_points
from bot.chat.stories.reading import found
from bot.chat.values import Desk
from bot.model import Story
from summarizers.text.words import terms

# An answer must come at once: reading a figure takes half a millisecond.
ARTICLES = 20
_MOST_STORIES = 6
_MOST_REPORTS = 60


async def series_on(desk: Desk, words: str) -> tuple[Series, ...]:
    """Return the series these words fit that have moved, newest first.

    Those that say the words themselves go before those whose articles have them in
    their titles.
    """
    known = [each for each in await _near(desk, words, least=2) if has_moved(each)]
    wanted = frozenset(terms(words, "en"))
    said = [each for each in known if wanted <= _words_of(each)]
    titled = [each for each in known if wanted <= _titles(each)]
    return tuple(sorted(said or titled, key=_age, reverse=True))


async def figures_on(desk: Desk, words: str) -> tuple[Series, ...]:
    """Return the series that say these words, those of one number too, newest first."""
    wanted = frozenset(terms(words, "en"))
    known = await _near(desk, words, least=1)
    said = (each for each in known if wanted <= _words_of(each))
    return tuple(sorted(said, key=_age, reverse=True))


async def series_of_story(
    desk: Desk, story_id: str, least: int = 1
) -> tuple[Series, ...]:
    """Return the series of a story with so many points, as published by now."""
    story = await desk.stores.stories.get(story_id)
    return await _series_of(desk, [story], least) if story else ()


async def _series_of(
    desk: Desk, stories: Sequence[Story], least: int
) -> tuple[Series, ...]:
    """Return the series of each of these stories, which are read together."""
    found = await desk.stores.series.of_all([story.id for story in stories])
    placed = [with_points(each, least) for each in found]
    wanted = [
        [id_ for id_ in story.article_ids[:_MOST_REPORTS] if id_ in there]
        for story, there in zip(stories, placed, strict=True)
    ]
    reports = await desk.stores.articles.reports(chain.from_iterable(wanted))
    now = desk.clock.now()
    told = {r.origin.article_id: r for r in reports if r.origin.published <= now}
    return tuple(
        series
        for ids, there in zip(wanted, placed, strict=True)
        for series in series_of((told[id_] for id_ in ids if id_ in told), there)
    )


async def series_by_id(desk: Desk, story_id: str, series_id: str) -> Series | None:
    """Return one series of a story, None when it is gone."""
    known = await series_of_story(desk, story_id)
    return next((each for each in known if each.id == series_id), None)


async def series_with(desk: Desk, series_id: str, article_id: str) -> Series | None:
    """Return the series a button is for, found by one of its articles, if kept."""
    report = await desk.stores.articles.report(article_id)
    return await series_by_id(desk, report.story_id, series_id) if report else None


async def _near(desk: Desk, words: str, least: int) -> tuple[Series, ...]:
    """Return the series of the stories that fit these words best."""
    reports = await found(desk, words, ARTICLES)
    names = list(dict.fromkeys(report.story_id for report in reports))
    stories = await desk.stores.stories.many(names[:_MOST_STORIES])
    return await _series_of(desk, stories, least)


def _words_of(series: Series) -> frozenset[str]:
    """Return the terms of a series: of its sentences, and what they mean."""
    texts = [point.figure.sentence for point in series.points]
    thing = series.newest.thing
    texts += [thing.counted, *thing.action]
    return frozenset(term for text in texts for term in terms(text, "en"))


def _titles(series: Series) -> frozenset[str]:
    titles = {point.cited.origin.title for point in series.points}
    return frozenset(term for title in titles for term in terms(title, "en"))


def _age(series: Series) -> float:
    return series.newest.published.timestamp()

"""Finds stories for words: mends the words, narrows, and takes the best of each story.

An article must fit nearly as well as the best one, or the end of a list would be what
has only the commonest of the words. Of each story the article that fits best is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot.briefing.misspellings import best, may_be_mended, once, terms_of, twice
from bot.briefing.queries import Query, read_query
from bot.chat.searchpanel import Bounds
from bot.chat.values import Desk
from bot.model import Article, Report
from bot.store.narrowing import Within
from summarizers.words import normal

LOOKED_AT = 60
"""Articles that are looked at: twelve pages, of which hardly anybody turns three."""

_ENOUGH = 0.3
"""The share of the best article's score that another must have."""
_PUBLIC = 500
"""A term in more articles than own feeds of any chat bring is one that all may see."""
_TRIED = 3
"""Known spellings that are tried, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was looked for, and the best report of each story that has it.

    `mended` are the words that were taken for misspelt, each with its other spelling.
    """

    query: Query
    reports: tuple[Report, ...] = ()
    mended: tuple[tuple[str, str], ...] = ()


async def search(desk: Desk, words: str, bounds: Bounds) -> Found:
    """Return what these words find; made once for all who ask the same."""
    return await desk.once(
        ("search", words, bounds), lambda: _search(desk, words, bounds)
    )


async def nearest(desk: Desk, found: Found, count: int) -> tuple[Report, ...]:
    """Return the stories nearest to what was looked for in vain."""
    loose = found.query.loose()
    return (await _reports(desk, loose, _within(desk, Bounds())))[:count]


async def texts(desk: Desk, reports: tuple[Report, ...]) -> tuple[Article, ...]:
    """Return the articles of these reports with their texts; those gone are left out.

    So that a sentence can be shown in which the words stand.
    """
    found = [await desk.stores.articles.get(r.origin.article_id) for r in reports]
    return tuple(article for article in found if article)


async def _search(desk: Desk, words: str, bounds: Bounds) -> Found:
    query = read_query(words)
    mended = await _mend(desk, query)
    query = query.mended(mended)
    reports = await _reports(desk, query, _within(desk, bounds))
    return Found(query, reports, tuple(mended.items()))


def _within(desk: Desk, bounds: Bounds) -> Within:
    now = desk.clock.now()
    since = now - timedelta(days=bounds.days) if bounds.days else None
    return Within(bounds.topic, bounds.source, since, now)


async def _reports(desk: Desk, query: Query, within: Within) -> tuple[Report, ...]:
    hits = await desk.stores.articles.find(query.terms, LOOKED_AT, within)
    ids = [hit.article_id for hit in hits if hit.score >= _ENOUGH * hits[0].score]
    reports = await desk.stores.articles.reports(ids)
    if query.is_strict:
        admitted = {
            article.id
            for article in await texts(desk, reports)
            if query.admits(article)
        }
        reports = tuple(r for r in reports if r.origin.article_id in admitted)
    first: dict[str, Report] = {}
    for report in reports:
        first.setdefault(report.story_id, report)
    return tuple(first.values())


async def _mend(desk: Desk, query: Query) -> Mapping[str, str]:
    """Return another spelling for each word that nothing has and that may be one."""
    counts = await desk.stores.articles.counts([term for term, _ in query.sought])
    return {
        word: spelling
        for term, word in query.sought
        if may_be_mended(word)
        and not await _is_seen(desk, term, counts[term])
        and (spelling := await _spelling(desk, word))
    }


async def _spelling(desk: Desk, word: str) -> str:
    """Return the likeliest spelling of a word that something to be seen has."""
    for spellings in (once(word), twice(word)):
        counts = await desk.stores.articles.counts(list(terms_of(spellings)))
        for spelling in best(spellings, counts)[:_TRIED]:
            term = normal(spelling)
            if await _is_seen(desk, term, counts[term]):
                return spelling
    return ""


async def _is_seen(desk: Desk, term: str, count: int) -> bool:
    """Return whether who asks may see an article with this term.

    What only other chats' own feeds say must not be told by a spelling either.
    """
    if not count or count > _PUBLIC:
        return bool(count)
    now = desk.clock.now()
    return bool(await desk.stores.articles.search({term: 1.0}, 1, until=now))

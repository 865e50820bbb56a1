"""Finds stories for words: mends the words, narrows, and takes the best of each story.

An article that lacks some of the words must fit nearly as well as the best one, or the
end of a list would be what has only the commonest of them. It is entered by its forty
weightiest terms: whether it has the others too is seen in its text, and who has more
of the words comes first. Of each story the article that fits best is shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.chat.stories.reading import one_of_each
from bot.chat.stories.searchpanel import Bounds
from bot.chat.values import Desk
from bot.model import Article, Report
from bot.questions.misspellings import best, may_be_mended, once, twice
from bot.questions.queries import Query, held, read_query
from bot.store.narrowing import Within
from bot.store.searching import Hit

LOOKED_AT = 60
"""Articles that are looked at: twelve pages, of which hardly anybody turns three."""

_READ = 30
"""Articles whose texts are looked at: of 1,500 searches of two or three words of a
sentence its article comes first in 70 % (with 20 in 69 %, without in 53 %)."""

_ENOUGH = 0.3
"""The share of the best article's score that another must have."""
_PUBLIC = 500
"""A term in more articles than own feeds of any chat bring is one that all may see."""
_TRIED = 3
"""Known spellings that are tried, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was looked for, and the best article of each story that has it.

    The reports tell of the articles without what was found in them; `every` are those
    of all articles that fit, by whose topics and outlets one may narrow the search.
    `mended` are the words that were taken for misspelt, each with its other spelling.
    """

    query: Query
    reports: tuple[Report, ...] = ()
    mended: tuple[tuple[str, str], ...] = ()
    every: tuple[Report, ...] = ()


async def search(desk: Desk, words: str, bounds: Bounds) -> Found:
    """Return what these words find; made once for all who ask the same."""
    return await desk.once(
        ("search", words, bounds), lambda: _search(desk, words, bounds)
    )


async def nearest(desk: Desk, found: Found, count: int) -> tuple[Report, ...]:
    """Return the stories nearest to what was looked for in vain."""
    loose = found.query.loose()
    near = await _reports(desk, loose, _within(desk, Bounds()))
    return one_of_each(near)[:count]


async def texts(desk: Desk, reports: Iterable[Report]) -> dict[str, Article]:
    """Return the articles of these reports with their texts, by their ids."""
    ids = [report.origin.article_id for report in reports]
    return {each.id: each for each in await desk.stores.articles.texts(ids)}


async def _search(desk: Desk, words: str, bounds: Bounds) -> Found:
    query, within = read_query(words), _within(desk, bounds)
    counts = await _counts(desk, query)
    # Where all words are known and something is found, there is nothing to mend.
    if all(counts.values()) and (reports := await _reports(desk, query, within)):
        return Found(query, one_of_each(reports), every=reports)
    mended = await mend(desk, query)
    query = query.mended(mended)
    reports = await _reports(desk, query, within)
    return Found(query, one_of_each(reports), tuple(mended.items()), reports)


def _within(desk: Desk, bounds: Bounds) -> Within:
    now = desk.clock.now()
    since = now - timedelta(days=bounds.days) if bounds.days else None
    return Within(bounds.topic, bounds.source, since, now)


async def _reports(desk: Desk, query: Query, within: Within) -> tuple[Report, ...]:
    """Return the reports of all articles that fit, best first."""
    hits = await desk.stores.articles.find(query.terms, LOOKED_AT, within)
    reports = await _outlines(desk, await _best(desk, query, hits))
    if query.is_strict:
        known = await texts(desk, reports)
        admitted = {id_ for id_, article in known.items() if query.admits(article)}
        reports = tuple(r for r in reports if r.origin.article_id in admitted)
    return reports


async def _best(desk: Desk, query: Query, hits: Sequence[Hit]) -> list[str]:
    """Return the articles that fit well enough, those first that have more words."""
    read = [hit.article_id for hit in hits[:_READ]] if len(query.terms) > 1 else []
    known = await desk.stores.articles.texts(read)
    words = {each.id: held(query, each) for each in known}
    enough = _ENOUGH * max((hit.score for hit in hits), default=0.0)
    ids = [
        hit.article_id
        for hit in hits
        if hit.has_all
        or words.get(hit.article_id) == len(query.terms)
        or hit.score >= enough
    ]
    return sorted(ids, key=lambda id_: -words.get(id_, 0))


async def _outlines(desk: Desk, ids: Iterable[str]) -> tuple[Report, ...]:
    """Return the reports of these articles, each text once.

    A chat may have one by two ways, which reading them whole finds out.
    """
    articles = desk.stores.articles
    return await (articles.reports(ids) if articles.owned else articles.outlines(ids))


async def _counts(desk: Desk, query: Query) -> dict[str, int]:
    return await desk.stores.articles.counts([term for term, _ in query.sought])


async def mend(desk: Desk, query: Query) -> dict[str, str]:
    """Return another spelling for each word that nothing has and that may be one."""
    counts = await _counts(desk, query)
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
        counts = await desk.stores.articles.counts(list(spellings))
        for term in best(spellings, counts)[:_TRIED]:
            if await _is_seen(desk, term, counts[term]):
                return spellings[term].word
    return ""


async def _is_seen(desk: Desk, term: str, count: int) -> bool:
    """Return whether who asks may see an article with this term.

    What only other chats' own feeds say must not be told by a spelling either.
    """
    if not count or count > _PUBLIC:
        return bool(count)
    now = desk.clock.now()
    return bool(await desk.stores.articles.search({term: 1.0}, 1, until=now))

"""What somebody may send to any chat by writing the bot's name and some words there.

The list holds what everybody may see and nothing else, as it may be sent to anybody.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, zip_longest

from bot.briefing.numbers import choose, measured
from bot.chat.stories.reading import newest_stories, told_together
from bot.chat.stories.searching import search, texts
from bot.chat.stories.searchpanel import Bounds
from bot.chat.values import Desk
from bot.delivery.messages.shares import Share, figure_share, story_share
from bot.model import Article, Report
from bot.questions.queries import Fitting, Query, fitting, marked, read_query
from summarizers.text.words import words_in

_WORD = re.compile(r"[^\W\d_]{3,}")
_LAST = re.compile(r"[^\W\d_]{2,}$")
STORIES = 8
FIGURES = 8
"""As many as a phone shows in a few strokes of the thumb."""


async def shares(desk: Desk, words: str) -> tuple[Share, ...]:
    """Return stories and figures for these words, or the newest ones without any."""
    query = read_query(words)
    return await desk.once(
        ("shares", query), lambda: _found(desk, query) if query.terms else _new(desk)
    )


async def _found(desk: Desk, query: Query) -> tuple[Share, ...]:
    found = await search(desk, query.text, Bounds())
    if found.mended or not found.reports:
        # Somebody still typing has half a word, and not a misspelt one.
        whole = await _typed_on(desk, query.text)
        found = await search(desk, whole, Bounds()) if whole else found
    ids = [each.origin.article_id for each in found.reports[:STORIES]]
    return await _made(desk, found.query, await desk.stores.articles.reports(ids))


async def _typed_on(desk: Desk, text: str) -> str:
    """Return the text, its last word as the newest stories have it whole, or ""."""
    begun = _LAST.search(text)
    if not begun:
        return ""
    known = await desk.once("words of the newest", lambda: _vocabulary(desk))
    start = begun[0].casefold()
    fits = [word for word in known if word.startswith(start) and word != start]
    likeliest = max(fits, key=lambda word: (known[word], -len(word)), default="")
    return f"{text[: begun.start()]}{likeliest}" if likeliest else ""


async def _vocabulary(desk: Desk) -> Counter[str]:
    """Return the words of the newest stories' titles and summaries, and how often."""
    reports = chain.from_iterable(reports for _, reports in await newest_stories(desk))
    return Counter(
        word.casefold()
        for report in reports
        for text in (report.origin.title, *(p.text for p in report.findings.summary))
        for word in _WORD.findall(text)
    )


async def _new(desk: Desk) -> tuple[Share, ...]:
    stories = await newest_stories(desk)
    newest = [max(reports, key=_moment) for _, reports in stories if reports]
    newest.sort(key=_moment, reverse=True)
    return await _made(desk, Query(), tuple(newest[:STORIES]))


async def _made(
    desk: Desk, query: Query, reports: tuple[Report, ...]
) -> tuple[Share, ...]:
    """Return the stories of these reports and their figures in turn."""
    pages, known = desk.options.pages, await texts(desk, reports)
    whole = await _whole(desk, reports)
    stories = [
        story_share(
            report,
            parts,
            _said(query, report, known.get(report.origin.article_id)),
            pages,
        )
        for report, parts in whole
    ]
    figures = list(_figures(query, (parts for _, parts in whole), pages))[:FIGURES]
    mixed = chain.from_iterable(zip_longest(stories, figures))
    return tuple(share for share in mixed if share)


def _said(query: Query, report: Report, article: Article | None) -> Fitting:
    """Return the sentence with most of the words; without any, what sums it up."""
    summary = report.findings.summary
    if query.terms or not summary:
        return fitting(query, article)
    return marked(summary[0].text, ())


async def _whole(
    desk: Desk, reports: tuple[Report, ...]
) -> list[tuple[Report, tuple[Report, ...]]]:
    """Return each report with all those of its story that are kept."""
    told = await told_together(desk, reports)
    parts = {story.id: own for story, own in told}
    return [(each, parts.get(each.story_id) or (each,)) for each in reports]


def _figures(
    query: Query, stories: Iterable[tuple[Report, ...]], pages: str
) -> Iterator[Share]:
    """Yield the figures whose sentences have a word looked for, or any without one.

    None that a later report of the story gives another number for.
    """
    wanted = frozenset(query.terms)
    for reports in stories:
        for cited in choose(measured(reports)):
            said = {word for word, _ in words_in(cited.figure.sentence)}
            share = figure_share(cited, pages)
            if share and (not wanted or wanted & said):
                yield share


def _moment(report: Report) -> tuple[float, str]:
    return report.origin.published.timestamp(), report.origin.article_id

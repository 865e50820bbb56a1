"""Reads, cuts and searches texts in worker processes."""

import asyncio
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from bot.errors import SourceError
from bot.jobs.cell import allow_time
from bot.jobs.pool import Pool, size_for
from bot.jobs.worker import Worker
from bot.metrics import Metrics
from bot.model import Article, Feed, Findings
from bot.sources.entries import FeedText
from bot.sources.feeds import read_feed
from bot.sources.offers import find_feeds
from bot.sources.opml import read_opml
from bot.sources.pages import PageText, read_page
from bot.sources.robots import Verdict, judge
from summarizers import find_figures, find_people, segment, summarize
from summarizers.text.tongues import is_read, tell
from summarizers.text.words import terms

MOST_FIGURES = 24  # nobody pages through more, and each takes memory
MOST_PEOPLE = 16
PAGE_CPU = 3  # seconds; less than what the pool calls quick, so that it ends it first
_TITLE_WEIGHT = 2


@dataclass(frozen=True, slots=True)
class Analysis:
    """What an article holds, its index terms with weights, and its language."""

    findings: Findings
    terms: Mapping[str, float]
    language: str


class Analyst:
    """Hands texts to the worker processes and gives back what was found."""

    def __init__(
        self, worker: Worker | Pool | None = None, metrics: Metrics | None = None
    ) -> None:
        self._worker = worker or Pool(size_for(os.cpu_count() or 1))
        self._metrics = metrics or Metrics()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def analyse(self, article: Article) -> Analysis:
        """Return what the article holds; SourceError when it cannot be analysed."""
        loop = asyncio.get_running_loop()
        begun = loop.time()
        analysis = await self._worker.run(analyse, article)
        self._metrics.observe("parse_seconds", loop.time() - begun)
        return analysis

    async def analyse_all(
        self, articles: Sequence[Article]
    ) -> list[Analysis | SourceError]:
        """Return what each article holds, or why it cannot be analysed."""
        if len(articles) == 1:
            return [await self._tried(articles[0])]
        loop = asyncio.get_running_loop()
        begun = loop.time()
        try:
            found = await self._worker.run(analyse_all, articles)
        except SourceError:  # the fault of one, which by itself is known
            return [await self._tried(article) for article in articles]
        for _ in articles:
            self._metrics.observe("parse_seconds", (loop.time() - begun) / len(found))
        return [*found]

    async def _tried(self, article: Article) -> Analysis | SourceError:
        try:
            return await self.analyse(article)
        except SourceError as error:
            return error

    async def read_feed(self, body: bytes, *, url: str, content_type: str) -> FeedText:
        """Return what a feed says; SourceError when it is not one."""
        return await self._worker.run(
            read_feed, body, url=url, content_type=content_type
        )

    async def read_page(self, body: bytes, url: str, charset: str) -> PageText | None:
        """Return the article on a page, None when there is hardly any text."""
        return await self._worker.run(read_in_time, body, url, charset)

    async def find_feeds(self, body: bytes, url: str) -> tuple[str, ...]:
        """Return the addresses of the feeds that a page offers."""
        return await self._worker.run(find_feeds, body, url)

    async def judge(self, text: bytes, url: str) -> Verdict:
        """Return whether a robots.txt lets us read this page."""
        return await self._worker.run(judge, text, url)

    async def read_opml(self, body: bytes) -> tuple[Feed, ...]:
        """Return the feeds an OPML file lists; SourceError when it is none."""
        return await self._worker.run(read_opml, body)

    async def close(self) -> None:
        """End the worker processes."""
        await self._worker.close()


def read_in_time(body: bytes, url: str, charset: str) -> PageText | None:
    """Return the article on a page; the process ends where that takes too long."""
    allow_time(PAGE_CPU)
    return read_page(body, url, charset)


def analyse_all(articles: Sequence[Article]) -> list[Analysis]:
    """Return what each article holds."""
    return list(map(analyse, articles))


def analyse(article: Article) -> Analysis:
    """Return what the article holds, with the span of each finding.

    In a language we cannot read no figures and no people are looked for: by another
    language's rules they would be false.
    """
    spoken = tell(f"{article.title}. {article.text}", article.language)
    document = segment(
        article.text,
        title=article.title,
        date=article.published.date(),
        language=spoken if is_read(spoken) else None,
    )
    summary = summarize(document)
    weights = terms(article.text, document.language)
    for term, count in terms(article.title, document.language).items():
        weights[term] += count * _TITLE_WEIGHT
    return Analysis(
        Findings(
            summary=tuple(sentence.passage for sentence in summary.sentences),
            figures=find_figures(document)[:MOST_FIGURES] if is_read(spoken) else (),
            people=find_people(document)[:MOST_PEOPLE] if is_read(spoken) else (),
        ),
        dict(weights),
        spoken,
    )

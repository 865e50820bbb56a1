"""`load`: articles from text files into the store."""

import asyncio
from pathlib import Path

import click

from bot import app
from bot.cli.files import Problems, progress
from bot.cli.running import start
from bot.clock import SystemClock
from bot.jobs.ingest import Counts
from bot.model import Article
from bot.settings import Settings
from bot.sources import seeds


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
def load(paths: tuple[str, ...]) -> None:
    """Put articles into the store: PATH is a text file, or a folder of *.txt files.

    A file begins with a line `date 2026-11-23`; lines `title:`, `source:`, `url:` and
    `topics:` may follow, then the text.
    """
    settings, problems = start(quietly=True).settings, Problems()
    loaded = seeds.load(map(Path, paths))
    for problem in loaded.problems:
        problems.tell(problem)
    counts = asyncio.run(_keep(settings, loaded.articles))
    click.echo(_told(counts))
    problems.exit()


async def _keep(settings: Settings, articles: tuple[Article, ...]) -> Counts:
    """Keep the articles, the oldest first; how many were new, known, to come."""
    in_order = sorted(articles, key=lambda article: article.published)
    added = passed = waiting = 0
    async with app.open_service(settings, SystemClock()) as service:
        with progress(in_order, "Loading") as items:
            for article in items:
                counts = await service.ingest.load([article])
                added += counts.added
                passed += counts.passed
                waiting += counts.waiting
    return Counts(added, passed, waiting)


def _told(counts: Counts) -> str:
    noun = "article" if counts.added == 1 else "articles"
    told = [f"{counts.added} {noun} added"]
    if counts.passed:
        told.append(f"{counts.passed} known already")
    if counts.waiting:
        told.append(f"{counts.waiting} left out, dated later than today")
    return "; ".join(told)

"""New articles with their stories and series, several written in one go.

Each is kept by its own script, one after the other in one crossing, so that what is
cut off in between has the article first: a story may never name one that is not there,
which `story_join` sees to, and what is missing is added when the feed is read next.
"""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from bot.model import Article, Findings, Story
from bot.store.articles import Arrival, Articles
from bot.store.connection import Redis
from bot.store.crossing import Command
from bot.store.scripts import together
from bot.store.series import SeriesIndex, Sorted
from bot.store.stories import Stories


class Placement(NamedTuple):
    """An article, its story with it, and where the figures of both belong.

    `newcomers` are the articles of the story that come in the same go, itself as well.
    """

    article: Article
    findings: Findings
    terms: Mapping[str, float]
    arrival: Arrival
    story: Story
    newcomers: tuple[str, ...]
    series: tuple[Sorted, ...]


class Outcome(NamedTuple):
    """Whether an article was new, and its story and all its series are kept."""

    is_new: bool
    is_in_story: bool
    is_sorted: bool


class Placements:
    """Keeps what comes together."""

    def __init__(
        self, redis: Redis, articles: Articles, stories: Stories, series: SeriesIndex
    ) -> None:
        self._redis = redis
        self._articles = articles
        self._stories = stories
        self._series = series

    async def keep(self, placements: Sequence[Placement]) -> list[Outcome]:
        """Keep these in this order; return what became of each."""
        calls = list(map(self._calls, placements))
        answers = iter(await together(self._redis, [*chain(*calls)]))
        return [_outcome([next(answers) for _ in each]) for each in calls]

    def _calls(self, placement: Placement) -> list[Command]:
        article, findings, terms, arrival, story, newcomers, series = placement
        return [
            self._articles.adding(article, findings, story.id, terms, arrival),
            self._stories.joining(story, newcomers),
            *map(self._series.adding, series),
        ]


def _outcome(answers: Sequence[int]) -> Outcome:
    is_new, story, *series = answers
    return Outcome(bool(is_new), story == 1, all(series))

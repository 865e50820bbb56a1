"""Which sorted sets of the index hold an article.

What a chat's own feed brought is not entered by time, topic or source, but by its feed,
and among all such: so those lists hold what is for everybody, and need no looking
through.
"""

from collections.abc import Iterable

from bot.model import Article, Report
from bot.store import keys


def places(article: Article, feeds: Iterable[str]) -> list[str]:
    """Return the lists by which readers find an article; without own feeds everybody.

    Without what their names begin with.
    """
    own = [keys.by_own(feed) for feed in feeds]
    names = [keys.by_own(), *own] if own else _public(article)
    return [name.removeprefix(keys.INDEX) for name in names]


def _public(article: Article) -> list[str]:
    by_topic = [keys.by_topic(topic) for topic in dict.fromkeys(article.topics)]
    return [keys.by_time(), keys.by_source(article.source), *by_topic]


def by_time(topic: str) -> str:
    """Return the list of what is for everybody, of one topic if one is named."""
    return keys.by_topic(topic) if topic else keys.by_time()


def newest(reports: Iterable[Report]) -> tuple[Report, ...]:
    """Return the reports of several lists, each once, newest first.

    Those of one moment come as the store lists them, or a page of a merged list would
    begin with what the one before it ended with.
    """
    once = {each.origin.article_id: each for each in reports}.values()
    return tuple(sorted(once, key=_moment, reverse=True))


def _moment(report: Report) -> tuple[float, str]:
    return report.origin.published.timestamp(), report.origin.article_id

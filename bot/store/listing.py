"""Which sorted sets of the index an article is entered in.

What a chat's own feed brought is not entered by time, topic or source, but by its feed:
so those lists hold what is for everybody, and need no looking through.
"""

from collections.abc import Iterable, Mapping, Sequence

from bot.model import Article, Origin, Report
from bot.store import keys
from bot.store.records import score

Terms = Mapping[str, float]

# 25 terms found every article of a trial by its title; 40 leave room for its figures.
TERMS = 40


def entries(
    article: Article,
    story_id: str,
    terms: Terms,
    feeds: Sequence[str],
    *,
    lasts: bool,
) -> dict[str, str]:
    """Return the index entries of an article: names without prefix, and scores."""
    moment = score(article.published)
    own = [keys.by_own(feed) for feed in feeds]
    places = [keys.by_story(story_id)]
    places += own or public(article.origin, article.topics)
    places += [] if lasts else [keys.fading()]
    best = sorted(terms.items(), key=lambda term: (-term[1], term[0]))[:TERMS]
    entries = dict.fromkeys(places, moment)
    entries |= {keys.by_term(term): f"{weight:.4g}" for term, weight in best}
    return {name.removeprefix(keys.INDEX): value for name, value in entries.items()}


def public(origin: Origin, topics: Iterable[str]) -> list[str]:
    """Return the lists that hold an article which is for everybody."""
    by_topic = [keys.by_topic(topic) for topic in topics]
    return [keys.by_time(), keys.by_source(origin.source), *by_topic]


def by_time(topic: str) -> str:
    """Return the list of what is for everybody, of one topic if one is named."""
    return keys.by_topic(topic) if topic else keys.by_time()


def newest(reports: Iterable[Report]) -> tuple[Report, ...]:
    """Return the reports of several lists, each once, newest first."""
    once = {each.origin.article_id: each for each in reports}.values()
    return tuple(sorted(once, key=_newest_first))


def _newest_first(report: Report) -> tuple[float, str]:
    return -report.origin.published.timestamp(), report.origin.article_id

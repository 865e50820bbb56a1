"""Puts a kept article into its story, and makes one story of two that are one event.

All of it is done by one process at a time (`Stores.placing`): two articles on one event
that come at once must not make two stories.

What a chat's own feed brings may join a story that is for everybody, and must not
harm it: whoever fills such a feed decides neither what belongs to the story nor takes
the room of the articles that everybody may see.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.briefing.headlines import headline
from bot.briefing.stories import (
    LOOKED_AT,
    Candidate,
    alone,
    candidate,
    place,
    same,
)
from bot.model import Article, Report, Story
from bot.store.codec import digest
from summarizers.types import Person

MOST_IN_STORY = 200
MOST_READ = 12  # of a story's articles, the newest; of the others only titles
# Of those, what own feeds bring: most readers see the newest dozen without them.
MOST_OWN = 4

_CURRENT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Near:
    """A story an article may belong to, and what its articles say."""

    story: Story
    reports: tuple[Report, ...]
    """Of the newest articles."""
    titles: tuple[Report, ...]
    """Of those before them, without what was found."""
    candidate: Candidate
    """The story as an article sees it."""

    @property
    def own(self) -> int:
        """How many of its newest articles only own feeds bring."""
        return sum(bool(each.feeds) for each in self.reports)


@dataclass(frozen=True, slots=True)
class Placed:
    """A report in its story, and which stories turn out to be the same."""

    report: Report
    grown: Near
    """The story with the report in it."""
    unions: tuple[tuple[Near, str], ...]
    """Each story made of that and another, and the id of the other."""

    @property
    def story_id(self) -> str:
        """Which story it is put into."""
        return self.grown.story.id

    @property
    def last(self) -> Near:
        """The story as it is in the end."""
        return self.unions[-1][0] if self.unions else self.grown


def near_of(
    story: Story, reports: tuple[Report, ...], titles: tuple[Report, ...] = ()
) -> Near:
    """Return the story with these articles as an article sees it.

    A story for everybody is what everybody may see of it.
    """
    both = (*reports, *titles)
    shown = _shown(both, story.feeds) or both
    return Near(story, reports, titles, candidate(story.id, shown))


def placed(report: Report, near: Mapping[str, Near]) -> Placed:
    """Return the report in its story, and what turns out to be the same as that."""
    grown = last = _grown(report, near.get(report.story_id))
    others = {id_: each for id_, each in near.items() if id_ != grown.story.id}
    if report.feeds and not grown.story.feeds:
        others = {}  # it says nothing new of what everybody sees
    unions = []
    while absorbed := same(
        last.candidate,
        [each.candidate for each in others.values() if may_unite(last, each)],
    ):
        last = united(last, others.pop(absorbed))
        unions.append((last, absorbed))
    return Placed(report, grown, tuple(unions))


def _grown(report: Report, old: Near | None) -> Near:
    """Return a story with a report in it, or the one that begins with it.

    No more of it is read in full than of one that comes from the store.
    """
    if old is None:
        return near_of(grow(None, (report,)), (report,))
    newest = _newest_first(old.reports)
    had, rest = tuple(newest[:MOST_READ]), newest[MOST_READ:]
    story = grow(old.story, (report, *had))
    return near_of(story, (report, *had), (*rest, *old.titles)[:LOOKED_AT])


def joins(
    article: Article, people: Iterable[Person], near: Mapping[str, Near]
) -> str | None:
    """Return the story a new article belongs to, if it is one of those near."""
    fitting = [each.candidate for each in near.values() if may_join(article, each)]
    return place(alone(article, people), fitting)


def may_join(article: Article, near: Near) -> bool:
    """Return whether own feeds' articles leave a story room for all the others."""
    if article.feed:
        return bool(near.story.feeds) or near.own < MOST_OWN
    return not near.story.feeds or near.own <= MOST_OWN


def may_unite(one: Near, other: Near) -> bool:
    """Return whether own feeds' articles leave room in what is made of two stories.

    They never keep apart what everybody sees, nor what only own feeds tell of.
    """
    is_alike = bool(one.story.feeds) == bool(other.story.feeds)
    return is_alike or one.own + other.own <= MOST_OWN


def begun(article: Article) -> str:
    """Return the id of the story an article begins.

    Others may come to see the story of an own article, by its public part; its id must
    not lead them to the article's reading page.
    """
    return digest(f"story {article.id}") if article.feed else article.id


def grow(story: Story | None, reports: tuple[Report, ...]) -> Story:
    """Return the story with the first of these reports in it, newest first.

    Without a story the report begins one. The others are those the story had.
    """
    new = reports[0].origin
    ids = (new.article_id, *(story.article_ids if story else ()))
    feeds = _own_feeds(story, reports)
    shown = _shown(reports, feeds)
    # What own feeds told of alone has no topics for everybody.
    is_as_it_was = story is not None and bool(story.feeds) == bool(feeds)
    had = story.topics if story and is_as_it_was else ()
    topics = (topic for each in reversed(shown) for topic in each.topics)
    return Story(
        id=story.id if story else reports[0].story_id,
        headline=_headline(shown, story),
        article_ids=_in_order(ids, reports),
        topics=tuple(dict.fromkeys((*had, *topics))),
        updated=max(new.published, story.updated if story else new.published),
        feeds=feeds,
    )


def united(one: Near, other: Near) -> Near:
    """Return the first story with the articles of both."""
    reports = (*one.reports, *other.reports)
    newest = _newest_first(reports)
    read, titles = tuple(newest[:MOST_READ]), (*one.titles, *other.titles)
    ids = (*one.story.article_ids, *other.story.article_ids)
    is_own = bool(one.story.feeds and other.story.feeds)
    feeds = tuple(sorted({*one.story.feeds, *other.story.feeds})) if is_own else ()
    public = [each.story for each in (one, other) if is_own or not each.story.feeds]
    story = replace(
        one.story,
        headline=_headline(_shown(read, feeds), public[0]),
        article_ids=_in_order(ids, (*reports, *titles)),
        topics=tuple(dict.fromkeys(topic for each in public for topic in each.topics)),
        feeds=feeds,
        updated=max(one.story.updated, other.story.updated),
    )
    return near_of(story, read, (*newest[MOST_READ:], *titles)[:LOOKED_AT])


def _newest_first(reports: Iterable[Report]) -> list[Report]:
    return sorted(reports, key=lambda each: each.origin.published, reverse=True)


def _own_feeds(story: Story | None, reports: tuple[Report, ...]) -> tuple[str, ...]:
    """Return the own feeds that tell of a story, none if anything else does."""
    is_public = story is not None and not story.feeds
    if is_public or not all(report.feeds for report in reports):
        return ()
    known = story.feeds if story else ()
    return tuple(sorted({*known, *(feed for each in reports for feed in each.feeds)}))


def _shown(reports: tuple[Report, ...], feeds: tuple[str, ...]) -> tuple[Report, ...]:
    """Return the reports a story's headline and topics come from.

    Those of a story for everybody are what everybody may see.
    """
    return tuple(each for each in reports if feeds or not each.feeds)


def _headline(shown: tuple[Report, ...], story: Story | None) -> str:
    """Return the headline these reports give, or the one there was."""
    if shown:
        return headline(_latest(shown))
    return story.headline if story else ""


def _latest(reports: tuple[Report, ...]) -> list[Report]:
    """Return the reports of the newest day.

    A count that grows every day must not stay in the headline of its third day.
    """
    newest = max(each.origin.published for each in reports)
    return [each for each in reports if newest - each.origin.published < _CURRENT]


def _in_order(ids: tuple[str, ...], reports: tuple[Report, ...]) -> tuple[str, ...]:
    """Return the articles newest first; those of no report were published before."""
    moments = {each.origin.article_id: each.origin.published for each in reports}
    oldest = min(moments.values())
    newest_first = sorted(ids, key=lambda id_: moments.get(id_, oldest), reverse=True)
    return tuple(dict.fromkeys(newest_first))[:MOST_IN_STORY]

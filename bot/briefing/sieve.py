"""Decides what of the news an address is shown: its filters, and what is others' own.

An article is judged first by whose it is, then by its language, its source and its
topics, then by its words; the first that speaks against it is why it is left out. What
is not wanted wins over what is. A story is what remains of its articles: a source that
is muted leaves a story to the others. A muted word in a headline takes the whole story
away, for then the story is about it; in a sentence it takes that article alone. Words
that are wanted narrow: one of them must stand in what remains of a story.

Headlines and the sentences kept of an article are read, its summary, figures and
statements: a muted word can never be shown, and one that a long article has in passing
decides nothing. `/why` tells what was decided here and does not decide again.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from functools import cached_property
from urllib.parse import urlsplit

from bot.briefing.mentions import Mentions
from bot.briefing.rank import Told
from bot.model import Filters, Report

NO_FILTERS = Filters()

Ids = AbstractSet[str]


class Against(Enum):
    """What speaks against an article or a story."""

    OTHERS = auto()  # it came by a feed that others read for themselves
    LANGUAGE = auto()
    SOURCE = auto()  # it is none of the sources wanted
    MUTED_SOURCE = auto()
    MUTED_TOPIC = auto()
    MUTED_WORD = auto()
    MUTED_HEADLINE = auto()
    NO_WORD = auto()  # none of the words wanted stands in it
    AGE = auto()  # what remains of the story is older than what is looked at


@dataclass(frozen=True, slots=True)
class Cause:
    """What speaks against something, and the word, name or language it is about."""

    against: Against
    about: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is left out and why: articles by their id, whole stories by theirs.

    `wanted` are the articles with a wanted word, and which; None when any will do.
    """

    articles: Mapping[str, Cause]
    stories: Mapping[str, Cause]
    wanted: Mapping[str, str] | None = None

    def against(self, told: Told) -> Cause | None:
        """Return what speaks against a story, None when it is shown."""
        story, reports = told
        if story.id in self.stories:
            return self.stories[story.id]
        if self.wanted is None or any(_id(each) in self.wanted for each in reports):
            return None
        return Cause(Against.NO_WORD)


class Sieve:
    """The stories of a round, and what each address is shown of them.

    What remains of a story must reach to `since`, or it is no news.
    """

    def __init__(self, stories: Iterable[Told], since: datetime | None = None) -> None:
        self._stories = tuple(stories)
        self._since = since
        reports = [each for _, reports in self._stories for each in reports]
        self._place_of = {
            _id(each): place
            for place, (_, reports) in enumerate(self._stories)
            for each in reports
        }
        self._place_of_story = {
            story.id: place for place, (story, _) in enumerate(self._stories)
        }
        self._reports = reports
        self._own = [each for each in reports if each.feeds]

    # Most rounds need some of these, and some need none.

    @cached_property
    def _mentions(self) -> Mentions:
        return Mentions(self._reports)

    @cached_property
    def _languages(self) -> Mapping[str, Ids]:
        return _grouped((each.language[:2], each) for each in self._reports)

    @cached_property
    def _sources(self) -> Mapping[str, Ids]:
        return _grouped(
            (name, each) for each in self._reports for name in source_names(each)
        )

    @cached_property
    def _topics(self) -> Mapping[str, Ids]:
        return _grouped(
            (topic.casefold(), each) for each in self._reports for topic in each.topics
        )

    def keep(self, filters: Filters, owned: Collection[str] = ()) -> tuple[Told, ...]:
        """Return what is shown of the stories, in their order."""
        if filters == NO_FILTERS and not self._own:
            return self._stories
        judged = self.judge(filters, owned)
        kept: list[Told | None] = list(self._stories)
        if judged.wanted is not None:
            wanted = self._places(judged.wanted)
            kept = [each if at in wanted else None for at, each in enumerate(kept)]
        # Few of them are touched by one chat's filters, so only those are looked at.
        for place in self._places(judged.articles):
            kept[place] = kept[place] and _rest(self._stories[place], judged)
        for story_id in judged.stories:
            kept[self._place_of_story[story_id]] = None
        return tuple(filter(None, kept))

    def judge(self, filters: Filters, owned: Collection[str] = ()) -> Judgement:
        """Return all that is left out, each with the first that speaks against it."""
        out: dict[str, Cause] = {}
        over: dict[str, Cause] = {}
        for cause, ids in self._against_articles(filters, owned):
            out |= dict.fromkeys(ids - out.keys(), cause)
        silent = frozenset(out)
        for word in filters.not_words:
            if ids := self._mentions.anywhere(word) - silent:
                for id_ in self._mentions.titled(word) & ids:
                    cause = Cause(Against.MUTED_HEADLINE, word)
                    over.setdefault(self._story_of(id_), cause)
                muted = Cause(Against.MUTED_WORD, word)
                out |= dict.fromkeys(ids - out.keys(), muted)
        for place in self._places(out):
            story, reports = self._stories[place]
            if rest := self._against_rest(reports, out):
                over.setdefault(story.id, rest)
        return Judgement(out, over, self._wanted(filters, out))

    def _against_articles(
        self, filters: Filters, owned: Collection[str]
    ) -> Iterator[tuple[Cause, Ids]]:
        """Yield what speaks against articles whatever their words, with their ids."""
        others = {_id(each) for each in self._own if not each.is_for(owned)}
        yield Cause(Against.OTHERS), others
        if filters.languages:
            kept = _together(self._languages, filters.languages)
            yield Cause(Against.LANGUAGE), self._place_of.keys() - kept
        if filters.sources:
            kept = _together(self._sources, filters.sources)
            yield Cause(Against.SOURCE), self._place_of.keys() - kept
        for name in filters.not_sources:
            yield Cause(Against.MUTED_SOURCE, name), _together(self._sources, (name,))
        for topic in filters.not_topics:
            yield Cause(Against.MUTED_TOPIC, topic), _together(self._topics, (topic,))

    def _against_rest(
        self, reports: Iterable[Report], out: Mapping[str, Cause]
    ) -> Cause | None:
        """Return what speaks against a story of which these articles are left out."""
        rest = [each for each in reports if _id(each) not in out]
        if not rest:
            return _plainest(out[_id(each)] for each in reports)
        if self._since is None:
            return None
        newest = max(each.origin.published for each in rest)
        return Cause(Against.AGE) if newest < self._since else None

    def _wanted(
        self, filters: Filters, out: Mapping[str, Cause]
    ) -> dict[str, str] | None:
        """Return the articles with a wanted word and which; None when any will do."""
        if not filters.words:
            return None
        found: dict[str, str] = {}
        for word in filters.words:
            for id_ in self._mentions.anywhere(word) - out.keys():
                found.setdefault(id_, word)
        return found

    def _story_of(self, article_id: str) -> str:
        return self._stories[self._place_of[article_id]][0].id

    def _places(self, ids: Iterable[str]) -> set[int]:
        return {self._place_of[id_] for id_ in ids}


def source_names(report: Report) -> frozenset[str]:
    """Return what an article's source may be called: the outlet, its site's name.

    "news.post.example" is also "post.example".
    """
    host = (urlsplit(report.origin.url).hostname or "").removeprefix("www.")
    labels = host.split(".")
    sites = (".".join(labels[at:]) for at in range(len(labels) - 1))
    return frozenset({report.origin.source.casefold(), *sites})


def _grouped(pairs: Iterable[tuple[str, Report]]) -> Mapping[str, Ids]:
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for name, report in pairs:
        groups[name].add(_id(report))
    return groups


def _together(groups: Mapping[str, Ids], names: Iterable[str]) -> Ids:
    """Return the ids of all groups of these names, whatever their case."""
    found: set[str] = set()
    for name in names:
        found |= groups.get(name.casefold(), frozenset())
    return found


def _plainest(causes: Iterable[Cause]) -> Cause:
    """Return the first cause, one a reader can do something about if there is one."""
    found = list(causes)
    own = (cause for cause in found if cause.against is not Against.OTHERS)
    return next(own, found[0])


def _rest(told: Told, judged: Judgement) -> Told:
    """Return a story without the articles left out."""
    story, reports = told
    return story, tuple(each for each in reports if _id(each) not in judged.articles)


def _id(report: Report) -> str:
    return report.origin.article_id

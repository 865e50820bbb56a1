"""Decides who hears of an article: those who follow its story, people or words.

Who follows a story hears what an article adds to it (`chronicle`). Who follows a person
or words hears of a story once, when an article of it names them first; of a person also
what is quoted of him anew. Who wants the story itself after that may follow it.

People are looked for by their full names, as a story gives them: an article that only
says "Halden" counts where another of its story says "Mira Halden". Words are looked for
in titles and in the sentences kept of an article, in their row, as filters do
(`mentions`). It goes the other way round from the usual: all rows of up to five words
of an article are asked for at once in the index of what anybody follows, so its cost
grows with the article and with those who hear of it, and not with all who follow.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from bot.briefing.chronicle import Event, chronicle, of_article
from bot.briefing.mentions import sentences
from bot.briefing.persons import Profile, profiles
from bot.briefing.series import Series
from bot.model import Address, Follow, Report, Subject
from summarizers.text.words import sequence

FOLLOW = "follow"
"""What the names of these messages begin with."""

MOST_WORDS = 5
"""Words in a row that can be followed."""

_LAG = timedelta(hours=6)
"""How long before it reaches us an article may have been published."""

Wanted = tuple[Subject, str]


@dataclass(frozen=True, slots=True)
class News:
    """What an address hears of an article, and what it follows that is in it.

    `sentence` is said by or about what is followed; `event` is what the article adds to
    a story that is followed. Without either its title is all there is to tell.
    """

    follows: tuple[Follow, ...]
    report: Report
    event: Event | None = None
    sentence: str = ""

    @property
    def address(self) -> Address:
        """Who hears of it."""
        return self.follows[0].address

    @property
    def name(self) -> str:
        """What makes the message unique: address, article and its version."""
        name = f"{FOLLOW}/{self.address}/{self.report.origin.article_id}"
        is_edit = self.event is not None and self.event.correction is not None
        moment = self.event.moment.timestamp() if self.event and is_edit else 0.0
        return f"{name}/{moment:.0f}" if is_edit else name


def phrase(words: str) -> str:
    """Return words in the form they are looked for, "" for none or too many."""
    found = sequence(words)
    return " ".join(found) if len(found) <= MOST_WORDS else ""


def wanted_in(report: Report, told: Sequence[Report]) -> frozenset[Wanted]:
    """Return the people and words of a report, in all ways they may be followed.

    `told` are the reports of its story that came before it.
    """
    people = {name for each in _people(report, told) for name in _names(each.name)}
    rows = {row for text in _texts(report) for row in _rows(sequence(text), least=1)}
    return frozenset(
        {(Subject.PERSON, name) for name in people}
        | {(Subject.WORDS, row) for row in rows}
    )


def news(
    report: Report,
    told: Sequence[Report],
    series: Iterable[Series],
    follows: Iterable[Follow],
) -> tuple[News, ...]:
    """Return what each address hears of a report, one message each.

    `follows` are those of its story, its people and its words; `told` are the reports
    that came before it.
    """
    event, said = _event(report, told, series), _Said(report, told)
    heard: defaultdict[Address, list[Follow]] = defaultdict(list)
    for each in follows:
        is_new = event is not None if _is_story(each) else said.is_new(each)
        if is_new and _is_since(report, event, each):
            heard[each.address].append(each)
    return tuple(_news(each, report, event, said) for each in heard.values())


class _Said:
    """What a report says of people and with words, and whether it is the first."""

    def __init__(self, report: Report, told: Sequence[Report]) -> None:
        self._report, self._told = report, told
        self._people = {
            name: each
            for each in reversed(_people(report, told))
            for name in _names(each.name)
        }
        self._answers: dict[Wanted, bool] = {}

    def is_new(self, follow: Follow) -> bool:
        """Return whether who follows this hears of the report; asked by thousands."""
        key = follow.subject, follow.about
        if key not in self._answers:
            self._answers[key] = not self._report.versions and self._is_new(*key)
        return self._answers[key]

    def sentence(self, follow: Follow) -> str:
        """Return a sentence on what is followed, "" where only the title has it."""
        person = self._people.get(follow.about)
        if follow.subject is Subject.PERSON and person:
            statements = _statements(person, self._report)
            if statements:
                return statements[0]
            # A sentence may have no more of a name than its last word.
            rows = (follow.about, sequence(person.name)[-1])
        else:
            rows = (follow.about, follow.about)
        texts = tuple(sentences(self._report))
        held = (text for row in rows for text in texts if _holds(text, row))
        return next(held, "")

    def _is_new(self, subject: Subject, about: str) -> bool:
        if subject is Subject.WORDS:
            return not any(
                _holds(text, about) for each in self._told for text in _texts(each)
            )
        # Who may not see the article with the full name does not know who is meant.
        person = self._people.get(about)
        if person is None:
            return False
        told = {each.origin.article_id for each in self._told}
        is_known = any(article_id in told for article_id, _ in person.places)
        return not is_known or bool(_statements(person, self._report))


def _is_story(follow: Follow) -> bool:
    return follow.subject is Subject.STORY


def _is_since(report: Report, event: Event | None, follow: Follow) -> bool:
    """Return whether it came after the follow began, or so little before as feeds lag.

    What was waiting to be told of, after a stop or as a feed is new, is no news.
    """
    if event and event.correction:
        return event.moment > follow.since
    return report.origin.published > follow.since - _LAG


def _event(
    report: Report, told: Sequence[Report], series: Iterable[Series]
) -> Event | None:
    """Return what a report adds first; of a new version, what was corrected last."""
    if not report.versions:
        return next(iter(of_article(report, told, series)), None)
    seen = report.versions[-1].seen
    edits = (each for each in chronicle((report,)) if each.correction)
    return next((each for each in edits if each.moment == seen), None)


def _news(
    follows: Sequence[Follow], report: Report, event: Event | None, said: _Said
) -> News:
    ordered = tuple(sorted(follows, key=lambda each: (each.subject, each.words)))
    if any(map(_is_story, ordered)):
        return News(ordered, report, event)
    return News(ordered, report, None, said.sentence(ordered[0]))


def _people(report: Report, told: Sequence[Report]) -> tuple[Profile, ...]:
    """Return those a report names, by the names their whole story gives."""
    article_id = report.origin.article_id
    return tuple(
        each
        for each in profiles((*told, report))
        if any(place == article_id for place, _ in each.places)
    )


def _names(name: str) -> frozenset[str]:
    """Return the rows of words somebody may be followed by: two or more, or all."""
    words = sequence(name)
    rows = set(_rows(words, least=2))
    return frozenset({*rows, " ".join(words)} if len(words) <= MOST_WORDS else rows)


def _statements(person: Profile, report: Report) -> list[str]:
    """Return the sentences in which a report quotes somebody first."""
    return [
        each.statement.sentence
        for each in person.statements
        if each.origin.article_id == report.origin.article_id
    ]


def _texts(report: Report) -> tuple[str, ...]:
    return (report.origin.title, *sentences(report))


def _holds(text: str, row: str) -> bool:
    return f" {row} " in _in_row(text)


@lru_cache(maxsize=1 << 13)
def _in_row(text: str) -> str:
    return f" {' '.join(sequence(text))} "


def _rows(words: Sequence[str], least: int) -> Iterator[str]:
    """Yield all rows of words that can be followed."""
    for start in range(len(words)):
        for end in range(start + least, min(start + MOST_WORDS, len(words)) + 1):
            yield " ".join(words[start:end])

"""Persons across articles: who is the same, in which role when, and what they said.

A full name is one person everywhere. A surname alone joins a full name only inside the
same story, and only when one person there bears it. Roles keep the date and source of
the article that gave them first, so a change of office shows as two.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from bot.model import Origin, Report
from summarizers.english.grammar import words_of
from summarizers.people.forenames import plain
from summarizers.people.mentions import Bearers, Tokens, is_same_role, tokens_of
from summarizers.types import Person, Statement

_ALIKE = 0.8
"""Likeness of a mistyped name: one letter in five may be wrong."""
_SHORTEST = 4
"""Letters a word needs to be taken for a mistyped name."""


@dataclass(frozen=True, slots=True)
class CitedRole:
    """A role in an article's words."""

    text: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class CitedStatement:
    """A statement with the article that reports it."""

    statement: Statement
    origin: Origin


@dataclass(frozen=True, slots=True)
class Profile:
    """A person as all articles tell: roles oldest first, statements newest first.

    `places` are the articles that name the person, by id and number there.
    """

    name: str
    roles: tuple[CitedRole, ...] = ()
    statements: tuple[CitedStatement, ...] = ()
    places: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Seen:
    person: Person
    report: Report
    number: int
    tokens: Tokens


def profiles(reports: Iterable[Report]) -> tuple[Profile, ...]:
    """Return the persons of these reports, those with most to tell first."""
    # The first of two readings of one article counts: a button was made from it.
    once: dict[str, Report] = {}
    for report in reports:
        once.setdefault(report.origin.article_id, report)
    ordered = sorted(
        once.values(), key=lambda r: (r.origin.published, r.origin.article_id)
    )
    seen = [
        _Seen(person, report, number, _tokens(person.name))
        for report in ordered
        for number, person in enumerate(report.findings.people, start=1)
    ]
    same: defaultdict[tuple[str, ...], list[_Seen]] = defaultdict(list)
    for each, key in zip(seen, _keys(seen), strict=True):
        same[key].append(each)
    return tuple(sorted(map(_profile, same.values()), key=lambda each: -_told(each)))


# The same names are in the news again and again.
@lru_cache(maxsize=4096)
def _tokens(name: str) -> Tokens:
    return tokens_of(words_of(name))


def named(persons: Iterable[Profile], words: str) -> tuple[Profile, ...]:
    """Return the persons a reader means by these words, however they are typed."""
    every = tuple(persons)
    wanted = [plain(word) for word in words.split()]
    exact = tuple(each for each in every if _has(each.name, wanted))
    return exact or tuple(each for each in every if _is_like(each.name, wanted))


def _has(name: str, wanted: Sequence[str]) -> bool:
    return all(word in plain(name) for word in wanted)


def _is_like(name: str, wanted: Sequence[str]) -> bool:
    parts = plain(name).split()
    return all(any(_alike(word, part) for part in parts) for word in wanted)


def _alike(word: str, part: str) -> bool:
    if min(len(word), len(part)) < _SHORTEST:
        return word == part
    # How alike they are takes long to find out. No two are, if all the letters of the
    # shorter one stood in the longer one and were too few.
    if 2 * min(len(word), len(part)) < _ALIKE * (len(word) + len(part)):
        return False
    matcher = SequenceMatcher(None, word, part)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _keys(seen: Sequence[_Seen]) -> list[tuple[str, ...]]:
    """Return for each naming what is the same for namings of one person."""
    stories: defaultdict[str, Bearers] = defaultdict(Bearers)
    borne: set[str] = set()
    for each in sorted(seen, key=lambda one: -len(one.tokens)):
        bearers = stories[each.report.story_id]
        if len(each.tokens) > 1 and not bearers.find(each.tokens):
            bearers.add(each.tokens, each.person.name)
            borne |= {each.tokens[0], each.tokens[-1]}
    return [_key(each, stories[each.report.story_id], borne) for each in seen]


def _key(each: _Seen, bearers: Bearers, borne: set[str]) -> tuple[str, ...]:
    known = bearers.find(each.tokens, titled=True)
    if known:
        return _tokens(known)
    if borne.isdisjoint(each.tokens):
        return each.tokens
    # Others bear this name elsewhere: who is meant here, only this story could say.
    return (*each.tokens, "", each.report.story_id)


def _profile(seen: Sequence[_Seen]) -> Profile:
    """Return what all namings of one person tell together."""
    longest = max(seen, key=lambda each: len(each.tokens))
    said: dict[str, CitedStatement] = {}
    for each in seen:
        for statement in each.person.statements:
            cited = CitedStatement(statement, each.report.origin)
            said.setdefault(_words(statement), cited)
    newest = sorted(said.values(), key=lambda each: -each.origin.published.timestamp())
    places = tuple((each.report.origin.article_id, each.number) for each in seen)
    return Profile(longest.person.name, _roles(seen), tuple(newest), places)


def _words(statement: Statement) -> str:
    return " ".join(statement.text.casefold().split()).strip(" .,!?;:")


def _roles(seen: Sequence[_Seen]) -> tuple[CitedRole, ...]:
    """Return the roles in the order of their days, each in its fullest words once."""
    kept: list[CitedRole] = []
    for each in seen:
        for role in each.person.roles:
            if any(is_same_role(known.text, role.text) for known in kept):
                continue
            kept = [one for one in kept if not is_same_role(role.text, one.text)]
            kept.append(CitedRole(role.text, each.report.origin))
    return tuple(kept)


def _told(profile: Profile) -> int:
    return 3 * len(profile.statements) + 2 * len(profile.roles)

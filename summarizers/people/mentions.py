"""Mentions: which person the words of a later name or role stand for.

A full name, its last words ("van der Meer", "Weiss") or its first ("Gershon") mean a
person only if they fit no other person of the text. "The prime minister" stands for the
one person the text has given that role before.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from summarizers.english.grammar import (
    ADJECTIVE,
    AUXILIARY,
    COMMA,
    DETERMINER,
    HYPHEN,
    NAME,
    NOUN,
    POSSESSIVE,
    PREPOSITION,
    VERB,
    Word,
    words_of,
)
from summarizers.english.phrases import Phrase, Words, kind_at, word_is
from summarizers.english.wordlists import PREPOSITIONS
from summarizers.people.forenames import FAMILY_FIRST, HUNGARIAN, plain
from summarizers.people.gazetteer import ORGANISATION_WORDS, PLACES
from summarizers.people.roles import is_role
from summarizers.people.signs import Name
from summarizers.types import Person, Sentence

Tokens = tuple[str, ...]
_THINGS = ORGANISATION_WORDS | PLACES
_NOT_NAMES = frozenset({"jr", "sr", "."})
_QUALIFIED = frozenset(
    {"vice", "deputy", "former", "ex", "assistant", "late", "acting", "then", "-"}
)
"""Words before a role that make it another one."""
_LONGEST_ROLE = 4


class Mention(NamedTuple):
    """Words of a sentence (word places) that stand for a person."""

    start: int
    end: int
    whom: str


def tokens_of(words: Iterable[Word]) -> Tokens:
    """Return the words of a name as they are compared, without nicknames and dots."""
    lows = [plain(word.text).strip(".") for word in words]
    quoted = [place for place, low in enumerate(lows) if low in _QUOTES]
    if len(quoted) == 2:
        del lows[quoted[0] : quoted[1] + 1]
    return tuple(low for low in lows if low and low not in _NOT_NAMES)


_QUOTES = frozenset("\"“”‘’'«»")


class Bearers:
    """The people known so far, by every way their names may be shortened."""

    def __init__(self) -> None:
        self._full: dict[Tokens, str] = {}
        self._parts: defaultdict[Tokens, set[str]] = defaultdict(set)
        self._given: defaultdict[str, set[str]] = defaultdict(set)
        self._since: dict[str, int] = {}
        self._roles: defaultdict[str, list[tuple[Tokens, int, str]]] = defaultdict(list)

    def add(self, tokens: Tokens, name: str, at: int = 0) -> None:
        """Remember a person by the words of the full name and where it stands."""
        self._full[tokens] = name
        self._since[name] = at
        for start in range(1, len(tokens)):
            self._parts[tokens[start:]].add(name)
        if len(tokens) > 1:
            self._given[tokens[0]].add(name)
            self._parts[_short(tokens)].add(name)

    def give(self, person: Person) -> None:
        """Remember the roles a text gives a person."""
        for role in person.roles:
            core = _core(role.text)
            self._roles[core[-1]].append((core, role.span.start, person.name))

    def find_by_role(self, lows: Tokens, at: int) -> str | None:
        """Return the one person who was given just this role before a place."""
        given = self._roles.get(lows[-1], ())
        return _only(
            {name for core, start, name in given if start < at and _means(core, lows)}
        )

    def find(self, tokens: Tokens, *, titled: bool = False, at: int = 0) -> str | None:
        """Return the one person these words, standing at a place, can mean."""
        if tokens in self._full:
            return self._full[tokens]
        if len(tokens) != 1:
            return _only(self._parts.get(tokens) or self._parts.get(_short(tokens)))
        if tokens[0] in _THINGS and not titled:
            return None
        return _only(self._parts.get(tokens)) or self._by_first(tokens, at)

    def _by_first(self, tokens: Tokens, at: int) -> str | None:
        """Return whom a first name alone means: somebody named in full before."""
        whom = None if tokens in self._parts else _only(self._given.get(tokens[0]))
        known = whom and (self._since[whom] < at or tokens[0] in _FAMILY)
        return whom if known else None


_FAMILY = FAMILY_FIRST | HUNGARIAN


def _short(tokens: Tokens) -> Tokens:
    """Return a name without the initials in its middle."""
    return tuple(
        token
        for place, token in enumerate(tokens)
        if len(token) > 1 or place in {0, len(tokens) - 1}
    )


def _only(names: set[str] | None) -> str | None:
    return next(iter(names)) if names and len(names) == 1 else None


def mentions_of(
    sentence: Sentence, words: Words, names: Sequence[Name], bearers: Bearers
) -> tuple[Mention, ...]:
    """Return whom a sentence mentions, by name or by role, in order."""
    offset = sentence.span.start
    found = [
        *_by_name(words, names, bearers, offset),
        *_by_common_word(words, names, bearers),
        *_by_role(words, bearers, offset),
    ]
    return tuple(sorted(found))


def _by_name(
    words: Words, names: Sequence[Name], bearers: Bearers, offset: int
) -> Iterator[Mention]:
    for name in names:
        tokens = tokens_of(words[name.start : name.end])
        at = offset + words[name.start].start
        whom = bearers.find(tokens, titled=name.titled, at=at)
        if whom and (len(tokens) > 1 or name.titled or not _is_of_thing(words, name)):
            yield Mention(name.start, name.end, whom)


def _by_common_word(
    words: Words, names: Sequence[Name], bearers: Bearers
) -> Iterator[Mention]:
    """Return the mentions by surnames that are common words: "May said"."""
    for place, word in enumerate(words):
        if word.kind in _NOMINAL or not word.text[0].isupper():
            continue
        if kind_at(words, place + 1) not in {VERB, AUXILIARY, POSSESSIVE}:
            continue
        whom = bearers.find((plain(word.text),))
        if whom and not any(name.start <= place < name.end for name in names):
            yield Mention(place, place + 1, whom)


_NOMINAL = frozenset({NAME, NOUN})


def _is_of_thing(words: Words, name: Name) -> bool:
    """Return whether a lone name is a thing's: "the Weiss house"."""
    article = kind_at(words, name.start - 1) == DETERMINER
    return article or kind_at(words, name.end) == HYPHEN


def _by_role(words: Words, bearers: Bearers, offset: int) -> Iterator[Mention]:
    """Return the mentions by "the" and a role that one person was given before."""
    for place, word in enumerate(words):
        phrase = _role_after(words, place) if word.low == "the" else None
        if phrase:
            lows = tuple(each.low for each in words[slice(*phrase)])
            whom = bearers.find_by_role(lows, offset + word.start)
            if whom:
                yield Mention(*phrase, whom)


def _role_after(words: Words, article: int) -> Phrase | None:
    """Return the role right after an article, if nothing more is said of it."""
    end = article + 1
    while (
        kind_at(words, end) in {NOUN, NAME, ADJECTIVE}
        and end - article <= _LONGEST_ROLE
    ):
        end += 1
    if end == article + 1 or not is_role(words, end - 1):
        return None
    after = kind_at(words, end)
    named = after == COMMA and kind_at(words, end + 1) == NAME
    of = after == PREPOSITION and words[end].low in {"of", "for", "to", "from", "at"}
    tied = after == HYPHEN or word_is(words, end, "who") or word_is(words, end, "and")
    return None if named or of or tied else (article + 1, end)


def _means(core: Tokens, lows: Tokens) -> bool:
    if core[-len(lows) :] != lows:
        return False
    rest = core[: -len(lows)]
    return not rest or rest[-1] not in _QUALIFIED


def is_same_role(role: str, other: str) -> bool:
    """Return whether another role says no more than this one, by its own words.

    "Prime Minister" is the same as "Israeli Prime Minister"; "former minister" is not
    the same as "minister".
    """
    mine, theirs = _lows(role), _lows(other)
    opens = mine[: len(theirs)] == theirs and not _goes_on(mine[len(theirs) :])
    return opens or (theirs == _core(other) and _means(_core(role), theirs))


def _goes_on(rest: Tokens) -> bool:
    """Return whether more words make a role another one: "vice" president."""
    return bool(rest) and rest[0] not in PREPOSITIONS


# Each role of a person is compared with all others, those of many articles too.
@lru_cache(maxsize=1024)
def _lows(role: str) -> Tokens:
    words = words_of(role)
    start = next((at for at, w in enumerate(words) if w.kind != DETERMINER), 0)
    return tuple(word.low for word in words[start:])


@lru_cache(maxsize=1024)
def _core(role: str) -> Tokens:
    """Return a role's words up to its first preposition: "mayor" of Linz."""
    words = words_of(role)
    ends = (at for at, word in enumerate(words) if word.kind == PREPOSITION and at)
    return tuple(word.low for word in words[: next(ends, len(words))])


_HEADS = frozenset({POSSESSIVE, NOUN, NAME, ADJECTIVE})
"""What makes a name before it a mere part: "Kern's lawyer", "Kern supporters"."""


def head_mention(words: Words, phrase: Phrase, inside: list[Mention]) -> str | None:
    """Return the person a phrase names, when the person is its head.

    "Kern's lawyer", "a spokesman for Kern" and "Kern and Weiss" name nobody here.
    """
    if len({mention.whom for mention in inside}) != 1:
        return None
    mention = inside[-1]
    if kind_at(words, mention.end) == HYPHEN or (
        mention.end < phrase[1] and kind_at(words, mention.end) in _HEADS
    ):
        return None
    joined = any(word.low in {"and", "or", "&"} for word in words[slice(*phrase)])
    return None if joined or _hangs(words, phrase[0], mention.start) else mention.whom


def _hangs(words: Words, start: int, place: int) -> bool:
    """Return whether a name hangs on other words: "the lawsuit Novak filed"."""
    before = words[start:place]
    if any(word.kind == PREPOSITION for word in before):
        return True
    return bool(before) and before[-1].kind == NOUN and not is_role(words, place - 1)

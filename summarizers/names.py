"""Names in a sentence, and how likely each is a person's.

A name is a run of capitalised words. Leading titles and roles are taken off it ("Prime
Minister" Benjamin Netanyahu); what speaks for a person (a title, a role beside it, a
usual given name, an age, a verb of saying) is weighed against what speaks for an
organisation or a place.
"""

from typing import NamedTuple

from summarizers import gazetteer
from summarizers.english import BE, SAYING, lemma
from summarizers.grammar import (
    ADJECTIVE,
    COMMA,
    DETERMINER,
    HYPHEN,
    MARK,
    NAME,
    NOUN,
    NUMBER,
    POSSESSIVE,
    PREPOSITION,
    words_of,
)
from summarizers.phrases import Phrase, Words, kind_at, phrase_before, word_is

_NOBODY: frozenset[int] = frozenset()
_LONGEST = 5


class Name(NamedTuple):
    """A name by word places, the phrases that give it a role, and the signs' sum."""

    start: int
    end: int
    roles: tuple[Phrase, ...]
    weight: int


def names_in(text: str) -> tuple[Name, ...]:
    """Return the names of a sentence in order, people or not."""
    words = words_of(text)
    found = []
    place = 0
    while place < len(words):
        end = _run_end(words, place)
        if end > place:
            name = _name(words, place, end)
            found.extend([name] if name else [])
        place = max(end, place + 1)
    return tuple(found)


def _is_capital(words: Words, place: int) -> bool:
    """Return whether the word looks like part of a name."""
    word = words[place]
    if word.kind == NAME:
        return word.text[0].isupper()
    low = word.low
    known = low in gazetteer.HONORIFICS or low in gazetteer.GIVEN_NAMES
    return known and word.text[0].isupper() and kind_at(words, place + 1) == NAME


def _run_end(words: Words, start: int) -> int:
    """Return where the run of capitalised words that begins here ends."""
    end = start
    while end < len(words) and _goes_on(words, start, end):
        end += 1
    return end


def _goes_on(words: Words, start: int, place: int) -> bool:
    """Return whether the word belongs to the run that began before it."""
    if _is_capital(words, place):
        return True
    return place > start and (_ties(words, place) or _is_stop_of_initial(words, place))


def _ties(words: Words, place: int) -> bool:
    """Return whether a hyphen or a particle joins two capitalised words."""
    after = place + 1
    while after < len(words) and words[after].low in gazetteer.PARTICLES:
        after += 1
    capital = after < len(words) and words[after].kind == NAME
    joins = words[place].low in gazetteer.PARTICLES or (
        words[place].kind == HYPHEN and words[place].start == words[place - 1].end
    )
    return capital and joins


def _is_stop_of_initial(words: Words, place: int) -> bool:
    """Return whether a dot belongs to an initial or a short title before it."""
    before = words[place - 1]
    short = len(before.text) == 1 or before.low in (
        gazetteer.HONORIFICS | gazetteer.ABBREVIATED | {"jr", "sr"}
    )
    return (
        words[place].text == "."
        and short
        and place + 1 < len(words)
        and words[place + 1].kind == NAME
    )


def _name(words: Words, start: int, end: int) -> Name | None:
    """Return the name of a run without the titles before it."""
    first = start
    for place in range(start, end):
        if words[place].low in gazetteer.ROLES and place < end - 1:
            first = place + 1
    while first < end and not _is_capital(words, first):
        first += 1
    if first >= end or end - first > _LONGEST:
        return None
    roles = tuple(_roles(words, start, first, end))
    return Name(first, end, roles, _weight(words, start, first, end, bool(roles)))


def _roles(words: Words, start: int, first: int, end: int) -> list[Phrase]:
    """Return the roles beside a name: before it, after a comma, after "is"."""
    found = [
        _title(words, start, first),
        _role_before(words, start) if first == start else None,
        _apposition(words, end),
        _apposition_before(words, start, end) if first == start else None,
    ]
    return [phrase for phrase in found if phrase]


def _title(words: Words, start: int, first: int) -> Phrase | None:
    """Return the capitalised title with the words that go with it."""
    while first > start and words[first - 1].kind == MARK:
        first -= 1
    bare = all(
        word.low in gazetteer.HONORIFICS or word.kind == MARK
        for word in words[start:first]
    )
    if first == start or bare:
        return None
    while kind_at(words, start - 1) == ADJECTIVE or (
        start and words[start - 1].low in gazetteer.ROLE_PREFIXES
    ):
        start -= 1
    return start, first


_ROLE_WORDS = frozenset({NOUN, NAME, ADJECTIVE, HYPHEN, POSSESSIVE})


def _role_before(words: Words, start: int) -> Phrase | None:
    """Return the lower-case role right before a name: "company spokesman"."""
    if not start or words[start - 1].low not in gazetteer.ROLES:
        return None
    begin = start
    while begin and (
        words[begin - 1].kind in _ROLE_WORDS
        or (words[begin - 1].kind == NUMBER and words[begin].kind == HYPHEN)
    ):
        begin -= 1
    return (begin, start) if begin < start else None


def _apposition(words: Words, end: int) -> Phrase | None:
    """Return the role after a name: ", a former negotiator," or "is the mayor"."""
    at = _after_link(words, end)
    if at is None:
        return None
    while kind_at(words, at) == DETERMINER:
        at += 1
    last = at
    while last < len(words) and words[last].kind in _APPOSED and last - at < 12:
        if words[last].low in _NO_ROLE:
            break
        last += 1
    while last > at and words[last - 1].kind not in {NOUN, NAME}:
        last -= 1
    head = _head(words, at, last)
    is_role = head is not None and words[head].low in gazetteer.ROLES
    return (at, last) if is_role else None


_APPOSED = frozenset(
    {NOUN, NAME, ADJECTIVE, HYPHEN, POSSESSIVE, PREPOSITION, DETERMINER}
)
_NO_ROLE = frozenset({"since", "until", "after", "before", "during", "than"})


def _after_link(words: Words, end: int) -> int | None:
    """Return where a role may begin after a name: past a comma, an age, "who is"."""
    at = end
    if kind_at(words, at) == COMMA:
        at += 1
        if kind_at(words, at) == NUMBER and kind_at(words, at + 1) == COMMA:
            at += 2
        if word_is(words, at, "who") and words[at + 1 : at + 2]:
            return at + 2 if words[at + 1].low in BE else None
        return at
    copula = at < len(words) and words[at].low in {"is", "was"}
    return at + 1 if copula and kind_at(words, at + 1) == DETERMINER else None


def _head(words: Words, start: int, end: int) -> int | None:
    """Return the place of a phrase's head: the noun before its first preposition."""
    for place in range(start, end):
        if words[place].kind == PREPOSITION:
            return place - 1 if place > start else None
    return end - 1 if end > start else None


def _apposition_before(words: Words, start: int, end: int) -> Phrase | None:
    """Return the role before a comma before a name: "The mayor of Linz, Eva Kern,"."""
    if kind_at(words, start - 1) != COMMA or kind_at(words, end) != COMMA:
        return None
    phrase = phrase_before(words, start - 1, _NOBODY)
    if not phrase:
        return None
    if words[phrase[0]].kind == DETERMINER:
        phrase = phrase[0] + 1, phrase[1]
    head = _head(words, *phrase)
    is_role = head is not None and words[head].low in gazetteer.ROLES
    return phrase if is_role else None


def _weight(words: Words, start: int, first: int, end: int, has_role: bool) -> int:  # noqa: FBT001 - private, by one caller
    """Return the sum of the signs for (above 0) and against a person."""
    lows = [word.low for word in words[first:end]]
    beside = first > start or (start and words[start - 1].low in gazetteer.ROLES)
    if len(lows) == 1 and not beside:
        return 0
    weight = 4 * has_role + 4 * (first > start)
    weight += 2 * (len(lows) > 1 and lows[0] in gazetteer.GIVEN_NAMES)
    weight += _signs_after(words, end)
    weight -= 12 * (lows[-1] in gazetteer.ORGANISATION_WORDS)
    weight -= 3 * (lows[0] in gazetteer.PLACES or lows[-1] in gazetteer.PLACES)
    weight -= 3 * (first == start and kind_at(words, start - 1) == DETERMINER)
    weight -= 2 * any(
        len(low) > 1 and low.upper() == word.text
        for low, word in zip(lows, words[first:end], strict=True)
        if low.isalpha()
    )
    return weight - (len(lows) == 1)


def _signs_after(words: Words, end: int) -> int:
    """Return what the words after a name say for a person."""
    weight = 0
    if word_is(words, end, "who") or (
        kind_at(words, end) == COMMA and word_is(words, end + 1, "who")
    ):
        weight += 2
    aged = kind_at(words, end) == COMMA and kind_at(words, end + 1) == NUMBER
    if aged and kind_at(words, end + 2) in {COMMA, MARK}:
        weight += 2
    if end < len(words) and lemma(words[end].low) in SAYING:
        weight += 1
    return weight

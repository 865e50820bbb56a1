"""Roles: the words beside a name that say what the person is, letter for letter.

A role stands before the name ("Prime Minister", "company spokesman"), after a comma
("…, a former boxer,"), before a comma ("The mayor of Linz, …,"), after "is" or after
"was appointed". A denied role is none, and neither is one that only a speaker gives.
"""

from summarizers.english.grammar import (
    ADJECTIVE,
    COMMA,
    DETERMINER,
    GERUND,
    HYPHEN,
    LINK,
    MARK,
    NAME,
    NOUN,
    NUMBER,
    POSSESSIVE,
    PREPOSITION,
    TO,
    VERB,
)
from summarizers.english.phrases import Phrase, Words, kind_at, phrase_before, word_is
from summarizers.english.wordlists import BE, word_set
from summarizers.people import gazetteer
from summarizers.people.forenames import GIVEN_NAMES, plain

_NOBODY: frozenset[int] = frozenset()
_FAR = 12
_AFTER_HYPHEN = frozenset({"elect", "designate", "general", "chief", "large"})
_NAMED = frozenset({"appointed", "named", "elected", "chosen", "made"})
_NO_ARTICLES = frozenset({"no", "neither", "any", "not"})
_ENDS = frozenset({"since", "after", "before", "during", "than", "by", "amid", "over"})
_LATER = _ENDS | {"with", "on"}
_BOUNDS = frozenset({"until", "from", "between"})
_NEVER = frozenset({"until", "between"})
_TIMES = word_set(
    "last this next earlier late january february march april may june july august "
    "september october november december monday tuesday wednesday thursday friday "
    "saturday sunday spring summer autumn winter"
)
_INSIDE = frozenset({NOUN, NAME, ADJECTIVE, HYPHEN, POSSESSIVE})
_TIES = frozenset({PREPOSITION, TO})
_APPOSED = _INSIDE | {PREPOSITION, DETERMINER}


def is_role(words: Words, place: int) -> bool:
    """Return whether the word at a place names what a person is."""
    if not 0 <= place < len(words):
        return False
    low = words[place].low
    if low in gazetteer.SURNAMES_TOO and words[place].text[0].isupper():
        # "Tom Baker" is no baker; "Baker Tom Lund" is.
        return not place or plain(words[place - 1].text) not in GIVEN_NAMES
    if low in gazetteer.ROLES or low.endswith(gazetteer.ROLE_ENDINGS):
        return True
    return low in _AFTER_HYPHEN and kind_at(words, place - 1) == HYPHEN


def roles_of(words: Words, start: int, first: int, end: int) -> tuple[Phrase, ...]:
    """Return the roles of a name by word places; its run begins at `start`."""
    found = [
        _title(words, start, first),
        _before(words, start) if first == start else None,
        _after_comma(words, end),
        _before_comma(words, start, end) if first == start else None,
        _after_verb(words, start, end),
    ]
    return tuple(phrase for phrase in found if phrase)


def head_of(words: Words, start: int, end: int) -> int:
    """Return the place of a phrase's head: the word before its first preposition."""
    for place in range(start + 1, end):
        if words[place].kind in _TIES and kind_at(words, place - 1) != HYPHEN:
            return place - 1
    return end - 1


def _title(words: Words, start: int, first: int) -> Phrase | None:
    """Return the capitalised title with the words that go with it."""
    bare = all(
        word.low in gazetteer.HONORIFICS or word.kind == MARK
        for word in words[start:first]
    )
    if first == start or bare:
        return None
    return _with_prefixes(words, start), first


def _with_prefixes(words: Words, start: int) -> int:
    """Return where a role begins that has "former" or "the late" before it."""
    while start and (
        words[start - 1].kind == ADJECTIVE
        or words[start - 1].low in gazetteer.ROLE_PREFIXES
        or (words[start - 1].kind == HYPHEN and start > 1)
    ):
        start -= 1
    return start


def _before(words: Words, start: int) -> Phrase | None:
    """Return the lower-case role right before a name: "company spokesman"."""
    if not is_role(words, start - 1):
        return None
    begin = start
    while begin and _joins(words, begin - 1, start):
        begin -= 1
    return (begin, start) if begin < start else None


def _joins(words: Words, place: int, end: int) -> bool:
    """Return whether the word belongs to the role right behind it."""
    word = words[place]
    if kind_at(words, place + 1) == HYPHEN:
        return True
    if place + 1 < end and words[place + 1].low in gazetteer.ROLE_OPENERS:
        return word.kind in {HYPHEN, POSSESSIVE}
    prefix = place + 1 < end and word.low in gazetteer.ROLE_PREFIXES
    return prefix or word.kind in _INSIDE


def _after_comma(words: Words, end: int) -> Phrase | None:
    """Return the role after a name: ", a former negotiator," or ", who is a baker,"."""
    if kind_at(words, end) != COMMA:
        return None
    at = end + 1
    if kind_at(words, at) == NUMBER and kind_at(words, at + 1) == COMMA:
        at += 2
    if word_is(words, at, "who"):
        at = at + 2 if at + 1 < len(words) and words[at + 1].low in BE else len(words)
        if kind_at(words, at) != DETERMINER:
            return None
    return _explaining(words, at)


def _explaining(words: Words, at: int, loose: frozenset[str] = _ENDS) -> Phrase | None:
    """Return the role that begins at a place, without its article."""
    while kind_at(words, at) == DETERMINER:
        if words[at].low in _NO_ARTICLES:
            return None
        at += 1
    last = at
    while last < len(words) and last - at < _FAR and _belongs(words, at, last, loose):
        last += 1
    while last > at and words[last - 1].kind not in {NOUN, NAME}:
        last -= 1
    if last == at or not is_role(words, head_of(words, at, last)):
        return None
    if _is_next_person(words, at, last):
        return None
    return at, _with_bounds(words, last)


def _is_next_person(words: Words, start: int, end: int) -> bool:
    """Return whether a role belongs to the next of a row: ", Ohio Gov. John Kern"."""
    if word_is(words, end, ".") and kind_at(words, end + 1) == NAME:
        return True
    at = end - 2
    if at <= start or words[at].kind != NAME or words[at - 1].kind != NAME:
        return False
    return plain(words[at].text) in GIVEN_NAMES and not is_role(words, at - 1)


def _belongs(words: Words, start: int, place: int, ends: frozenset[str]) -> bool:
    word = words[place]
    if word.low in gazetteer.ROLE_PREFIXES and place == start:
        return True
    if word.kind == GERUND:
        return place > start and kind_at(words, place + 1) == NOUN
    if word.kind == TO:
        return kind_at(words, place + 1) in _APPOSED
    if word.kind not in _APPOSED or word.low in ends or word.low in _NEVER:
        return False
    return word.kind != PREPOSITION or not _is_time(words, place + 1)


def _is_time(words: Words, place: int) -> bool:
    while kind_at(words, place) == DETERMINER and words[place].low != "this":
        place += 1
    return kind_at(words, place) == NUMBER or (
        place < len(words) and words[place].low in _TIMES
    )


def _with_bounds(words: Words, end: int) -> int:
    """Return the end with "until 2012" or "from 2004 to 2012": the role is over."""
    if end >= len(words) or words[end].low not in _BOUNDS:
        return end
    if kind_at(words, end + 1) != NUMBER:
        return end
    joins = any(word_is(words, end + 2, low) for low in ("to", "until", "and"))
    return end + 4 if joins and kind_at(words, end + 3) == NUMBER else end + 2


def _before_comma(words: Words, start: int, end: int) -> Phrase | None:
    """Return the role before a comma before a name: "The mayor of Linz, Eva Kern,"."""
    if kind_at(words, start - 1) != COMMA:
        return None
    phrase = phrase_before(words, start - 1, _NOBODY)
    if not phrase or not is_role(words, head_of(words, *phrase)):
        return None
    closed = kind_at(words, end) in {COMMA, MARK} or kind_at(words, end) == LINK
    begin = phrase[0]
    if words[begin].kind == DETERMINER:
        begin += 1
    return (begin, start - 1) if closed and begin < start - 1 else None


def _after_verb(words: Words, start: int, end: int) -> Phrase | None:
    """Return the role after "is the", "was appointed" or "became"."""
    if _is_reported(words, start):
        return None
    at = _past_age(words, end)
    if word_is(words, at, "became"):
        return _explaining(words, at + 1, _LATER)
    if at >= len(words) or words[at].low not in {"is", "was"}:
        return None
    if kind_at(words, at + 1) == DETERMINER:
        role = _explaining(words, at + 1, _LATER)
        return None if role and _is_over(words, role) else role
    if at + 1 < len(words) and words[at + 1].low in _NAMED:
        return _explaining(words, at + 2 + word_is(words, at + 2, "as"), _LATER)
    return None


def _is_over(words: Words, role: Phrase) -> bool:
    """Return whether the words at a role's end say when it was held."""
    end = role[1]
    dated = kind_at(words, end) == PREPOSITION and kind_at(words, end + 1) == NUMBER
    return dated or words[end - 1].kind == NUMBER


def _past_age(words: Words, place: int) -> int:
    """Return the place after ", 52," behind a name."""
    aged = kind_at(words, place) == COMMA and kind_at(words, place + 1) == NUMBER
    return place + 3 if aged and kind_at(words, place + 2) == COMMA else place


def _is_reported(words: Words, start: int) -> bool:
    """Return whether somebody else says what follows the name, or it is only an if."""
    before = words[start - 1].low if start else ""
    return before in {"that", "if", "whether", "unless"} or (
        kind_at(words, start - 1) == VERB
    )

"""Names in a sentence, and how likely each is a person's.

A name is a run of capitalised words, with the particles, initials and nicknames inside
it. Leading titles and roles are taken off it ("Prime Minister" Benjamin Netanyahu);
`signs` weighs what speaks for a person.
"""

from collections.abc import Iterator

from summarizers.english.grammar import (
    ADJECTIVE,
    ADVERB,
    GERUND,
    HYPHEN,
    MAYBE_VERB,
    MODAL,
    NAME,
    NOUN,
    VERB,
    Word,
    words_of,
)
from summarizers.english.phrases import Words, kind_at, word_is
from summarizers.english.wordlists import word_set
from summarizers.people import gazetteer
from summarizers.people.forenames import GIVEN_NAMES, SYLLABLES, plain
from summarizers.people.roles import is_role, roles_of
from summarizers.people.signs import Name, weight_of

_LONGEST = 5
_NICKNAME = 4
_QUOTES = frozenset("\"“”‘’'«»")
_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
_COMMON = frozenset({ADJECTIVE, ADVERB, MODAL, VERB, GERUND, NOUN, MAYBE_VERB})
_SUFFIXES = frozenset({"jr", "sr"})


def names_in(text: str) -> tuple[Name, ...]:
    """Return the names of a sentence in order, people or not."""
    # A headline in capitals tells nothing about what is a name.
    return () if text.isupper() else tuple(_names(words_of(text)))


def _names(words: Words) -> Iterator[Name]:
    end = 0
    for place, word in enumerate(words):
        # Most words are small: they are passed over before anything else is asked.
        if place < end or not word.text[0].isupper():
            continue
        end = _run_end(words, place)
        name = _name(words, place, end) if end > place else None
        if name:
            yield name


def _is_capital(words: Words, place: int) -> bool:
    """Return whether the word looks like part of a name."""
    if place >= len(words) or not words[place].text[0].isupper():
        return False
    if words[place].low in _DAYS:
        return False
    if words[place].kind == NAME or _is_surname(words, place):
        return True
    low = plain(words[place].text)
    known = low in gazetteer.HONORIFICS or low in GIVEN_NAMES
    return known and kind_at(words, place + 1) == NAME


def _is_surname(words: Words, place: int) -> bool:
    """Return whether a common word is a surname or an initial: Theresa "May"."""
    if not place:
        return False
    word, before = words[place], words[place - 1]
    if len(word.text) == 1:
        return before.kind == NAME and word_is(words, place + 1, ".")
    if word.kind not in _COMMON:
        return False
    tied = before.kind == HYPHEN and before.end == word.start
    return tied or _is_given(before) or before.low.strip(".") in gazetteer.HONORIFICS


def _run_end(words: Words, start: int) -> int:
    """Return where the run of capitalised words that begins here ends."""
    if not _is_capital(words, start):
        return start
    end = start + 1
    while (further := _further(words, start, end)) > end:
        end = further
    return end


def _further(words: Words, start: int, place: int) -> int:
    """Return the place after what belongs to the run here, or the same place."""
    if place >= len(words):
        return place
    if _is_capital(words, place) or _is_stop_of_initial(words, place):
        return place + 1
    if _is_syllable(words, place):
        return place + 2
    tied = _past_ties(words, place)
    if _is_capital(words, tied) and tied > place:
        return tied + 1
    return _past_nickname(words, start, place)


def _past_ties(words: Words, place: int) -> int:
    """Return the place after hyphens and particles: "van der", "al-", "-elect"."""
    at = place
    while at < len(words):
        low = words[at].low
        glued = words[at].kind == HYPHEN and words[at].start == words[at - 1].end
        ends = low in {"elect", "designate"} and kind_at(words, at - 1) == HYPHEN
        if not glued and not ends and low not in gazetteer.PARTICLES:
            break
        at += 1
    return at


def _is_syllable(words: Words, place: int) -> bool:
    """Return whether a small syllable is tied to an Asian name: Kim Jong"-un"."""
    if kind_at(words, place) != HYPHEN or place + 1 >= len(words):
        return False
    return words[place + 1].text in SYLLABLES


def _is_stop_of_initial(words: Words, place: int) -> bool:
    """Return whether a dot belongs to an initial or a short title before it."""
    before, word = words[place - 1], words[place]
    if word.text != "." or word.start != before.end:
        return False
    if before.low in _SUFFIXES:
        return place + 1 < len(words)
    short = len(before.text) == 1 or before.low in (
        gazetteer.HONORIFICS | gazetteer.ABBREVIATED | {"st"}
    )
    return short and kind_at(words, place + 1) == NAME


def _past_nickname(words: Words, start: int, place: int) -> int:
    """Return the place after a nickname in quotation marks inside a name."""
    if place == start or words[place].text not in _QUOTES:
        return place
    for close in range(place + 2, min(place + _NICKNAME, len(words))):
        if words[close].text in _QUOTES:
            inside = kind_at(words, close - 1) == NAME and _is_capital(words, close + 1)
            return close + 2 if inside else place
    return place


def _name(words: Words, start: int, end: int) -> Name | None:
    """Return the name of a run without the titles before it."""
    first = _past_office(words, start, _past_titles(words, start, end), end)
    first = _past_nation(words, first, end)
    while first < end and not _is_capital(words, first):
        first += 1
    count = sum(_is_capital(words, place) for place in range(first, end))
    if not 0 < count <= _LONGEST or (count == 1 and is_role(words, first)):
        return None
    begin = _office_start(words, start) if first > start else start
    roles = roles_of(words, begin, first, end)
    titled = first > begin or is_role(words, begin - 1)
    name = Name(first, end, roles, 0, titled)
    return name._replace(weight=weight_of(words, name, begin))


def _past_titles(words: Words, start: int, end: int) -> int:
    """Return where a name begins behind the titles its run opens with."""
    first = start
    for place in range(start, end - 1):
        given = any(_is_given(word) for word in words[first:place])
        is_title = is_role(words, place) and (
            place > start or not _is_given(words[place])
        )
        if is_title and (not given or _is_given(words[place + 1])):
            first = place + 1
    return start if all(w.low in _SUFFIXES for w in words[first : first + 1]) else first


def _past_nation(words: Words, first: int, end: int) -> int:
    """Return where the name begins in "Briton Alex Dow"."""
    nation = end - first > 2 and plain(words[first].text) in gazetteer.PLACES
    return first + 1 if nation and _is_given(words[first + 1]) else first


def _past_office(words: Words, start: int, first: int, end: int) -> int:
    """Return where the name begins in "Secretary of State John Kerry"."""
    names = sum(word.kind == NAME for word in words[start:end])
    if first > start or names < 3 or _office_start(words, start) == start:
        return first
    given = (place for place in range(start + 1, end - 1) if _is_given(words[place]))
    return next(given, end - 2)


def _office_start(words: Words, start: int) -> int:
    """Return where a title begins that has "of" inside: "Minister of" Health."""
    of = start - 1
    if not word_is(words, of, "of") or not is_role(words, of - 1):
        return start
    office = words[of - 1]
    return of - 1 if office.text[0].isupper() or office.low in _OFFICES else start


_OFFICES = frozenset({"minister", "secretary", "president", "mayor", "governor"})


def _is_given(word: Word) -> bool:
    return plain(word.text) in GIVEN_NAMES

"""Names in a sentence, and how likely each is a person's.

A name is a run of capitalised words, with the particles, initials and nicknames inside
it. Leading titles and roles are taken off it ("Prime Minister" Benjamin Netanyahu);
what speaks for a person (a title, a role beside it, a usual given name, an age, a verb
of saying) is weighed against what speaks for an organisation or a place.
"""

from collections.abc import Iterator
from typing import NamedTuple

from summarizers import gazetteer
from summarizers.english import SAYING, lemma
from summarizers.forenames import ENDINGS, FAMILY_FIRST, GIVEN_NAMES, HUNGARIAN, plain
from summarizers.grammar import (
    ADJECTIVE,
    ADVERB,
    COMMA,
    DETERMINER,
    GERUND,
    HYPHEN,
    MARK,
    MAYBE_VERB,
    MODAL,
    NAME,
    NOUN,
    NUMBER,
    POSSESSIVE,
    VERB,
    Word,
    words_of,
)
from summarizers.phrases import Phrase, Words, kind_at, word_is
from summarizers.roles import head_of, is_role, roles_of

LEAST = 2
"""The sum of signs from which a name is taken for a person's."""
_LONGEST = 5
_NICKNAME = 4
_QUOTES = frozenset("\"“”‘’'«»")
_FIRST = GIVEN_NAMES | FAMILY_FIRST | HUNGARIAN
_COMMON = frozenset({ADJECTIVE, ADVERB, MODAL, VERB, GERUND, NOUN, MAYBE_VERB})
_SUFFIXES = frozenset({"jr", "sr"})
_PRONOUNS = frozenset({"he", "she", "his", "her", "him"})


class Name(NamedTuple):
    """A name by word places, the phrases that give it a role, and the signs' sum.

    `titled` when a title or role stands right before it.
    """

    start: int
    end: int
    roles: tuple[Phrase, ...]
    weight: int
    titled: bool


def names_in(text: str) -> tuple[Name, ...]:
    """Return the names of a sentence in order, people or not."""
    # A headline in capitals tells nothing about what is a name.
    return () if text.isupper() else tuple(_names(words_of(text)))


def _names(words: Words) -> Iterator[Name]:
    place = 0
    while place < len(words):
        end = _run_end(words, place)
        if end > place:
            name = _name(words, place, end)
            if name:
                yield name
        place = max(end, place + 1)


def _is_capital(words: Words, place: int) -> bool:
    """Return whether the word looks like part of a name."""
    if place >= len(words) or not words[place].text[0].isupper():
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
    if _is_syllable(words, start, place):
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


def _is_syllable(words: Words, start: int, place: int) -> bool:
    """Return whether a small syllable is tied to an Asian name: Kim Jong"-un"."""
    if kind_at(words, place) != HYPHEN or plain(words[start].text) not in FAMILY_FIRST:
        return False
    return len(words[place + 1].text) < 6 and words[place + 1].text.isalpha()


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
    while first < end and not _is_capital(words, first):
        first += 1
    count = sum(_is_capital(words, place) for place in range(first, end))
    if not 0 < count <= _LONGEST or (count == 1 and is_role(words, first)):
        return None
    begin = _office_start(words, start) if first > start else start
    roles = roles_of(words, begin, first, end)
    titled = first > begin or is_role(words, begin - 1)
    name = Name(first, end, roles, 0, titled)
    return name._replace(weight=_weight(words, name, begin))


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


def _past_office(words: Words, start: int, first: int, end: int) -> int:
    """Return where the name begins in "Secretary of State John Kerry"."""
    if first > start or end - start < 3 or _office_start(words, start) == start:
        return first
    given = (place for place in range(start + 1, end - 1) if _is_given(words[place]))
    return next(given, end - 2)


def _office_start(words: Words, start: int) -> int:
    """Return where a title begins that has "of" inside: "Minister of" Health."""
    of = start - 1
    return of - 1 if word_is(words, of, "of") and is_role(words, of - 1) else start


def _is_given(word: Word) -> bool:
    return plain(word.text) in GIVEN_NAMES


def _weight(words: Words, name: Name, begin: int) -> int:
    """Return the sum of the signs for and against a person; the run starts at begin."""
    inside = [w for w in words[name.start : name.end] if w.text[0].isupper()]
    lows = [plain(word.text) for word in inside]
    if len(lows) == 1 and not name.titled:
        return 0
    weight = 4 * bool(name.roles or name.titled) + _signs_after(words, name.end)
    weight += _signs_inside(lows, words[name.start : name.end])
    weight -= _signs_against(lows, inside)
    weight -= _signs_before(words, name, begin)
    return weight - (len(lows) == 1) * (1 + _may_be_firm(words, name))


def _signs_inside(lows: list[str], name: Words) -> int:
    """Return what the words of a name say for a person."""
    if len(lows) == 1:
        return 0
    weight = 2 * (lows[0] in GIVEN_NAMES)
    weight += 2 * (lows[0] in HUNGARIAN and lows[1] in GIVEN_NAMES)
    weight += 2 * (lows[0] in FAMILY_FIRST and len(lows) < 4)
    weight += any(low.endswith(ENDINGS) and len(low) > 4 for low in lows[1:])
    weight += 2 * (len(lows[0].strip(".")) == 1 or lows[0].count(".") > 1)
    weight += len(lows) > 2 and len(lows[1]) == 1
    weight += any("'" in low or low.startswith(("mc", "mac")) for low in lows[1:])
    return weight + any(word.text in gazetteer.PARTICLES for word in name)


def _signs_against(lows: list[str], inside: list[Word]) -> int:
    """Return what the words of a name say for an organisation or a place."""
    weight = 12 * any(low in gazetteer.THING_WORDS for low in lows)
    weight += 4 * (lows[-1] in gazetteer.ORGANISATION_WORDS)
    weight += 3 * (lows[0] in gazetteer.PLACES or lows[-1] in gazetteer.PLACES)
    weight += 3 * (lemma(lows[0]) is not None and lows[0] not in _FIRST)
    shouted = [word for word in inside if len(word.text) > 1 and word.text.isupper()]
    dotted = all("." in word.text or len(word.text) < 3 for word in shouted)
    return weight + 3 * bool(shouted) * (not dotted)


def _signs_before(words: Words, name: Name, begin: int) -> int:
    """Return what the words before a name say against a person."""
    article = kind_at(words, begin - 1) == DETERMINER
    thing = bool(begin) and words[begin - 1].low in gazetteer.THINGS
    weight = 3 * (article and begin == name.start) + 6 * thing
    weight += 6 * (article and words[begin].low in _ROYAL)
    located = any(word_is(words, name.start - 1, low) for low in ("in", "at", "near"))
    return weight + 2 * located


def _may_be_firm(words: Words, name: Name) -> int:
    """Return what a role firms have as well says against a single word."""
    before = words[name.start - 1].low if name.start else ""
    return 4 * (before in gazetteer.ORGANISATION_ROLES)


_ROYAL = frozenset({"queen", "king", "prince", "princess", "lady", "lord", "duchess"})
"""Titles that ships and pubs carry behind an article."""


def _signs_after(words: Words, end: int) -> int:
    """Return what the words after a name say for a person."""
    comma = kind_at(words, end) == COMMA
    weight = 2 * (
        word_is(words, end, "who") or (comma and word_is(words, end + 1, "who"))
    )
    if comma and kind_at(words, end + 1) == NUMBER:
        weight += 2 * (kind_at(words, end + 2) in {COMMA, MARK})
    if kind_at(words, end) in {NOUN, NUMBER, HYPHEN}:
        weight -= 2
    if end < len(words):
        low = words[end].low
        weight += low in gazetteer.HUMAN_VERBS or lemma(low) in SAYING
        weight += any(word.low in _PRONOUNS for word in words[end : end + 8])
    if kind_at(words, end) == POSSESSIVE and _is_capital(words, end + 1):
        weight -= 2
    return weight - 6 * (comma and _is_thing(words, end + 1))


def _is_thing(words: Words, place: int) -> bool:
    """Return whether a phrase explains the name before it as a firm, a town, a team."""
    at = place
    while kind_at(words, at) == DETERMINER:
        at += 1
    end = at
    while kind_at(words, end) in {NOUN, NAME, "A", HYPHEN, POSSESSIVE}:
        end += 1
    return end > at > place and words[head_of(words, at, end)].low in gazetteer.THINGS

"""Whether one English sentence is another in other words: by proof, not by likeness.

Every sentence has readings: forms it can be given by steps that are known to keep its
sense. Synonyms of plain words become one word; a time moves from the front to the end;
who says it moves to the front; a passive with its doer becomes active; an aside between
commas may be left out. Two sentences say the same if they share a reading. Comparing
the words as a bag was dropped: it cannot tell who did what to whom, nor which clause a
"not" belongs to. What no step explains is refused, be it right or wrong.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from summarizers.english import wordlists
from summarizers.verifier.doubts import is_doubt
from summarizers.verifier.phrasing import (
    AUXILIARIES,
    CUTS,
    count_verbs,
    has_verb,
    is_noun_phrase,
    is_number,
    is_past,
    is_verb,
    may_be_verb,
)
from summarizers.verifier.standins import plain
from summarizers.verifier.synonyms import CONNECTIVES, EVENTS
from summarizers.verifier.timewords import time_end

Words = tuple[str, ...]

_SAYS = re.compile(
    r"(?:say|report|announce|state|add|confirm|warn|estimate):(?:past|s)"
)
# Stands between who says it and what is said; no text has such a word.
_SAID = ""
_LONGEST_ASIDE = 12
_LONGEST_SPEAKER = 6
_STOPS = frozenset(".!")
# Words that limit a number or a title and have no verb in their power.
_HARMLESS = wordlists.word_set(
    "about over under more less than least most fewer former deputy acting"
)
_BETWEEN = frozenset({"not", "yet", "already", "also"})
# "All were not freed by X" is not "X did not free all".
_QUANTIFIERS = wordlists.word_set("all every any each both some many most none no few")


def is_rewording(said: Words, source: Words) -> bool:
    """Return whether the words said follow from the source's by safe steps alone."""
    known = {form for whole in _shortened(source) for form in readings(whole)}
    return not known.isdisjoint(readings(said))


def readings(words: Words) -> frozenset[Words]:
    """Return the sentence in every form that the safe steps give it."""
    forms = {plain(start) for start in _opened(words)}
    for step in (_saying_first, _according_first, _time_last, _active):
        forms |= {made for form in forms for made in step(form)}
    return frozenset(forms)


def _shortened(words: Words) -> Iterator[Words]:
    """Yield the sentence, and the sentence without an aside or a connective."""
    yield words
    if words and words[0].lower() in CONNECTIVES:
        rest = words[1 + (words[1:2] == (",",)) :]
        yield rest
    commas = [place for place, word in enumerate(words) if word == ","]
    for first, last in pairwise(commas):
        subject, aside, rest = words[:first], words[first + 1 : last], words[last + 1 :]
        if _is_aside(aside) and _is_subject(subject) and _is_predicate(rest):
            yield subject + rest


def _is_aside(words: Words) -> bool:
    """Return whether words between commas only describe what stands before them."""
    if not words or len(words) > _LONGEST_ASIDE or any(map(is_doubt, words)):
        return False
    first = words[0].lower()
    return first in {"who", "which", "whose"} or (
        first in {"a", "an", "the"} and not has_verb(plain(words))
    )


def _is_subject(words: Words) -> bool:
    """Return whether the words before an aside are what a sentence is about."""
    return is_noun_phrase(plain(words)) and not any(map(is_doubt, words))


def _is_predicate(words: Words) -> bool:
    """Return whether a sentence goes on with its verb: no list, no second aside."""
    return any(
        may_be_verb(word) and not word.endswith("ing") for word in plain(words[:1])
    )


def _opened(words: Words) -> set[Words]:
    """Return the sentence as it is and with a small first letter, without its stop."""
    if words and words[-1] in _STOPS:
        words = words[:-1]
    if not words or not words[0].istitle():
        return {words}
    return {words, (words[0].lower(), *words[1:])}


# Who says it moves to the front.


def _says(word: str) -> bool:
    return bool(_SAYS.fullmatch(word)) or word in {"says", "said"}


def _saying_first(words: Words) -> Iterator[Words]:
    """Yield "police said: X" for "X, police said" and its like."""
    verbs = [place for place, word in enumerate(words) if _says(word)]
    if len(verbs) != 1:
        return
    verb = verbs[0]
    comma = max((p for p in range(verb) if words[p] == ","), default=-1)
    speaker, time, said = _attribution(words, verb, comma)
    if is_noun_phrase(speaker) and len(speaker) <= _LONGEST_SPEAKER and _is_one(said):
        for start in _opened(said):
            yield (*_opening(speaker), words[verb], *time, _SAID, *start)


def _attribution(words: Words, verb: int, comma: int) -> tuple[Words, Words, Words]:
    """Return who says it, when, if that is sure, and what."""
    after = words[verb + 1 :]
    time = time_end(after, 0)
    if comma < 0:
        if time and after[time : time + 1] == ("that",):
            return words[:verb], after[:time], after[time + 1 :]
        return words[:verb], (), _without_that(after)
    if time and time == len(after):
        return words[comma + 1 : verb], after, words[:comma]
    before = words[comma + 1 : verb]
    return () if before and after else before or after, (), words[:comma]


def _according_first(words: Words) -> Iterator[Words]:
    """Yield "according to police: X" for "X, according to police" and its like."""
    low = tuple(word.lower() for word in words)
    commas = [place for place, word in enumerate(words) if word == ","]
    if low[:2] == ("according", "to") and commas:
        speaker, said = words[2 : commas[0]], words[commas[0] + 1 :]
    elif commas and low[commas[-1] + 1 : commas[-1] + 3] == ("according", "to"):
        speaker, said = words[commas[-1] + 3 :], words[: commas[-1]]
    else:
        return
    if is_noun_phrase(speaker) and len(speaker) <= _LONGEST_SPEAKER and _is_one(said):
        for start in _opened(said):
            yield ("according", "to", *speaker, _SAID, *start)


def _without_that(said: Words) -> Words:
    """Return what is said without a "that" that only opens it."""
    opens = said[:1] == ("that",) and not any(map(may_be_verb, said[1:2]))
    return said[1:] if opens else said


def _opening(speaker: Words) -> Words:
    """Return the speaker as it would stand inside a sentence."""
    first = speaker[0].lower()
    known = first in wordlists.DETERMINERS or first == "police"
    return (first, *speaker[1:]) if known else speaker


def _is_one(said: Words) -> bool:
    """Return whether the words hold a single clause that the speaker answers for."""
    inside = said[1:]
    comma = said.index(",") if "," in said else len(said)
    return (
        len(said) > 2
        and said[0] not in wordlists.PREPOSITIONS | {"to", "nothing", "so"}
        and not any(word in CUTS - {","} for word in said)
        and not any(w in wordlists.LINKS | {"and", "but", "yet", "or"} for w in inside)
        and not any(is_verb(w) or w in AUXILIARIES for w in said[comma:])
    )


# A time moves from the front to the end.


def _time_last(words: Words) -> Iterator[Words]:
    """Yield "police left on Friday" for "on Friday, police left"."""
    end = time_end(words, 0)
    rest = words[end + (words[end : end + 1] == (",",)) :]
    if end and _is_plain_clause(rest) and not _has_event(rest):
        time = (words[0].lower(), *words[1:end]) if words[0].istitle() else words[:end]
        for start in _opened(rest):
            yield (*start, *time)


def _has_event(words: Words) -> bool:
    """Return whether a time at the end could belong to a noun instead of the verb.

    What could be a present verb in a clause about the past is the noun of one: "the
    strike on Friday".
    """
    return any(word.lower() in EVENTS or word in wordlists.PRESENT for word in words)


def _is_plain_clause(words: Words) -> bool:
    """Return whether there is one verb, and nothing that ties clauses together."""
    pairs = zip(words, (*words[1:], ""), strict=True)
    return count_verbs(words) == 1 and not any(
        word in CUTS
        or word in wordlists.LINKS
        or word in {"but", "or", "not", "and"}
        or (word == "to" and not is_number(after))
        or (is_doubt(word) and word not in _HARMLESS)
        for word, after in pairs
    )


# A passive with its doer becomes active.


def _active(words: Words) -> Iterator[Words]:
    """Yield "police freed 81 people" for "81 people were freed by police"."""
    at = words.index(_SAID) + 1 if _SAID in words else 0
    head, clause = words[:at], words[at:]
    if clause.count("by") != 1:
        return
    by = clause.index("by")
    thing, auxiliaries = _subject(clause[: by - 1])
    verb, after = clause[by - 1], clause[by + 1 :]
    doer, rest = _doer(after)
    if not (is_past(verb) and is_noun_phrase(thing) and is_noun_phrase(doer)):
        return
    if "not" in auxiliaries and _QUANTIFIERS & {word.lower() for word in thing + doer}:
        return
    for first in _opened(thing):
        for active in _voices(auxiliaries):
            yield (*head, *doer, *active, verb, *first, *rest)


def _subject(words: Words) -> tuple[Words, Words]:
    """Return the words before the first auxiliary, and those from it on."""
    for place, word in enumerate(words):
        if word in AUXILIARIES:
            return words[:place], words[place:]
    return words, ()


def _voices(auxiliaries: Words) -> tuple[Words, ...]:
    """Return what stands before the verb in the active voice, for these in passive."""
    if auxiliaries in {("was",), ("were",)}:
        return ((),)
    if auxiliaries[-1:] != ("been",) or not _BETWEEN.issuperset(auxiliaries[1:-1]):
        return ()
    forms = {"had": ("had",), "has": ("has", "have"), "have": ("has", "have")}
    return tuple((form, *auxiliaries[1:-1]) for form in forms.get(auxiliaries[0], ()))


def _doer(words: Words) -> tuple[Words, Words]:
    """Return the words up to a time at the end, and that time."""
    for place in range(1, len(words)):
        if time_end(words, place) == len(words):
            return words[:place], words[place:]
    return words, ()

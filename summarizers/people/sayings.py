"""Clauses of saying: the verbs that say something, and the words they say.

A clause is a stretch of the sentence by places in its text: after the verb ("said that
…"), or before a comma and the speaker ("…, Kern said").
"""

from summarizers.english.grammar import (
    ADJECTIVE,
    AUXILIARY,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    GERUND,
    HYPHEN,
    LINK,
    MODAL,
    NAME,
    NOUN,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    TO,
    VERB,
)
from summarizers.english.phrases import Words, kind_at, word_is
from summarizers.english.wordlists import OBJECTS, PAST, PRESENT, SAYING, word_set

Places = tuple[tuple[int, int], ...]

_SHORTEST = 3
"""Words a clause needs to be a statement."""
_URGING = frozenset({"promise", "pledge", "demand", "warn", "urge", "hope", "expect"})
"""Verbs whose statement may be an infinitive: "promised to stay"."""
_WITH_PHRASE = {
    "hint": {"at"},
    "warn": {"of", "about", "against"},
    "complain": {"of", "about"},
}
"""Verbs whose statement may be a phrase: "warned of floods"."""
_LISTENED = frozenset({"tell", "ask", "remind", "assure", "warn", "promise"})
"""Verbs that name whom they are said to: "told reporters"."""
_ONLY_QUOTING = word_set(
    "agree ask continue begin go cry sigh laugh smile muse answer exclaim call"
)
"""Verbs that say something only with a quotation beside them."""
_WITH_NOUN = word_set(
    "deny stress highlight emphasise emphasize predict demand confirm acknowledge urge "
    "forecast"
)
"""Verbs whose statement may be a noun phrase: "stressed the need"."""
_ENDS = frozenset({".", "!", "…", ",", ";", ":", "—", "–"})
FINITE = frozenset({VERB, AUXILIARY, MODAL})
_TIMES = word_set("last this next yesterday today tomorrow earlier late")
_LISTENERS = frozenset({NAME, NOUN, ADJECTIVE, POSSESSIVE, HYPHEN})


def _forms(verbs: frozenset[str]) -> dict[str, str]:
    """Return every form of these verbs that says something, with its verb."""
    listed = {form: verb for form, verb in (PRESENT | PAST).items() if verb in verbs}
    made = {f"{verb}{'d' if verb.endswith('e') else 'ed'}": verb for verb in verbs}
    return made | {f"{verb}s": verb for verb in verbs} | {"cried": "cry"} | listed


SAID = _forms(SAYING | _ONLY_QUOTING) | {"according": "according"}


def says(words: Words, place: int) -> bool:
    """Return whether the word may be a verb of saying, or "according to"."""
    word = words[place]
    if word.low not in SAID:
        return False
    if word.low == "according":
        return word_is(words, place + 1, "to")
    return word.kind == VERB or kind_at(words, place + 1) == NAME


def clause_after(words: Words, verb: int) -> Places:
    """Return the words after the verb, from "that" on where it stands near."""
    at, meant = verb + 1, SAID[words[verb].low]
    if kind_at(words, at) in {PREPOSITION, TO}:
        phrasal = at < len(words) and words[at].low in _WITH_PHRASE.get(meant, ())
        if phrasal:
            return stretch(words, at, len(words))
        if meant not in _URGING and not _that(words, verb):
            return ()
    that = _that(words, verb)
    if that:
        start = at if _is_named(words, at, meant) else that + 1
        return stretch(words, start, _clause_end(words, that))
    if meant in _LISTENED:
        at = _past_listener(words, verb + 1)
    at += word_is(words, at, ",") or word_is(words, at, ":")
    if kind_at(words, at) in FINITE | {CONJUNCTION}:
        # "which he promises will arrive": the clause is somebody else's.
        return ()
    infinitive = meant in _URGING and any(
        word.kind == TO for word in words[at : at + 2]
    )
    finite = any(word.kind in FINITE for word in words[at:])
    if not finite and not infinitive and meant not in _WITH_NOUN:
        return ()
    return stretch(words, at, _clause_end(words, at))


def _clause_end(words: Words, place: int) -> int:
    """Return where the clause ends: before ", and Kern added" or the sentence's end."""
    for at in range(place, len(words) - 3):
        joins = words[at].kind == COMMA and words[at + 1].low in {"and", "but", "while"}
        if joins and words[at + 2].kind in {NAME, PRONOUN}:
            near = range(at + 3, min(at + 7, len(words)))
            if any(says(words, verb) for verb in near):
                return at
    return len(words)


def _is_named(words: Words, place: int, meant: str) -> bool:
    """Return whether a noun stands before "that": "denied claims that" he lied."""
    if meant in _LISTENED or words[place].low in _TIMES:
        return False
    return words[place].kind in {NOUN, DETERMINER, ADJECTIVE}


def _that(words: Words, verb: int) -> int | None:
    """Return the place of a "that" which opens what is said."""
    for place in range(verb + 1, min(verb + 7, len(words))):
        if word_is(words, place, "that") and words[place].kind == LINK:
            return place
        if words[place].kind in FINITE:
            return None
    return None


def _past_listener(words: Words, place: int) -> int:
    """Return the place after whom somebody told: "told reporters"."""
    at = place + (kind_at(words, place) == DETERMINER)
    while at < len(words) and (
        words[at].kind in _LISTENERS
        or (words[at].low == "and" and kind_at(words, at + 1) == NAME)
    ):
        at += 1
    if at == place and words[at : at + 1] and words[at].low in OBJECTS:
        return at + 1
    return place if kind_at(words, at) in {PREPOSITION, *FINITE} else at


def clause_before(words: Words, end: int) -> Places:
    """Return the words up to the comma before "he said", from the sentence's start."""
    if kind_at(words, end - 1) != COMMA or end < 2:
        return ()
    opening = words[0].kind in {PREPOSITION, LINK, GERUND} or words[0].low == "asked"
    finite = any(word.kind in FINITE for word in words[: end - 1])
    if opening or not finite:
        return ()
    return stretch(words, 0, end - 1)


def stretch(words: Words, first: int, last: int) -> Places:
    """Return the words between two places without marks at the end, or nothing."""
    while last > first and words[last - 1].text in _ENDS:
        last -= 1
    if last - first < _SHORTEST:
        return ()
    return ((words[first].start, words[last - 1].end),)
